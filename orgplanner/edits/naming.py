"""Something new and the name that is typed for it at once are one step."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from orgplanner.model import Change, ChangeSet, Plan, Post, Unit
from orgplanner.text import Message

NAMING = "naming "


def to_be_named(
    plan: Plan, scenario: str, add: Callable[..., ChangeSet], *words: object, id: str, **more: Any
) -> ChangeSet:
    """An edit that adds a unit or post with this id, whose name is typed next."""
    return replace(add(plan, scenario, *words, id=id, **more), typing=NAMING + id)


def named(added: ChangeSet, changes: ChangeSet) -> ChangeSet | None:
    """An addition with the name that was then given; None when the changes are no first naming of what it added."""
    if len(changes.changes) != 1 or added.typing != NAMING + changes.changes[0].id:
        return None
    words = _name_given(changes.changes[0])
    if not words:
        return None
    values = tuple((key, words if key == "name" else value) for key, value in added.label.values)
    return replace(added.followed_by(changes), label=Message(added.label.template, values))


def _name_given(change: Change) -> str:
    """The words by which a unit or post is called otherwise than before; "" when more than that is other."""
    before, after = change.before, change.after
    if isinstance(before, Unit) and isinstance(after, Unit):
        if replace(before, name=after.name) == after:
            return _first_new(before.name.items, after.name.items)
    elif isinstance(before, Post) and isinstance(after, Post) and replace(before, title=after.title) == after:
        return _first_new(before.title.items, after.title.items)
    return ""


def _first_new(before: tuple[tuple[str, str], ...], after: tuple[tuple[str, str], ...]) -> str:
    return next((words for language, words in after if (language, words) not in before), "")
