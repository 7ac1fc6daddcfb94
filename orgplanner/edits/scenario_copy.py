"""Copying a scenario: all rows with the same ids, so that the copy can be compared with what it came from."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import inserted, settle
from orgplanner.edits.rows import set_fields
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, Change, ChangeSet, Names, Plan, Scenario, new_id
from orgplanner.text import say


def copy_scenario(
    plan: Plan,
    base_id: str,
    name: Names,
    kind: str = "proposed",
    *,
    alternative: bool = False,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A new scenario with all rows of another, which becomes its base; decisions start afresh, without successions.

    `fields` are those in which its own row differs, such as `as_of` and `note`.

    With `alternative` the copy stands beside its original: same base, and the decisions taken so far come along.
    """
    draft = Draft(plan)
    found = draft.need("scenarios", base_id)
    assert isinstance(found, Scenario)
    if alternative and found.base is None:
        raise RuleBroken(
            say(
                "“{name}” was not made from another scenario, so nothing is an alternative to it.",
                name=draft.called(found),
            )
        )
    row = replace(
        found,
        id=id or new_id(),
        name=name,
        kind=kind,
        locked=False,
        base=found.base if alternative else base_id,
    )
    draft.add("scenarios", row)
    set_fields(draft, "scenarios", row.id, fields)
    order = [other for other in plan.ordered_scenarios() if other.id != row.id]
    settle(draft, "scenarios", inserted(draft, order, row, after=base_id), {row.id})
    made = draft.done(say("Copy “{name}” as “{copy}”", name=draft.called(found), copy=draft.called(row)))
    return replace(made, changes=(*made.changes, *_rows(plan, base_id, row.id, alternative)))


def _rows(plan: Plan, origin: str, copy: str, decisions: bool) -> Iterator[Change]:
    """The rows of a scenario as additions to its copy; they were checked when they came into the plan."""
    for table in SCENARIO:
        if table != "successions" or decisions:
            for id, row in plan.states[origin].tables[table].items():
                yield Change(table, copy, id, None, row)
