"""Menus below menus where one value is chosen for all that is selected: kind, colour, role, grade and so on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu

from orgplanner.text import say
from ui.plain import bare_text, menu_text, with_letters

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window import MainWindow

COLUMNS = (1, 2, 3, 4)
LARGE = 1000
"""Rows from which on they are changed beside the window."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice: its words, the fields that it sets, and an icon."""

    words: str
    fields: Mapping[str, Any]
    icon: QIcon | None = None


def fill(window: MainWindow, menu: QMenu, table: str, entries: Callable[[MainWindow], Iterable[Entry]]) -> None:
    """Offers the choices for what is selected of a table; those that hold for all of it are marked."""
    menu.clear()
    session = window.desk.session
    ids = session.selected_in(table)
    for entry in entries(window):
        action = menu.addAction(menu_text(entry.words), partial(_set, session, table, ids, entry.fields))
        if entry.icon is not None:
            action.setIcon(entry.icon)
        action.setCheckable(True)
        action.setChecked(bool(ids) and _has_all(session, table, ids, entry.fields))
        action.setEnabled(bool(ids))
    actions = menu.actions()
    for action, text in zip(actions, with_letters([bare_text(each.text()) for each in actions]), strict=True):
        action.setText(text)


def _set(session: Session, table: str, ids: list[str], fields: Mapping[str, Any]) -> None:
    from orgplanner.edits import change_many

    if len(ids) > LARGE:
        session.do_beside(change_many, table, ids, **fields)
    else:
        session.do(change_many, table, ids, **fields)


def _has_all(session: Session, table: str, ids: Iterable[str], fields: Mapping[str, Any]) -> bool:
    rows = session.state.tables[table] if session.state is not None else {}
    return all(getattr(rows[id], field) == value for id in ids for field, value in fields.items())


def _choices(table: str, field: str) -> Callable[[MainWindow], Iterator[Entry]]:
    """What a column of choices may hold, in the words of its fields elsewhere."""

    def entries(window: MainWindow) -> Iterator[Entry]:
        from ui.fields.wording import CHOICES

        for value, message in CHOICES[table, field].items():
            words = window.desk.words(message)
            yield Entry(words[:1].upper() + words[1:], {field: value})

    return entries


def _colours(window: MainWindow) -> Iterator[Entry]:
    from ui.fields.choices import COLOURS, swatch

    for colour, message in COLOURS.items():
        words = window.desk.words(message)
        yield Entry(words[:1].upper() + words[1:], {"colour": colour}, swatch(colour) if colour else None)


def _arrangements(window: MainWindow) -> Iterator[Entry]:
    words = window.desk.words
    yield Entry(words(say("Automatic")), {"arrangement": "auto", "columns": None})
    yield Entry(words(say("Side by side")), {"arrangement": "side", "columns": None})
    yield Entry(words(say("Stacked")), {"arrangement": "stacked", "columns": None})
    for number in COLUMNS:
        fields = {"arrangement": "stacked", "columns": number}
        yield Entry(words(say("Stacked, columns: {number}", number=number)), fields)


def _grades(window: MainWindow) -> Iterator[Entry]:
    plan, words = window.desk.session.plan, window.desk.words
    yield Entry(words(say("No grade")), {"grade": None})
    if plan is not None:
        from orgplanner.model import in_order

        for grade in in_order(plan.grades.values()):
            parts = (grade.code, plan.words(grade.name, words.language))
            yield Entry(" · ".join(filter(None, parts)) or "–", {"grade": grade.id})


def _fill_views(window: MainWindow, menu: QMenu) -> None:
    from ui.panels.views import fill_views

    fill_views(window, menu)


def _fill_stages(window: MainWindow, menu: QMenu) -> None:
    from ui.commands.staging import fill as fill_stages

    fill_stages(window, menu)


def _fill_colours(window: MainWindow, menu: QMenu) -> None:
    menu.clear()
    if window.desk.session.plan is not None:
        from ui.panels.colours import fill_colours

        chart = window.work.chart
        fill_colours(menu, window.desk, chart.choice, chart.colour)


def _offer_acts(window: MainWindow, menu: QMenu) -> None:
    """The guided acts, for a context menu."""
    from ui.commands.acts import ACTS

    menu.clear()
    window.commands.enable()
    menu.addActions([window.commands.by_id[id] for id in ACTS])


SUBJECTS = {
    ">kind": "units", ">colour": "units", ">role": "units", ">arrangement": "units", ">grade": "posts",
    ">status": "posts",
}  # fmt: skip
"""The tables of which something must be selected, by the menus that change it."""
FILLS: Mapping[str, Callable[[MainWindow, QMenu], None]] = {
    ">views": _fill_views,
    ">colours": _fill_colours,
    ">stages": _fill_stages,
    ">kind": partial(fill, table="units", entries=_choices("units", "kind")),
    ">colour": partial(fill, table="units", entries=_colours),
    ">role": partial(fill, table="units", entries=_choices("units", "role")),
    ">arrangement": partial(fill, table="units", entries=_arrangements),
    ">grade": partial(fill, table="posts", entries=_grades),
    ">acts": _offer_acts,
    ">status": partial(fill, table="posts", entries=_choices("posts", "status")),
}
"""What fills each of these menus when it is about to be shown."""
