"""Asks for the file that something is written to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.desk import Desk
from ui.files.saving import safe_name


def choose_target(desk: Desk, parent: QWidget, title: str, name: str, ending: str, kinds: str) -> Path | None:
    """A file with this ending, `name` offered in the folder of last time; None when nothing was chosen."""
    start = desk.preferences.folder / f"{safe_name(name) or 'OrgPlanner'}{ending}"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not chosen:
        return None
    target = Path(chosen)
    return target if target.suffix.lower() == ending else target.with_name(target.name + ending)
