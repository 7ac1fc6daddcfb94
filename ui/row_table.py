"""A table of whole rows in a dialog, without grid and row numbers."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

ROW_HEIGHT = 24
"""Pixels."""


def show_rows(view: QTableView, model: QAbstractItemModel, widths: Iterable[int]) -> None:
    """Shows a model in a view as rows; `widths` of the columns in pixels, the last takes what is left."""
    view.setModel(model)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    view.horizontalHeader().setStretchLastSection(True)
    for place, width in enumerate(widths):
        view.setColumnWidth(place, width)
