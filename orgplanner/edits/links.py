"""Relations outside the line, between units and posts."""

from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.rows import change_row, delete_row, fresh
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Plan, Row
from orgplanner.text import say


def add_link(
    plan: Plan,
    scenario: str,
    origin: str,
    target: str,
    kind: str = "coordinates",
    *,
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A link from a unit or post to another; the same link twice is refused."""
    draft = Draft(plan, scenario)
    row = fresh("links", id, {"origin": origin, "target": target, "kind": kind, **fields})
    one, other = _end(draft, origin), _end(draft, target)
    draft.add("links", row)
    return draft.done(
        say("Link “{origin}” to “{target}”", origin=draft.called(one), target=draft.called(other))
    )


def change_link(plan: Plan, scenario: str, link: str, **fields: Any) -> ChangeSet:
    """Fields of a link: its ends, kind, caption."""
    return change_row(plan, scenario, "links", link, fields)


def delete_link(plan: Plan, scenario: str, link: str) -> ChangeSet:
    """A link taken out."""
    return delete_row(plan, scenario, "links", link)


def _end(draft: Draft, id: str) -> Row:
    row = draft.get("units", id) or draft.get("posts", id)
    if row is None:
        raise RuleBroken(say("There is no unit or post “{id}”.", id=str(id)[:80]))
    return row
