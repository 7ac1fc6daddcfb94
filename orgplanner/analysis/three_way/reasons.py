"""Why two good changes cannot both be, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from orgplanner.analysis.three_way.atoms import Atom, Side, other
from orgplanner.analysis.three_way.troubles import Chained, row_at
from orgplanner.edits.wording import NOUNS, called
from orgplanner.model import Plan
from orgplanner.model.change import Key
from orgplanner.model.rules import DEEPEST
from orgplanner.text import Message, chained, say

if TYPE_CHECKING:
    from orgplanner.analysis.three_way.copies import Copies

MOST_MOVES = 3


def name_of(plans: Sequence[Plan | None], key: Key) -> str:
    """What a row is called in the first of the plans that has it."""
    for plan in plans:
        row = None if plan is None else row_at(plan, key)
        if plan is not None and row is not None:
            return called(plan, row, plan.states.get(key[1] or ""), key[1])
    return key[2]


def deleted_reason(copies: Copies, gone: Key, away: Side, user: Key) -> Message:
    """One side deleted what something of the other refers to."""
    plans = (copies.of(other(away)), copies.base)
    name = name_of(plans, gone)
    what, who = NOUNS[user[0]], name_of((copies.of(other(away)), copies.of(away)), user)
    if away == "mine":
        return say("“{name}” was deleted here; there {what} “{user}” refers to it.", name=name, what=what, user=who)
    return say("“{name}” was deleted there; here {what} “{user}” refers to it.", name=name, what=what, user=who)


def ring_reason(copies: Copies, found: Chained, mine: list[Atom], theirs: list[Atom]) -> Message:
    """Moves of both sides that put something above itself, or too deep."""
    here, there = moves_of(copies, mine, "mine"), moves_of(copies, theirs, "theirs")
    if found.is_ring:
        return say("Here: {mine}. There: {theirs}. Both together would be a ring.", mine=here, theirs=there)
    return say(
        "Here: {mine}. There: {theirs}. Both together would go deeper than {deepest} levels.",
        mine=here, theirs=there, deepest=DEEPEST,
    )  # fmt: skip


def moves_of(copies: Copies, atoms: Sequence[Atom], side: Side) -> Message:
    """What a side moved where."""
    return chained((_move(copies, atom, side) for atom in atoms[:MOST_MOVES]), "; ")


def _move(copies: Copies, atom: Atom, side: Side) -> Message:
    plans = (copies.of(side), copies.of(other(side)), copies.base)
    name = name_of(plans, atom.key)
    if atom.is_row:
        return say("“{name}” is new", name=name)
    above = atom.of(side)[0]
    if above is None:
        return say("“{name}” to the top", name=name)
    return say("“{name}” under “{under}”", name=name, under=name_of(plans, (*atom.key[:2], above)))
