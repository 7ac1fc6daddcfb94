"""What becomes of a unit, post or function of the base scenario, why, and whether somebody looked at it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.grounds import End, Grounds, in_base, succession_of
from orgplanner.edits.rows import delete_row
from orgplanner.edits.wording import called, subject_row
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Succession
from orgplanner.text import say


def decide(
    plan: Plan,
    scenario: str,
    subject: str,
    *,
    decision: str | None = None,
    targets: Iterable[End] | None = None,
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Records a decision with its grounds; what is not given stays as it was."""
    draft = Draft(plan, scenario)
    row = decided_on(draft, subject)
    row = replace(
        row,
        decision=row.decision if decision is None else decision,
        targets=row.targets if targets is None else tuple(targets),
        **grounds,
    )
    draft.put("successions", row)
    return draft.done(say("Decide on “{name}”", name=subject_words(plan, scenario, subject)))


def review(plan: Plan, scenario: str, subject: str, state: str) -> ChangeSet:
    """Records that somebody looked at a unit, post or function of the base, and the result: one of REVIEWS."""
    draft = Draft(plan, scenario)
    draft.put("successions", replace(decided_on(draft, subject), review=state))
    return draft.done(say("Review “{name}”", name=subject_words(plan, scenario, subject)))


def delete_decision(plan: Plan, scenario: str, subject: str) -> ChangeSet:
    """Takes back all that is recorded on a subject."""
    found = next(Draft(plan, scenario).state.where("successions", "subject", subject), None)
    if found is None:
        raise RuleBroken(say("Nothing is decided on “{name}”.", name=subject_words(plan, scenario, subject)))
    return replace(
        delete_row(plan, scenario, "successions", found.id),
        label=say("Take back the decision on “{name}”", name=subject_words(plan, scenario, subject)),
    )


def decided_on(draft: Draft, subject: str) -> Succession:
    """The succession of a subject, new when there is none; RuleBroken when the base does not hold the subject."""
    row = succession_of(draft, subject)
    if draft.get("successions", row.id) is None and not in_base(draft, subject):
        base = draft.plan.scenarios[draft.scenario or ""].base
        if base is None:
            raise RuleBroken(
                say("This scenario was not made from another, so there is nothing to decide on.")
            )
        raise RuleBroken(say("The base scenario has no unit, post or function “{id}”.", id=str(subject)[:80]))
    return row


def subject_words(plan: Plan, scenario: str, subject: str) -> str:
    """A subject in words, as it is called in the base of a scenario."""
    row = subject_row(plan, subject, scenario)
    return subject if row is None else called(plan, row)
