"""Units and posts on the clipboard: for this program as a branch, for others as lines of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from orgplanner.edits import Branch
    from orgplanner.model import Plan

FORMAT = "application/x-orgplanner-branch"


def put_branch(plan: Plan, branch: Branch, language: str) -> None:
    """Puts a branch on the clipboard, in both ways."""
    from orgplanner.document.branch_text import branch_lines, branch_text

    data = QMimeData()
    data.setData(FORMAT, branch_text(branch).encode())
    data.setText(branch_lines(plan, branch, language))
    QGuiApplication.clipboard().setMimeData(data)


def put_lines(plan: Plan, branch: Branch, language: str) -> None:
    """Puts only the lines of a table on the clipboard."""
    from orgplanner.document.branch_text import branch_lines

    QGuiApplication.clipboard().setText(branch_lines(plan, branch, language))


def has_branch() -> bool:
    """Whether units or posts were copied."""
    return QGuiApplication.clipboard().mimeData().hasFormat(FORMAT)


def has_text() -> bool:
    """Whether there is any text."""
    return QGuiApplication.clipboard().mimeData().hasText()


def read_text() -> str:
    """The text on the clipboard."""
    return QGuiApplication.clipboard().mimeData().text()


def take_branch() -> Branch:
    """The branch on the clipboard; RuleBroken when it cannot be read as one."""
    from orgplanner.document.branch_text import read_branch

    data = bytes(QGuiApplication.clipboard().mimeData().data(FORMAT).data())
    return read_branch(data.decode(errors="replace"))
