"""Reviewing and deciding on many rows of the base at once, as one step."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Literal, Unpack, cast

from orgplanner.edits.decisions import decided_on
from orgplanner.edits.draft import Draft
from orgplanner.edits.grounds import Grounds
from orgplanner.edits.wording import NOUNS
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def review_each(plan: Plan, scenario: str, states: Mapping[str, str]) -> ChangeSet:
    """The review states of units, posts or functions of the base, by their ids."""
    draft = Draft(plan, scenario)
    for subject, state in states.items():
        draft.put("successions", replace(decided_on(draft, subject), review=state))
    return draft.done(say("Review {count} × {what}", count=len(states), what=NOUNS["successions"]))


def review_many(plan: Plan, scenario: str, subjects: Collection[str], state: str) -> ChangeSet:
    """The same review state of many units, posts or functions of the base."""
    return review_each(plan, scenario, dict.fromkeys(subjects, state))


def decide_many(
    plan: Plan, scenario: str, subjects: Collection[str], *, decision: str | None = None, **grounds: Unpack[Grounds]
) -> ChangeSet:
    """The same decision, or the same grounds, for many; what is not given stays as it was, and so do the ends."""
    draft = Draft(plan, scenario)
    for subject in subjects:
        row = decided_on(draft, subject)
        kept = row.decision if decision is None else decision
        draft.put("successions", replace(row, decision=kept, **grounds))
    return draft.done(say("Decide on {count} × {what}", count=len(subjects), what=NOUNS["successions"]))


def write_grounds(
    plan: Plan,
    scenario: str,
    subjects: Collection[str],
    field: Literal["reason", "legal_basis"],
    language: str,
    words: str,
) -> ChangeSet:
    """The reason or the legal basis of many in one language; the words of other languages stay."""
    draft = Draft(plan, scenario)
    for subject in subjects:
        row = decided_on(draft, subject)
        before = cast(Names, getattr(row, field))
        written: dict[str, Any] = {field: before.including(language, words.strip())}
        draft.put("successions", replace(row, **written))
    return draft.done(say("Decide on {count} × {what}", count=len(subjects), what=NOUNS["successions"]))
