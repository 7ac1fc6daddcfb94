"""Fields of some columns, one below the other, tied to one or more rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from orgplanner.model import Row, Skill
from ui.desk import Desk
from ui.fields.choices import FlagField, LevelField
from ui.fields.field import Field
from ui.fields.make import make_field
from ui.fields.picker import Maker
from ui.fields.texts import NamesField
from ui.fields.wording import heading, label_of
from ui.inspection.changing import change
from ui.plain import label

LABEL_WIDTH = 118
COMPARED = 300
"""Rows up to which parts of values that all have are shown, such as a name in one language."""
Key = tuple[str, str, tuple[str, ...], str]
"""Scenario, table, ids and column of what was typed and not taken over."""


def distinct(rows: Iterable[Row], column: str, count: int) -> list[Any]:
    """The different values of a column, none when there are several and the rows are too many to list them."""
    values = map(attrgetter(column), rows)
    begin = list(dict.fromkeys(islice(values, COMPARED)))
    if count <= COMPARED:
        return begin
    return begin if len(begin) == 1 and list(values).count(begin[0]) == count - COMPARED else []


def named_grid(widget: QWidget) -> QGridLayout:
    """The layout of a widget with names on the left and what they name on the right."""
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 2, 0, 2)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, LABEL_WIDTH)
    grid.setColumnStretch(1, 1)
    return grid


class Form(QWidget):
    """Commits each field when editing in it ends.

    What is not understood or refused stays in the field; when other rows are shown meanwhile it waits in `drafts`
    and is there again, with its explanation, when they come back.
    """

    def __init__(
        self, desk: Desk, table: str, columns: tuple[str, ...], drafts: dict[Key, tuple[Any, str]],
        make_source: Maker | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._desk = desk
        self.table = table
        self.ids: tuple[str, ...] = ()
        self._scenario = ""
        self._drafts = drafts
        self.fields: dict[str, Field] = {}
        self._labels: dict[str, QWidget] = {}
        self.setObjectName("form")
        self._grid = named_grid(self)
        for column in columns:
            self._add(column, make_field(desk, table, column, make_source=make_source))

    def _add(self, column: str, field: Field) -> None:
        line = len(self.fields)
        self.fields[column] = field
        editor = field.focusProxy()
        if isinstance(editor, QComboBox):
            editor.setObjectName(column)
        field.edited.connect(lambda: self._changed(column))
        text = heading(self._desk.words, label_of(self.table, column))
        if isinstance(field, NamesField):
            field.set_label(text, LABEL_WIDTH)
            self._grid.addWidget(field, line, 0, 1, 2)
            return
        if isinstance(field, FlagField):
            self._grid.addWidget(field, line, 0, 1, 2)
            return
        self._grid.addWidget(field, line, 1)
        name = label(text, "label", wrap=True)
        name.setFixedWidth(LABEL_WIDTH)
        name.setContentsMargins(0, 5, 0, 0)
        name.setBuddy(field)
        self._labels[column] = name
        self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)

    def _changed(self, column: str) -> None:
        error = change(self._desk.session, self.table, self.ids, column, self.fields[column])
        if error is not None:
            self.fields[column].refuse(error.sentence(self._desk.words.language))

    # showing

    def bind(self, rows: Mapping[str, Row], ids: tuple[str, ...]) -> None:
        """Shows rows of the table; typing that goes on in the same rows is left alone."""
        scenario = self._desk.session.scenario
        same = (scenario, ids) == (self._scenario, self.ids)
        self._scenario, self.ids = scenario, ids
        for column, field in self.fields.items():
            if not (same and (field.is_typed() or field.fault())):
                self._show(field, column, rows, same)

    def _show(self, field: Field, column: str, rows: Mapping[str, Row], same: bool) -> None:
        plan = self._desk.session.plan
        if isinstance(field, NamesField) and plan is not None:
            field.set_languages(plan.settings.languages)
        if isinstance(field, LevelField):
            field.set_scale(self._skill(rows[self.ids[0]]))
        values = distinct(map(rows.__getitem__, self.ids), column, len(self.ids))
        if len(values) != 1:
            field.set_several(values)
        elif not same or field.several or field.fault() or field.value() != values[0] or field.shows_names:
            field.set_value(values[0])
        draft = self._drafts.pop(self._key(column), None)
        if draft is not None:
            field.type_again(draft[0])
            field.explain(draft[1])

    def _key(self, column: str) -> Key:
        return (self._scenario, self.table, self.ids, column)

    def _skill(self, row: Row) -> Skill | None:
        plan = self._desk.session.plan
        return plan.skills.get(getattr(row, "skill", "")) if plan is not None else None

    def leave(self, known: Mapping[str, Row]) -> None:
        """Takes over what was typed before other rows are shown; what cannot be waits for them to come back."""
        here = self._scenario == self._desk.session.scenario
        gone = here and any(id not in known for id in self.ids)
        for column, field in self.fields.items():
            if gone or not self.ids or not field.is_typed():
                continue
            if not here or not field.commit() or field.is_typed():
                self._drafts[self._key(column)] = (field.typed(), field.fault())
        if gone:
            self.ids = ()

    def set_read_only(self, on: bool) -> None:
        """Shows all fields without letting them be changed."""
        for field in self.fields.values():
            if field.read_only != on:
                field.set_read_only(on)

    def show_field(self, column: str, shown: bool) -> None:
        """Hides a field that makes no sense for the rows, with its label."""
        self.fields[column].setVisible(shown)
        if column in self._labels:
            self._labels[column].setVisible(shown)
