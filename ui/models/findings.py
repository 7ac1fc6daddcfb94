"""What the checks found, as a list for Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orgplanner.text import Message, say
from ui.plain import tooltip
from ui.words import Words

if TYPE_CHECKING:
    from orgplanner.analysis.checks.finding import Finding

SEVERITY: dict[str, tuple[str, Message]] = {
    "error": ("×", say("Error")),
    "warning": ("!", say("Warning")),
    "note": ("i", say("For information")),
}
"""The mark and the word of each severity."""
SEVERITY_ROLE = Qt.ItemDataRole.UserRole


class FindingsModel(QAbstractListModel):
    """One finding a row, the gravest first."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._findings: list[Finding] = []

    def show(self, findings: list[Finding]) -> None:
        """Takes the place of the findings before."""
        if findings != self._findings:
            self.beginResetModel()
            self._findings = findings
            self.endResetModel()

    def finding(self, row: int) -> Finding:
        return self._findings[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._findings)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(finding.message)
        if role == SEVERITY_ROLE:
            return finding.severity
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._words(SEVERITY[finding.severity][1])}: {self._words(finding.message)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(f"{self._words(finding.message)}\n{self._words(finding.remedy)}")
        return None
