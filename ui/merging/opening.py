"""Opens the merge over the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner.text import say

if TYPE_CHECKING:
    from ui.merging.work import Made
    from ui.window import MainWindow


def merge_with_chosen(window: MainWindow) -> None:
    """Asks for another copy of the open plan and shows what merging it would do."""
    from ui.files.target import choose_plan

    chosen = choose_plan(window.desk, window, say("Merge with another copy"))
    if chosen is not None:
        merge_with(window, chosen)


def merge_with(window: MainWindow, file: Path) -> None:
    """Shows what merging a file into the open plan would do."""
    from ui.merging.dialog import MergingDialog

    MergingDialog(window.desk, window, file, partial(_joined, window, file)).open()


def _joined(window: MainWindow, file: Path, made: Made) -> None:
    """A plan that has what somebody else wrote to its own file may take the place of that.

    A merge with another file is noted, unless something in it was left open.
    """
    document = window.desk.session.document
    if document is None:
        return
    if document.path is not None and document.path.resolve() == file.resolve():
        document.join(made.held.info)
        window.files.saved.emit()
    elif not made.settled.open:
        document.note_merge(made.held.info, made.settled.changes)
