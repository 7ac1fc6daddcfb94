"""A new unit from a template: choose one, its numbers and its name, and see what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QListWidget, QListWidgetItem, QSpinBox

from orgplanner.edits import add_from_template, templates
from orgplanner.model import new_id
from orgplanner.text import say
from ui.acts.dialog import ActDialog
from ui.acts.holding import name_of
from ui.desk import Desk
from ui.fields.make import make_field
from ui.fields.texts import NamesField
from ui.plain import label, number_box

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from orgplanner.edits import Template


ROW = 21
"""Pixels that a line of the list takes at least."""


class TemplateDialog(ActDialog):
    """Lists the templates; the numbers of the chosen one can be changed, and below stands what it makes."""

    def __init__(self, desk: Desk, under: str | None, parent: QWidget) -> None:
        plan, state, words = desk.session.plan, desk.session.state, desk.words
        assert plan is not None
        assert state is not None
        place = words(say("At the top, under no unit"))
        if under is not None:
            place = words(say("Below “{name}”", name=name_of(plan, state, under, words.language)))
        super().__init__(desk, parent, say("New from a template"), say("Add"), place)
        self._under = under
        self.list = QListWidget()
        self.list.setAccessibleName(words(say("Templates")))
        self.name: NamesField
        self.counts: dict[str, QSpinBox] = {}
        self._about = label(wrap=True)
        self._result = label(name="secondary", wrap=True)
        self._fill_list()
        self.list.setCurrentRow(0)
        self._ask_why()
        self.finish_layout()
        self.list.setFocus()

    def _ask_why(self) -> None:
        """Reason and source, which are written to the unit: no decision is recorded on what is new."""
        words, form = self.desk.words, QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.reason = make_field(self.desk, "units", "note")
        self.source = make_field(self.desk, "units", "source", make_source=self._new_source)
        for message, field in ((say("Reason"), self.reason), (say("Source"), self.source)):
            field.set_value(None)
            field.set_name(words(message))
            form.addRow(label(words(message), "secondary"), field)
        self.body.addLayout(form)

    def _new_source(self, title: str) -> str:
        from ui.dialogs.source import new_source

        return new_source(self.desk, self, title)

    def _fill_list(self) -> None:
        words, plan = self.desk.words, self.desk.session.plan
        assert plan is not None
        for template in templates():
            item = QListWidgetItem(plan.words(template.name, words.language), self.list)
            item.setData(Qt.ItemDataRole.UserRole, template)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.ensurePolished()
        self.list.setFixedHeight(max(ROW, self.list.sizeHintForRow(0)) * self.list.count() + 6)
        self.body.insertWidget(1, self.list)
        self.body.insertWidget(2, self._about)
        self.body.addWidget(self._result)
        self.list.currentItemChanged.connect(lambda: self._show())

    def template(self) -> Template:
        """The chosen template."""
        chosen: Template = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        return chosen

    def _show(self) -> None:
        """Shows the fields of the chosen template."""
        words, template = self.desk.words, self.template()
        self._about.setText(template.about.best(words.language, "en"))
        while self.form.rowCount():
            self.form.removeRow(0)
        assert self.desk.session.plan is not None
        self.name = NamesField(words, self.desk.session.plan.settings.languages)
        self.name.set_value(template.units[0].name)
        self.name.set_name(words(say("Name")))
        self.ask(say("Name"), self.name)
        self.counts = {}
        for key, count in template.counts.items():
            box = number_box()
            box.setRange(0, count.most)
            box.setValue(count.usual)
            box.valueChanged.connect(self._foresee)
            box.setAccessibleName(count.words.best(words.language, "en"))
            self.form.addRow(label(count.words.best(words.language, "en"), "secondary"), box)
            self.counts[key] = box
        self._foresee()

    def _foresee(self) -> None:
        """Says what the template would make with the numbers as they stand."""
        units, lines, established = self.template().extent(self._numbers())
        makes = say(
            "Makes units: {units}, posts: {lines}, established: {established}. All figures are marked as assumed.",
            units=units,
            lines=lines,
            established=established,
        )
        self._result.setText(self.desk.words(makes))

    def _numbers(self) -> dict[str, int]:
        return {key: box.value() for key, box in self.counts.items()}

    def commit(self) -> bool:
        if not all(field.commit() for field in (self.name, self.reason, self.source)):
            return False
        session, id = self.desk.session, new_id()
        given: dict[str, Any] = {"name": self.name.value() or None, "counts": self._numbers(), "id": id}
        why = {"source": self.source.value() or None, "note": self.reason.value() or ""}
        if not session.do(add_from_template, self.template(), self._under, **given, **why):
            return False
        session.select(id)
        return True
