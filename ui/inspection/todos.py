"""Lists of what is still to be settled."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner import edits
from orgplanner.model import ChangeSet, Plan, Todo
from orgplanner.text import say
from ui.inspection.listing import Line, Listing, beside
from ui.inspection.teller import NOTHING, Teller


def todos(teller: Teller, subject: str) -> Iterator[Line]:
    """What is to be settled about a unit, post or function."""
    for row in teller.state.where("todos", "subject", subject):
        assert isinstance(row, Todo)
        yield _line(row)


def todos_of_all(teller: Teller, _scenario: str) -> Iterator[Line]:
    """What is to be settled about the scenario, or about something that it has not any more."""
    state = teller.state
    for row in state.todos.values():
        if not any(row.subject in home for home in (state.units, state.posts, state.functions)):
            yield _line(row)


def _line(row: Todo) -> Line:
    return Line(row.id, row.text or NOTHING, beside(row.place, row.value))


def add_about(plan: Plan, scenario: str, subject: str, id: str) -> ChangeSet:
    """A to-do about a thing, whose text is typed next."""
    return edits.add_todo(plan, scenario, "", subject, id=id)


def add_about_all(plan: Plan, scenario: str, _subject: str, id: str) -> ChangeSet:
    """A to-do about the scenario, whose text is typed next."""
    return edits.add_todo(plan, scenario, "", id=id)


COLUMNS = ("text", "place", "value")
TODOS = Listing(
    "todos", say("To be settled"), "todos", todos, columns=COLUMNS, add=add_about, adds=say("Add a to-do"),
    remove=edits.delete_todo, removes=say("Take it off the list"),
)  # fmt: skip
TODOS_OF_ALL = Listing(
    "todos_of_all", say("To be settled"), "todos", todos_of_all, columns=COLUMNS, add=add_about_all,
    adds=say("Add a to-do"), remove=edits.delete_todo, removes=say("Take it off the list"),
)  # fmt: skip
