"""What a command is: words, keys, when it can be used, and what it does with the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QKeySequence

from orgplanner.text import Message, say

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window import MainWindow

Standard = QKeySequence.StandardKey
Run = Callable[["MainWindow"], object]


def has_plan(session: Session) -> bool:
    """A plan is open."""
    return session.document is not None


def has_scenario(session: Session) -> bool:
    """A plan with a scenario is open."""
    return session.state is not None


def has_selection(session: Session) -> bool:
    """Anything is selected."""
    return bool(session.selection)


def has_another(session: Session) -> bool:
    """There is another scenario, to compare with."""
    return session.state is not None and session.plan is not None and len(session.plan.scenarios) > 1


def has_unit(session: Session) -> bool:
    """What is selected last is a unit."""
    return session.state is not None and session.selected in session.state.units


def has_post(session: Session) -> bool:
    """What is selected last is a post."""
    return session.state is not None and session.selected in session.state.posts


def on_chart(name: str, *words: object, **more: object) -> Run:
    """What a method of the chart panel does."""
    return lambda window: getattr(window.work.chart, name)(*words, **more)


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are a standard key or words like "Ctrl+K"; of several, separated by "; ", the first is shown.

    `when` tells whether it can be used now. `group` makes it one of several choices, or with a leading "!" one that
    is on or off. Keys of commands for the "structure" work while the chart or the outline has the focus: fields and
    tables have their own use for them.
    """

    id: str
    words: Message
    run: Run
    keys: Standard | str = ""
    icon: str = ""
    group: str = ""
    when: Callable[[Session], bool] | None = None
    at: Literal["window", "structure"] = "window"


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the bar: ids of commands, "" between groups, ">name" for a menu below it."""

    words: Message
    ids: tuple[str, ...]


SUBMENUS: dict[str, Message] = {
    ">recent": say("Open recent"), ">samples": say("Open a sample"),
    ">kind": say("Kind"), ">colour": say("Colour"), ">role": say("Place beside the line"),
    ">views": say("Saved views"), ">stages": say("Before and after"), ">colours": say("Colour boxes by"),
    ">arrangement": say("Arrangement of the branch"), ">grade": say("Grade"), ">status": say("Status"),
    ">acts": say("Restructure"),
}  # fmt: skip
