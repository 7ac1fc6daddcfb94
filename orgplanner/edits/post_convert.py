"""Converting a post: a unit grows out of it, such as a small secretariat out of a focal point."""

from dataclasses import replace
from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.following import links_follow
from orgplanner.edits.grounds import Grounds, record
from orgplanner.edits.places import bring_posts, inserted, settle
from orgplanner.edits.rows import fresh
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Names, Plan
from orgplanner.text import say


def convert_post(
    plan: Plan,
    scenario: str,
    post: str,
    *,
    kind: str = "secretariat",
    name: Names | None = None,
    title: Names | None = None,
    head: bool = True,
    keep_links: bool = False,
    id: str | None = None,
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Makes a unit below the one of a post, called `name` or like the post, and moves the post there.

    Its holders come along. With `head` it leads the new unit; its links become those of the unit unless it keeps
    them. Where the base holds the post, it is recorded as converted into the unit.
    """
    draft = Draft(plan, scenario)
    old = draft.post(post)
    if old.unit is None:
        raise RuleBroken(say("“{name}” is not yet placed; put it into a unit first.", name=draft.called(old)))
    told = {field: grounds[field] for field in ("basis", "source") if grounds.get(field)}
    made = fresh("units", id, {"name": name or old.title, "kind": kind, "parent": old.unit, **told})
    draft.add("units", made)
    settle(draft, "units", inserted(draft, draft.siblings(made), made), {made.id})
    bring_posts(draft, [replace(old, is_head=head, is_deputy=False, title=title or old.title)], made.id)
    if not keep_links:
        links_follow(draft, [post], made.id)
    record(draft, post, "convert", ((made.id, None),), grounds)
    words = draft.called(made)
    return draft.done(say("Convert “{post}” into “{unit}”", post=draft.called(old), unit=words))
