"""The posts behind a total, as a table for Qt."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan, Post, Quantity
from orgplanner.text import say
from ui.inspection.teller import Teller
from ui.plain import tooltip

HEADINGS = (
    say("Organisational unit"), say("Post"), say("Grade"), say("Established"), say("Filled"), say("Vacant"),
    say("Basis and source"),
)  # fmt: skip
NUMBERS = (3, 4, 5)


class LinesModel(QAbstractTableModel):
    """One post a row; texts are made when they are looked at."""

    def __init__(
        self, plan: Plan, scenario: str, language: str, totals: Totals, posts: list[Post], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._teller = Teller(plan, scenario, language, totals)
        self._totals = totals
        self._posts = posts

    def post(self, row: int) -> Post:
        return self._posts[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._posts)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._teller(HEADINGS[section])
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(self._posts[index.row()], index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._words(self._posts[index.row()], index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, post: Post, column: int) -> str:
        teller = self._teller
        if column == 0:
            return teller.unit(post.unit)
        if column == 1:
            return teller.name(post.title)
        if column == 2:
            grade = teller.plan.grades.get(post.grade or "")
            return grade.code if grade is not None else ""
        if column in NUMBERS:
            return self._number(post, column)
        figure = post.established if post.established.basis or post.established.source else post.filled
        return teller.grounds(figure.basis or post.basis, figure.source or post.source)

    def _number(self, post: Post, column: int) -> str:
        found: tuple[Quantity | None, ...] = (
            post.established.quantity, self._totals.filled_of_post(post), self._totals.vacant_of_post(post),
        )  # fmt: skip
        quantity = found[column - NUMBERS[0]]
        return "–" if quantity is None else str(quantity)
