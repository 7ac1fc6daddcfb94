"""Which widgets answer a screen reader themselves; for all others Qt does."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from shiboken6 import isValid


class Answers:
    """Keeps what was answered: Qt has plain pointers to it, and deletes it together with the widget.

    An answer is given once only, for Qt may ask again for the same widget and would delete it twice.
    """

    def __init__(self) -> None:
        self._kept: list[Any] = []

    def __call__(self, key: str, widget: QObject) -> Any:
        """The answer of a widget that has an `access` of its own; `key` is the name of its class."""
        if key != "ChartCanvas" or not hasattr(widget, "access"):
            return None
        for gone in [each for each in self._kept if not isValid(each)]:
            gone.forget()
            self._kept.remove(gone)
        self._kept.append(widget.access())
        return self._kept[-1]


def install() -> None:
    """Lets Qt ask here first; once for the process."""
    QAccessible.installFactory(Answers())
