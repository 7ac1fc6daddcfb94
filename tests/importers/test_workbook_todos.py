"""To-dos in other programs: in a workbook, which comes back, as a table of text, and as JSON."""

import json
from pathlib import Path

from orgplanner.edits import add_todo
from orgplanner.exporters import ExportOptions, export
from orgplanner.generate import generate
from orgplanner.importers.workbook import find_changes, read_grids, take_changes
from orgplanner.model import Todo
from tests.importers.editing import Edited

PLAN = generate(20, 5)
SCENARIO = PLAN.ordered_scenarios()[0].id
UNIT = next(row.id for row in PLAN.states[SCENARIO].units.values() if row.parent is not None)
for number, subject in ((1, UNIT), (2, None)):
    PLAN.apply(add_todo(
        PLAN, SCENARIO, f"Question {number}", subject, id=f"todo{number}", place=f"staff.csv: {number}", value="?"
    ))  # fmt: skip


def test_todos_come_back_from_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    export(PLAN, SCENARIO, file, ExportOptions())
    edited = Edited(file, "todos", SCENARIO)
    assert [edited.get(row, "text") for row in edited.rows] == ["Question 1", "Question 2"]
    assert edited.get(edited.rows[0], "subject") == PLAN.words(PLAN.states[SCENARIO].units[UNIT].name, "en")
    edited.set(edited.rows[0], "text", "Another question")
    edited.rows[1] = edited.blank(text="Third question", value="x")
    found = find_changes(PLAN, read_grids(edited.save()))
    assert not found.problems
    after = PLAN.after(take_changes(PLAN, SCENARIO, found.proposals, found.language)).states[SCENARIO].todos
    assert after["todo1"] == Todo("todo1", UNIT, "Another question", "staff.csv: 1", "?")
    assert "todo2" not in after
    assert [(row.text, row.value, row.subject) for id, row in after.items() if id != "todo1"] == [
        ("Third question", "x", None)
    ]  # fmt: skip


def test_a_workbook_without_todos_has_no_such_table(tmp_path: Path) -> None:
    plan, file = generate(20, 5), tmp_path / "plan.xlsx"
    export(plan, SCENARIO, file, ExportOptions())
    assert not any("todos" in str(cell) for grid in read_grids(file) for row in grid.rows[:1] for cell in row)


def test_todos_are_a_table_of_text_and_stand_in_json(tmp_path: Path) -> None:
    export(PLAN, SCENARIO, tmp_path / "todos.csv", ExportOptions(list="todos"))
    lines = (tmp_path / "todos.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Id,Unit or post,What is to be settled,Where it was read,What stands there"
    assert lines[1].endswith(",Question 1,staff.csv: 1,?")
    export(PLAN, SCENARIO, tmp_path / "plan.json", ExportOptions())
    scenarios = json.loads((tmp_path / "plan.json").read_text())["scenarios"]
    first = next(each for each in scenarios if each["id"] == SCENARIO)
    assert [row["text"] for row in first["tables"]["todos"]] == ["Question 1", "Question 2"]
