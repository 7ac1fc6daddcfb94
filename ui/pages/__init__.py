"""The pages over the middle of the window beside the chart: one file or folder each, one line here.

A page is made when it is first shown. It is told nothing: it follows the session while it is visible, and looks
again when it is shown. One that works beside the window has a method `finish` that waits for its work;
one that can be printed has a method `to_paper`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.reckoning import Reckoning


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on its tab, and what makes it."""

    id: str
    words: Message
    make: Callable[[Desk, Reckoning], QWidget]


def _review(desk: Desk, reckoning: Reckoning) -> QWidget:
    from ui.pages.review import ReviewPage

    return ReviewPage(desk, reckoning)


def _compare(desk: Desk, reckoning: Reckoning) -> QWidget:
    from ui.pages.compare.page import ComparePage

    return ComparePage(desk, reckoning)


def _table(name: str) -> Callable[[Desk, Reckoning], QWidget]:
    def make(desk: Desk, reckoning: Reckoning) -> QWidget:
        from ui.pages import tables

        made: QWidget = getattr(tables, name)(desk, reckoning)
        return made

    return make


PAGES: tuple[Page, ...] = (
    Page("staffing", say("Staffing"), _table("staffing")),
    Page("people", say("People"), _table("people")),
    Page("skills", say("Skills"), _table("skills")),
    Page("functions", say("Functions"), _table("functions")),
    Page("links", say("Links"), _table("links")),
    Page("review", say("Review"), _review),
    Page("compare", say("Compare"), _compare),
)
