"""What is done for a large plan before the window shows it, so that the window need not wait for it later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.background import Stop, Stopped

if TYPE_CHECKING:
    from orgplanner.document import Document
    from orgplanner.model import Plan

INDEXED = (
    ("units", "parent"), ("units", "unplaced"), ("posts", "unit"), ("posts", "unplaced"), ("assignments", "post"),
    ("assignments", "person"),
)  # fmt: skip
"""What the panels look up."""
LARGE = 5000
"""Posts above which a plan is made ready for its first change ahead."""


def kept(document: Document, stop: Stop) -> Document:
    """The document, or Stopped (with the document closed) when nobody waits for it any more."""
    if stop.is_set:
        document.close(discard=True)
        raise Stopped
    return document


def is_large(document: Document) -> bool:
    """Whether making the working copy of a plan takes so long that it is done ahead."""
    return sum(len(state.posts) for state in document.plan.states.values()) > LARGE


def made_ready(document: Document) -> Document:
    """The document, with done what the window would have to wait for: working copy, indexes, inspector."""
    if is_large(document):
        import ui.inspection.page  # noqa: F401  what the inspector shows at once

        document.get_ready()
        make_indexes(document.plan)
    return document


def make_indexes(plan: Plan) -> None:
    """Makes the indexes that the panels ask for at once."""
    for state in plan.states.values():
        for table, field in INDEXED:
            next(state.where(table, field, ""), None)
