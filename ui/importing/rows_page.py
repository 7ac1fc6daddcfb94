"""The step of rows and tree: what one row is, how the tree is written, pay period and language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from orgplanner.importers.lists.proposing import Proposal
from orgplanner.importers.lists.recipe import ROWS, TREES, TableRecipe, unit_columns
from orgplanner.text import LANGUAGES, Message, say
from ui.acts.steps import Page
from ui.desk import Desk
from ui.fields.box import Box
from ui.importing.preview import letter
from ui.importing.scrolled import Scrolled, wrapped
from ui.importing.table_bar import TableBar
from ui.importing.unit_order import UnitOrder
from ui.importing.wording import (
    DATE_WORDS,
    DECIMAL_WORDS,
    EXAMPLES,
    LEAVER_WORDS,
    PERIOD_WORDS,
    ROW_WORDS,
    TREE_WORDS,
)
from ui.importing.work import FILES, PROPOSAL, TABLE, Importing
from ui.plain import heading, label

INDENT = 22
Words = Mapping[str, tuple[Message, str]]


class Ways(QWidget):
    """Radio buttons for the ways in which something may be read, the likelier first, each with a sentence."""

    def __init__(self, desk: Desk, title: Message, ids: Sequence[str], chosen: Callable[[str], None]) -> None:
        super().__init__()
        self._desk, self._chosen = desk, chosen
        self.buttons = {id: QRadioButton() for id in ids}
        self._lines = {id: QWidget() for id in ids}
        self._hints = {id: wrapped(name="secondary") for id in ids}
        self.why = wrapped(name="secondary")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(3)
        name = heading()
        name.setText(desk.words(title).upper())
        self._column.addWidget(name)
        self._column.addWidget(self.why)
        group = QButtonGroup(self)
        for id, button in self.buttons.items():
            group.addButton(button)
            button.clicked.connect(partial(self._pressed, id))
            line = QVBoxLayout(self._lines[id])
            line.setContentsMargins(0, 4, 0, 2)
            line.setSpacing(1)
            inner = QHBoxLayout()
            inner.setContentsMargins(INDENT, 0, 0, 0)
            inner.addWidget(self._hints[id])
            line.addWidget(button)
            line.addLayout(inner)
            self._column.addWidget(self._lines[id])
        self._column.addStretch(1)

    def show_ways(self, ranked: Sequence[str], chosen: str, words: Words, why: str) -> None:
        """Shows the ways, the ranked ones first; the first of them is said to be proposed."""
        order = [*ranked, *(id for id in self.buttons if id not in ranked)]
        for place, id in enumerate(order):
            name, hint = words[id]
            proposed = place == 0 and id in ranked
            said = self._desk.words(name)
            self.buttons[id].setText(self._desk.words(say("{name} (proposed)", name=said)) if proposed else said)
            self.buttons[id].setAccessibleDescription(hint)
            self._hints[id].setText(hint)
            self._column.removeWidget(self._lines[id])
            self._column.insertWidget(place + 2, self._lines[id])
        with QSignalBlocker(self):
            if chosen in self.buttons:
                self.buttons[chosen].setChecked(True)
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def _pressed(self, id: str, _: bool = False) -> None:
        self._chosen(id)


class RowsPage(Page):
    """What a row is at the left, the tree in the middle, the rest at the right; every choice counts at once."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self._first: dict[tuple[tuple[int, int], str], Sequence[str]] = {}
        self.bar = TableBar(desk, work)
        self.rows = Ways(desk, say("One row is"), ROWS, lambda id: self._ask(rows=id, tree=self._kept_tree()))
        self.trees = Ways(desk, say("The tree is written"), TREES, lambda id: self._ask(tree=id))
        self.form = QFormLayout()
        self.separator, self.list_separator, self.unit = QLineEdit(), QLineEdit(), QLineEdit()
        self.period, self.language, self.decimal, self.dates, self.leavers = Box(), Box(), Box(), Box(), Box()
        self.order = UnitOrder(desk)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        fields: tuple[tuple[Message, QWidget], ...] = (
            (say("Columns of units, from the highest to the lowest"), self.order),
            (say("Unit of all rows"), self.unit),
            (say("Language of the names"), self.language), (say("Pay is"), self.period),
            (say("Sign between the steps of a path"), self.separator),
            (say("Sign between the entries of a list"), self.list_separator),
            (say("Decimals after"), self.decimal), (say("Dates"), self.dates),
            (say("Rows of people who have left"), self.leavers),
        )  # fmt: skip
        words = self._desk.words
        for box, choices in ((self.period, PERIOD_WORDS), (self.decimal, DECIMAL_WORDS), (self.dates, DATE_WORDS),
                             (self.leavers, LEAVER_WORDS)):
            for id, message in choices.items():
                box.addItem(words(message), id)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        holder = QWidget()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for message, field in fields:
            field.setAccessibleName(words(message))
            field.setMaximumWidth(260)
            self.form.addRow(label(words(message), "secondary"), field)
        holder.setLayout(self.form)
        line = QHBoxLayout()
        for part, stretch in ((self.rows, 4), (self.trees, 5), (holder, 3)):
            line.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(Scrolled(line), 1)

    def _connect(self) -> None:
        self.separator.editingFinished.connect(lambda: self._part("separator", self.separator.text()))
        self.list_separator.editingFinished.connect(
            lambda: self._part("list_separator", self.list_separator.text())
        )
        self.unit.editingFinished.connect(lambda: self._part("unit", self.unit.text().strip()))
        self.decimal.activated.connect(lambda _: self._part("decimal", self.decimal.currentData()))
        self.dates.activated.connect(lambda _: self._part("dates", self.dates.currentData()))
        self.period.activated.connect(lambda _: self._whole("pay_period", self.period.currentData()))
        self.leavers.activated.connect(lambda _: self._whole("leavers", self.leavers.currentData()))
        self.language.activated.connect(lambda _: self._whole("language", self.language.currentData()))
        self.order.moved.connect(self._take_order)
        self._work.changed.connect(self._follow)

    def enter(self) -> None:
        self._follow(TABLE)

    def _follow(self, what: str) -> None:
        table, recipe, proposal = self._work.table_recipe, self._work.recipe, self._work.proposal
        if what == FILES:
            self._first.clear()
        if what not in (FILES, TABLE, PROPOSAL) or table is None or recipe is None or proposal is None:
            return
        words, number = self._desk.words, self._work.number
        self._keep_first(proposal, number)
        if not self.isVisible():
            return
        rows, trees = (self._first[self._work.table, what] for what in ("rows", "tree"))
        row_words = {id: (name, words(hint)) for id, (name, hint) in ROW_WORDS.items()}
        self.rows.show_ways(rows, table.rows, row_words, self._why(proposal, number, "rows"))
        tree_words = {id: (TREE_WORDS[id][0], self._tree_hint(id)) for id in TREES}
        self.trees.show_ways(trees, table.tree, tree_words, self._why(proposal, number, "tree"))
        used = frozenset(table.columns.values())
        self._show_order(table, recipe.headings[number] if number < len(recipe.headings) else ())
        self._show_fields(used, table.tree)
        self.unit.setText(table.unit)
        self.separator.setText(table.separator)
        self.list_separator.setText(table.list_separator)
        self.decimal.choose(table.decimal)
        self.dates.choose(table.dates)
        self.period.choose(recipe.pay_period)
        self.language.choose(recipe.language)
        self.leavers.choose(recipe.leavers)

    def _keep_first(self, proposal: Proposal, number: int) -> None:
        """Remembers what was proposed before anything was chosen by hand, so that the order stays."""
        given = self._work.by_hand.of(self._work.table)
        for what, chosen, ranked in (("rows", given.rows, proposal.rows), ("tree", given.tree, proposal.trees)):
            key = (self._work.table, what)
            if not chosen or key not in self._first:
                self._first[key] = ranked[number]

    def _why(self, proposal: Proposal, number: int, about: str) -> str:
        reason = proposal.why(number, about)
        said = self._desk.words(reason.message) if reason is not None else ""
        return said[:1].upper() + said[1:]

    def _tree_hint(self, id: str) -> str:
        _, hint, example = TREE_WORDS[id]
        words = self._desk.words
        shown = words(EXAMPLES[id]) if id in EXAMPLES else example
        return f"{words(hint)}  {shown}".strip() if shown else words(hint)

    def _show_order(self, table: TableRecipe, headings: Sequence[str]) -> None:
        """Several columns of units by their headings; one without is called by its letter."""
        columns = unit_columns(table.columns)
        named = {place: headings[place] if place < len(headings) else "" for place in columns}
        self.order.show_columns([(place, named[place] or letter(place)) for place in columns])
        self.form.setRowVisible(self.order, len(columns) > 1)

    def _take_order(self, columns: tuple[int, ...]) -> None:
        work = self._work
        work.correct(work.by_hand.with_order(work.table, columns))

    def _show_fields(self, used: frozenset[str], tree: str) -> None:
        """Only what matters for this table is asked."""
        pay = {"pay_low", "pay_high", "person_pay_low", "person_pay_high"}
        wanted: tuple[tuple[QWidget, bool], ...] = (
            (self.unit, "unit" not in used and tree not in ("path", "levels", "sections")),
            (self.separator, tree == "path" and "path" in used),
            (self.list_separator, bool(used & {"also", "children"})),
            (self.period, bool(used & pay)), (self.dates, bool(used & {"since", "until", "left"})),
            (self.leavers, bool(used & {"until", "left", "status"})),
        )  # fmt: skip
        for field, on in wanted:
            self.form.setRowVisible(field, on)

    # what is done

    def _kept_tree(self) -> str:
        """The tree that was chosen by hand, if any: another sort of row has a tree of its own."""
        return self._work.by_hand.of(self._work.table).tree

    def _ask(self, **more: str) -> None:
        work = self._work
        work.ask(work.by_hand.with_given(work.table, **more))

    def _part(self, name: str, value: str) -> None:
        work, table = self._work, self._work.table_recipe
        if table is not None and getattr(table, name) != value:
            work.correct(work.by_hand.with_part(work.table, name, value))

    def _whole(self, name: str, value: str) -> None:
        work = self._work
        if work.recipe is not None and getattr(work.recipe, name) != value:
            work.correct(work.by_hand.with_whole(name, value))
