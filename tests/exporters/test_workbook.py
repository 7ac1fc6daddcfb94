"""The staffing plan as a workbook: its totals are the program's, and no text is a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from orgplanner.analysis.workbook.columns import LAYOUTS, Layout
from orgplanner.analysis.workbook.marks import HIDDEN_SHEET
from orgplanner.cli.sample import sample_file
from orgplanner.document import open_plan
from orgplanner.errors import NotWritten
from orgplanner.exporters import ExportOptions
from orgplanner.exporters.workbook import write_workbook
from orgplanner.generate import generate
from orgplanner.model import (
    UNKNOWN,
    Allowance,
    Change,
    ChangeSet,
    Figure,
    Grade,
    Plan,
    Post,
    Quantity,
    about,
    between,
    exactly,
    names,
)
from tests.exporters.recalculating import check_ledgers, check_no_errors, check_totals, needs_office, recalculated

SAMPLES = ("mebp-trade", "trade-coordination", "trade-institutions", "export-support")


def paid(posts: int, seed: int) -> Plan:
    """A generated plan whose grades have pay: exact, a range, about or unknown; some numbers are odd."""
    plan = generate(posts, seed)
    pays = [exactly(1000), between(700, 900), about("650.5"), None]
    changes: list[Change] = []
    for place, (id, grade) in enumerate(sorted(plan.grades.items())):
        fields = {"pay": Figure(pays[place % 4], "stated")} if place % 4 < 3 else {}
        after = Grade(id, grade.code, grade.name, grade.rank, **fields)
        changes.append(Change("grades", None, id, grade, after))
    odd = (between(4, 7), about(25), exactly("0.25"), None)
    for scenario, state in plan.states.items():
        for place, post in enumerate(list(state.posts.values())[: len(odd)]):
            figure = Figure(odd[place], "stated" if odd[place] is not None else "")
            values = {name: getattr(post, name) for name in Post.__slots__}
            changes.append(Change("posts", scenario, post.id, post, Post(**{**values, "established": figure})))
    return plan.after(ChangeSet("", tuple(changes)))  # type: ignore[arg-type]


NUMBERS = st.decimals(0, 900, places=2)
QUANTITIES = st.one_of(
    st.none(),
    NUMBERS.map(exactly),
    st.tuples(NUMBERS, NUMBERS).map(lambda ends: between(min(ends), max(ends))),
    NUMBERS.map(about),
)


def figures(known: st.SearchStrategy[Quantity | None] = QUANTITIES) -> st.SearchStrategy[Figure]:
    bases = st.sampled_from(["stated", "inferred", "assumed"])
    return st.builds(lambda one, basis: UNKNOWN if one is None else Figure(one, basis), known, bases)


@st.composite
def odd_plans(draw: st.DrawFn) -> Plan:
    """A small plan with any pay, percentages for one grade or all, and any numbers of posts."""
    plan = generate(draw(st.integers(8, 30)), draw(st.integers(0, 99)))
    paid = replace(plan.settings, base_pay=draw(figures()))
    changes = [Change("settings", None, "settings", plan.settings, paid)]
    for id, grade in plan.grades.items():
        factor = draw(st.none() | st.decimals(1, 9, places=1))
        changes.append(Change("grades", None, id, grade, replace(grade, pay=draw(figures()), coefficient=factor)))
    for id, old in plan.allowances.items():
        changes.append(Change("allowances", None, id, old, None))
    for number in range(draw(st.integers(0, 5))):
        row = Allowance(f"a{number}", names(en=draw(st.sampled_from(["Risk", "Rank", "Rent", "Rare"]))),
                        draw(st.sampled_from(["allowance", "contribution"])), draw(figures()),
                        draw(st.none() | st.sampled_from(sorted(plan.grades))), f"m{number}")  # fmt: skip
        changes.append(Change("allowances", None, row.id, None, row))
    for scenario, state in plan.states.items():
        for id, post in list(state.posts.items())[: draw(st.integers(0, 12))]:
            after = replace(post, established=draw(figures()), filled=draw(figures()))
            changes.append(Change("posts", scenario, id, post, after))
    return plan.after(ChangeSet("", tuple(changes)))  # type: ignore[arg-type]


@needs_office
@settings(max_examples=1, deadline=None, phases=[Phase.generate])
@given(plans=st.lists(odd_plans(), min_size=5, max_size=5))
def test_libreoffice_finds_the_totals_of_any_plan(plans: list[Plan]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.xlsx" for number in range(len(plans))]
        for number, (plan, file) in enumerate(zip(plans, files, strict=True)):
            layout: Layout = "establishment" if number % 3 == 2 else "t3"
            write_workbook(plan, plan.ordered_scenarios()[-1].id, file, ExportOptions(table=layout))
        for plan, book in zip(plans, recalculated(files, folder), strict=True):
            assert check_totals(plan, book) >= 3
            check_no_errors(book)


@needs_office
def test_libreoffice_finds_the_totals_of_the_program(tmp_path: Path) -> None:
    plans = {name: open_plan(sample_file(name)) for name in SAMPLES}
    plans |= {f"generated-{layout}": paid(40, seed) for seed, layout in enumerate(LAYOUTS)}
    files = {name: tmp_path / f"{name}.xlsx" for name in plans}
    for name, plan in plans.items():
        layout: Layout = next((each for each in LAYOUTS if name.endswith(each)), "establishment")
        options = ExportOptions(table=layout, everything=True)
        write_workbook(plan, plan.ordered_scenarios()[-1].id, files[name], options)
    for plan, book in zip(plans.values(), recalculated(list(files.values()), tmp_path), strict=True):
        assert check_totals(plan, book) >= 3 * len(plan.scenarios)
        check_no_errors(book)
        based = [row for row in plan.ordered_scenarios() if row.base is not None]
        for number, row in enumerate(based):
            check_ledgers(plan, book, "Ledger" + (f" ({number + 1})" if number else ""), row.base or "", row.id)


@pytest.fixture(params=list(LAYOUTS))
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    plan = paid(40, 2)
    file = tmp_path / "plan.xlsx"
    layout: Layout = request.param
    options = ExportOptions(table=layout, language="ru", author="Personnel")
    write_workbook(plan, plan.ordered_scenarios()[-1].id, file, options)
    return load_workbook(file)


def tables(book: Any) -> Iterator[tuple[Any, Any]]:
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            yield sheet, table


def test_tables_are_such_as_excel_opens_without_repairing(book: Any) -> None:
    names_of_tables = [table.displayName for _, table in tables(book)]
    assert len(names_of_tables) == len({name.casefold() for name in names_of_tables}) > 5
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]*", name) for name in names_of_tables)
    assert not {name.casefold() for name in names_of_tables} & {name.casefold() for name in book.defined_names}
    for sheet, table in tables(book):
        cells = sheet[table.ref]
        heads = [column.name for column in table.tableColumns]
        assert [cell.value for cell in cells[0]] == heads
        assert len({head.casefold() for head in heads}) == len(heads)
        assert table.autoFilter.ref == table.ref
        assert len(cells) > 1
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.formula1 or "") <= 255
            assert len(rule.promptTitle or "") <= 32
            assert max(len(rule.prompt or ""), len(rule.error or "")) <= 255
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert len(str(cell.value or "")) < (8192 if cell.data_type == "f" else 32767)
        assert len(sheet.oddFooter.left.text or "") < 200
        assert all((row.height or 0) < 409 for row in sheet.row_dimensions.values())
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)


def test_every_sheet_prints_one_page_wide_under_its_headings(book: Any) -> None:
    for sheet in book.worksheets:
        if sheet.title == HIDDEN_SHEET:
            assert sheet.sheet_state == "veryHidden"
            continue
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.tables:
            assert sheet.freeze_panes
            assert sheet.print_title_rows
    assert (book.properties.creator, book.properties.lastModifiedBy) == ("Personnel", "Personnel")
    assert book.calculation.fullCalcOnLoad


def test_grades_and_status_are_chosen_from_lists(book: Any) -> None:
    sheet = book.worksheets[1]
    table = next(iter(sheet.tables.values()))
    every = sheet.data_validations.dataValidation
    rules = {str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1 for rule in every}
    keys = {cell.value: cell.column_letter for cell in sheet[int(re.findall(r"\d+", table.ref)[0]) - 1]}
    assert "Категории" in rules[keys["grade"]]
    assert "штат" in rules[keys["status"]]


def test_form_t3_names_no_people(tmp_path: Path) -> None:
    plan = paid(40, 2)
    file = tmp_path / "t3.xlsx"
    write_workbook(plan, plan.ordered_scenarios()[0].id, file, ExportOptions(table="t3"))
    sheet = load_workbook(file).worksheets[1]
    said = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert not {plan.words(person.name) for person in plan.people.values()} & said
    assert {"Head of personnel ____________", "Chief accountant ____________"} <= said
    assert "9 = (5 + 6 + 7 + 8) × 4" in said


HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "tab\tcr\r", "nul\x00\x1b", "x" * 40_000,
           "half \ud800", "</t><t>", "_x0041_", "")  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_becomes_a_formula_or_breaks_the_file(text: str, tmp_path: Path) -> None:
    plan = hostile_plan(text)
    file = tmp_path / "plan.xlsx"
    write_workbook(plan, "s", file, ExportOptions())
    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert not str(cell.value).endswith(("1+1", "+1", "SUM(A1)"))
                    assert not str(cell.value).startswith('=HYPERLINK("http')
                elif isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix


def hostile_plan(text: str) -> Plan:
    from orgplanner.model import Person, Scenario, Skill, Source, Unit

    said = names(en=text)
    shared = (
        ("scenarios", Scenario("s", said)), ("sources", Source("o", said, text)),
        ("grades", Grade("g", text, said)), ("people", Person("p", said, text)), ("skills", Skill("k", said)),
    )  # fmt: skip
    own = (("units", Unit("u", text, said)), ("posts", Post("x", "u", text, said, "g", Figure(exactly(1)))))
    changes = [Change(table, None, row.id, None, row) for table, row in shared]
    changes += [Change(table, "s", row.id, None, row) for table, row in own]
    return Plan("plan").after(ChangeSet("", tuple(changes)))  # type: ignore[arg-type]


def test_a_plan_without_anything_is_a_workbook_too(tmp_path: Path) -> None:
    from orgplanner.model import Scenario

    plan = Plan("plan").after(ChangeSet("", (Change("scenarios", None, "s", None, Scenario("s")),)))  # type: ignore[arg-type]
    write_workbook(plan, "s", tmp_path / "plan.xlsx", ExportOptions())
    assert len(load_workbook(tmp_path / "plan.xlsx").worksheets) > 3


def test_a_call_to_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    plan = generate(300, 1)
    with pytest.raises(KeyboardInterrupt):
        write_workbook(plan, plan.ordered_scenarios()[0].id, tmp_path / "plan.xlsx", ExportOptions(), stop)
    with pytest.raises(NotWritten):
        write_workbook(plan, plan.ordered_scenarios()[0].id, tmp_path / "no" / "plan.xlsx", ExportOptions())
    assert list(tmp_path.iterdir()) == []
