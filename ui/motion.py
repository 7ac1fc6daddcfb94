"""Whether things on the screen may move by themselves: not where the system of the user asks for calm."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

SETTINGS = (
    ("gtk-3.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
    ("gtk-4.0/settings.ini", "Settings", "gtk-enable-animations", ("0", "false")),
    ("kdeglobals", "KDE", "AnimationDurationFactor", ("0", "0.0")),
)
"""Where the desktops of Linux keep the wish for no animation: file, group, key, and what says so."""
GET_CLIENT_AREA_ANIMATION = 0x1042
"""What Windows is asked: SPI_GETCLIENTAREAANIMATION"""


def may_move() -> bool:
    """Whether the style and the desktop allow animations."""
    from PySide6.QtWidgets import QStyle  # all its enumerations, for the first thing that moves

    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    if QApplication.style().styleHint(hint) <= 0:
        return False
    return _windows_moves() if sys.platform == "win32" else not any(_is_off(*each) for each in SETTINGS)


def _windows_moves() -> bool:
    """Whether “Animation effects” are on in the settings of Windows."""
    import ctypes

    wanted = ctypes.c_int(1)
    if sys.platform == "win32":
        ctypes.windll.user32.SystemParametersInfoW(GET_CLIENT_AREA_ANIMATION, 0, ctypes.byref(wanted), 0)
    return bool(wanted.value)


def _is_off(file: str, group: str, key: str, off: tuple[str, ...]) -> bool:
    from configparser import ConfigParser, Error

    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    settings = ConfigParser(interpolation=None, strict=False)
    try:
        settings.read(home / file, encoding="utf-8")
    except (Error, OSError, UnicodeDecodeError):
        return False
    return settings.get(group, key, fallback="").strip().lower() in off
