"""The second step of a split: what goes to which part, by dragging, with keys or by rule."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from orgplanner.analysis.splitting import evenly, grades_of, one_each, with_grade, with_words
from orgplanner.text import Message, say
from ui.acts.split_column import SplitColumn
from ui.acts.split_divide import DivideDialog
from ui.acts.split_work import SplitWork
from ui.acts.steps import Page
from ui.desk import Desk
from ui.plain import label, paragraph

RULES: dict[str, Message] = {
    "words": say("What has in its name"), "grade": say("Posts of the grade"),
    "units": say("Sub-units, one to each part"), "evenly": say("Evenly among the parts"),
}  # fmt: skip


class ColumnsPage(Page):
    """The unit itself on the left, its parts beside it."""

    def __init__(self, desk: Desk, work: SplitWork) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self.columns: list[SplitColumn] = []
        words = desk.words
        self.rule, self.grade, self.target = (
            self._box(name) for name in (say("Rule"), say("Grade"), say("To which part"))
        )
        self.text = QLineEdit()
        self.text.setAccessibleName(words(say("Words in the name")))
        self.give, self.divide = QPushButton(words(say("Give"))), QPushButton(words(say("Divide the line…  (/)")))
        for button in (self.give, self.divide):
            button.setAutoDefault(False)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self.rule.currentIndexChanged.connect(self._show_rule)
        self.give.clicked.connect(self._by_rule)
        self.text.returnPressed.connect(self._by_rule)
        self.divide.clicked.connect(self._divide)

    def _box(self, name: Message) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._desk.words(name))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(280)
        return box

    def _lay_out(self) -> None:
        words, bar = self._desk.words, QHBoxLayout()
        for rule, message in RULES.items():
            self.rule.addItem(words(message), rule)
        for widget in (self.rule, self.text, self.grade, label("→", "secondary"), self.target, self.give):
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(self.divide)
        inner = QWidget()
        inner.setObjectName("acting")
        inner.setLayout(self._row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        explained = say(
            "Drag between the columns, or select and press the number of the part: 1, 2, 3 …; 0 lets it stay."
        )
        column.addWidget(paragraph(words(explained)))
        column.addLayout(bar)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)

    def enter(self) -> None:
        if len(self.columns) != len(self._work.splitting.pieces) + 1:
            self._make_columns()
        self._fill_rules()
        self._fill()
        self.columns[0].choose_near(0)
        self.columns[0].list.setFocus()

    def _make_columns(self) -> None:
        for column in self.columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self.columns = [SplitColumn(self._desk, number) for number in range(len(self._work.splitting.pieces) + 1)]
        for column in self.columns:
            self._row.addWidget(column, 1)
            column.list.dropped.connect(lambda ids, part=column.number: self._give(ids, part))
            column.list.given.connect(lambda part, column=column: self._by_key(column, part))
            column.list.divide.connect(self._divide)
            column.list.itemSelectionChanged.connect(lambda column=column: self._alone(column))

    def _fill_rules(self) -> None:
        words, plan = self._desk.words, self._work.plan
        self.grade.clear()
        for grade in grades_of(self._work.state, self._work.splitting.unit):
            row = plan.grades.get(grade)
            name = plan.words(row.name, words.language) if row is not None else grade
            code = row.code if row is not None else ""
            self.grade.addItem(" ".join(filter(None, (code, name))), grade)
        self.target.clear()
        for part in range(len(self._work.splitting.pieces) + 1):
            self.target.addItem(f"{part}   {self._heading(part)}", part)
        self.target.setCurrentIndex(1)
        self._show_rule()

    def _show_rule(self) -> None:
        rule = self.rule.currentData()
        self.text.setVisible(rule == "words")
        self.grade.setVisible(rule == "grade")
        self.target.setEnabled(rule in ("words", "grade"))

    def _heading(self, part: int) -> str:
        return self._work.called(part) if part else self._desk.words(say("Stays"))

    def _fill(self) -> None:
        for column, entries in zip(self.columns, self._work.entries(), strict=True):
            column.list.blockSignals(True)
            total = self._desk.words(self._work.sum_of(entries))
            column.show_entries(self._heading(column.number), total, entries)
            column.list.blockSignals(False)
        self._look_at_divide()

    # giving

    def _give(self, ids: Sequence[str], part: int) -> None:
        if part <= len(self._work.splitting.pieces):
            self._work.splitting = self._work.splitting.giving(ids, part)
            self._fill()
            self.columns[part].choose(ids)

    def _by_key(self, column: SplitColumn, part: int) -> None:
        """Gives what is selected to a part, and selects what follows, so that the next key can come at once."""
        ids, place = column.list.ids(), column.place()
        if ids and part <= len(self._work.splitting.pieces) and part != column.number:
            self._work.splitting = self._work.splitting.giving(ids, part)
            self._fill()
            column.choose_near(place)

    def _by_rule(self) -> None:
        state, unit, parts = self._work.state, self._work.splitting.unit, len(self._work.splitting.pieces)
        rule, part = self.rule.currentData(), self.target.currentData()
        if rule == "words":
            places = dict.fromkeys(with_words(state, unit, self.text.text()), part)
        elif rule == "grade":
            places = dict.fromkeys(with_grade(state, unit, self.grade.currentData() or ""), part)
        elif rule == "units":
            places = dict(one_each(state, unit, parts))
        else:
            places = dict(evenly(self._work.plan, self._work.scenario, unit, parts))
        self._work.splitting = self._work.splitting.placing(places)
        self._fill()

    def _alone(self, column: SplitColumn) -> None:
        """What is selected is selected in one column only."""
        if column.list.ids():
            for other in self.columns:
                if other is not column:
                    other.list.clearSelection()
        self._look_at_divide()

    def _look_at_divide(self) -> None:
        self.divide.setEnabled(self._line() is not None)

    def _line(self) -> str | None:
        """The line of posts that is selected, when it may be divided."""
        ids = [id for column in self.columns for id in column.list.ids()]
        posts = self._work.state.posts
        return ids[0] if len(set(ids)) == 1 and ids[0] in posts and not posts[ids[0]].is_head else None

    def _divide(self) -> None:
        post = self._line()
        if post is None:
            return
        pieces = self._work.splitting.pieces
        names = [self._work.called(part) for part in range(1, len(pieces) + 1)]
        whole = [Decimal(int(self._work.splitting.part_of(post) == part)) for part in range(1, len(pieces) + 1)]
        before = self._work.splitting.shares.get(post, tuple(whole))
        asked = DivideDialog(self._desk, self._work.state.posts[post], names, before, self)
        asked.accepted.connect(lambda: self._divided(post, asked.shares))
        asked.open()

    def _divided(self, post: str, shares: Sequence[Decimal]) -> None:
        whole = [part for part, share in enumerate(shares, 1) if share == 1]
        if whole or not any(shares):
            self._give([post], whole[0] if whole else 0)
            return
        self._work.splitting = self._work.splitting.dividing(post, shares)
        self._fill()
