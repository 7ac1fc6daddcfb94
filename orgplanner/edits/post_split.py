"""Splitting a line of posts by share."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.grounds import End, Grounds, record
from orgplanner.edits.places import place_post
from orgplanner.edits.shares import check_shares, divided
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Post, new_id
from orgplanner.text import chained, say

Piece = tuple[str, Decimal]
"""The unit that a piece of a line goes to, and its share of the line."""


def split_post(
    plan: Plan, scenario: str, post: str, pieces: Sequence[Piece], **grounds: Unpack[Grounds]
) -> ChangeSet:
    """Divides a line of posts among units by share; what is left over stays where it is.

    When nothing is left the line itself goes to the last unit, with the rest of the arithmetic. Holders,
    requirements and links stay with the line itself. Its succession names every piece with its share.
    """
    draft = Draft(plan, scenario)
    row = draft.post(post)
    split_line(draft, row, pieces, grounds)
    return draft.done(say("Split “{name}”", name=draft.called(row)))


def split_line(draft: Draft, post: Post, pieces: Sequence[Piece], grounds: Grounds) -> None:
    """Divides a line of posts in a draft."""
    shares = [share for _, share in pieces]
    check_shares(shares)
    if not pieces:
        raise RuleBroken(say("Say which units the pieces go to."))
    if post.is_head:
        raise RuleBroken(say("“{name}” is a head and is not split.", name=draft.called(post)))
    for unit, _ in pieces:
        draft.unit(unit)
    whole = sum(shares, Decimal(0)) == 1
    given = shares[:-1] if whole else shares
    established, filled = divided(post.established, given), divided(post.filled, given)
    ends: list[End] = []
    for number, (unit, share) in enumerate(pieces[: len(given)]):
        piece = replace(
            post, id=new_id(), unit=unit, unplaced=False,
            established=established[number], filled=filled[number],
        )  # fmt: skip
        draft.add("posts", piece)
        place_post(draft, piece)
        ends.append((piece.id, share))
    if given:
        rest = replace(post, established=established[-1], filled=filled[-1])
        draft.put("posts", rest)
    _settle_rest(draft, post, pieces[-1][0] if whole else None)
    ends.append((post.id, 1 - sum(given, Decimal(0))))
    record(draft, post.id, "split", ends, grounds)
    _note_holders(draft, post)


def _settle_rest(draft: Draft, post: Post, unit: str | None) -> None:
    if unit is not None and unit != post.unit:
        moved = replace(draft.post(post.id), unit=unit, unplaced=False)
        draft.put("posts", moved)
        place_post(draft, moved)


def _note_holders(draft: Draft, post: Post) -> None:
    holders = draft.where("assignments", "post", post.id)
    if holders:
        people = chained(draft.called(row) for row in holders)
        name = draft.called(post)
        draft.notes.append(say("Stays with the rest of “{post}”: {people}.", post=name, people=people))
