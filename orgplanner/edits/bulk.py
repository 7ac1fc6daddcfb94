"""The same done to many rows at once, as one step."""

from collections.abc import Collection, Sequence
from typing import Any, Unpack

from orgplanner.edits.branch import topmost
from orgplanner.edits.draft import Draft
from orgplanner.edits.following import close_line
from orgplanner.edits.grounds import Grounds
from orgplanner.edits.places import bring_posts, place_post
from orgplanner.edits.rows import set_fields
from orgplanner.edits.unit_close import close_in
from orgplanner.edits.unit_moves import MOVES, lift_children, move_posts, put_unit
from orgplanner.edits.wording import NOUNS, called
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, TABLES, ChangeSet, Plan, Unit
from orgplanner.text import Message, say


def change_many(
    plan: Plan, scenario: str | None, table: str, ids: Collection[str], **fields: Any
) -> ChangeSet:
    """The same fields set in many rows of a table; `scenario` is None for a shared table."""
    if table not in TABLES or table == "scenarios" or (table in SCENARIO) != (scenario is not None):
        called = NOUNS.get(table, str(table))
        raise RuleBroken(say("Rows of “{table}” cannot be changed together here.", table=called))
    draft = Draft(plan, scenario)
    for id in ids:
        set_fields(draft, table, id, fields)
    return draft.done(say("Change {count} × {what}", count=len(ids), what=NOUNS[table]))


def move_many(
    plan: Plan,
    scenario: str,
    ids: Sequence[str],
    under: str | None,
    *,
    after: str | None = None,
    before: str | None = None,
    with_: str = "branch",
) -> ChangeSet:
    """Units and posts put below or into one unit (None: units at the top), in this order.

    They stand after or before a sibling, else at the end; `with_` as in `move_unit`, for all units alike.
    """
    draft = Draft(plan, scenario)
    label = _label(draft, ids, under)
    if with_ not in MOVES:
        raise RuleBroken(say("A unit moves with its branch, alone, or only its posts do."))
    wanted = frozenset(topmost(draft.state, ids) if with_ == "branch" else ids)
    for id in (id for id in dict.fromkeys(ids) if id in wanted):
        if draft.get("units", id) is not None:
            _move_unit(draft, id, under, after, before, with_)
        else:
            _move_post(draft, id, under, after, before)
        after = id if before is None and after is not None else after
    return draft.done(label)


def _label(draft: Draft, ids: Sequence[str], under: str | None) -> Message:
    """What undo will call the move: of one thing by its name, of several by their number."""
    top = say("the top")
    target = top if under is None else draft.called(draft.unit(under))
    if len(ids) != 1:
        return say("Move {count} to “{under}”", count=len(ids), under=target)
    row: Any = draft.get("units", ids[0]) or draft.post(ids[0])
    name = draft.called(row)
    if not row.unplaced and (row.parent if isinstance(row, Unit) else row.unit) == under:
        return say("Reorder “{name}”", name=name)
    if isinstance(row, Unit):
        return say("Move “{name}” under “{under}”", name=name, under=target)
    return say("Move “{name}” to “{unit}”", name=name, unit=target)


def _move_unit(
    draft: Draft, id: str, under: str | None, after: str | None, before: str | None, with_: str
) -> None:
    if with_ == "posts":
        move_posts(draft, draft.unit(id), under)
        return
    if with_ == "unit":
        lift_children(draft, draft.unit(id))
    put_unit(draft, id, under, after, before)


def _move_post(draft: Draft, id: str, under: str | None, after: str | None, before: str | None) -> None:
    post = draft.post(id)
    if under is None:
        raise RuleBroken(say("Posts stand in a unit; say which one they move to."))
    if post.unit != under:
        bring_posts(draft, [post], under)
    if after is not None or before is not None:
        place_post(draft, draft.post(id), after, before)


def close_many(
    plan: Plan,
    scenario: str,
    ids: Sequence[str],
    *,
    posts: str = "up",
    units: str = "up",
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Units and posts closed one after the other, as `close_unit` and `close_post` do."""
    draft = Draft(plan, scenario)
    for id in dict.fromkeys(ids):
        unit = draft.get("units", id)
        if unit is not None:
            close_in(draft, draft.unit(id), posts, units, grounds)
        elif draft.get("posts", id) is not None:
            close_line(draft, draft.post(id), grounds)
        else:
            _check_was_there(draft, id)
    return draft.done(_closing(plan, scenario, ids))


def _closing(plan: Plan, scenario: str, ids: Sequence[str]) -> Message:
    """What undo will call it: one thing by its name, several by their number."""
    state = plan.states[scenario]
    row = state.units.get(ids[0]) or state.posts.get(ids[0]) if len(ids) == 1 else None
    if row is None:
        return say("Close {count} units and posts", count=len(ids))
    return say("Close “{name}”", name=called(plan, row, state))


def _check_was_there(draft: Draft, id: str) -> None:
    """A unit or post that closed with one before it is no mistake; an id nobody knows is."""
    if id not in draft.state.units and id not in draft.state.posts:
        raise RuleBroken(say("There is no unit or post “{id}”.", id=str(id)[:80]))
