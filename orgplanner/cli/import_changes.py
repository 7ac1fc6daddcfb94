"""What was edited in a workbook of the staffing plan, taken back into the plan by `orgplanner import`."""

from argparse import Namespace
from pathlib import Path

from orgplanner.analysis.structure import layers, roots
from orgplanner.cli.passphrase import given
from orgplanner.cli.using import answer, read, tell
from orgplanner.document import Document
from orgplanner.errors import Problem
from orgplanner.importers.workbook import REFUSED, Found, Proposal, find_changes, read_grids, take_changes
from orgplanner.model import SHARED, Plan
from orgplanner.text import Message, say

ENDINGS = (".xlsx", ".xlsm")
COUNTED = ("units", "posts", "people")
KINDS: dict[str, Message] = {"change": say("change"), "new": say("new row"), "deleted": say("deleted row")}


def run(chosen: Namespace) -> int:
    """Lists the changes, and takes them unless the run is dry; 1 when something was not understood."""
    plan = read(chosen.into)
    found = find_changes(plan, read_grids(chosen.file))
    wanted = _wanted(plan, found, chosen.scenario)
    notes = [] if chosen.dry_run or not wanted else _take(chosen, wanted, found.language)
    if chosen.json:
        answer(_as_json(chosen, plan, found, wanted))
    else:
        _list(found, wanted, notes, chosen.dry_run)
    refused = any(note.template == REFUSED.template for note in notes)
    return 1 if refused or any(problem.severity == "error" for problem in found.problems) else 0


def _wanted(plan: Plan, found: Found, scenario: str | None) -> list[Proposal]:
    """The proposals of a scenario, or all; people, grades and ratings belong to none."""
    if scenario is None:
        return list(found.proposals)
    id = plan.find_scenario(scenario).id
    return [each for each in found.proposals if each.scenario == id or each.table in SHARED]


def _take(chosen: Namespace, wanted: list[Proposal], language: str) -> list[Message]:
    """Makes the changes as one step and saves; returns what was not done."""
    document = Document.open(chosen.into, passphrase=given())
    try:
        changes = take_changes(document.plan, "", wanted, language)
        if changes:
            document.commit(changes)
            document.save()
    finally:
        document.close(discard=True)
    return list(changes.notes)


def _list(found: Found, wanted: list[Proposal], notes: list[Message], is_dry: bool) -> None:
    for each in wanted:
        tell(_line(each))
    for problem in found.problems:
        tell(problem_line(problem))
    for note in notes:
        tell(note)
    if is_dry:
        tell(say("Changes: {count}. Nothing was written.", count=len(wanted)))
    else:
        tell(say("Changes taken: {count}.", count=len(wanted)))


def problem_line(problem: Problem) -> Message:
    """What is not understood in a workbook, as a line."""
    return say("not understood: {place} {value} {message}", place=problem.place, value=problem.value,
               message=problem.message)  # fmt: skip


def _line(each: Proposal) -> Message:
    if each.kind == "change":
        before, after = each.before or "–", each.after or "–"
        return say(
            "“{name}”: {heading}: {before} → {after} ({place})",
            name=each.name, heading=each.heading, before=before, after=after, place=each.place,
        )  # fmt: skip
    return say("“{name}”: {kind} ({place})", name=each.name, kind=KINDS[each.kind], place=each.place)


def _as_json(chosen: Namespace, plan: Plan, found: Found, wanted: list[Proposal]) -> dict[str, object]:
    """As other imports answer, `units`, `posts` and `people` count the rows with a change."""
    rows = {table: len({each.row for each in wanted if each.table == table}) for table in COUNTED}
    return {
        "rows": found.rows, **_shape(plan, chosen.scenario, wanted), **rows,
        "problems": [problem_as_json(chosen.files[0], problem) for problem in found.problems],
        "changes": [_change_as_json(plan, each) for each in wanted],
    }  # fmt: skip


def _shape(plan: Plan, named: str | None, wanted: list[Proposal]) -> dict[str, int]:
    """Roots and layers of the scenario that is meant, of none in a plan without scenarios."""
    if not plan.scenarios:
        return {"roots": 0, "layers": 0}
    first = next((each.scenario for each in wanted), plan.ordered_scenarios()[0].id)
    state = plan.states[plan.find_scenario(named or first).id]
    return {"roots": roots(state), "layers": layers(state)}


def problem_as_json(file: Path, problem: Problem) -> dict[str, object]:
    """A problem of a workbook with its cell."""
    sheet, _, cell = problem.place.rpartition("!")
    column, row = cell.rstrip("0123456789"), cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return {
        "severity": problem.severity, "file": str(file), "sheet": sheet or cell,
        "row": int(row) if sheet and row.isdigit() else None, "column": column if sheet else None,
        "value": problem.value, "message": str(problem.message), "remedy": str(problem.remedy),
    }  # fmt: skip


def _change_as_json(plan: Plan, each: Proposal) -> dict[str, object]:
    return {
        "kind": each.kind, "table": each.table, "scenario": each.scenario, "id": each.row, "name": each.name,
        "field": next(iter(each.texts)) if each.kind == "change" else None,
        "before": each.before, "after": each.after, "place": each.place, "doubt": str(each.doubt),
        "known": each.row in plan.table(each.table, None if each.table in SHARED else each.scenario),
    }  # fmt: skip
