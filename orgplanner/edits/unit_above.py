"""A new unit put between units and what is above them."""

from collections.abc import Collection
from typing import Any

from orgplanner.edits.branch import topmost
from orgplanner.edits.draft import Draft
from orgplanner.edits.places import inserted, settle
from orgplanner.edits.rows import fresh
from orgplanner.edits.unit_moves import append_units
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def add_unit_above(
    plan: Plan,
    scenario: str,
    units: Collection[str],
    *,
    name: Names,
    kind: str = "unit",
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A unit in the place of units that stand beside each other, which go below it in their order."""
    draft = Draft(plan, scenario)
    rows = [draft.unit(unit) for unit in topmost(draft.state, units)]
    if not rows:
        raise RuleBroken(say("Choose the units that the new one is to stand above."))
    first = rows[0]
    if any((row.parent, row.unplaced) != (first.parent, first.unplaced) for row in rows):
        raise RuleBroken(say("A unit can be put above units that stand under one unit; these do not."))
    place = {"parent": first.parent, "unplaced": first.unplaced}
    made = fresh("units", id, {**fields, "name": name, "kind": kind, **place})
    draft.add("units", made)
    settle(draft, "units", inserted(draft, draft.siblings(made), made, before=first.id), {made.id})
    append_units(draft, rows, made.id)
    return draft.done(say("Add unit “{name}”", name=draft.called(made)))
