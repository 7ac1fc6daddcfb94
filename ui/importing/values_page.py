"""The step of values: what grades, statuses, kinds, units and yes or no of the file stand for, changed by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from orgplanner.importers.lists.found_values import FoundValue, choices_of, found_values
from orgplanner.importers.lists.recipe import key_of
from orgplanner.layout.collection import collection_paused
from orgplanner.text import say
from ui.acts.steps import Page
from ui.background import SHOWN_FIRST, Lane, Stop
from ui.desk import Desk
from ui.importing.choosing import Choice, ChoiceDelegate, ChoosingView
from ui.importing.wording import AS_WRITTEN, MEANINGS, NOT_UNDERSTOOD, field_words
from ui.importing.words_model import WordsModel
from ui.importing.work import FILES, PROPOSAL, Importing, let_go
from ui.plain import paragraph
from ui.row_table import show_rows

FIELD, VALUE, COUNT, MEANS = range(4)
WIDTHS = (240, 300, 70, 260)
TYPED = ("grade", "unit")
"""Fields of which any other value may be meant."""


class ValuesModel(WordsModel):
    """A row for each value."""

    headings = (say("Field"), say("Value in the file"), say("Count"), say("Means"))
    numbers = frozenset({COUNT})
    editable = MEANS

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__(desk, work)
        self._work = work
        self.rows: Sequence[FoundValue] = ()

    def show(self, rows: Sequence[FoundValue]) -> None:
        """Takes other values; the same ones stay where they are."""
        if [(each.field, each.text) for each in rows] == [(each.field, each.text) for each in self.rows]:
            self.rows = rows
            self.refresh()
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def size(self) -> int:
        return len(self.rows)

    def value(self, row: int) -> str:
        each = self.rows[row]
        recipe = self._work.recipe
        known = recipe.meanings.get(each.field, {}) if recipe is not None else {}
        by_hand = self._work.by_hand.meanings.get(each.field, {})
        key = key_of(each.text)
        return by_hand[key] if key in by_hand else known.get(key, each.meaning)

    def text(self, row: int, column: int) -> str:
        each = self.rows[row]
        if column == FIELD:
            return self.desk.words(field_words(each.field))
        if column == MEANS:
            meaning = self.value(row)
            unsaid = NOT_UNDERSTOOD.get(each.field, AS_WRITTEN)
            return self.desk.words(MEANINGS.get(meaning, meaning) if meaning else unsaid)
        return each.text if column == VALUE else f"{each.count:,}".replace(",", "\u00a0")

    def colour(self, row: int, column: int) -> str:
        quiet = column == FIELD or (column == MEANS and not self.value(row))
        return self.desk.look.theme.secondary if quiet else ""


class ValuesPage(Page):
    """A table of values, gathered beside the window."""

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__()
        self._desk, self._work = desk, work
        self._lane = Lane(turn=desk.turn, after=SHOWN_FIRST)
        self._is_old = True
        self.model, self.view = ValuesModel(desk, work), ChoosingView(MEANS)
        self._told = paragraph(name="secondary")
        show_rows(self.view, self.model, WIDTHS)
        self.view.setAccessibleName(desk.words(say("Values")))
        self.view.setItemDelegateForColumn(MEANS, self._delegate())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        column.addWidget(self.view, 1)
        work.changed.connect(self._follow)

    @property
    def busy(self) -> bool:
        """Whether values are being gathered."""
        return self._lane.busy

    def enter(self) -> None:
        if self._is_old:
            self._gather()
        self.view.fit(WIDTHS[:MEANS], WIDTHS[MEANS])
        self.view.setFocus()

    def finish(self) -> None:
        let_go(self._lane, self._desk.session)

    def _follow(self, what: str) -> None:
        if what in (FILES, PROPOSAL):
            self._is_old = True
            if self.isVisible():
                self._gather()

    def _gather(self) -> None:
        books, recipe = self._work.books, self._work.recipe
        self._is_old = False
        if recipe is None:
            self._show([])
            return

        def work(stop: Stop) -> list[FoundValue]:
            with collection_paused():
                return found_values(books, recipe, stop.check)

        self._lane.start(work, self._show)

    def _show(self, rows: list[FoundValue]) -> None:
        current = self.view.currentIndex().row()
        self.model.show(rows)
        some = say("What these words of the file stand for. Change what was not understood.")
        none = say("No grades, statuses, units or yes and no were found; there is nothing to do here.")
        self._told.setText(self._desk.words(some if rows else none))
        if rows:
            self.view.setCurrentIndex(self.model.index(min(max(current, 0), len(rows) - 1), 0))

    def _offer(self, row: int) -> Sequence[Choice] | None:
        field, words = self.model.rows[row].field, self._desk.words
        if field in TYPED:
            return None
        unsaid = words(NOT_UNDERSTOOD.get(field, AS_WRITTEN))
        return [("", unsaid), *((id, words(MEANINGS[id])) for id in choices_of(field))]

    def _delegate(self) -> ChoiceDelegate:
        return ChoiceDelegate(self._desk, self.view, self._offer, self._take, self._known)

    def _known(self, row: int) -> Sequence[str]:
        """The other values of the field, and of units the names in the open scenario."""
        field, state, plan = self.model.rows[row].field, self._desk.session.state, self._desk.session.plan
        known = [each.text for each in self.model.rows if each.field == field]
        if field == "unit" and state is not None and plan is not None:
            known += [plan.words(unit.name, self._desk.words.language) for unit in state.units.values()]
        return list(dict.fromkeys(known))

    def _take(self, row: int, meaning: str) -> None:
        each, work = self.model.rows[row], self._work
        work.correct(work.by_hand.with_meaning(each.field, each.text, meaning))
