"""Whether things on the screen may move by themselves: not where the system of the user asks for calm."""

import os
from configparser import ConfigParser, Error
from pathlib import Path

from PySide6.QtWidgets import QApplication, QStyle

SETTINGS = (
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
    ("kdeglobals", "KDE", "AnimationDurationFactor", ("0", "0.0")),
)
"""Where the desktops of Linux keep the wish for no animation: file, group, key, and what says so."""


def may_move() -> bool:
    """Whether the style and the desktop allow animations."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint) > 0 and not any(_is_off(*each) for each in SETTINGS)


def _is_off(file: str, group: str, key: str, off: tuple[str, ...]) -> bool:
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    settings = ConfigParser(interpolation=None, strict=False)
    try:
        settings.read(home / file, encoding="utf-8")
    except (Error, OSError, UnicodeDecodeError):
        return False
    return settings.get(group, key, fallback="").strip().lower() in off
