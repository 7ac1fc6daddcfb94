"""All that can be chosen for pages: their form, paper, template and languages, and what of the plan is on them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from orgplanner.drawing.options import CONTENT
from orgplanner.drawing.paper import PAPERS
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.dialogs.page_choices import WIDTH, colourings, combo, languages, stages, units
from ui.dialogs.page_form import FormFields
from ui.dialogs.page_template import TemplateBox
from ui.panels.chart_bar import KINDS
from ui.panels.chart_drawing import Choice
from ui.panels.stages import against_of, others
from ui.plain import label

if TYPE_CHECKING:
    from orgplanner.exporters import ExportOptions
    from orgplanner.exporters.choices.options import Show
    from orgplanner.model import PageTemplate

LANDSCAPE: dict[str, Message] = {"auto": say("Automatic"), "yes": say("Landscape"), "no": say("Portrait")}
SIDES = {"auto": None, "yes": True, "no": False}
DIRECTIONS = {side: key for key, side in SIDES.items()}
EXTRAS: dict[str, Message] = {
    "legend": say("Legend"), "approval": say("Approval block"), "folded": say("Folded as in the window"),
    "fold_to_fit": say("Fold branches where the paper is too small"),
    "arrows": say("Arrows from old places to new ones"),
}  # fmt: skip
IN_BOXES, IN_TABLES = say("In each box"), say("In the tables")
Row = tuple[Message, QWidget]


class PageFields(QObject):
    """`changed` tells that something else is chosen; a template that is chosen sets what it says at once."""

    changed = Signal()

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._choice = desk, choice
        self._rows, self._headings = QFormLayout(), dict[str, QLabel]()
        self._without: tuple[tuple[int, ...], tuple[bool, ...]] | None = None
        self.form = FormFields(desk, self)
        self._make_pages()
        self._make_chart()
        self.extras = {key: QCheckBox(desk.words(value)) for key, value in EXTRAS.items()}
        self.extras["legend"].setChecked(True)
        self.extras["folded"].setChecked(bool(choice.folded))
        self.extras["arrows"].setChecked(choice.arrows)
        self.form.changed.connect(self.changed)
        for box in (*self.content.values(), *self.extras.values()):
            box.toggled.connect(self.changed)
        for each in (self.paper, self.landscape, self.language, self.second, self.kind, self.colours, self.unit,
                     self.shown, self.against):  # fmt: skip
            each.currentIndexChanged.connect(self.changed)
        self.template.currentIndexChanged.connect(self._use_template)
        desk.session.changed.connect(self._follow)

    def _make_pages(self) -> None:
        words, choice = self._desk.words, self._choice
        papers = {"": words(say("Smallest readable")), **{name: name for name in reversed(PAPERS)},
                  "fit": words(say("As large as the chart"))}  # fmt: skip
        paper = choice.paper if choice.paper is not None else self._desk.preferences.paper
        sides = {key: words(value) for key, value in LANDSCAPE.items()}
        known = languages(self._desk)
        self.paper = combo("paper", papers, paper)
        self.landscape = combo("landscape", sides, DIRECTIONS[choice.landscape])
        self.language = combo("language", known, choice.language or words.language)
        self.second = combo("second", {"": words(say("No second language")), **known})
        self.template = TemplateBox(self._desk)
        self.template.setMinimumContentsLength(WIDTH)
        self.edit_templates = QPushButton(words(say("Page templates…")))
        self.edit_templates.setAutoDefault(False)

    def _make_chart(self) -> None:
        words, choice = self._desk.words, self._choice
        self.kind = combo("kind", {key: words(value) for key, value in KINDS.items()}, choice.kind)
        self.colours = combo("colours", colourings(self._desk), choice.colour_by)
        self.unit = combo("unit", units(self._desk))
        against = against_of(self._desk, choice)
        stage = choice.stage if against else ""
        self.shown = combo("shown", stages(self._desk, several=bool(against)), stage)
        self.against = combo("against", others(self._desk), against)
        self.content = {key: QCheckBox(words(value)) for key, value in CONTENT.items()}
        for key, box in self.content.items():
            box.setChecked(key in choice.content)

    def rows(self, own: Sequence[Row], pages: QWidget) -> QFormLayout:
        """All fields one below the other: those of a dialog's `own` first, which `pages` behind the form."""
        words = self._desk.words
        rows: tuple[Row, ...] = (
            *own, *self.form.rows, (say("Pages"), pages),
            (say("Page template"), self.template), (say(""), self.edit_templates),
            (say("Paper"), self.paper), (say("Direction"), self.landscape),
            (say("Language"), self.language), (say("Second language"), self.second),
            (say("Shown"), self.shown), (say("Compared with"), self.against),
            (say("Chart of"), self.kind), (say("Colour"), self.colours), (say("Scope"), self.unit),
        )  # fmt: skip
        for message, field in rows:
            field.setAccessibleName(words(message) or words(say("Page templates…")))
            self._rows.addRow(label(words(message), "secondary"), field)
        labels = [self._rows.labelForField(field) for _, field in rows]
        widest = max(each.sizeHint().width() for each in labels)
        for each in labels:
            each.setMinimumWidth(widest)  # fields stay where they are when rows come and go
        return self._rows

    def ticks(self) -> QVBoxLayout:
        """All that is ticked, in groups."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        for parts in self.form.parts.values():
            column.addWidget(parts)
        groups = (("content", IN_BOXES, self.content), ("extras", say("On the page"), self.extras))
        for key, title, boxes in groups:
            column.addSpacing(6)
            self._headings[key] = label(self._desk.words(title).upper(), "heading")
            column.addWidget(self._headings[key])
            for box in boxes.values():
                column.addWidget(box)
        return column

    def show_row(self, field: QWidget, shown: bool) -> None:
        """Shows a row only where it says something."""
        self._rows.setRowVisible(field, shown)

    def allow(self, *, drawn: bool, several: bool, compared: bool) -> None:
        """Lets be chosen what counts: for what is `drawn` on pages, of which there may be several."""
        self.form.show_rows(self._rows, several=several)
        has = self.form.has
        for field in (self.paper, self.landscape, self.template, self.second, *self.extras.values()):
            field.setEnabled(drawn)
        self.colours.setEnabled(drawn)
        self._headings["content"].setText(self._desk.words(IN_BOXES if has("content") else IN_TABLES).upper())
        for key, box in self.content.items():
            box.setEnabled(drawn)
            box.setVisible(has("content") or key == "people")  # tables name people too
        of_charts = {"shown": self.shown, "kind": self.kind, "colours": self.colours, "unit": self.unit}
        for name, field in of_charts.items():
            self.show_row(field, has(name))
        self.shown.setEnabled(drawn and has("shown") and self.shown.count() > 1)
        held = drawn and self.shown.isEnabled() and bool(self.shown.currentData())
        self.against.setEnabled(held or compared or (self.form.is_compared and self.against.count() > 0))
        self.extras["arrows"].setEnabled(held and self.shown.currentData() in ("changes", "all"))
        self.form.limit(self.paper, self.extras)
        for parts in self.form.parts.values():
            parts.allow(self.against.count() > 0)

    def _use_template(self) -> None:
        """Sets what the template that is chosen says, from what stood there without one."""
        boxes = (self.paper, self.landscape, self.language, self.second)
        ticks = (self.extras["approval"], self.extras["legend"])
        blocked = [QSignalBlocker(each) for each in (*boxes, *ticks)]
        if self._without is None:
            self._without = tuple(box.currentIndex() for box in boxes), tuple(tick.isChecked() for tick in ticks)
        for box, index in zip(boxes, self._without[0], strict=True):
            box.setCurrentIndex(index)
        for tick, on in zip(ticks, self._without[1], strict=True):
            tick.setChecked(on)
        template = self.template.chosen
        if template is None:
            self._without = None
        else:
            self._set_from(template)
        for each in blocked:
            each.unblock()
        self.changed.emit()

    def _set_from(self, template: PageTemplate) -> None:
        from orgplanner.exporters.choices.page_templates import with_template

        said = with_template(self.options(), template)
        _choose(self.paper, said.paper)
        _choose(self.landscape, DIRECTIONS[said.landscape])
        _choose(self.language, said.language)
        _choose(self.second, said.languages[1] if len(said.languages) > 1 else "")
        self.extras["approval"].setChecked(said.approval)
        self.extras["legend"].setChecked(said.legend)

    def _follow(self) -> None:
        """The plan has changed: its templates may have."""
        before = self.template.chosen
        self.template.refresh()
        if self.template.chosen != before:
            self._use_template()

    def options(self) -> ExportOptions:
        """What is chosen now."""
        from orgplanner.exporters import ExportOptions

        form = self.form.chosen
        shown: Show = self.shown.currentData() if self.form.has("shown") else ""
        compared = bool(shown) or self.form.is_compared
        return ExportOptions(
            paper=self.paper.currentData(),
            landscape=SIDES[self.landscape.currentData()],
            language=self.language.currentData(),
            languages=self._languages(),
            template=self.template.chosen,
            content=frozenset(key for key, box in self.content.items() if box.isChecked()),
            chart=self.kind.currentData(),
            unit=self.unit.currentData() or None if self.form.has("unit") else None,
            folded=self._choice.folded if self.extras["folded"].isChecked() else frozenset(),
            layout=self._choice.layout,
            colour_by=self.colours.currentData(),
            against=self.against.currentData() if compared else self._choice.against,
            show=shown,
            wave=self._choice.wave if shown and shown == self._choice.stage else None,
            arrows=self.extras["arrows"].isChecked(),
            fold_to_fit=form == "sheet" and self.extras["fold_to_fit"].isChecked(),
            legend=self.extras["legend"].isChecked(),
            approval=self.extras["approval"].isChecked(),
            form=form,
            break_by=self.form.break_by.currentData(),
            overlap=float(self.form.overlap.value()),
            tables=self.form.chosen_parts("tables"),
            parts=self.form.chosen_parts("pack"),
        )

    def _languages(self) -> tuple[str, ...]:
        """Two languages that stand side by side; none where only one is chosen."""
        first, second = self.language.currentData(), self.second.currentData()
        return (first, second) if second and second != first else ()


def _choose(box: QComboBox, value: str) -> None:
    """Chooses a value where it is offered."""
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)
