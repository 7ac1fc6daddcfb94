"""What a list of the inspector is made of: related rows, what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from orgplanner.model import ChangeSet, Names, Plan, gather, new_id
from orgplanner.text import Message, say
from ui.inspection.teller import Teller

NONE = say("")


@dataclass(frozen=True, slots=True)
class Line:
    """A related row: its name, a quiet second line, a short word on the right, where it comes from, where it leads.

    `row` is its id in the table of the list, `target` the id that a click selects.
    """

    row: str
    name: str
    below: str = ""
    right: str = ""
    hint: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Related rows of one table below a heading.

    `lines` tells them for the id of a subject, `right` heads the words on the right. `columns` are the fields that
    are edited below a line. With `picks` a row of that table ("" for units and posts) is picked and `add` called
    with the subject, what was picked and an id; None: it is added at once. `add_new` makes what `new` says, called
    as it was typed, and adds it in the same step. `remove` deletes a line, `removes` says
    how.
    """

    id: str
    heading: Message
    table: str
    lines: Callable[[Teller, str], Iterable[Line]]
    right: Message = NONE
    columns: tuple[str, ...] = ()
    picks: str | None = None
    adds: Message = NONE
    add: Callable[..., ChangeSet] | None = None
    new: Message = NONE
    add_new: Callable[..., ChangeSet] | None = None
    remove: Callable[..., ChangeSet] | None = None
    removes: Message = say("Delete")
    is_shared: bool = False


def stacked(*parts: str) -> str:
    """The parts that say something, one below the other."""
    return "\n".join(part for part in parts if part)


def beside(*parts: str) -> str:
    """The parts that say something, in one line."""
    return " · ".join(part for part in parts if part)


def adding(edit: Callable[..., ChangeSet], subject: str, picked: str) -> Callable[..., ChangeSet]:
    """An edit that adds a row with its subject and what was picked under the names of two of its fields."""

    def add(plan: Plan, scenario: str, about: str, found: str, id: str) -> ChangeSet:
        return edit(plan, scenario, **{subject: about, picked: found}, id=id)

    return add


def adding_new(
    make: Callable[..., ChangeSet], add: Callable[..., ChangeSet], shared: bool = True
) -> Callable[..., ChangeSet]:
    """An edit that first makes what is to be picked, called as it was typed, and adds it as one step."""

    def add_new(plan: Plan, scenario: str, about: str, name: Names, id: str) -> ChangeSet:
        made = new_id()
        first = make(plan, name, id=made) if shared else make(plan, scenario, name, id=made)
        then = add(plan.after(first), scenario, about, made, id)
        return gather(then.label, (first, then))

    return add_new


def adding_shared(edit: Callable[..., ChangeSet], subject: str, picked: str) -> Callable[..., ChangeSet]:
    """The same for an edit of what all scenarios share."""

    def add(plan: Plan, about: str, found: str, id: str) -> ChangeSet:
        return edit(plan, **{subject: about, picked: found}, id=id)

    return add
