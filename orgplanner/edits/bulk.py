"""The same done to many rows at once, as one step."""

from collections.abc import Collection, Sequence
from typing import Any, Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.following import close_line
from orgplanner.edits.grounds import Grounds
from orgplanner.edits.places import bring_posts
from orgplanner.edits.rows import set_fields
from orgplanner.edits.unit_close import close_in
from orgplanner.edits.unit_moves import put_unit
from orgplanner.edits.wording import NOUNS
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, TABLES, ChangeSet, Plan
from orgplanner.text import say


def change_many(
    plan: Plan, scenario: str | None, table: str, ids: Collection[str], **fields: Any
) -> ChangeSet:
    """The same fields set in many rows of a table; `scenario` is None for a shared table."""
    if table not in TABLES or table == "scenarios" or (table in SCENARIO) != (scenario is not None):
        raise RuleBroken(say("Rows of “{table}” cannot be changed together here.", table=NOUNS.get(table, str(table))))
    draft = Draft(plan, scenario)
    for id in ids:
        set_fields(draft, table, id, fields)
    return draft.done(say("Change {count} × {what}", count=len(ids), what=NOUNS[table]))


def move_many(plan: Plan, scenario: str, ids: Sequence[str], under: str) -> ChangeSet:
    """Units with their branches, and posts, put below or into one unit, in this order."""
    draft = Draft(plan, scenario)
    target = draft.unit(under)
    for id in ids:
        if draft.get("units", id) is not None:
            put_unit(draft, id, under)
        elif draft.post(id).unit != under:
            bring_posts(draft, [draft.post(id)], under)
    return draft.done(say("Move {count} to “{under}”", count=len(ids), under=draft.called(target)))


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
    return draft.done(say("Close {count} units and posts", count=len(ids)))


def _check_was_there(draft: Draft, id: str) -> None:
    """A unit or post that closed with one before it is no mistake; an id nobody knows is."""
    if id not in draft.state.units and id not in draft.state.posts:
        raise RuleBroken(say("There is no unit or post “{id}”.", id=str(id)[:80]))
