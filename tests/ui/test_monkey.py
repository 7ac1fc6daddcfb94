"""Somebody presses anything anywhere for a while: nothing breaks, nothing stays, and all of it can be undone."""

from pathlib import Path

from monkey import soak
from PySide6.QtWidgets import QApplication


def test_random_events(qapp: QApplication, tmp_path: Path) -> None:
    seen = soak(1400, 1, tmp_path)
    assert seen.faults == []
    assert seen.tried["click"] > 100
    assert not [name for name in seen.hidden if name.endswith("Dialog")]
