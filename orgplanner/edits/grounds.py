"""Why something is done, and recording it as the succession of a unit, post or function of the base."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypedDict

from orgplanner.edits.draft import Draft
from orgplanner.edits.wording import called, subject_row
from orgplanner.model import Names, Plan, Succession, derived_id
from orgplanner.text import say

End = tuple[str, Decimal | None]
"""A row of this scenario that a subject goes into, with its share where that is known."""


class Grounds(TypedDict, total=False):
    """Reason, legal basis, wave, basis and source of a decision; what is not given stays as it was."""

    reason: Names
    legal_basis: Names
    wave: int | None
    basis: str
    source: str | None


def in_base(draft: Draft, subject: str) -> bool:
    """Whether the base scenario has a unit, post or function with this id."""
    return is_recorded(draft.plan, draft.scenario or "", subject)


def is_recorded(plan: Plan, scenario: str, subject: str) -> bool:
    """Whether a decision on a unit, post or function is recorded: its scenario was made from one that has it."""
    base = plan.states.get(plan.scenarios[scenario].base or "")
    return base is not None and any(
        subject in base.tables[table] for table in ("units", "posts", "functions")
    )


def succession_of(draft: Draft, subject: str) -> Succession:
    """The succession of a subject, a new one when there is none; its id follows from the subject."""
    found: list[Succession] = draft.where("successions", "subject", subject)
    return found[0] if found else Succession(derived_id("succession", subject), subject)


def record(draft: Draft, subject: str, decision: str, ends: Iterable[End], grounds: Grounds) -> None:
    """Notes what becomes of a subject, when the base holds it; its review state is not touched."""
    if in_base(draft, subject):
        row = succession_of(draft, subject)
        draft.put("successions", replace(row, decision=decision, targets=tuple(ends), **grounds))


def retarget(draft: Draft, old: str, new: str | None) -> None:
    """Lets what was to go into `old` go into `new`; for None it is undecided again when no end is left."""
    for row in draft.where("successions", "targets", old):
        ends: dict[str, Decimal | None] = {}
        for id, share in row.targets:
            end = new if id == old else id
            if end is not None:
                ends[end] = _added(ends[end], share) if end in ends else share
        if not ends and row.subject != old:
            _say_undecided(draft, row)
        decision = row.decision if ends else "undecided"
        draft.put("successions", replace(row, targets=tuple(ends.items()), decision=decision))


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _say_undecided(draft: Draft, row: Succession) -> None:
    subject = subject_row(draft.plan, row.subject, draft.scenario)
    name = row.subject if subject is None else called(draft.plan, subject)
    draft.notes.append(say("What becomes of “{name}” is undecided again.", name=name))
