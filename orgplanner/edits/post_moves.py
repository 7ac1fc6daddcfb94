"""Moving posts: to another unit, among the posts of a unit, out of the tree."""

from orgplanner.edits.draft import Draft
from orgplanner.edits.places import bring_posts, place_post
from orgplanner.model import ChangeSet, Plan
from orgplanner.text import say


def move_post(
    plan: Plan, scenario: str, post: str, unit: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """Puts a post into a unit, after or before another there, else at the end; a head yields to the head there."""
    draft = Draft(plan, scenario)
    row, target = draft.post(post), draft.unit(unit)
    if row.unit != unit:
        bring_posts(draft, [row], unit)
    place_post(draft, draft.post(post), after, before)
    return draft.done(say("Move “{name}” to “{unit}”", name=draft.called(row), unit=draft.called(target)))


def reorder_post(
    plan: Plan, scenario: str, post: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A post placed after or before another of its unit; at the end when neither is given."""
    draft = Draft(plan, scenario)
    row = draft.post(post)
    place_post(draft, row, after, before)
    return draft.done(say("Reorder “{name}”", name=draft.called(row)))


def unplace_post(plan: Plan, scenario: str, post: str) -> ChangeSet:
    """Takes a post out of its unit; it waits as not yet placed, with its holders."""
    draft = Draft(plan, scenario)
    row = draft.post(post)
    if not row.unplaced:
        bring_posts(draft, [row], None)
    return draft.done(say("Move “{name}” to not yet placed", name=draft.called(row)))
