"""Posters: every box is whole on a sheet where that can be, and the sheets together are the whole chart."""

from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.document import open_plan
from orgplanner.drawing.chart import chart
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.paper import PAPERS
from orgplanner.drawing.picture import Box, Clip, Item, Line, Page, Picture, Text
from orgplanner.drawing.poster.cuts import across, sheets_needed, windows
from orgplanner.drawing.poster.making import Glued, poster_of
from orgplanner.drawing.poster.tiles import row_name
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.theme import PAPER
from orgplanner.exporters import ExportOptions, export, lay_out
from orgplanner.generate import generate
from orgplanner.model import Plan
from orgplanner.paths import samples
from orgplanner.text import render
from tests.drawing.plans import S, random_plans

MM = 72 / 25.4
SHEET = PaperOptions(
    paper="A4", title="Ministry", subtitle="Proposed", date="22 November 2026", footer="Established 35",
    classification="For official use <b>",
)  # fmt: skip
Bounds = tuple[float, float, float, float]


def box_item(place: int, x: float, y: float, width: float, height: float) -> Item:
    """A box with its number on it."""
    shapes = (
        Box(x, y, width, height, "#FFFFFF", "#333333"),
        Text(x + width / 2, y + height / 2, f"N{place}N", 9, "#000000", anchor="middle"),
    )
    return Item(f"u{place}", "unit", x, y, width, height, f"N{place}N", 0, draw=partial(tuple, shapes))


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    """Boxes of any size anywhere on a picture larger than a sheet."""
    width, height = draw(st.floats(300, 6_000)), draw(st.floats(300, 4_000))
    items = []
    for place in range(draw(st.integers(1, 25))):
        wide, high = draw(st.floats(20, 280)), draw(st.floats(12, 200))
        x, y = draw(st.floats(0, width - wide)), draw(st.floats(0, height - high))
        items.append(box_item(place, x, y, wide, high))
    return Picture(width, height, items)


def tiles(glued: Glued) -> list[tuple[Page, Clip, Bounds]]:
    """The sheets with what they show of the poster: left, top, right, bottom in points of the poster."""
    found = []
    for page in glued.pages[1:]:
        heading = page.parts[1]
        assert heading.clip is not None
        assert heading.scale == 1
        left, top = heading.clip.x - heading.x, heading.clip.y - heading.y
        found.append((page, heading.clip, (left, top, left + heading.clip.width, top + heading.clip.height)))
    return found


def on_poster(glued: Glued, picture: Picture) -> list[Bounds]:
    """The bounds of the boxes of a picture on the poster."""
    page, _, (left, top, _, _) = tiles(glued)[0]
    part, clip = page.parts[2], page.parts[2].clip
    assert clip is not None
    return [
        (
            part.x - clip.x + left + item.x * part.scale,
            part.y - clip.y + top + item.y * part.scale,
            part.x - clip.x + left + (item.x + item.width) * part.scale,
            part.y - clip.y + top + (item.y + item.height) * part.scale,
        )
        for item in picture.items
    ]


def is_in(inner: Bounds, outer: Bounds, slack: float = 0.01) -> bool:
    return (
        inner[0] >= outer[0] - slack and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack
    )  # fmt: skip


def texts(page: Page) -> list[str]:
    return [shape.text for part in page.parts for shape in part.picture.shapes() if isinstance(shape, Text)]


spans = st.lists(
    st.tuples(st.floats(0, 900), st.floats(5, 100)).map(lambda box: (box[0], box[0] + box[1])), max_size=30
)


@given(st.floats(100, 1000), st.floats(120, 400), st.floats(0, 60), spans)
def test_windows_cover_a_side_with_the_fewest_sheets(
    length: float, window: float, overlap: float, boxes: list[tuple[float, float]]
) -> None:
    found = windows(length, window, overlap, boxes)
    assert len(found) == sheets_needed(length, window, overlap)
    assert found[0][0] == 0
    assert found[-1][1] == length
    for start, end in found:
        assert 0 < end - start <= window + 0.001
    for (_, end), (start, _) in pairwise(found):
        assert end - start == pytest.approx(overlap)


@given(st.floats(401, 780), st.floats(0, 40), spans)
@settings(max_examples=60)
def test_a_cut_goes_through_as_few_boxes_as_can_be(
    length: float, overlap: float, boxes: list[tuple[float, float]]
) -> None:
    window = 400.0
    boxes = [(first, min(last, length)) for first, last in boxes if first < length]
    found = windows(length, window, overlap, boxes)
    if len(found) != 2:
        return
    wide = [(first - 1, last + 1) for first, last in boxes]
    least, most = length - window, window - overlap
    tried = [least + (most - least) * place / 300 for place in range(301)]
    fewest = min(across([(0, at + overlap), (at, length)], wide) for at in tried)
    assert across(found, wide) - sum(first < 0 or last > length for first, last in wide) <= fewest


@pytest.mark.parametrize(
    ("boxes", "least", "most"),
    [
        ([(0, 390), (395, 700)], 390, 395),  # in the gap between two boxes
        ([(320, 480)], 260, 320),  # before a box that the middle would cut
        ([], 335, 335),  # in the middle where nothing is to be avoided
    ],
)
def test_cuts_go_between_boxes(boxes: list[tuple[float, float]], least: float, most: float) -> None:
    found = windows(700, 440, 30, boxes)
    assert across(found, boxes) == 0
    assert least <= found[1][0] <= most


@settings(max_examples=40, deadline=None)
@given(
    pictures(), st.sampled_from(["A4", "A3", "A5", ""]), st.sampled_from([0.0, 5.0, 10.0, 25.0]),
    st.sampled_from([None, True, False]),
)  # fmt: skip
def test_the_sheets_together_are_the_whole(
    picture: Picture, paper: str, overlap: float, landscape: bool | None
) -> None:
    sheet = PaperOptions(paper=paper, landscape=landscape, title="Ministry")
    glued = poster_of(picture, sheet, overlap=overlap)
    if glued is None:
        return
    shown, boxes = [bounds for _, _, bounds in tiles(glued)], on_poster(glued, picture)
    whole = [any(is_in(box, bounds) for bounds in shown) for box in boxes]
    assert whole.count(False) == glued.tiling.cut
    for box, is_whole in zip(boxes, whole, strict=True):
        if box[2] - box[0] < overlap * MM - 2 and box[3] - box[1] < overlap * MM - 2:
            assert is_whole
        for x in (box[0] + 0.01, (box[0] + box[2]) / 2, box[2] - 0.01):  # no part of a box is missing
            for y in (box[1] + 0.01, (box[1] + box[3]) / 2, box[3] - 0.01):
                assert any(is_in((x, y, x, y), bounds) for bounds in shown)
    heading = glued.pages[1].parts[1].picture.items[0]
    for left, top, _, _ in boxes:
        assert left >= heading.x + heading.width or top >= heading.y + heading.height
    for one, other in pairwise(glued.tiling.tiles):
        if one.row == other.row:
            assert one.window.x + one.window.width - other.window.x == pytest.approx(overlap * MM)
    count = glued.tiling.rows * glued.tiling.columns
    assert len(shown) + len(glued.tiling.empty) == count
    for page in glued.pages:
        assert sorted((page.width, page.height)) == sorted(PAPERS[paper or "A4"])
        assert landscape is None or (page.width > page.height) == landscape


@settings(max_examples=25, deadline=None)
@given(pictures())
def test_what_stands_around_is_on_the_sheet_and_right(picture: Picture) -> None:
    glued = poster_of(picture, SHEET)
    if glued is None:
        return
    names = {tile.name for tile in glued.tiling.kept}
    for number, (page, clip, _), tile in zip(
        range(2, 1000), tiles(glued), glued.tiling.kept, strict=False
    ):
        words = texts(Page(page.width, page.height, page.parts[:1]))
        assert tile.name in words
        assert f"row {row_name(tile.row)}, column {tile.column + 1}" in words
        assert SHEET.classification in words
        assert f"22 November 2026 · page {number} of {len(glued.pages)}" in words
        right = f"{row_name(tile.row)}{tile.column + 2}"
        below = f"{row_name(tile.row + 1)}{tile.column + 1}"
        assert (right in words) == (right in names)
        assert (f"↓ {below}" in words) == (below in names)
        for shape in page.parts[0].picture.shapes():
            if isinstance(shape, Line):
                for x, y in shape.points:
                    assert 10 <= x <= page.width - 10
                    assert 10 <= y <= page.height - 10
                    assert not (clip.x < x < clip.x + clip.width and clip.y < y < clip.y + clip.height)
    plan = texts(glued.pages[0])
    assert {tile.name for tile in glued.tiling.tiles} <= set(plan)
    if glued.tiling.empty:
        assert any(words.startswith("Left out") for words in plan)


def test_text_is_as_large_as_is_wanted() -> None:
    picture = Picture(3000, 900, [box_item(0, 0, 0, 100, 40), box_item(1, 2900, 800, 100, 40)])
    sizes = []
    for wanted in (8.0, 12.0):
        glued = poster_of(picture, SHEET, text=wanted)
        assert glued is not None
        sizes.append(glued.pages[1].parts[2].scale * 9)
        for page in glued.pages:
            for part in page.parts:
                for shape in part.picture.shapes():
                    assert not isinstance(shape, Text) or shape.size * part.scale >= 7
    assert sizes == pytest.approx([8, 12])


def test_sheets_without_anything_are_left_out_and_rows_are_named() -> None:
    corners = [box_item(0, 0, 0, 100, 40), box_item(1, 2900, 2900, 100, 40)]
    glued = poster_of(Picture(3000, 3000, corners), SHEET)
    assert glued is not None
    assert len(glued.pages) == 3
    assert next(iter(glued.tiling.kept)).name == "A1"
    assert "B2" in glued.tiling.empty
    assert poster_of(Picture(3000, 3000, corners[:1]), SHEET) is None
    assert [row_name(row) for row in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


@settings(max_examples=12, deadline=None)
@given(random_plans())
def test_posters_of_random_plans(plan: Plan) -> None:
    drawn = chart(plan, S, ChartOptions(theme=PAPER))
    glued = poster_of(drawn.picture, SHEET, drawn.typeface, text=20)
    if glued is None:
        return
    led = {mark.link for mark in glued.outline}
    assert {f"#{id}" for id in drawn.boxes} <= led
    seen = [item.subject for page in glued.pages for part in page.parts for item in part.picture.items
            if item.outline_level is not None]  # fmt: skip
    assert sorted(seen) == sorted(drawn.boxes)  # each box is a place to go to once, on its own sheet


def test_every_name_is_found_in_the_pdf(tmp_path: Path) -> None:
    plan = generate(400, 5)
    scenario = plan.ordered_scenarios()[0].id
    file = tmp_path / "a.pdf"
    report = export(plan, scenario, file, ExportOptions(form="poster", paper="A3", classification="Secret & <i>"))
    assert render(report.notes[0]).startswith("Poster of ")
    with pypdfium2.PdfDocument(file) as document:
        found = ["".join(page.get_textpage().get_text_range().split()) for page in document]
        assert len(list(document.get_toc())) > len(plan.states[scenario].units) / 2
    assert all("Secret&<i>" in text for text in found)
    sheets = "".join(found[1:])
    for unit in plan.states[scenario].units.values():
        assert "".join(plan.words(unit.name, "en").split()) in sheets


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_neither_title_nor_boxes_of_a_sample_are_cut(language: str) -> None:
    plan = open_plan(samples() / "trade-coordination.orgplan")
    sheets = lay_out(plan, plan.ordered_scenarios()[0].id, ExportOptions(form="poster", language=language))
    heading, clip = sheets.pages[1].parts[1].picture.items[0], sheets.pages[1].parts[1].clip
    assert clip is not None
    assert heading.x + heading.width <= clip.width
    assert not any(name == "cut" for name, _ in sheets.notes[-1].values)


def test_a_wide_organisation_is_arranged_like_a_sheet_and_becomes_no_ribbon() -> None:
    plan = generate(3_700, 5)
    scenario = plan.ordered_scenarios()[0].id
    as_set = chart(plan, scenario, ChartOptions(theme=PAPER, unplaced=True))
    ribbon = poster_of(as_set.picture, replace(SHEET, paper="A3"), as_set.typeface)
    sheets = lay_out(plan, scenario, ExportOptions(form="poster", paper="A3"))
    assert ribbon is not None
    assert sheets.chart is not None
    assert len(sheets.pages) < 0.8 * len(ribbon.pages)
    assert 0.5 < sheets.chart.picture.width / sheets.chart.picture.height < 2


def test_a_poster_that_another_arrangement_does_not_make_smaller_stays_as_it_is_set() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    scenario = plan.ordered_scenarios()[0].id
    sheets = lay_out(plan, scenario, ExportOptions(form="poster", paper="A5"))
    assert sheets.chart is not None
    assert not sheets.chart.options.families


def test_a_small_chart_needs_no_poster() -> None:
    plan = generate(5, 1)
    scenario = plan.ordered_scenarios()[0].id
    small = lay_out(plan, scenario, ExportOptions(form="poster", unit=leaf(plan, scenario)))
    assert len(small.pages) == 1
    assert "One sheet is enough" in render(small.notes[-1])


def leaf(plan: Plan, scenario: str) -> str:
    """A unit with none below it."""
    state = plan.states[scenario]
    return next(id for id in state.units if not state.children(id))


def test_a_poster_can_be_called_off_while_its_arrangement_is_looked_for() -> None:
    plan = generate(500, 1)
    told = list[tuple[int, int]]()

    def stop(done: int, whole: int) -> None:
        told.append((done, whole))
        if len(told) == 6:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        lay_out(plan, plan.ordered_scenarios()[0].id, ExportOptions(form="poster"), stop)
    assert told[-1] == (1, 2)
