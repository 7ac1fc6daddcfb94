"""Lists of a book: no heading ends a column, and what lines have in common stands with the first of them."""

from hypothesis import given
from hypothesis import strategies as st

from orgplanner.drawing.book.flow import HEADING_LINE, Entry, Flow
from orgplanner.drawing.picture import Text
from orgplanner.drawing.setter import Setter
from orgplanner.drawing.theme import PAPER
from orgplanner.drawing.typeface import bundled

FLOW = Flow(500, 200, PAPER, bundled(), Setter(bundled()))


@st.composite
def lists(draw: st.DrawFn) -> list[Entry]:
    """Headings with letters and lines below them, some lines with several more in common."""
    found: list[Entry] = []
    for heading in range(draw(st.integers(1, 4))):
        found.append(Entry(f"Heading {heading}", style="heading"))
        for line in range(draw(st.integers(1, 30))):
            several = draw(st.integers(0, 3))
            if several > 1:
                found.append(Entry(f"Expert {line}", style="over"))
                found += [Entry(f"Unit {number}", 7, 1) for number in range(several)]
            else:
                found.append(Entry(f"Expert {line}", 7))
    return found


@given(lists())
def test_columns_hold_all_lines_and_end_with_none_that_means_nothing_alone(entries: list[Entry]) -> None:
    pages = FLOW.pages(entries)
    assert [block.entry for page in pages for column in page for block in column.blocks] == entries
    for page in pages:
        for column in page:
            assert column.height <= FLOW.height
            assert column.blocks[-1].entry.style not in ("heading", "over")


@given(lists())
def test_a_heading_is_further_from_what_is_above_it_than_from_its_own_lines(entries: list[Entry]) -> None:
    for page in FLOW.pages(entries):
        for item in FLOW.picture(page).items:
            words = [shape for shape in item.shapes if isinstance(shape, Text)]
            if words[0].text.startswith("Heading") and item.y > 0:
                assert words[0].y - words[0].size - item.y > HEADING_LINE / 2
