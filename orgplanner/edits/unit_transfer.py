"""Transferring units to another part of the organisation, or to another organisation, and recording why."""

from collections.abc import Collection
from typing import Unpack

from orgplanner.edits.branch import topmost
from orgplanner.edits.draft import Draft
from orgplanner.edits.grounds import Grounds, record
from orgplanner.edits.unit_moves import put_unit
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan
from orgplanner.text import say


def transfer_units(
    plan: Plan, scenario: str, units: Collection[str], under: str, **grounds: Unpack[Grounds]
) -> ChangeSet:
    """Units with all below them put below another, at its end; where the base holds them, recorded as transfers."""
    draft = Draft(plan, scenario)
    rows = [draft.unit(unit) for unit in topmost(draft.state, units)]
    target = draft.called(draft.unit(under))
    if not rows:
        raise RuleBroken(say("Choose the units that are transferred."))
    for row in rows:
        if row.parent == under:
            raise RuleBroken(say("“{name}” is under “{unit}” already.", name=draft.called(row), unit=target))
        put_unit(draft, row.id, under)
        record(draft, row.id, "transfer", ((row.id, None),), grounds)
    if len(rows) == 1:
        return draft.done(say("Transfer “{name}” to “{under}”", name=draft.called(rows[0]), under=target))
    return draft.done(say("Transfer {count} units to “{under}”", count=len(rows), under=target))
