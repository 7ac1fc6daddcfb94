"""Tables on pages: every post once, pages that add up to the totals, headings that never stand alone."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import hypothesis.strategies as st
import pypdfium2
import pytest
from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.order.listing import staffing_grid
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.totals import Totals
from orgplanner.analysis.views.change_lists import change_list, post_lists
from orgplanner.analysis.views.grid import Grid, brief
from orgplanner.document import open_plan
from orgplanner.drawing.picture import Item, Page, Text
from orgplanner.drawing.report import LaidReport, Section, lay_sections
from orgplanner.drawing.report.laid import Sheet
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.errors import RuleBroken
from orgplanner.exporters import ExportOptions, export, lay_out
from orgplanner.exporters.choices.options import TABLES
from orgplanner.exporters.tables.sections import sections
from orgplanner.model import NOTHING, ZERO, Change, ChangeSet, Figure, Plan, Total, exactly, names
from orgplanner.paths import samples
from tests.analysis.reforms import FIGURES as SOME_FIGURES
from tests.analysis.reforms import STEPS, ministry, reform
from tests.drawing.plans import S, random_plans
from tests.drawing.plans import ministry as some_units

PLAN = open_plan(samples() / "mebp-trade.orgplan")
OLD, _, NEW = (row.id for row in PLAN.ordered_scenarios())
TOP = PLAN.states[NEW].children(None)[0].id
PEOPLE = frozenset({"people"})
PAPERS = st.sampled_from([("A4", None), ("A4", False), ("A3", True), ("A5", False), ("A5", True)])


def grid_of(plan: Plan, scenario: str, people: bool = True) -> Grid:
    return staffing_grid(Speller(plan, scenario, "en"), people=people)


def laid(grid: Grid, paper: tuple[str, bool | None] = ("A4", None)) -> LaidReport:
    options = PaperOptions(paper=paper[0], landscape=paper[1], title="Ministry")
    return lay_sections([Section("Staffing table", grid=grid)], options)


def texts_of(things: Sequence[Item]) -> list[str]:
    return [shape.text for item in things for shape in item.shapes if isinstance(shape, Text)]


def page_texts(page: Page) -> list[str]:
    return texts_of([item for part in page.parts for item in part.picture.items])


def subjects_of(page: Page) -> set[str | None]:
    return {item.subject for part in page.parts for item in part.picture.items}


def rows_on(sheet: Sheet) -> list[Item]:
    """The rows of a page in the order in which they stand; sums and repeated headings have no subject."""
    return sorted((item for item in sheet.items if item.outline_level is None), key=lambda item: item.y)


@settings(max_examples=20, deadline=None)
@given(random_plans(), PAPERS)
def test_every_unit_and_post_stands_once_and_no_heading_alone(plan: Plan, paper: tuple[str, bool | None]) -> None:
    grid, state = grid_of(plan, S), plan.states[S]
    report = laid(grid, paper)
    stand = [item.subject for sheet in report.sheets for item in rows_on(sheet)]
    pieces = stand.count(next(iter(state.units)))
    assert pieces >= 1
    for id in (*state.units, *state.posts):
        assert stand.count(id) == pieces, "once in each of the pieces that columns side by side need"
    for sheet in report.sheets:
        last = rows_on(sheet)[-1]
        if last.subject in state.units and run_after(grid, last.subject):
            heights = {item.subject: item.height for item in all_items(report)}
            together = sum(heights[id] for id in run_after(grid, last.subject))
            assert together > sheet.height * 0.5, "a heading is followed by what is in its unit"
        for item in sheet.items:
            assert item.y >= sheet.frame.top - 0.1
            assert item.y + item.height <= sheet.frame.bottom + 0.1


def all_items(report: LaidReport) -> list[Item]:
    return [item for sheet in report.sheets for item in rows_on(sheet) if item.subject]


def run_after(grid: Grid, unit: str) -> list[str]:
    """A heading with what must stay with it; nothing where that is nothing."""
    place = next(at for at, row in enumerate(grid.rows) if row.id == unit)
    run = [unit]
    while grid.rows[place].keeps:
        place += 1
        run.append(grid.rows[place].id)
    return [id for id in run if id] if len(run) > 1 else []


@settings(max_examples=30, deadline=None)
@given(random_plans())
def test_posts_add_up_to_the_sums_and_the_total(plan: Plan) -> None:
    grid, totals, state = grid_of(plan, S, people=False), Totals(plan, S), plan.states[S]
    places = [at for at, column in enumerate(grid.columns) if column.kind == "figure"]
    posts = {row.id: row for row in grid.rows if row.id in state.posts}
    assert sorted(posts) == sorted(state.posts)
    units = [unit.id for unit in state.units.values() if state.is_placed(unit.id)]
    placed = {post.id for unit in units for post in state.posts_of(unit)}
    sums = [sum((total(posts[id].cells[at]) for id in placed), NOTHING) for at in places]
    whole = totals.of_scenario()
    assert sums == [whole.established, whole.filled, whole.vacant]
    said = next(row for row in grid.rows if row.role == "sum" and str(row.cells[0]) == "Total" and row.level == 0)
    assert [said.cells[at] for at in places] == sums
    headings = {row.id: row for row in grid.rows if row.role == "heading" and row.id}
    for id in units:
        unit = totals.of_unit(id)
        assert [headings[id].cells[at] for at in places] == [unit.established, unit.filled, unit.vacant]


def total(cell: object) -> Total:
    assert isinstance(cell, Total)
    return cell


def with_posts(count: int) -> Plan:
    """A ministry with a department of so many posts, of a name as long as names get in Kazakh."""
    long = " ".join(["Халықаралық экономикалық интеграция және сыртқы сауданы реттеу"] * 3)
    plan = Plan("plan")
    plan.apply(edits.add_scenario(plan, names(en="Now"), "current", id=S))
    plan.apply(edits.add_unit(plan, S, name=names(kk="Министрлік"), id="m"))
    plan.apply(edits.add_unit(plan, S, name=names(kk=long), under="m", id="d"))
    one = Figure(exactly(1), "stated")
    for number in range(count):
        fields = {"established": one, "filled": one, "id": f"p{number}"}
        plan.apply(edits.add_post(plan, S, "d", title=names(kk=f"Сарапшы {number}"), **fields))
    return plan


@pytest.mark.parametrize("paper", [("A4", None), ("A5", False)])
def test_a_unit_that_goes_on_has_its_heading_on_every_page(paper: tuple[str, bool | None]) -> None:
    report = laid(grid_of(with_posts(200), S), paper)
    pages = [page_texts(page) for page in report.pages()]
    assert len(pages) > 3
    numbers = [text for page in pages for text in page if text.startswith("Сарапшы")]
    assert numbers == [f"Сарапшы {number}" for number in range(200)]
    for page in pages[1:]:
        said = " ".join(page)
        assert "(continued)" in said
        assert "Министрлік" in said, "what the unit is part of"
    assert pages[-1].count("Total") == 1
    assert "200" in pages[-1]


def test_what_is_said_at_length_is_not_cut() -> None:
    plan = with_posts(3)
    note = " ".join(f"word{number}" for number in range(150))
    post = plan.states[S].posts["p1"]
    plan.apply(ChangeSet("", (Change("posts", S, "p1", post, replace(post, note=note, status="frozen")),)))
    said = " ".join(text for page in laid(grid_of(plan, S), ("A5", False)).pages() for text in page_texts(page))
    assert "Status: frozen" in said
    assert all(f"word{number}" in said for number in range(150))
    assert "…" not in said


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, len(SOME_FIGURES) - 1), min_size=1, max_size=10), STEPS)
def test_each_change_is_listed_once_and_the_lists_add_up_to_the_ledger(
    figures: list[int], steps: list[tuple[int, int, int]]
) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    found = compare(plan, "now", "then")
    posts = post_lists(found)
    rows = [row.id for row in posts.rows if not row.role]
    assert len(rows) == len(set(rows))
    whole = change_list(found)
    assert sorted(row.id for row in whole.rows if row.id in rows) == sorted(rows)
    assert not {row.id for row in change_list(found, posts=False).rows} & set(rows)
    if not found.posts.undecided:
        place = next((at for at, column in enumerate(posts.columns) if str(column.title) == "Difference"), 0)
        change = sum((total(row.cells[place]) for row in posts.rows if row.role == "sum"), NOTHING)
        assert (change.quantity or ZERO) == (found.established.whole.difference.quantity or ZERO)


def test_the_pages_say_what_the_plan_has(tmp_path: Path) -> None:
    """All tables of the sample as a PDF that another program reads."""
    target = tmp_path / "tables.pdf"
    export(PLAN, NEW, target, ExportOptions(form="tables", against=OLD, content=PEOPLE))
    document = pypdfium2.PdfDocument(target)
    texts = [page.get_textpage().get_text_range() for page in document]
    whole = " ".join(texts)
    totals = Totals(PLAN, NEW).of_scenario()
    assert brief(totals.established, "figure", "en") in whole
    for title in TABLES.values():
        assert str(title) in texts[0], "the contents name every table"
    for unit in PLAN.states[NEW].units.values():
        words = PLAN.words(unit.name, "en").split()
        assert all(word in whole for word in words)
    assert f"page 2 of {len(texts)}" in texts[1]
    names_ = [bookmark.get_title() for bookmark in document.get_toc()]
    assert names_[:2] == ["Contents", "Staffing table"]
    assert any("International Trade Department" in name for name in names_)


def test_contents_lead_to_the_pages_on_which_things_begin() -> None:
    sheets = lay_out(PLAN, NEW, ExportOptions(form="tables", against=OLD))
    assert sheets.chart is None
    links = {item.link for part in sheets.pages[0].parts for item in part.picture.items if item.link}
    assert links
    for bookmark in sheets.outline[1:]:
        (page,) = [page for page in sheets.pages if bookmark.link.removeprefix("#") in subjects_of(page)]
        assert bookmark.title.split()[0] in " ".join(page_texts(page))


def test_a_short_table_is_one_page_without_contents() -> None:
    plan = with_posts(3)
    sheets = lay_out(plan, S, ExportOptions(form="tables", tables=("staffing",)))
    assert len(sheets.pages) == 1
    assert "Contents" not in page_texts(sheets.pages[0])


def test_one_unit_has_its_posts_only() -> None:
    unit = next(row for row in PLAN.states[NEW].units.values() if row.code == "CTPD")
    options = ExportOptions(unit=unit.id)
    (section,) = sections(PLAN, NEW, options, ("staffing",))
    assert section.grid is not None
    branch = {row.id for row in PLAN.states[NEW].branch(unit.id)}
    posts = [row.id for row in section.grid.rows if row.id in PLAN.states[NEW].posts]
    assert set(posts) == {post.id for post in PLAN.states[NEW].posts.values() if post.unit in branch}
    whole = Totals(PLAN, NEW).of_unit(unit.id).established
    assert whole in section.grid.rows[-1].cells


@pytest.mark.parametrize(
    ("options", "scenario", "said"),
    [
        (ExportOptions(form="tables", tables=("pay",)), NEW, "no table"),
        (ExportOptions(form="tables", tables=("ledger",)), OLD, "compares two"),
        (ExportOptions(form="tables", tables=("ledger",), unit=TOP), NEW, "one unit"),
    ],
)
def test_tables_that_cannot_be_made_are_told(options: ExportOptions, scenario: str, said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        lay_out(PLAN, scenario, options)


def test_people_are_named_only_where_they_are_wanted() -> None:
    without, named = (
        sections(PLAN, NEW, ExportOptions(against=OLD, content=content), tuple(TABLES))
        for content in (frozenset[str](), PEOPLE)
    )
    assert any(section.id == "changes:people" for section in named)
    called = [PLAN.words(person.name, "en") for person in PLAN.people.values()]
    for section in without:
        assert section.grid is not None
        said = " ".join(cell_words(cell) for row in section.grid.rows for cell in row.cells)
        assert not any(f"{name} " in f"{said} " for name in called), section.id


def test_it_can_be_called_off() -> None:
    def stop(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lay_out(PLAN, NEW, ExportOptions(form="tables", against=OLD), stop)


def test_two_languages_stand_side_by_side() -> None:
    options = ExportOptions(form="tables", tables=("staffing", "comparison"), language="ru", languages=("ru", "kk"))
    texts = [" ".join(page_texts(page)) for page in lay_out(PLAN, NEW, replace(options, against=OLD)).pages]
    for words in ("Содержание", "Мазмұны", "Штатное расписание", "Штат кестесі"):
        assert words in texts[0] + texts[1]
    whole = " ".join(texts)
    for post in PLAN.states[NEW].posts.values():
        for language in ("ru", "kk"):
            assert all(word in whole for word in post.title.exactly(language).split())


def test_the_title_and_what_a_table_is_of_stand_in_both_languages() -> None:
    options = ExportOptions(form="tables", tables=("staffing",), languages=("en", "ru"))
    whole, part = (
        page_texts(lay_out(some_units(), S, replace(options, unit=unit)).pages[0])[:4] for unit in (None, "A")
    )
    assert {"Ministry of Trade", "Министерство торговли"} <= set(whole)
    assert {"Access", "Доступ", "Штатное расписание · Сейчас · Только: Доступ"} <= set(part)


def test_very_many_holders_of_a_post_are_all_named() -> None:
    plan = with_posts(2)
    for number in range(120):
        plan.apply(edits.add_person(plan, names(kk=f"Қызметкер-{number}"), id=f"x{number}"))
        plan.apply(edits.assign(plan, S, f"x{number}", "p1"))
    texts = [text for page in laid(grid_of(plan, S)).pages() for text in page_texts(page)]
    assert "see below" in texts
    said = " ".join(texts)
    assert all(f"Қызметкер-{number}" in said for number in range(120))
    assert "…" not in said
