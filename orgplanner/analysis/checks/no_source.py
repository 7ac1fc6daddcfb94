"""Figures that do not say where they come from."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.model import Figure
from orgplanner.text import Message, say

NEED_NO_SOURCE = ("assumed", "derived")
"""Bases that speak for themselves: a planner's own assumption, or arithmetic on other figures."""


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Posts with a known number that has neither a source nor such a basis."""
    for post in case.state.posts.values():
        if _lacks(post.established) or _lacks(post.filled):
            said = say("The figures of “{name}” in “{unit}” have no source.", name=case.words(post),
                       unit=case.where(post))  # fmt: skip
            yield case.subject(post), said, say("Name the document, or mark the figure as assumed.")


def _lacks(figure: Figure) -> bool:
    return figure.quantity is not None and figure.source is None and figure.basis not in NEED_NO_SOURCE


CHECK = Check(
    "no-source",
    say("Figure without a source"),
    say("A figure that names neither a document nor an assumption cannot be defended."),
    "note",
    find,
)
