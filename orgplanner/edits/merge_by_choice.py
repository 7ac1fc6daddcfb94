"""A merger with all that was chosen for it: sub-units, posts, functions and heads, as one step."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Unpack, cast

from orgplanner.edits.draft import open_scenario
from orgplanner.edits.function_join import join_functions
from orgplanner.edits.functions import close_function, delete_responsibility
from orgplanner.edits.grounds import Grounds
from orgplanner.edits.merge_choices import CHOICES, FATES, HEADS, Group, Merger
from orgplanner.edits.post_join import join_posts
from orgplanner.edits.posts import change_post, close_post
from orgplanner.edits.unit_close import close_unit
from orgplanner.edits.unit_merge import merge_units
from orgplanner.edits.unit_moves import move_unit, reorder_unit
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Responsibility, State, gather, new_id, nothing
from orgplanner.text import say

Step = Callable[[Plan], ChangeSet]


def merge_by_choice(plan: Plan, scenario: str, merger: Merger, **grounds: Unpack[Grounds]) -> ChangeSet:
    """Makes one unit of several, and within it one of what goes together; see `Merger`.

    What is inside is settled before the units themselves are merged, so that the notes of the merger speak of what
    is left. Every row that closes or joins another is recorded where the base holds it.
    """
    state = open_scenario(plan, scenario)
    if merger.result is None:
        merger = replace(merger, id=new_id())
    _check(merger)
    working = plan.snapshot()
    parts: list[ChangeSet] = []
    for step in _steps(state, scenario, merger, grounds):
        made = step(working)
        working.apply(made)
        parts.append(made)
    return gather(parts[-2].label, parts)


def _check(merger: Merger) -> None:
    """RuleBroken for a choice that is none of those there are, or a row that stands in two groups."""
    given: set[str] = set(merger.units)
    for group in merger.groups:
        fits = group.table in ("units", "posts", "functions") and group.fate in FATES
        if group.choice not in CHOICES or not fits or (group.kept and group.kept not in group.members):
            raise RuleBroken(say("There is no such choice: “{choice}”.", choice=str(group.choice)[:80]))
        if given & set(group.members):
            raise RuleBroken(say("Something is chosen for twice."))
        given.update(group.members)
    for _, role in merger.heads:
        if role not in HEADS:
            raise RuleBroken(say("There is no such choice: “{choice}”.", choice=str(role)[:80]))


def _steps(state: State, scenario: str, merger: Merger, grounds: Grounds) -> Iterator[Step]:
    """The edits one after the other, each made on the result of the last; merging and placing end them."""
    for post, role in merger.heads:
        yield from _of_head(scenario, post, role, grounds)
    for group in merger.groups:
        if group.table == "posts":
            yield from _of_posts(scenario, group, grounds)
        elif group.table == "functions":
            yield from _of_functions(scenario, group, merger, grounds)
    units = [group for group in merger.groups if group.table == "units"]
    for group in sorted(units, key=lambda group: -_depth(state, group)):
        yield from _of_units(scenario, group, grounds)
    yield partial(
        merge_units, scenario=scenario, units=merger.units, into=merger.into, id=merger.id,
        name=merger.name or None, kind=merger.kind or None,
        under=None if merger.into else merger.under, **grounds,
    )  # fmt: skip
    yield partial(_placed, scenario=scenario, merger=merger)


def _depth(state: State, group: Group) -> int:
    return max(len(list(state.ancestors(id))) for id in group.members)


def _of_head(scenario: str, post: str, role: str, grounds: Grounds) -> Iterator[Step]:
    if role == "close":
        yield partial(close_post, scenario=scenario, post=post, **grounds)
    elif role != "head":
        yield partial(
            change_post, scenario=scenario, post=post, is_head=False, is_deputy=role == "deputy"
        )


def _of_units(scenario: str, group: Group, grounds: Grounds) -> Iterator[Step]:
    if group.choice == "combine" and len(group.members) > 1:
        kept, name = group.kept or group.members[0], group.name or None
        yield partial(merge_units, scenario=scenario, units=group.members, into=kept, name=name, **grounds)
    elif group.choice == "close":
        target = (group.kept or "up") if group.fate == "move" else group.fate
        for unit in group.gone:
            yield partial(close_unit, scenario=scenario, unit=unit, posts=target, units=target, **grounds)


def _of_posts(scenario: str, group: Group, grounds: Grounds) -> Iterator[Step]:
    if group.choice == "combine" and len(group.members) > 1:
        yield partial(join_posts, scenario=scenario, posts=_kept_first(group), title=group.name or None, **grounds)
    elif group.choice == "close":
        for post in group.gone:
            yield partial(_close_if_there, scenario=scenario, post=post, grounds=grounds)


def _of_functions(scenario: str, group: Group, merger: Merger, grounds: Grounds) -> Iterator[Step]:
    if group.choice == "combine" and len(group.members) > 1:
        order, name = _kept_first(group), group.name or None
        yield partial(join_functions, scenario=scenario, functions=order, name=name, **grounds)
    elif group.choice == "close":
        for function in group.gone:
            yield partial(_let_go, scenario=scenario, function=function, merger=merger, grounds=grounds)


def _kept_first(group: Group) -> list[str]:
    kept = group.kept or group.members[0]
    return [kept, *(id for id in group.members if id != kept)]


def _close_if_there(plan: Plan, scenario: str, post: str, grounds: Grounds) -> ChangeSet:
    """Closes a post unless it went with the unit that it stood in."""
    there = post in plan.states[scenario].posts
    return close_post(plan, scenario, post, **grounds) if there else nothing()


def _let_go(plan: Plan, scenario: str, function: str, merger: Merger, grounds: Grounds) -> ChangeSet:
    """Closes a function or, where units outside the merger have a part in it too, ends the part of those within."""
    state = plan.states[scenario]
    rows = cast(list[Responsibility], list(state.where("responsibilities", "function", function)))
    within = set(merger.units)
    inside = [
        row for row in rows if row.unit in within or any(up.id in within for up in state.ancestors(row.unit))
    ]
    if len(inside) == len(rows):
        return close_function(plan, scenario, function, **grounds)
    working = plan.snapshot()
    parts = []
    for row in inside:
        parts.append(delete_responsibility(working, scenario, row.id))
        working.apply(parts[-1])
    return gather(parts[0].label, parts)


def _placed(plan: Plan, scenario: str, merger: Merger) -> ChangeSet:
    """Puts the result where it is wanted, when it does not stand there already."""
    result = merger.result or ""
    stands = plan.states[scenario].units[result]
    if merger.under is not None and stands.parent != merger.under:
        return move_unit(plan, scenario, result, merger.under, after=merger.after)
    if merger.after is not None:
        return reorder_unit(plan, scenario, result, after=merger.after)
    return nothing()
