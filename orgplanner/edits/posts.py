"""Posts: add, change, copy, close."""

from dataclasses import replace
from typing import Any, Unpack

from orgplanner.edits.bringing import as_assumed, emptied
from orgplanner.edits.draft import Draft
from orgplanner.edits.following import close_line
from orgplanner.edits.grounds import Grounds
from orgplanner.edits.places import place_post
from orgplanner.edits.rows import fresh, set_fields
from orgplanner.edits.wording import changed, field_words
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Names, Plan, Post, new_id
from orgplanner.text import say


def add_post(
    plan: Plan,
    scenario: str,
    unit: str | None,
    *,
    title: Names,
    after: str | None = None,
    before: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A line of the establishment in a unit, after or before another, else at the end; None: not yet placed."""
    draft = Draft(plan, scenario)
    if unit is not None:
        draft.unit(unit)
    if not {"unit", "unplaced"}.isdisjoint(fields):
        raise RuleBroken(say("“{field}” cannot be set in this way.", field=field_words("unplaced")))
    row: Post = fresh("posts", id, {"unit": unit, "unplaced": unit is None, "title": title, **fields})
    _note_second_head(draft, row)
    draft.add("posts", row)
    place_post(draft, row, after, before)
    return draft.done(say("Add post “{name}”", name=draft.called(row)))


def change_post(plan: Plan, scenario: str, post: str, **fields: Any) -> ChangeSet:
    """Fields of a post other than its place; a second head in a unit is noted, filled may exceed established."""
    draft = Draft(plan, scenario)
    row = set_fields(draft, "posts", post, fields)
    if fields.get("is_head"):
        _note_second_head(draft, draft.post(post))
    return draft.done(changed(draft.called(row), fields))


def copy_post(
    plan: Plan, scenario: str, post: str, *, unit: str | None = None, id: str | None = None
) -> ChangeSet:
    """A line like another with its requirements and without its holders, right after it, or in another unit.

    A copy in a unit that has a head is no head; its numbers are assumptions, and nobody fills it.
    """
    draft = Draft(plan, scenario)
    row = draft.post(post)
    target = row.unit if unit is None else draft.unit(unit).id
    has_head = any(other.is_head for other in draft.posts_of(target))
    is_head = row.is_head and not has_head
    made = replace(row, id=id or new_id(), unit=target, unplaced=target is None, is_head=is_head, code="")
    copy = emptied(as_assumed(made))
    draft.add("posts", copy)
    place_post(draft, copy, after=post if target == row.unit else None)
    for need in draft.where("requirements", "post", post):
        draft.add("requirements", replace(need, id=new_id(), post=copy.id))
    return draft.done(say("Copy “{name}”", name=draft.called(row)))


def close_post(plan: Plan, scenario: str, post: str, **grounds: Unpack[Grounds]) -> ChangeSet:
    """Closes a line: its assignments, links and requirements end; recorded when the base holds it."""
    draft = Draft(plan, scenario)
    row = draft.post(post)
    close_line(draft, row, grounds)
    return draft.done(say("Close “{name}”", name=draft.called(row)))


def _note_second_head(draft: Draft, post: Post) -> None:
    if not post.is_head or post.unit is None:
        return
    others = [row for row in draft.posts_of(post.unit) if row.is_head and row.id != post.id]
    if others:
        unit, head = draft.called(draft.unit(post.unit)), draft.called(others[0])
        draft.notes.append(say("“{unit}” has another head: “{head}”.", unit=unit, head=head))
