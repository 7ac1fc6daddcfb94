"""The way into the windows: prepares Python for many imports, then runs the window."""

import sys
from pathlib import Path

from ui.memory import spare_old_objects


def prepare_imports() -> None:
    """Keeps the garbage collector and PySide from looking at all that is imported.

    PySide reads the source of every module that is imported after it, whether its features for other spellings
    are wanted there, which we use nowhere. A module without source, as in a bundle, counts for it as one that wants
    none; so do all then.
    """
    spare_old_objects()
    import PySide6.QtCore  # noqa: F401  brings the support of features

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010  not in its stubs


def run(path: Path | None = None) -> int:
    """Shows the window, on a file if one is given, until it is closed; the exit status."""
    prepare_imports()
    from ui.app import run as run_window

    return run_window(path)
