"""What the canvas asks of whoever knows the plan: what may be dropped or linked where, and what is brought."""

from typing import Protocol

from PySide6.QtCore import QMimeData

from ui.canvas.drop import Drop


class Judge(Protocol):
    """Faults are sentences for the user, "" where there is none; each is asked for once in a gesture."""

    def ordered(self, ids: tuple[str, ...]) -> bool:
        """Whether these can stand between boxes of the chart."""

    def drop_fault(self, drop: Drop) -> str:
        """Why something may not go somewhere."""

    def link_fault(self, origin: str, target: str) -> str:
        """Why there may be no link from a box to another."""

    def called(self, ids: tuple[str, ...]) -> str:
        """What is dragged, in words."""

    def carried(self, ids: tuple[str, ...]) -> QMimeData:
        """What is dragged out of the chart, for lists and tables."""

    def brought(self, mime: QMimeData) -> tuple[str, ...]:
        """The ids that are dragged onto the chart from a list or table, none when they are not of this scenario."""
