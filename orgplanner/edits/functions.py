"""Functions, and which unit leads them, supports them or is consulted."""

from typing import Any, Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.grounds import Grounds, record, retarget
from orgplanner.edits.places import inserted, ordered, settle
from orgplanner.edits.rows import change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan, Row
from orgplanner.text import say


def add_function(
    plan: Plan,
    scenario: str,
    name: Names,
    *,
    after: str | None = None,
    before: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A task or mandate, at the end of the list unless placed."""
    draft = Draft(plan, scenario)
    row = fresh("functions", id, {"name": name, **fields})
    draft.add("functions", row)
    settle(draft, "functions", inserted(draft, ordered(draft, "functions"), row, after, before), {row.id})
    return draft.done(say("Add function “{name}”", name=draft.called(row)))


def change_function(plan: Plan, scenario: str, function: str, **fields: Any) -> ChangeSet:
    """Fields of a function: code, name, kind, legal basis."""
    return change_row(plan, scenario, "functions", function, fields)


def reorder_function(
    plan: Plan, scenario: str, function: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A function placed after or before another; at the end when neither is given."""
    draft = Draft(plan, scenario)
    row = draft.need("functions", function)
    others = [other for other in ordered(draft, "functions") if other.id != function]
    settle(draft, "functions", inserted(draft, others, row, after, before), {function})
    return draft.done(say("Reorder “{name}”", name=draft.called(row)))


def close_function(plan: Plan, scenario: str, function: str, **grounds: Unpack[Grounds]) -> ChangeSet:
    """A function that ceases: the parts of units in it end; recorded when the base holds it."""
    draft = Draft(plan, scenario)
    row = draft.need("functions", function)
    end_function(draft, row, grounds)
    return draft.done(say("Close “{name}”", name=draft.called(row)))


def end_function(draft: Draft, row: Row, grounds: Grounds) -> None:
    """Closes a function with the parts that units have in it, and records it when the base holds it."""
    parts = draft.where("responsibilities", "function", row.id)
    for part in parts:
        draft.remove("responsibilities", part.id)
    if parts:
        name = draft.called(row)
        draft.notes.append(say("Units that had a part in “{name}”: {count}.", name=name, count=len(parts)))
    retarget(draft, row.id, None)
    record(draft, row.id, "close", (), grounds)
    draft.remove("functions", row.id)


def add_responsibility(
    plan: Plan,
    scenario: str,
    function: str,
    unit: str,
    role: str = "leads",
    *,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A unit's part in a function; a second lead is noted, the same unit twice is refused."""
    draft = Draft(plan, scenario)
    task, body = draft.need("functions", function), draft.unit(unit)
    row = fresh("responsibilities", id, {"function": function, "unit": unit, "role": role, **fields})
    leads = [
        other for other in draft.where("responsibilities", "function", function) if other.role == "leads"
    ]
    if role == "leads" and leads:
        leader = draft.called(draft.unit(leads[0].unit))
        draft.notes.append(
            say("“{function}” is also led by “{unit}”.", function=draft.called(task), unit=leader)
        )
    draft.add("responsibilities", row)
    return draft.done(
        say("Give “{function}” to “{unit}”", function=draft.called(task), unit=draft.called(body))
    )


def change_responsibility(plan: Plan, scenario: str, responsibility: str, **fields: Any) -> ChangeSet:
    """Fields of a unit's part in a function; another `unit` hands it over."""
    return change_row(plan, scenario, "responsibilities", responsibility, fields)


def delete_responsibility(plan: Plan, scenario: str, responsibility: str) -> ChangeSet:
    """A unit's part in a function taken out."""
    return delete_row(plan, scenario, "responsibilities", responsibility)
