"""A workbook of the staffing plan becomes a plan of its own, with all that its sheets hold."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import load_workbook

from orgplanner.analysis.totals import Totals
from orgplanner.analysis.workbook.columns import Layout
from orgplanner.edits import add_post, assign, unplace_unit
from orgplanner.exporters import ExportOptions
from orgplanner.exporters.workbook import write_workbook
from orgplanner.generate import generate
from orgplanner.importers.workbook import Made, plan_of_workbook, read_grids
from orgplanner.model import Figure, Names, Plan, exactly, names
from orgplanner.model.rules import plan_problems
from tests.importers.editing import Edited

PLAN = generate(40, 3)
CURRENT, PROPOSED = (row.id for row in PLAN.ordered_scenarios())
OTHER = {"rank", "basis", "source", "is_deputy", "reports_to", "profession", "note"}
"""Fields that a workbook has not, or has in another way."""


@cache
def exported(layout: Layout = "establishment", language: str = "ru") -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.xlsx"
        write_workbook(PLAN, CURRENT, file, ExportOptions(table=layout, language=language, everything=True))
        return file.read_bytes()


def plan_in(file: Path) -> Made:
    return plan_of_workbook(read_grids(file), file.name)


def in_file(folder: Path, data: bytes) -> Path:
    file = folder / "plan.xlsx"
    file.write_bytes(data)
    return file


def said(value: Any, language: str) -> Any:
    """What a value says in a language; a figure its number."""
    if isinstance(value, Names):
        return value.exactly(language)
    return value.quantity if isinstance(value, Figure) else value


def test_all_tables_of_all_scenarios_come(tmp_path: Path) -> None:
    made = plan_in(in_file(tmp_path, exported()))
    assert (made.problems, list(plan_problems(made.plan))) == ((), [])
    for id, state in PLAN.states.items():
        again = made.plan.states[id]
        assert Totals(made.plan, id).of_scenario() == Totals(PLAN, id).of_scenario()
        for table in ("units", "posts", "assignments", "requirements"):
            assert_same(state.tables[table], again.tables[table])
    for table in ("people", "skills", "ratings", "grades", "allowances"):
        assert_same(PLAN.shared.tables[table], made.plan.shared.tables[table])
    assert made.plan.scenarios[PROPOSED].base == CURRENT
    assert made.plan.settings.base_pay == PLAN.settings.base_pay
    assert {row.title.best("ru") for row in made.plan.sources.values()} >= {"plan.xlsx"}
    order = [[row.name.exactly("ru") for row in plan.states[PROPOSED].children(None)] for plan in (PLAN, made.plan)]
    assert order[0] == order[1]


def assert_same(rows: dict[str, Any], again: dict[str, Any]) -> None:
    assert rows.keys() == again.keys()
    for id, row in rows.items():
        for field in fields(row):
            if field.name not in OTHER and not (field.name == "filled" and again[id].filled.quantity is None):
                assert said(getattr(again[id], field.name), "ru") == said(getattr(row, field.name), "ru")


def test_what_was_typed_into_it_counts_and_what_is_not_understood_is_listed(tmp_path: Path) -> None:
    edited = Edited(in_file(tmp_path, exported(language="en")), "staffing", CURRENT)
    first, second, third = edited.rows[:3]
    edited.set(first, "established", 7.5)
    edited.set(second, "unit", "Nowhere at all")
    edited.set(third, "note", "to be looked at")
    copy = list(third)
    edited.rows.insert(3, copy)
    made = plan_in(edited.save())
    posts = made.plan.states[CURRENT].posts
    assert posts[str(first[0])].established.quantity == exactly("7.5")
    assert posts[str(second[0])].unplaced
    assert [problem.value for problem in made.problems] == ["Nowhere at all"]
    assert posts[str(third[0])].note == "to be looked at"
    assert len(posts) == len(PLAN.states[CURRENT].posts) + 1


def test_without_its_hidden_sheet_skills_sources_and_scenarios_are_known_by_the_rows(tmp_path: Path) -> None:
    plan = PLAN.snapshot()
    unit = next(row.id for row in plan.states[PROPOSED].units.values() if row.parent)
    plan.apply(unplace_unit(plan, PROPOSED, unit))
    file = tmp_path / "plan.xlsx"
    write_workbook(plan, PROPOSED, file, ExportOptions(everything=True))
    book = load_workbook(file)
    del book["orgplanner"]
    book.save(file)
    made = plan_in(file)
    assert made.problems == ()
    assert [row.kind for row in made.plan.ordered_scenarios()] == ["current", "proposed"]
    assert [row.name.best("en") for row in made.plan.ordered_scenarios()] == ["Current", "Proposed"]
    assert {row.name.best("en") for row in made.plan.skills.values()} == {
        row.name.best("en") for row in PLAN.skills.values()
    }
    assert len(made.plan.ratings) == len(PLAN.ratings)
    assert made.plan.settings.title.best("en") == "plan"


def test_posts_that_are_called_alike_keep_their_holders(tmp_path: Path) -> None:
    plan = Plan(PLAN.id, PLAN.shared.copy())
    plan.states = {id: state.copy() for id, state in PLAN.states.items()}
    unit, people = next(iter(plan.states[CURRENT].units)), list(plan.people)[:3]
    for id, person in zip(("twin1", "twin2", "twin3"), people, strict=True):
        plan.apply(add_post(plan, CURRENT, unit, title=names(en="Twin"), id=id))
        plan.apply(assign(plan, CURRENT, person, id))
    file = tmp_path / "twins.xlsx"
    write_workbook(plan, CURRENT, file, ExportOptions())
    made = plan_in(file)
    held = {row.post: row.person for row in made.plan.states[CURRENT].assignments.values() if "twin" in row.post}
    assert held == dict(zip(("twin1", "twin2", "twin3"), people, strict=True))


def test_units_of_one_name_stand_where_they_stood(tmp_path: Path) -> None:
    plan = Plan(PLAN.id, PLAN.shared.copy())
    plan.states = {id: state.copy() for id, state in PLAN.states.items()}
    units = plan.states[CURRENT].units
    for row in list(units.values()):
        units[row.id] = replace(row, code="", name=names(en="Division" if row.parent else "Ministry"))
    plan.states[CURRENT] = plan.states[CURRENT].copy()
    file = tmp_path / "alike.xlsx"
    write_workbook(plan, CURRENT, file, ExportOptions())
    made = plan_in(file)
    known = made.plan.states[CURRENT].units
    assert known.keys() == units.keys()
    for row in units.values():
        if known[row.id].parent is not None:
            assert known[row.id].parent == row.parent
    assert len([problem for problem in made.problems if "Units" in problem.place]) == sum(
        known[id].parent is None and row.parent is not None for id, row in units.items()
    )
