"""Splitting a unit: chosen posts, sub-units and functions go to parts, the rest stays."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.following import functions_follow, requirements_follow
from orgplanner.edits.grounds import End, Grounds, record
from orgplanner.edits.places import bring_posts, inserted, settle
from orgplanner.edits.post_split import split_line
from orgplanner.edits.rows import fresh
from orgplanner.edits.unit_close import drop_unit
from orgplanner.edits.unit_moves import append_units
from orgplanner.edits.wording import quoted
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Names, Plan, Post, Unit, new_id
from orgplanner.text import say


@dataclass(frozen=True, slots=True)
class Part:
    """A new unit and what goes to it: posts (a line by share as (id, share)), units below, functions by their ids.

    `share` is the part of the old unit that it is, for the record; kind None is that of the old unit.
    """

    name: Names
    kind: str | None = None
    posts: tuple[str | tuple[str, Decimal], ...] = ()
    units: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    share: Decimal | None = None
    id: str | None = None


def split_unit(
    plan: Plan,
    scenario: str,
    unit: str,
    parts: Sequence[Part],
    *,
    under: str | None = None,
    close: bool = False,
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Makes parts out of a unit, right after it among its siblings, or below `under`.

    What is given to no part stays. With `close` the old unit closes, which needs that nothing stays but functions
    and requirements: these go to the first part. The succession names the parts, and the old unit where it stays.
    """
    draft = Draft(plan, scenario)
    old = draft.unit(unit)
    if not parts:
        raise RuleBroken(say("Say into which parts “{name}” is split.", name=draft.called(old)))
    _check_once(draft, parts)
    made = _add_parts(draft, old, parts, under)
    for part, new in zip(parts, made, strict=True):
        _give(draft, old, part, new)
    _give_pieces(draft, old, parts, made, grounds)
    ends: list[End] = [(new, part.share) for part, new in zip(parts, made, strict=True)]
    if close:
        _close(draft, old, made[0])
    else:
        ends.append((unit, _rest(parts)))
    record(draft, unit, "split", ends, grounds)
    names = quoted(draft.called(draft.unit(new)) for new in made)
    return draft.done(say("Split “{name}” into {parts}", name=draft.called(old), parts=names))


def _check_once(draft: Draft, parts: Sequence[Part]) -> None:
    """RuleBroken when something whole is given to two parts."""
    given: set[str] = set()
    for part in parts:
        whole = [post for post in part.posts if isinstance(post, str)]
        for id in (*whole, *part.units, *part.functions):
            if id in given:
                raise RuleBroken(say("“{id}” is given to two parts.", id=_called(draft, id)))
            given.add(id)
        for post in part.posts:
            if not isinstance(post, str) and post[0] in given:
                raise RuleBroken(say("“{id}” is given to two parts.", id=_called(draft, post[0])))


def _called(draft: Draft, id: str) -> str:
    rows = (draft.get(table, id) for table in ("posts", "units", "functions"))
    return next((draft.called(row) for row in rows if row is not None), id)


def _add_parts(draft: Draft, old: Unit, parts: Sequence[Part], under: str | None) -> list[str]:
    parent = old.parent if under is None else draft.unit(under).id
    beside = old.id if under is None else None
    made: list[str] = []
    for part in parts:
        fields = {"name": part.name, "kind": part.kind or old.kind, "parent": parent}
        row = fresh("units", part.id or new_id(), {**fields, "unplaced": old.unplaced and under is None})
        draft.add("units", row)
        settle(draft, "units", inserted(draft, draft.siblings(row), row, after=beside), {row.id})
        beside = row.id if beside is not None else None
        made.append(row.id)
    return made


def _give(draft: Draft, old: Unit, part: Part, new: str) -> None:
    """Gives a part its whole posts, units and functions."""
    posts = [_own_post(draft, old, post) for post in part.posts if isinstance(post, str)]
    if posts:
        bring_posts(draft, posts, new)
    units = [draft.unit(unit) for unit in part.units]
    for row in units:
        if row.parent != old.id:
            name, above = draft.called(row), draft.called(old)
            raise RuleBroken(say("“{name}” is not right below “{unit}”.", name=name, unit=above))
    append_units(draft, units, new)
    held = {row.function: row for row in draft.where("responsibilities", "unit", old.id)}
    for function in part.functions:
        if function not in held:
            name = draft.called(draft.need("functions", function))
            raise RuleBroken(say("“{unit}” has no part in “{name}”.", unit=draft.called(old), name=name))
        draft.put("responsibilities", replace(held[function], unit=new))


def _own_post(draft: Draft, old: Unit, post: str) -> Post:
    row = draft.post(post)
    if row.unit != old.id:
        raise RuleBroken(say("“{name}” is not in “{unit}”.", name=draft.called(row), unit=draft.called(old)))
    return row


def _give_pieces(
    draft: Draft, old: Unit, parts: Sequence[Part], made: Sequence[str], grounds: Grounds
) -> None:
    """Splits the lines that are given by share."""
    pieces: dict[str, list[tuple[str, Decimal]]] = {}
    for part, new in zip(parts, made, strict=True):
        for post in part.posts:
            if not isinstance(post, str):
                pieces.setdefault(post[0], []).append((new, post[1]))
    for id, shares in pieces.items():
        split_line(draft, _own_post(draft, old, id), shares, grounds)


def _close(draft: Draft, old: Unit, first: str) -> None:
    """Closes the old unit when all has gone; what else hung on it goes to the first part."""
    staying: list[Post | Unit] = [*draft.posts_of(old.id), *draft.children(old.id)]
    if staying:
        rest = quoted(draft.called(row) for row in staying)
        raise RuleBroken(say("“{name}” cannot close while it has {rest}.", name=draft.called(old), rest=rest))
    functions_follow(draft, old.id, first)
    requirements_follow(draft, old.id, first)
    drop_unit(draft, old, first)


def _rest(parts: Sequence[Part]) -> Decimal | None:
    """The share that stays, when all others are given and leave some."""
    shares = [part.share for part in parts if part.share is not None]
    rest = 1 - sum(shares, Decimal(0))
    return rest if len(shares) == len(parts) and rest > 0 else None
