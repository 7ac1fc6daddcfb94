"""Giving a scenario the ids of another of the same plan, so that both can be compared."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from orgplanner.edits.draft import open_scenario
from orgplanner.edits.repointing import ENDS, JOINING, Ids, differing, joined_ids, repointed, with_ends
from orgplanner.edits.same_people import check_twins, completed, rating_mark, says_more
from orgplanner.edits.wording import called
from orgplanner.model import SCENARIO, Change, ChangeSet, Plan, Rating, Row, State, View, new_id
from orgplanner.text import say

Moves = dict[str, dict[str, str]]
"""By table: the new id of an id."""


def match_scenarios(plan: Plan, keeping: str, getting: str, twins: Ids) -> ChangeSet:
    """Gives what is the same in `getting` the ids that it has in `keeping`; `twins` has them by table.

    Scenarios that share their ids with `getting` get them too, so that they can still be compared with it;
    RuleBroken when one of these is locked. Decisions, people with their ratings and saved views follow.
    """
    check_twins(twins)
    family = _family(plan, keeping, getting)
    moves = _moves(plan, keeping, getting, twins)
    people = {id: to for id, to in twins.get("people", {}).items() if id != to and id in plan.people}
    found = [change for scenario in plan.states for change in _of_scenario(plan, scenario, family, moves, people)]
    for scenario in dict.fromkeys(change.scenario for change in found):
        open_scenario(plan, scenario or "")
    changes = (*_views(plan, family, moves), *_people(plan, family, people), *found)
    name, other = (called(plan, plan.scenarios[id]) for id in (getting, keeping))
    return ChangeSet(say("Match “{name}” with “{other}”", name=name, other=other), changes)


def _family(plan: Plan, keeping: str, getting: str) -> set[str]:
    """The scenarios that share ids with `getting` through their bases, but not those of `keeping`'s own line."""
    near: dict[str, set[str]] = {id: set() for id in plan.scenarios}
    for row in plan.scenarios.values():
        if row.base is not None:
            near[row.base].add(row.id)
            near[row.id].add(row.base)
    kin = _reached(getting, near)
    if keeping not in kin:
        return kin
    made = {id: {row.id for row in plan.scenarios.values() if row.base == id} for id in plan.scenarios}
    return _reached(getting, made) - _reached(keeping, made)


def _reached(start: str, near: Mapping[str, set[str]]) -> set[str]:
    found, ways = {start}, [start]
    for id in ways:
        ways.extend(sorted(near[id] - found))
        found |= near[id]
    return found


def _moves(plan: Plan, keeping: str, getting: str, twins: Ids) -> Moves:
    """The ids that change: those of the twins, and of what would stand in their way; then of what joins them."""
    state, other = plan.states[getting], plan.states[keeping]
    moves: Moves = {}
    for table in ENDS:
        moves[table] = {id: to for id, to in twins.get(table, {}).items() if id != to}
    going = {id for table in ENDS for id in moves[table]}
    wanted = {to for table in ENDS for to in moves[table].values()}
    for table in ENDS:
        moves[table] |= {id: new_id() for id in state.tables[table] if id in wanted and id not in going}
    ids = with_ends({**moves, "people": twins.get("people", {})})
    for table in JOINING:
        rows = [cast(Row, repointed(row, row.id, ids)) for row in state.tables[table].values()]
        beside = other.tables[table]
        moves[table] = {row.id: id for row, id in joined_ids(table, rows, beside) if id and id != row.id}
    return moves


def _of_scenario(
    plan: Plan, scenario: str, family: set[str], moves: Moves, people: Mapping[str, str]
) -> Iterator[Change]:
    """What changes in a scenario: its rows where it is of the family, its decisions where its base is."""
    state, base = plan.states[scenario], plan.scenarios[scenario].base
    subjects = with_ends(moves)["ends"] if base in family else {}
    own = moves if scenario in family else {}
    ids = with_ends({**own, "people": _movable(state, people) if scenario in family else {}})
    if not subjects and not any(ids.values()):
        return
    for table in SCENARIO:
        rows = state.tables[table]
        to = {id: new for id, new in own.get(table, {}).items() if id in rows}
        to = {id: new for id, new in to.items() if new not in rows or new in to}
        of_base = subjects if table == "successions" else None
        after = {row.id: row for row in (repointed(row, to.get(id, id), ids, of_base) for id, row in rows.items())}
        yield from differing(table, scenario, rows, after)


def _movable(state: State, people: Mapping[str, str]) -> dict[str, str]:
    """The people whose posts can go over to their other row: those of whom the scenario does not know both."""
    known = {row.person for row in state.assignments.values()}
    return {id: to for id, to in people.items() if id in known and to not in known}


def _views(plan: Plan, family: set[str], moves: Moves) -> Iterator[Change]:
    """Saved views of these scenarios go on folding the same units."""
    units = moves["units"]
    for view in plan.views.values():
        folded = tuple(units.get(id, id) for id in view.folded)
        if view.scenario in family and folded != view.folded:
            after: View = replace(view, folded=folded)
            yield Change("views", None, view.id, view, after)


def _people(plan: Plan, family: set[str], people: Mapping[str, str]) -> Iterator[Change]:
    """One row completed by the other, which goes if nobody needs it and it says nothing more; ratings go over."""
    for id, to in people.items():
        kept, going = plan.people[to], plan.people[id]
        whole = completed(kept, going)
        if whole != kept:
            yield Change("people", None, to, kept, whole)
        ratings = [cast(Rating, row) for row in plan.shared.where("ratings", "person", id)]
        moved = list(_new_ratings(plan, ratings, to))
        yield from moved
        is_held = any(_holds(plan.states[each], id) for each in plan.states if each not in family)
        inside = [plan.states[each] for each in family if _holds(plan.states[each], id)]
        is_left = any(id not in _movable(state, {id: to}) for state in inside)
        if len(moved) == len(ratings) and not is_held and not is_left and not says_more(whole, going):
            yield Change("people", None, id, going, None)


def _new_ratings(plan: Plan, ratings: list[Rating], to: str) -> Iterator[Change]:
    """The ratings as those of another person, unless that one has the like."""
    known = {rating_mark(row) for row in plan.shared.where("ratings", "person", to)}
    for row in ratings:
        if rating_mark(row) not in known:
            yield Change("ratings", None, row.id, row, replace(row, person=to))


def _holds(state: State, person: str) -> bool:
    return bool(state.held_by(person))
