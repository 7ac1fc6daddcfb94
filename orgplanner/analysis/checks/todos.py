"""What was left to be settled, such as by an import."""

from collections.abc import Iterable
from dataclasses import replace

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Every to-do, about its row or, where that is gone, about the scenario."""
    state = case.state
    for todo in state.todos.values():
        id = todo.subject or ""
        row = state.units.get(id) or state.posts.get(id) or state.functions.get(id) or case.scenario
        place = ": ".join(filter(None, (todo.place, todo.value)))
        text = todo.text or say("Something is to be settled.")
        said = say("{text}{place}", text=text, place=f" ({place})" if place else "")
        subject = replace(case.subject(row), todo=todo.id)
        yield subject, said, say("Settle it, then take it off the list.")


CHECK = Check(
    "to-do",
    say("To be settled"),
    say("Somebody put this off; it is still open."),
    "warning",
    find,
)
