"""Closing a unit: what happens to its posts and sub-units is asked, and recorded."""

from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.following import (
    close_line,
    drop_functions,
    drop_limits,
    drop_links,
    drop_requirements,
    functions_follow,
    requirements_follow,
)
from orgplanner.edits.grounds import Grounds, record, retarget
from orgplanner.edits.places import bring_posts
from orgplanner.edits.unit_moves import append_units, lift_children
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Unit
from orgplanner.text import say


def close_unit(
    plan: Plan,
    scenario: str,
    unit: str,
    *,
    posts: str = "up",
    units: str = "up",
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Closes a unit; its `posts` and the `units` below go "up", "close", become "unplaced", or into a unit by id.

    Units closed with it send their posts the same way. Functions and requirements go where the posts go; links and
    limits end, and so do functions and requirements of posts that close or are unplaced. Where the base scenario
    holds what closes, its succession says "close" with these grounds.
    """
    draft = Draft(plan, scenario)
    row = draft.unit(unit)
    close_in(draft, row, posts, units, grounds)
    return draft.done(say("Close “{name}”", name=draft.called(row)))


def close_in(draft: Draft, unit: Unit, posts: str, units: str, grounds: Grounds) -> None:
    """Closes a unit in a draft."""
    closing = list(draft.branch(unit.id)) if units == "close" else [unit]
    _send_units(draft, unit, units)
    for row in closing:
        _send_posts(draft, unit, row, posts, {gone.id for gone in closing}, grounds)
    for row in reversed(closing):
        drop_unit(draft, row)
        record(draft, row.id, "close", (), grounds)


def drop_unit(draft: Draft, unit: Unit, into: str | None = None) -> None:
    """Takes an emptied unit out of a draft; what was to go into it goes into `into`."""
    drop_links(draft, unit.id, draft.called(unit))
    drop_limits(draft, unit)
    drop_functions(draft, unit)
    drop_requirements(draft, "unit", unit.id)
    retarget(draft, unit.id, into)
    draft.remove("units", unit.id)


def _send_units(draft: Draft, unit: Unit, units: str) -> None:
    children = draft.children(unit.id)
    if units == "up":
        lift_children(draft, unit)
    elif units == "unplaced":
        append_units(draft, children, None, unplaced=True)
    elif units != "close":
        _check_target(draft, units, {unit.id})
        append_units(draft, children, units)


def _send_posts(draft: Draft, top: Unit, unit: Unit, posts: str, closing: set[str], grounds: Grounds) -> None:
    """Sends the posts of a unit that closes, itself or with the unit above it that is `top`."""
    lines = draft.posts_of(unit.id)
    if posts == "close":
        for post in lines:
            close_line(draft, post, grounds)
        return
    target = _target(draft, top, posts, closing, bool(lines))
    if lines:
        bring_posts(draft, lines, target)
    if target is not None:
        functions_follow(draft, unit.id, target)
        requirements_follow(draft, unit.id, target)


def _target(draft: Draft, top: Unit, posts: str, closing: set[str], needed: bool) -> str | None:
    """The unit that posts go to; None: they become unplaced, or there are none."""
    if posts == "unplaced" or (posts == "up" and top.unplaced):
        return None
    if posts != "up":
        _check_target(draft, posts, closing)
        return posts
    if top.parent is None and needed:
        raise RuleBroken(
            say("There is no unit above “{name}” for its posts to go to.", name=draft.called(top)),
            say("Say which unit they move to, or that they close."),
        )
    return top.parent


def _check_target(draft: Draft, target: str, closing: set[str]) -> None:
    draft.unit(target)
    if target in closing:
        raise RuleBroken(
            say("“{name}” closes too, so nothing can go into it.", name=draft.called(draft.unit(target)))
        )
