"""Joining lines of posts into one: their numbers add up, their holders and links come together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.following import links_follow
from orgplanner.edits.grounds import Grounds, record, retarget
from orgplanner.errors import RuleBroken
from orgplanner.model import UNKNOWN, ZERO, ChangeSet, Figure, Names, Plan, Post, State, total
from orgplanner.text import Message, say


def join_posts(
    plan: Plan, scenario: str, posts: Sequence[str], *, title: Names | None = None, **grounds: Unpack[Grounds]
) -> ChangeSet:
    """Makes one line of several, the first, in its unit; the succession of each that the base holds says "merge".

    RuleBroken where `joining_fault` finds something: a sum must say all that the lines said.
    """
    draft = Draft(plan, scenario)
    rows = [draft.post(post) for post in dict.fromkeys(posts)]
    fault = joining_fault(draft.state, rows)
    if fault is not None:
        raise RuleBroken(fault)
    kept, gone = rows[0], rows[1:]
    joined = replace(
        kept,
        title=kept.title if title is None else title,
        established=_sum([row.established for row in rows]),
        filled=_sum([row.filled for row in rows]),
    )
    draft.put("posts", joined)
    for row in gone:
        _take_over(draft, row, kept)
    links_follow(draft, [row.id for row in gone], kept.id)
    for row in rows:
        retarget(draft, row.id, kept.id)
        record(draft, row.id, "merge", ((kept.id, None),), grounds)
    for row in gone:
        draft.remove("posts", row.id)
    return draft.done(say("Join {count} lines into “{name}”", count=len(rows), name=draft.called(joined)))


def joining_fault(state: State, rows: Sequence[Post]) -> Message | None:
    """Why lines of posts cannot become one; None when they can."""
    if len(rows) < 2:
        return say("Joining takes at least two lines of posts.")
    if any(row.is_head for row in rows):
        return say("A head is not joined with other posts; choose who is the head.")
    if len({(row.grade, row.status, row.funded, row.is_deputy) for row in rows}) > 1:
        return say("The posts differ in grade, status or funding, so their numbers cannot be added.")
    if any(row.established.quantity is None for row in rows):
        return say("The number of a line is unknown, so it cannot be added to another.")
    if _mixed(state, rows):
        return say("It is not known alike for all lines how many are filled, so they cannot be added.")
    return None


def _mixed(state: State, rows: Sequence[Post]) -> bool:
    """Whether a sum of what is filled would leave something out; holders count before a line's own figure."""
    held = [row for row in rows if state.holders(row.id)]
    others = [row.filled.quantity for row in rows if row not in held]
    if held:
        return any(quantity != ZERO for quantity in others)
    return len({quantity is None for quantity in others}) > 1


def _sum(figures: Sequence[Figure]) -> Figure:
    """The sum as a derived figure, with the source where all have the same; unknown unless all are known."""
    whole = total(figure.quantity for figure in figures)
    if whole.quantity is None or whole.unknown:
        return UNKNOWN
    sources = {figure.source for figure in figures}
    bases = {figure.basis for figure in figures}
    basis = "inferred" if "inferred" in bases else "derived"
    return Figure(whole.quantity, basis, sources.pop() if len(sources) == 1 else None)


def _take_over(draft: Draft, gone: Post, kept: Post) -> None:
    """Lets holders, requirements and the posts below come from one line to another."""
    for row in draft.where("assignments", "post", gone.id):
        alike = draft.where("assignments", "post", kept.id)
        twins = [
            other
            for other in alike
            if (other.person, other.kind, other.since) == (row.person, row.kind, row.since)
        ]
        if twins:
            draft.remove("assignments", row.id)
            draft.put("assignments", replace(twins[0], share=twins[0].share + row.share))
        else:
            draft.put("assignments", replace(row, post=kept.id))
    for row in draft.where("requirements", "post", gone.id):
        draft.put("requirements", replace(row, post=kept.id))
    for row in draft.where("posts", "reports_to", gone.id):
        draft.put("posts", replace(row, reports_to=None if row.id == kept.id else kept.id))
