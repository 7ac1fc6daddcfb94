"""Between the open document, which knows nothing of Qt, and the views: one signal for one change set."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from orgplanner.document import Document
    from orgplanner.model import ChangeSet


class Bridge(QObject):
    """Emits `changed` once for each commit, undo and redo of the document it is tied to."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._untie: Callable[[], object] | None = None

    def tie(self, document: Document | None) -> None:
        """Listens to this document and no longer to the one before."""
        if self._untie is not None:
            self._untie()
        self._untie = document.subscribe(self._tell) if document is not None else None

    def _tell(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)
