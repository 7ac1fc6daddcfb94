"""Asks for the file that something is written to, and for a plan to be read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from orgplanner.text import Message
from ui.desk import Desk
from ui.files.saving import plan_files, safe_name


def choose_target(desk: Desk, parent: QWidget, title: str, name: str, ending: str, kinds: str) -> Path | None:
    """A file with this ending, `name` offered in the folder of last time; None when nothing was chosen."""
    start = desk.preferences.folder / f"{safe_name(name) or 'OrgPlanner'}{ending}"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix.lower() == ending else target.with_name(target.name + ending)


def choose_plan(desk: Desk, parent: QWidget, title: Message, folder: Path | None = None) -> Path | None:
    """The file of a plan, looked for where plans were last unless a folder is named; None when none was chosen."""
    start = str(desk.preferences.folder if folder is None else folder)
    chosen, _ = QFileDialog.getOpenFileName(parent, desk.words(title), start, plan_files(desk.words))
    return Path(chosen) if chosen else None
