"""Converting a unit: another kind, name and head, such as a department that becomes a centre."""

from typing import Unpack

from orgplanner.edits.draft import Draft
from orgplanner.edits.following import drop_functions, drop_links
from orgplanner.edits.grounds import Grounds, record
from orgplanner.model import ChangeSet, Names, Plan, Post
from orgplanner.text import say


def convert_unit(
    plan: Plan,
    scenario: str,
    unit: str,
    *,
    kind: str,
    name: Names | None = None,
    head_title: Names | None = None,
    keep_functions: bool = True,
    keep_links: bool = True,
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Gives a unit another kind and, where given, another name and its head another title; the rest stays.

    Its part in functions and its links end unless they are kept. Where the base holds it, recorded as converted.
    """
    draft = Draft(plan, scenario)
    old = draft.unit(unit)
    if not keep_functions:
        drop_functions(draft, old)
    if not keep_links:
        drop_links(draft, unit, draft.called(old))
    draft.set("units", unit, kind=kind, name=old.name if name is None else name)
    if head_title is not None:
        _entitle(draft, unit, head_title)
    record(draft, unit, "convert", ((unit, None),), grounds)
    return draft.done(say("Convert “{name}”", name=draft.called(old)))


def _entitle(draft: Draft, unit: str, title: Names) -> None:
    head: Post | None = next((post for post in draft.posts_of(unit) if post.is_head), None)
    if head is not None:
        draft.set("posts", head.id, title=title)
