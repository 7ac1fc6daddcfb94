"""Joining functions that are the same thing under two names."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.grounds import Grounds, record, retarget
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.model.choices import RESPONSIBILITIES
from orgplanner.text import say


def join_functions(
    plan: Plan,
    scenario: str,
    functions: Sequence[str],
    *,
    name: Names | None = None,
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Makes one function of several, the first; units that had a part in any have a part in it, the strongest.

    The succession of each that the base holds says "merge" and names the first.
    """
    draft = Draft(plan, scenario)
    ids = list(dict.fromkeys(functions))
    if len(ids) < 2:
        raise RuleBroken(say("Joining takes at least two functions."))
    kept, *gone = (draft.need("functions", id) for id in ids)
    if name is not None:
        draft.set("functions", kept.id, name=name)
    for row in gone:
        _hand_over(draft, row.id, kept.id)
    for id in ids:
        retarget(draft, id, kept.id)
        record(draft, id, "merge", ((kept.id, None),), grounds)
    for row in gone:
        draft.remove("functions", row.id)
    joined = draft.need("functions", kept.id)
    return draft.done(say("Join {count} functions into “{name}”", count=len(ids), name=draft.called(joined)))


def _hand_over(draft: Draft, gone: str, kept: str) -> None:
    """Lets the parts of units in one function become parts in another; of two parts the stronger stays."""
    held = {row.unit: row for row in draft.where("responsibilities", "function", kept)}
    for row in draft.where("responsibilities", "function", gone):
        twin = held.get(row.unit)
        if twin is None:
            draft.put("responsibilities", replace(row, function=kept))
            continue
        role = min(row.role, twin.role, key=RESPONSIBILITIES.index)
        draft.remove("responsibilities", row.id)
        draft.put("responsibilities", replace(twin, role=role))
