"""Opens the matching over the window, and the comparison once it is done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner.text import say

if TYPE_CHECKING:
    from ui.window import MainWindow


def compare_with_file(window: MainWindow) -> None:
    """Asks for another plan, one scenario of which is to be compared with the chosen one."""
    from ui.files.target import choose_plan

    chosen = choose_plan(window.desk, window, say("Compare with another file"))
    if chosen is not None:
        bring_in(window, chosen)


def bring_in(window: MainWindow, file: Path) -> None:
    """Matches a scenario of another plan with one of the open plan, to be brought in and compared."""
    from ui.matching.dialog import MatchingDialog

    MatchingDialog(window.desk, window, partial(show_comparison, window), file=file).open()


def match_scenarios(window: MainWindow, old: str = "", new: str = "") -> None:
    """Two scenarios of the open plan."""
    from ui.matching.dialog import MatchingDialog

    MatchingDialog(window.desk, window, partial(show_comparison, window), old=old, new=new).open()


def show_comparison(window: MainWindow, old: str, new: str) -> None:
    """Opens the page Compare with both scenarios."""
    from ui.pages.compare.page import ComparePage

    window.desk.session.choose(new)
    window.work.show_page("compare")
    page = window.work.tabs.page("compare")
    if isinstance(page, ComparePage):
        page.hold_against(old)
