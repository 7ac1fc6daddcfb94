"""The sheet of the inspector about things of one table: heading, fields, figures, lists."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from orgplanner.drawing.wording import kind_words
from orgplanner.model import NO_NAME, SCENARIO, Names, Row
from orgplanner.text import say
from ui.desk import Desk
from ui.fields.picker import Maker
from ui.inspection.figures import FIGURES
from ui.inspection.form import COMPARED, LABEL_WIDTH, Form, Key, named_grid
from ui.inspection.line_row import MOST_LETTERS
from ui.inspection.list_view import ListView
from ui.inspection.sheets import SHEETS, Counted, Fields
from ui.inspection.teller import Teller
from ui.plain import label

WIDEST_WORD = 14
LOCKED = say("This scenario is locked. Unlock it, or copy it and change the copy.")


class Figures(QWidget):
    """Counted figures with what they are called; a click shows what is behind them."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = named_grid(self)
        self._labels: list[tuple[QLabel, QLabel]] = []

    def show_pairs(self, pairs: list[tuple[str, str]]) -> None:
        """Shows other figures."""
        while len(self._labels) < len(pairs):
            made = (label("", "label", wrap=True), label("", wrap=True))
            made[0].setFixedWidth(LABEL_WIDTH)
            for column, each in enumerate(made):
                self._grid.addWidget(each, len(self._labels), column, Qt.AlignmentFlag.AlignTop)
            self._labels.append(made)
        for place, (name, number) in enumerate(self._labels):
            shown = place < len(pairs)
            if shown and (name.text(), number.text()) != pairs[place]:
                name.setText(pairs[place][0])
                number.setText(pairs[place][1])
            name.setVisible(shown)
            number.setVisible(shown)
        self.setVisible(bool(pairs))


class Page(QWidget):
    """Made once for a table and used for every selection in it; `followed` leads to another thing."""

    followed = Signal(str)
    more_wanted = Signal()

    def __init__(self, desk: Desk, table: str, drafts: dict[Key, tuple[Any, str]], make_source: Maker) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._desk, self.table = desk, table
        self.ids: tuple[str, ...] = ()
        self.forms: list[Form] = []
        self.lists: list[ListView] = []
        self._figures: Figures | None = None
        self._drafts, self._make_source = drafts, make_source
        self._kind, self._title = label("", "heading"), label("", "title", wrap=True)
        self._below, self._locked = label("", "secondary", wrap=True), label("", "lock", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 9, 12, 12)
        self._column.setSpacing(3)
        self._others = label("", "secondary", wrap=True)
        for each in (self._kind, self._title, self._below, self._others, self._locked):
            self._column.addWidget(each)
        for part in SHEETS[table].parts:
            self._add(part)
        self._column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _add(self, part: object) -> None:
        if isinstance(part, Fields):
            self._add_form(part)
        elif isinstance(part, Counted):
            self._figures = Figures()
            self._column.addWidget(self._figures)
        else:
            made = ListView(self._desk, part, self._drafts, self._make_source)  # type: ignore[arg-type]
            made.followed.connect(self.followed)
            made.more_wanted.connect(self.more_wanted)
            self.lists.append(made)
            self._column.addWidget(made)

    def _add_form(self, part: Fields) -> None:
        if part.heading.template:
            self._column.addSpacing(8)
            self._column.addWidget(label(self._desk.words(part.heading).upper(), "heading", wrap=True))
        form = Form(self._desk, self.table, part.columns, self._drafts, self._make_source)
        self.forms.append(form)
        self._column.addWidget(form)

    # showing

    def labels(self) -> list[QLabel]:
        """All labels, the heading first."""
        return self.findChildren(QLabel)

    def rows(self) -> Mapping[str, Row]:
        """The rows that can be shown now."""
        session = self._desk.session
        if session.plan is None or session.scenario not in session.plan.states:
            return {}
        return session.plan.table(self.table, session.scenario if self.table in SCENARIO else None)

    def leave(self) -> None:
        """Takes over what was typed; what is not understood waits until the same things are shown again."""
        rows = self.rows()
        for form in self.forms:
            form.leave(rows)
        for each in self.lists:
            each.leave()

    def forget(self) -> None:
        """The next things are others, even if they have the same ids."""
        self.leave()
        self.ids = ()
        for form in self.forms:
            form.ids = ()
        for each in self.lists:
            each.forget()

    def show_things(self, teller: Teller, ids: tuple[str, ...]) -> None:
        """Shows other things of the table, or the same ones again as they are now."""
        if ids != self.ids:
            self.leave()
        self.ids = ids
        rows = self.rows()
        locked = self._desk.session.is_locked and self.table in (*SCENARIO, "scenarios")
        self._show_head(teller, rows, locked)
        for form in self.forms:
            form.set_read_only(locked)
            form.bind(rows, ids)
        self._fit_fields(teller, rows)
        one = len(ids) == 1
        if self._figures is not None:
            self._figures.show_pairs(FIGURES[self.table](teller, ids[0]) if one else [])
        for each in self.lists:
            if one:
                each.show_subject(teller, ids[0], self._desk.session.is_locked and each.listing.table in SCENARIO)
            else:
                each.leave()
                each.hide()

    def _show_head(self, teller: Teller, rows: Mapping[str, Row], locked: bool) -> None:
        sheet, words = SHEETS[self.table], self._desk.words
        several = len(self.ids) > 1
        first: Any = rows[self.ids[0]]
        message = say(sheet.several.template, count=len(self.ids)) if several else sheet.one
        _put(self._kind, words(message).upper())
        _put(self._title, "" if several or self.table == "links" else breakable(teller.name(_name(first))))
        _put(self._below, _place(teller, self.table, first) if not several else _names(teller, rows, self.ids))
        others = len(self._desk.session.selection) - len(self.ids) if self.table != "scenarios" else 0
        _put(self._others, words(say("Selected besides, of another kind: {count}", count=others)) if others else "")
        _put(self._locked, words(LOCKED) if locked else "")

    def _fit_fields(self, teller: Teller, rows: Mapping[str, Row]) -> None:
        """Hides the number filled of posts whose holders are counted, and levels of a scale that names its own."""
        for form in self.forms:
            if "filled" in form.fields:
                form.show_field("filled", not any(teller.state.holders(id) for id in self.ids[:COMPARED]))
            if "levels" in form.fields:
                form.show_field("levels", any(getattr(rows[id], "scale", "") == "own" for id in self.ids))


def breakable(text: str) -> str:
    """Very long words with places where a line may end."""
    words = text[:MOST_LETTERS].split(" ")
    return " ".join("\u200b".join(textwrap.wrap(word, WIDEST_WORD)) or word for word in words)


def _put(target: QLabel, text: str) -> None:
    if target.text() != text:
        target.setText(text)
    target.setVisible(bool(text))


def _place(teller: Teller, table: str, row: Any) -> str:
    """Where a thing stands, in one line."""
    if table == "units":
        above = teller.unit(row.parent) if row.parent else teller(say("not yet placed")) if row.unplaced else ""
        return " · ".join(filter(None, (kind_words(row.kind, teller.language), above)))
    if table == "posts":
        return teller.unit(row.unit) if row.unit else teller(say("not yet placed"))
    if table == "links":
        return f"{teller.unit(row.origin)} → {teller.unit(row.target)}"
    return ""


def _name(row: Any) -> Names:
    found = getattr(row, "name", None) or getattr(row, "title", None)
    return found if isinstance(found, Names) else NO_NAME


def _names(teller: Teller, rows: Mapping[str, Any], ids: tuple[str, ...]) -> str:
    """The names of the first of several things."""
    found = [rows[id] for id in ids[:4]]
    names = [teller.name(_name(row)) for row in found]
    return ", ".join(names) + (", …" if len(ids) > len(names) else "")
