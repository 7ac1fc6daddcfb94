"""The first pages of a book, which are seen before the others are laid out."""

from collections.abc import Collection, Sequence

from orgplanner.drawing.picture import Page, Text
from orgplanner.exporters import ExportOptions, lay_out
from orgplanner.generate import generate


def boxes(page: Page, units: Collection[str]) -> list[str]:
    """The units that have a box on a page, in the order in which they are drawn."""
    items = (item for part in page.parts for item in part.picture.items)
    return [item.subject for item in items if item.subject in units]


def words(page: Page) -> str:
    items = (item for part in page.parts for item in part.picture.items)
    return "\n".join(shape.text for item in items for shape in item.shapes if isinstance(shape, Text))


def test_they_are_those_of_the_book_without_their_numbers() -> None:
    plan = generate(1500, 3)
    shown: list[Sequence[Page]] = []
    told: list[int] = []
    options = ExportOptions(form="book", paper="A4")
    scenario = plan.ordered_scenarios()[0].id
    sheets = lay_out(
        plan, scenario, options, lambda done, _: told.append(done), lambda pages: shown.append((*pages, len(told)))
    )
    [(*early, before)] = shown
    assert before < len(told), "while the others are still cut"
    units = plan.states[scenario].units
    charts = [page for page in sheets.pages if boxes(page, units)]
    assert [boxes(page, units) for page in early] == [boxes(page, units) for page in charts[: len(early)]]
    assert "page 1 of" not in words(early[0])
    assert f"of {len(sheets.pages)}" in words(charts[0])


def test_a_single_page_is_not_shown_twice() -> None:
    plan = generate(60, 3)
    shown: list[Sequence[Page]] = []
    small = ExportOptions(form="book", paper="A0", chart="units")
    lay_out(plan, plan.ordered_scenarios()[0].id, small, early=shown.append)
    assert not shown
