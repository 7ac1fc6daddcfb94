"""What it can mean that units, posts or people are dragged onto a unit or post, beside one, or out.

Each meaning is an edit with its arguments, tried on the plan before it is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from orgplanner import edits
from orgplanner.analysis.structure import superior
from orgplanner.analysis.totals import filled_of, vacancy
from orgplanner.edits.branch import topmost
from orgplanner.edits.draft import open_scenario
from orgplanner.edits.wording import called
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Post, State
from orgplanner.model.choices import LINK_KINDS
from orgplanner.text import Message, say

MOST_DRAGGED = 2000
"""Things that are dragged together at most: looking at them must not hold up the pointer."""
MOST_TRIED = 60
"""Things dragged together up to which every meaning is tried beforehand; with more the edit itself refuses."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a drop can do: `edit` with the plan, the scenario and `given`.

    `usual`: what people expect, so that it is done without asking when it is all that can be done.
    """

    words: Message
    edit: Callable[..., ChangeSet]
    given: Mapping[str, object] = field(default_factory=dict)
    usual: bool = True


Refused = tuple[Meaning, RuleBroken]
Found = tuple[tuple[Meaning, ...], tuple[Refused, ...]]
"""What a drop can mean, and what it may not, with the reason."""


def drop_choices(
    plan: Plan,
    scenario: str,
    ids: Sequence[str],
    *,
    onto: str = "",
    before: str = "",
    after: str = "",
    apart: bool = False,
) -> Found:
    """What can be done with these units and posts, or people, at a place; and what else it could mean but may not.

    The place is a unit or post onto which they are dragged, one `before` or `after` which they shall stand, or
    `apart` for what is not yet placed. RuleBroken says why nothing can be done.
    """
    state = open_scenario(plan, scenario)
    if len(ids) > MOST_DRAGGED:
        raise RuleBroken(say("Drag at most {most} units or posts at a time.", most=MOST_DRAGGED))
    things = _Things(plan, scenario, state, ids)
    if apart:
        found = things.taken_out()
    elif onto:
        found = things.onto(onto)
    else:
        found = things.beside(before or after, before=bool(before))
    kept, refused = _tried(plan, scenario, found, len(ids))
    if not kept:
        raise refused[0][1] if refused else RuleBroken(say("Nothing would change."))
    return kept, refused


def _tried(plan: Plan, scenario: str, found: Iterator[Meaning], count: int) -> Found:
    """The meanings whose edits do not refuse, and the others."""
    kept: list[Meaning] = []
    refused: list[Refused] = []
    for meaning in found:
        try:
            if count <= MOST_TRIED:
                meaning.edit(plan, scenario, **meaning.given)
            kept.append(meaning)
        except RuleBroken as error:
            refused.append((meaning, error))
    return tuple(kept), tuple(refused)


class _Things:
    """What is dragged, apart by kinds."""

    def __init__(self, plan: Plan, scenario: str, state: State, ids: Sequence[str]) -> None:
        self._plan, self._scenario, self._state = plan, scenario, state
        self._people = [id for id in ids if id in plan.people]
        structure = [id for id in ids if id in state.units or id in state.posts]
        self._all = topmost(state, structure)
        self._given = structure
        self._units = [id for id in self._all if id in state.units]
        self._posts = [id for id in self._all if id in state.posts]
        if not ids or len(self._people) + len(structure) < len(set(ids)) or (self._people and structure):
            raise RuleBroken(say("This cannot be dragged here."))

    def taken_out(self) -> Iterator[Meaning]:
        """Out of the tree, to wait as not yet placed."""
        if self._people:
            raise RuleBroken(
                say("People do not stand in the structure; their assignments are ended in the inspector.")
            )
        rows = [self._state.units.get(id) or self._state.posts[id] for id in self._all]
        if all(row.unplaced for row in rows):
            raise self._there_already(say("Not yet placed"))
        yield Meaning(say("Take out"), edits.unplace_many, {"ids": self._all})

    def onto(self, target: str) -> Iterator[Meaning]:
        """Into a unit, or what that means for a post."""
        if self._people:
            return self._held_by(target)
        if target in self._given:
            raise RuleBroken(say("Nothing stands under itself."))
        if target in self._state.posts:
            return self._onto_post(target)
        if target not in self._state.units:
            raise RuleBroken(say("This cannot be dragged here."))
        return self._into(target) if self._units else self._posts_into(target)

    def _into(self, target: str) -> Iterator[Meaning]:
        """Units, perhaps with posts, below a unit."""
        given = {"ids": self._all, "under": target}
        there = all(self._unit_above(id) == target for id in self._all)
        name = self._called(target)
        if not there:
            yield Meaning(self._whole(), edits.move_many, given)
        if self._posts:
            return
        if not there and self._has_units_below():
            yield Meaning(
                say("The unit only: what is below stays"),
                edits.move_many,
                {**given, "ids": self._given, "with_": "unit"},
                usual=False,
            )
        if self._has_posts():
            yield Meaning(
                say("The posts only: the unit stays"),
                edits.move_many,
                {**given, "ids": self._given, "with_": "posts"},
                usual=False,
            )
        if there and not self._has_posts():
            raise self._there_already(name)

    def _whole(self) -> Message:
        if self._has_units_below():
            return say("The whole branch")
        return say("The unit with its posts") if self._has_posts() else say("The unit")

    def _posts_into(self, target: str) -> Iterator[Meaning]:
        if all(self._state.posts[id].unit == target for id in self._posts):
            raise self._there_already(self._called(target))
        words = say("Move to “{name}”", name=self._called(target))
        yield Meaning(words, edits.move_many, {"ids": self._posts, "under": target})

    def _onto_post(self, target: str) -> Iterator[Meaning]:
        """Into the unit of a post; posts can also be made to report to it where they are."""
        unit = self._state.posts[target].unit
        if unit is None:
            raise RuleBroken(say("“{name}” is not yet placed itself.", name=self._called(target)))
        if self._units:
            yield from self._into(unit)
            return
        if any(self._state.posts[id].unit != unit for id in self._posts):
            yield from self._posts_into(unit)
        if any(superior(self._state, id) != target for id in self._posts):
            yield Meaning(
                say("Report to “{name}”, in the same unit as now", name=self._called(target)),
                edits.change_many,
                {"table": "posts", "ids": self._posts, "reports_to": target},
                usual=False,
            )

    def _held_by(self, target: str) -> Iterator[Meaning]:
        """A person on a post, or on one of the posts of a unit that have room; who holds one may leave it."""
        if len(self._people) > 1:
            raise RuleBroken(say("Drag one person at a time."))
        person = self._people[0]
        if target in self._state.posts:
            posts = [self._state.posts[target]]
        else:
            posts = vacant_posts(self._plan, self._scenario, target)
        if not posts:
            raise RuleBroken(say("“{name}” has no vacant post.", name=self._called(target)))
        held = self._state.held_by(person)
        posts = [post for post in posts if post.id not in {row.post for row in held}]
        if len(held) == 1:
            for post in posts:
                words = say("Move to “{name}”", name=called(self._plan, post))
                yield Meaning(
                    words, edits.move_person, {"person": person, "post": post.id, "assignment": held[0].id}
                )
        for post in posts:
            name = called(self._plan, post)
            words = say("Assign to “{name}” as well", name=name) if held else say("Assign to “{name}”", name=name)
            yield Meaning(words, edits.assign, {"person": person, "post": post.id}, usual=not held)

    def beside(self, neighbour: str, *, before: bool) -> Iterator[Meaning]:
        """Before or after a unit or post, below the same unit."""
        way = {"before" if before else "after": neighbour}
        if self._people:
            raise RuleBroken(say("This cannot be dragged here."))
        if neighbour in self._given:
            raise RuleBroken(say("Nothing would change."))
        if neighbour in self._state.posts:
            yield from self._beside_post(neighbour, way)
        else:
            yield from self._beside_unit(neighbour, way)

    def _beside_post(self, neighbour: str, way: Mapping[str, str]) -> Iterator[Meaning]:
        unit = self._state.posts[neighbour].unit
        if self._units or unit is None:
            raise RuleBroken(say("Posts and units do not stand in one row."))
        words = say("Move to “{name}”", name=self._called(unit))
        yield Meaning(words, edits.move_many, {"ids": self._posts, "under": unit, **way})

    def _beside_unit(self, neighbour: str, way: Mapping[str, str]) -> Iterator[Meaning]:
        row = self._state.units.get(neighbour)
        if self._posts or row is None:
            raise RuleBroken(say("Posts and units do not stand in one row."))
        if row.unplaced:
            raise RuleBroken(say("What is not yet placed has no order."))
        given = {"ids": self._all, "under": row.parent, **way}
        moved = any(self._unit_above(id) != row.parent or self._state.units[id].unplaced for id in self._units)
        yield Meaning(self._whole(), edits.move_many, given)
        if moved and self._has_units_below():
            alone = {**given, "ids": self._given, "with_": "unit"}
            yield Meaning(say("The unit only: what is below stays"), edits.move_many, alone, usual=False)

    def _unit_above(self, id: str) -> str | None:
        unit = self._state.units.get(id)
        return unit.parent if unit is not None else self._state.posts[id].unit

    def _has_units_below(self) -> bool:
        return any(next(self._state.where("units", "parent", id), None) is not None for id in self._units)

    def _has_posts(self) -> bool:
        return any(next(self._state.where("posts", "unit", id), None) is not None for id in self._units)

    def _called(self, id: str | None) -> Message | str:
        row = self._state.units.get(id or "") or self._state.posts.get(id or "")
        return say("the top") if row is None else called(self._plan, row, self._state)

    def _there_already(self, place: Message | str) -> RuleBroken:
        first = (self._all or [""])[0]
        return RuleBroken(say("“{name}” is there already: “{place}”.", name=self._called(first), place=place))


def vacant_posts(plan: Plan, scenario: str, unit: str) -> list[Post]:
    """The posts of one unit that have room for somebody, or of which it is not known whether they have."""
    state = plan.states[scenario]
    on = plan.scenarios[scenario].as_of or date.today().isoformat()
    return [post for post in state.posts_of(unit) if _has_room(state, post, on)]


def _has_room(state: State, post: Post, on: str) -> bool:
    left = vacancy(post.established, filled_of(state, post, on))
    return not state.holders(post.id) if left is None else left.high > 0


def link_kinds(plan: Plan, scenario: str, origin: str, target: str) -> tuple[str, ...]:
    """The kinds of link that there can be from a unit or post to another; RuleBroken says why there is none."""
    open_scenario(plan, scenario)
    refused: RuleBroken | None = None
    kinds: list[str] = []
    for kind in LINK_KINDS:
        try:
            edits.add_link(plan, scenario, origin, target, kind)
            kinds.append(kind)
        except RuleBroken as error:
            refused = refused or error
    if refused is not None and not kinds:
        raise refused
    return tuple(kinds)


def can_be_ordered(plan: Plan, scenario: str, ids: Collection[str], by: str) -> bool:
    """Whether all that is dragged are rows of one table, "units" or "posts", and so have an order among them."""
    rows = plan.states[scenario].tables[by]
    return bool(ids) and all(id in rows for id in ids)
