"""Another plan as what is imported: copied, or its scenarios brought into a plan or held against one there."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from orgplanner import edits
from orgplanner.analysis.as_json import Json
from orgplanner.analysis.audience.scope import part_of
from orgplanner.analysis.matching import SURE, match
from orgplanner.cli.import_told import counts_of, scenario_lines
from orgplanner.cli.passphrase import given
from orgplanner.cli.using import WrongUse, answer, english, read, tell, write
from orgplanner.document import Document
from orgplanner.edits.scenario_bring import free_name
from orgplanner.importers.json_plan import is_json, read_json_plan
from orgplanner.importers.lists.recipe import key_of
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking import find_updates, take_updates
from orgplanner.model import ChangeSet, Names, Plan, Scenario, gather
from orgplanner.text import Message, say

LOOKED_AT = 64
PLANS = (b"SQLite format 3\0", b"age-encryption.org/")
"""How plans begin that are no JSON."""


def _is_json(file: Path) -> bool:
    """Whether a file is JSON, or is called so without being a plan of another kind."""
    if not file.is_file():
        return False
    with file.open("rb") as stream:
        head = stream.read(LOOKED_AT)
    return is_json(head) or (file.suffix.lower() == ".json" and not head.startswith(PLANS))


def run(chosen: Namespace) -> int:
    """Writes a copy of the plan, or takes its scenarios into another; 0, for a plan that opens has no errors."""
    if len(chosen.files) > 1:
        raise WrongUse(say("A plan is imported alone."))
    if any((chosen.maps, chosen.sheets, chosen.recipe, chosen.rows, chosen.tree, chosen.save_recipe)):
        raise WrongUse(say("A plan has no columns: --map, --sheet, --recipe and the like are for lists."))
    file = chosen.files[0]
    other = read_json_plan(file) if _is_json(file) else read(file)
    notes: list[Message] = []
    if chosen.target is not None and not chosen.dry_run:
        write(other, chosen.target)
        notes = [say("Wrote {file}.", file=str(chosen.target))]
    elif chosen.into is not None:
        notes = _take(chosen, other)
    else:
        notes = list(scenario_lines(other))
    if chosen.json:
        answer(_as_json(other, _wanted(other, chosen.scenario)))
    for note in () if chosen.json else notes:
        tell(note)
    return 0


def _as_json(other: Plan, rows: list[Scenario]) -> Json:
    """As of a list, for the first scenario that is imported; every unit and post is a row."""
    row = rows[0] if rows else None
    if row is None:
        return {"rows": 0, "units": 0, "posts": 0, "people": 0, "roots": 0, "layers": 0, "problems": []}
    found = counts_of(other, row.id)
    return {"rows": found["units"] + found["posts"], **found, "problems": []}


def _wanted(other: Plan, name: str | None) -> list[Scenario]:
    """The scenario of this name; else the only one, or all where none is named."""
    rows = other.ordered_scenarios()
    if name is None:
        return rows
    named = [row for row in rows if name == row.id or is_called(row.name, name)]
    if named or len(rows) == 1:
        return named or rows
    known = ", ".join(english(other, row) for row in rows)
    raise WrongUse(say("The file has several scenarios and none called “{name}”; there are: {known}.",
                       name=name, known=known))  # fmt: skip


def _take(chosen: Namespace, other: Plan) -> list[Message]:
    document = Document.open(chosen.into, passphrase=given())
    try:
        label = say("Import {file}", file=chosen.files[0].name)
        changes = gather(label, _steps(document.plan, other, chosen.scenario, chosen.files[0].name))
        if changes and not chosen.dry_run:
            document.commit(changes)
            document.save()
    finally:
        document.close(discard=True)
    count = len(changes.changes)
    if chosen.dry_run:
        return [say("Rows that would change: {count}. Nothing was written.", count=count), *changes.notes]
    return [say("Rows changed in {file}: {count}.", file=str(chosen.into), count=count), *changes.notes]


def _steps(plan: Plan, other: Plan, name: str | None, file: str) -> Iterator[ChangeSet]:
    for row in _wanted(other, name):
        changes = _one(plan, other, row, name, file)
        plan = plan.after(changes)
        yield changes


def _one(plan: Plan, other: Plan, row: Scenario, name: str | None, file: str) -> ChangeSet:
    """An update of the scenario that is meant, else one more scenario."""
    here = next((each.id for each in plan.ordered_scenarios()
                 if (name is None and each.id == row.id)
                 or (name is not None and (each.id == name or is_called(each.name, name)))), None)  # fmt: skip
    if here is not None:
        alone = part_of(other, None, row.id)
        state = alone.states[row.id]
        count = len(state.units) + len(state.posts)
        result = Result(alone, row.id, count, count, 0, (), {}, {})
        updates = find_updates(plan, here, result)
        return take_updates(plan, here, updates, [update.id for update in updates.updates])
    against = next((each.id for each in plan.ordered_scenarios()), None)
    if against is None:
        raise WrongUse(say("The plan has no scenario yet."))
    twins = match(plan, against, other, row.id).sure_twins(SURE)
    called = row.name if name is None else Names(((plan.settings.languages[0], name),))
    free = free_name(plan, called, file)
    return edits.bring_scenario(plan, against, other, row.id, twins, name=free, kind=row.kind)


def is_called(name: Names, wanted: str) -> bool:
    """Whether a name is this text in any language."""
    return any(key_of(words) == key_of(wanted) for _, words in name.items)
