"""One step in the structure: up or down among siblings, out beside the unit above, in below the unit before."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from orgplanner.edits.branch import topmost
from orgplanner.edits.draft import Draft
from orgplanner.edits.places import settle
from orgplanner.edits.unit_moves import append_units
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Post, Unit
from orgplanner.text import Message, say

WAYS = ("up", "down", "out", "in")


def shift(plan: Plan, scenario: str, ids: Collection[str], way: str) -> ChangeSet:
    """Moves units and posts one step: one of WAYS; posts go up and down only, a head stays before the others."""
    draft = Draft(plan, scenario)
    if way not in WAYS:
        raise RuleBroken(say("A unit goes up, down, out or in."))
    chosen = topmost(draft.state, ids)
    units = [draft.unit(id) for id in chosen if id in draft.state.units]
    posts = [draft.post(id) for id in chosen if id in draft.state.posts]
    if posts and way in ("out", "in"):
        raise RuleBroken(say("A post goes up and down in its unit only; move it to another unit instead."))
    if way == "out":
        _out(draft, units)
    elif way == "in":
        _in(draft, units)
    else:
        _step_all(draft, [*units, *posts], way)
    return draft.done(_label(draft, [*units, *posts]))


def _label(draft: Draft, rows: Sequence[Unit | Post]) -> Message:
    if len(rows) == 1:
        return say("Reorder “{name}”", name=draft.called(rows[0]))
    return say("Reorder {count} units and posts", count=len(rows))


def _step_all(draft: Draft, rows: Sequence[Unit | Post], way: str) -> None:
    """Every family of siblings by itself; RuleBroken when nothing can go further."""
    chosen = {row.id for row in rows}
    seen: set[str] = set()
    moved = False
    for row in rows:
        if row.id in seen:
            continue
        order = _family(draft, row)
        seen |= {other.id for other in order}
        stepped = _stepped(order, chosen, way)
        if stepped != order:
            moved = True
            settle(draft, "units" if isinstance(row, Unit) else "posts", stepped, chosen & {o.id for o in order})
    if not moved and rows:
        name = draft.called(rows[0])
        raise RuleBroken(
            say("“{name}” is the first already.", name=name)
            if way == "up"
            else say("“{name}” is the last already.", name=name)
        )


def _family(draft: Draft, row: Unit | Post) -> list[Any]:
    """A row with those that it can change places with, in order."""
    if isinstance(row, Unit):
        return sorted([row, *draft.siblings(row)], key=lambda unit: (unit.rank, unit.id))
    return [post for post in draft.posts_of(row.unit) if post.is_head == row.is_head]


def _stepped(order: list[Any], chosen: set[str], way: str) -> list[Any]:
    """The order with every chosen row before (or after) its neighbour, unless that is chosen too."""
    found = order[:] if way == "up" else order[::-1]
    for place in range(1, len(found)):
        if found[place].id in chosen and found[place - 1].id not in chosen:
            found[place - 1], found[place] = found[place], found[place - 1]
    return found if way == "up" else found[::-1]


def _out(draft: Draft, units: Sequence[Unit]) -> None:
    """Puts units beside the unit above them, right after it, in their order."""
    for row in reversed(units):
        if row.parent is None:
            raise RuleBroken(say("“{name}” stands at the top already.", name=draft.called(row)))
        above = draft.unit(row.parent)
        moved = replace(row, parent=above.parent, unplaced=above.unplaced)
        beside = [other for other in draft.siblings(moved) if other.id != above.id] + [above]
        beside.sort(key=lambda unit: (unit.rank, unit.id))
        place = [other.id for other in beside].index(above.id) + 1
        settle(draft, "units", [*beside[:place], moved, *beside[place:]], {row.id})


def _in(draft: Draft, units: Sequence[Unit]) -> None:
    """Puts units below the nearest unit before them that is not chosen itself, at its end."""
    chosen = {row.id for row in units}
    hosts = [(row, _host(draft, row, chosen)) for row in units]
    for row, host in hosts:
        append_units(draft, [draft.unit(row.id)], host)


def _host(draft: Draft, row: Unit, chosen: set[str]) -> str:
    family = _family(draft, row)
    before = family[: [unit.id for unit in family].index(row.id)]
    host: str | None = next((unit.id for unit in reversed(before) if unit.id not in chosen), None)
    if host is None:
        raise RuleBroken(say("There is no unit before “{name}” that it could go under.", name=draft.called(row)))
    return host
