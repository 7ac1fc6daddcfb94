"""Rows of tables that change one by one, each through the edits that a person would use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from orgplanner import edits
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, gather
from orgplanner.text import Message, say

REFUSED = say("“{name}”: {reason}")
"""The note about a row that breaks a rule and stays as it is."""
PLACES = frozenset({"parent", "unplaced"})

Way = Callable[[Plan, str, str, dict[str, Any]], Iterator[ChangeSet]]
"""From a plan, a scenario, the id of a row and its fields to changes, each made on the plan before them all."""


def write_by_edits(
    plan: Plan, table: str, scenario: str, writes: Sequence[edits.Write], refused: dict[str, Message]
) -> ChangeSet:
    """Rows added and changed; those that break a rule stay out, with their sentences in `refused`."""

    def steps() -> Iterator[ChangeSet]:
        now = plan
        for write in writes:
            rows = now.table(table, scenario if table in OF_SCENARIO else None)
            way = CHANGE[table] if write.id in rows else ADD[table]
            try:
                whole = gather(say(""), _one_after_the_other(now, way, scenario, write))
            except RuleBroken as error:
                refused[write.id] = error.message
                continue
            now = now.after(whole)
            yield whole

    label = say("Change {count} × {what}", count=len(writes), what=table)
    return gather(label, steps())


def _one_after_the_other(plan: Plan, way: Way, scenario: str, write: edits.Write) -> Iterator[ChangeSet]:
    for changes in way(plan, scenario, write.id, dict(write.fields)):
        plan = plan.after(changes)
        yield changes


def delete_by_edits(plan: Plan, table: str, scenario: str, ids: Mapping[str, str]) -> ChangeSet:
    """Rows taken out, given with their names; what may not go stays, and that is noted."""
    notes: list[Message] = []

    def steps() -> Iterator[ChangeSet]:
        now = plan
        for id, name in ids.items():
            try:
                changes = DELETE[table](now, scenario, id)
            except RuleBroken as error:
                notes.append(refusal(name, error.message))
                continue
            now = now.after(changes)
            yield changes

    whole = gather(say("Delete {count} × {what}", count=len(ids), what=table), steps())
    return ChangeSet(whole.label, whole.changes, (*whole.notes, *notes))


def refusal(name: str, why: Message) -> Message:
    """The note about a row that stays as it is."""
    return say(REFUSED.template, name=name, reason=why)


def _add_unit(plan: Plan, scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    under = fields.pop("parent", None)
    yield edits.add_unit(plan, scenario, under=under, id=id, **fields)


def _change_unit(plan: Plan, scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    own = {field: value for field, value in fields.items() if field not in PLACES}
    if own:
        yield edits.change_unit(plan, scenario, id, **own)
    if fields.get("unplaced"):
        yield edits.unplace_unit(plan, scenario, id)
    elif "parent" in fields:
        yield edits.move_unit(plan, scenario, id, fields["parent"])


def _assign(plan: Plan, scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    person, post = fields.pop("person"), fields.pop("post")
    yield edits.assign(plan, scenario, person, post, id=id, **fields)


def _change_assignment(plan: Plan, scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    yield edits.change_assignment(plan, scenario, id, **fields)


def _add_grade(plan: Plan, _scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    yield edits.add_grade(plan, fields.pop("name"), id=id, **fields)


def _change_grade(plan: Plan, _scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    yield edits.change_grade(plan, id, **fields)


def _add_allowance(plan: Plan, _scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    yield edits.add_allowance(plan, fields.pop("name"), id=id, **fields)


def _change_allowance(plan: Plan, _scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    yield edits.change_allowance(plan, id, **fields)


def _add_todo(plan: Plan, scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    yield edits.add_todo(plan, scenario, id=id, **fields)


def _change_todo(plan: Plan, scenario: str, id: str, fields: dict[str, Any]) -> Iterator[ChangeSet]:
    yield edits.change_todo(plan, scenario, id, **fields)


OF_SCENARIO = ("units", "assignments", "todos")
ADD: Mapping[str, Way] = {
    "units": _add_unit, "assignments": _assign, "grades": _add_grade, "allowances": _add_allowance,
    "todos": _add_todo,
}  # fmt: skip
CHANGE: Mapping[str, Way] = {
    "units": _change_unit, "assignments": _change_assignment, "grades": _change_grade,
    "allowances": _change_allowance, "todos": _change_todo,
}  # fmt: skip
DELETE: Mapping[str, Callable[[Plan, str, str], ChangeSet]] = {
    "units": lambda plan, scenario, id: edits.close_unit(plan, scenario, id, posts="unplaced", units="up"),
    "assignments": lambda plan, scenario, id: edits.end_assignment(plan, scenario, id),
    "grades": lambda plan, _scenario, id: edits.delete_grade(plan, id),
    "allowances": lambda plan, _scenario, id: edits.delete_allowance(plan, id),
    "todos": lambda plan, scenario, id: edits.delete_todo(plan, scenario, id),
}
"""Posts that are left by a unit wait as not yet placed; the units below it go up."""
BY_EDITS = tuple(ADD)
