"""Splitting a unit while somebody chooses: what goes to which part, by hand or by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from types import MappingProxyType

from orgplanner.analysis.likeness import parts_of
from orgplanner.analysis.likeness.letters import plain
from orgplanner.analysis.totals import Totals
from orgplanner.edits import Part
from orgplanner.errors import RuleBroken
from orgplanner.model import NO_NAME, Names, Plan, Post, State, new_id
from orgplanner.text import say

Places = Mapping[str, int]
"""The number of a part by id; 0 is the unit itself, in which a thing stays."""
FEWEST, MOST = 1, 9
"""How many parts there can be; each has a key."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part that is being made; `kind` "" is that of the unit."""

    id: str
    name: Names = NO_NAME
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Splitting:
    """What was chosen for a unit: its parts from 1 on, what goes to which, and lines of posts divided by share.

    `shares` has for a post the share of every part; what they leave stays. With `close` the unit itself ends.
    """

    unit: str
    pieces: tuple[Piece, ...]
    given: Places = field(default_factory=lambda: MappingProxyType({}))
    shares: Mapping[str, tuple[Decimal, ...]] = field(default_factory=lambda: MappingProxyType({}))
    close: bool = False

    def resized(self, count: int) -> Splitting:
        """With more or fewer parts; what was given to one that is gone stays."""
        count = min(max(count, FEWEST), MOST)
        new = tuple(Piece(new_id()) for _ in range(count - len(self.pieces)))
        kept = {id: part for id, part in self.given.items() if part <= count}
        shares = {
            id: (*each, *(Decimal(0) for _ in new))[:count]
            for id, each in self.shares.items()
            if not any(each[count:])
        }
        return replace(self, pieces=(*self.pieces, *new)[:count], given=kept, shares=shares)

    def named(self, part: int, name: Names, kind: str) -> Splitting:
        """With a part called and meant otherwise."""
        pieces = list(self.pieces)
        pieces[part - 1] = replace(pieces[part - 1], name=name, kind=kind)
        return replace(self, pieces=tuple(pieces))

    def giving(self, ids: Iterable[str], part: int) -> Splitting:
        """With things given whole to a part; 0: they stay."""
        return self.placing(dict.fromkeys(ids, part))

    def placing(self, places: Places) -> Splitting:
        """With things given whole to the parts that a rule says."""
        shares = {id: each for id, each in self.shares.items() if id not in places}
        return replace(self, given={**self.given, **places}, shares=shares)

    def dividing(self, post: str, shares: Sequence[Decimal]) -> Splitting:
        """With a line of posts divided by share among the parts."""
        given = {id: part for id, part in self.given.items() if id != post}
        return replace(self, given=given, shares={**self.shares, post: tuple(shares)})

    def part_of(self, id: str) -> int:
        """The number of the part to which something goes whole."""
        return self.given.get(id, 0)


def start_splitting(unit: str) -> Splitting:
    """Two parts without names, and everything still in the unit."""
    return Splitting(unit, (Piece(new_id()), Piece(new_id())))


def contents_of(state: State, unit: str) -> list[tuple[str, str]]:
    """What a unit has to give: sub-units, posts and functions, each with its table, in order."""
    functions = dict.fromkeys(row.function for row in parts_of(state, unit) if row.function in state.functions)
    return [
        *(("units", row.id) for row in state.children(unit)),
        *(("posts", row.id) for row in state.posts_of(unit)),
        *(("functions", id) for id in sorted(functions, key=lambda id: (state.functions[id].rank, id))),
    ]


def parts_for(state: State, splitting: Splitting) -> list[Part]:
    """The parts as the edit takes them; RuleBroken while one has no name."""
    contents = contents_of(state, splitting.unit)
    made = []
    for number, piece in enumerate(splitting.pieces, 1):
        if not piece.name:
            raise RuleBroken(say("Part {number} needs a name.", number=number))
        mine: dict[str, list[str]] = {"units": [], "posts": [], "functions": []}
        for table, id in contents:
            if splitting.part_of(id) == number:
                mine[table].append(id)
        divided = [
            (id, each[number - 1])
            for id, each in splitting.shares.items()
            if id in state.posts and each[number - 1] > 0
        ]
        made.append(
            Part(
                piece.name, piece.kind or None, (*mine["posts"], *divided), tuple(mine["units"]),
                tuple(mine["functions"]), id=piece.id,
            )
        )  # fmt: skip
    return made


def shares_of_numbers(whole: Decimal, numbers: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Shares that give each part exactly its number of a line, 0.333… rounded so that 1 of 3 is 1.

    RuleBroken when the numbers are more than the line has.
    """
    if sum(numbers, Decimal(0)) > whole:
        raise RuleBroken(say("The parts together are more than the line has."))
    if whole == 0:
        return tuple(Decimal(0) for _ in numbers)
    last = max((place for place, number in enumerate(numbers) if number > 0), default=-1)
    all_given = sum(numbers, Decimal(0)) == whole
    shares: list[Decimal] = []
    for place, number in enumerate(numbers):
        if place == last and all_given:
            shares.append(1 - sum(shares, Decimal(0)))
        else:
            shares.append(_rounded_up(number / whole, number, whole))
    return tuple(shares)


def _rounded_up(share: Decimal, number: Decimal, whole: Decimal) -> Decimal:
    """A share that was rounded down so far that it would miss its number by a hair, raised by that hair."""
    return share if share * whole >= number else share + Decimal(10) ** (share.adjusted() - 24)


# rules


def grades_of(state: State, unit: str) -> list[str]:
    """The grades of the unit's posts, each once."""
    return list(dict.fromkeys(post.grade for post in state.posts_of(unit) if post.grade is not None))


def with_grade(state: State, unit: str, grade: str) -> list[str]:
    """The posts of the unit with a grade."""
    return [post.id for post in state.posts_of(unit) if post.grade == grade]


def with_words(state: State, unit: str, text: str) -> list[str]:
    """What in the unit has these words in its name or title, in any language and spelling of letters."""
    sought = plain(text.strip())
    if not sought:
        return []
    return [id for table, id in contents_of(state, unit) if sought in plain(_said(state, table, id))]


def _said(state: State, table: str, id: str) -> str:
    if table == "posts":
        return "\n".join(words for _, words in state.posts[id].title.items)
    row = state.units[id] if table == "units" else state.functions[id]
    return "\n".join(words for _, words in row.name.items)


def one_each(state: State, unit: str, parts: int) -> Places:
    """The sub-units in order, one to each part, and the next again to the first."""
    return {row.id: place % parts + 1 for place, row in enumerate(state.children(unit))}


def evenly(plan: Plan, scenario: str, unit: str, parts: int) -> Places:
    """Sub-units and posts without heads spread so that the parts have about as many posts, the largest first.

    A range counts with its upper end and a line of unknown number as one.
    """
    state, totals = plan.states[scenario], Totals(plan, scenario)
    weights: dict[str, Decimal] = {}
    for row in state.children(unit):
        quantity = totals.of_unit(row.id).established.quantity
        weights[row.id] = Decimal(1) if quantity is None else quantity.high
    weights |= {post.id: _weight(post) for post in state.posts_of(unit) if not post.is_head}
    loads = [Decimal(0)] * parts
    places: dict[str, int] = {}
    for id, weight in sorted(weights.items(), key=lambda item: -item[1]):
        lightest = min(range(parts), key=lambda place: (loads[place], place))
        places[id] = lightest + 1
        loads[lightest] += weight
    return places


def _weight(post: Post) -> Decimal:
    return Decimal(1) if post.established.quantity is None else post.established.quantity.high
