"""Moving units: to another place in the tree, among siblings, out of the tree."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from orgplanner.edits.branch import topmost
from orgplanner.edits.draft import Draft
from orgplanner.edits.places import bring_posts, inserted, settle
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Unit, in_order
from orgplanner.text import say

MOVES = ("branch", "unit", "posts")


def move_unit(
    plan: Plan,
    scenario: str,
    unit: str,
    under: str | None,
    *,
    after: str | None = None,
    before: str | None = None,
    with_: str = "branch",
) -> ChangeSet:
    """Puts a unit below another (None: at the top), after or before a sibling, else at the end.

    `with_`: "branch" takes all below along; "unit" leaves the units below to the old parent, at the old place;
    "posts" moves only the posts, and the emptied unit stays.
    """
    draft = Draft(plan, scenario)
    row = draft.unit(unit)
    if with_ not in MOVES:
        raise RuleBroken(say("A unit moves with its branch, alone, or only its posts do."))
    if with_ == "posts":
        move_posts(draft, row, under)
    else:
        if with_ == "unit":
            lift_children(draft, row)
        put_unit(draft, row.id, under, after, before)
    top = say("the top")
    target = top if under is None else draft.called(draft.unit(under))
    return draft.done(say("Move “{name}” under “{under}”", name=draft.called(row), under=target))


def reorder_unit(
    plan: Plan, scenario: str, unit: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A unit placed after or before a sibling; at the end when neither is given."""
    draft = Draft(plan, scenario)
    row = draft.unit(unit)
    settle(draft, "units", inserted(draft, draft.siblings(row), row, after, before), {unit})
    return draft.done(say("Reorder “{name}”", name=draft.called(row)))


def unplace_unit(plan: Plan, scenario: str, unit: str) -> ChangeSet:
    """Takes a unit with all below it out of the tree; it waits as not yet placed."""
    draft = Draft(plan, scenario)
    row = draft.unit(unit)
    take_out(draft, row)
    return draft.done(say("Move “{name}” to not yet placed", name=draft.called(row)))


def take_out(draft: Draft, unit: Unit) -> None:
    """Lets a unit with its branch wait as not yet placed, in a draft."""
    if not unit.unplaced:
        out = replace(unit, parent=None, unplaced=True)
        settle(draft, "units", [*draft.siblings(out), out], {unit.id})


def unplace_many(plan: Plan, scenario: str, ids: Collection[str]) -> ChangeSet:
    """Units with their branches, and posts, taken out of the tree in their order; they wait as not yet placed."""
    draft = Draft(plan, scenario)
    for id in topmost(draft.state, ids):
        if id in draft.state.units:
            take_out(draft, draft.unit(id))
        elif not draft.post(id).unplaced:
            bring_posts(draft, [draft.post(id)], None)
    if len(ids) == 1:
        only = next(iter(ids))
        row = draft.get("units", only) or draft.post(only)
        return draft.done(say("Move “{name}” to not yet placed", name=draft.called(row)))
    return draft.done(say("Move {count} to not yet placed", count=len(ids)))


def put_unit(
    draft: Draft, unit: str, under: str | None, after: str | None = None, before: str | None = None
) -> None:
    """Hangs a unit with its branch below another, or at the top, in a draft."""
    if under is not None:
        draft.unit(under)
    placed = replace(draft.unit(unit), parent=under, unplaced=False)
    settle(draft, "units", inserted(draft, draft.siblings(placed), placed, after, before), {unit})


def lift_children(draft: Draft, unit: Unit) -> None:
    """Puts the units right below one in its own place, beside it; below an unplaced one they are unplaced too."""
    children = draft.children(unit.id)
    beside = in_order([*draft.siblings(unit), unit])
    place = [row.id for row in beside].index(unit.id) + 1
    lifted = [replace(child, parent=unit.parent, unplaced=unit.unplaced) for child in children]
    order = [*beside[:place], *lifted, *beside[place:]]
    settle(draft, "units", order, {child.id for child in children})


def append_units(draft: Draft, units: Sequence[Unit], under: str | None, *, unplaced: bool = False) -> None:
    """Puts units at the end below another, at the end of the top, or among those not yet placed."""
    if not units:
        return
    moved = [replace(row, parent=under, unplaced=unplaced) for row in units]
    arriving = {row.id for row in moved}
    present = [row for row in draft.siblings(moved[0]) if row.id not in arriving]
    settle(draft, "units", [*present, *moved], arriving)


def move_posts(draft: Draft, unit: Unit, under: str | None) -> None:
    """Brings the posts of a unit into another, in a draft; the emptied unit stays."""
    if under is None:
        raise RuleBroken(say("Posts stand in a unit; say which one they move to."))
    if draft.unit(under).id == unit.id:
        raise RuleBroken(say("The posts of “{name}” are there already.", name=draft.called(unit)))
    bring_posts(draft, draft.posts_of(unit.id), under)
