"""Structure: streams of units from before to after above, the list of all changes below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSplitter, QVBoxLayout, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.reviewing import Progress, reviewed
from orgplanner.analysis.views.behind_changes import change_formula, entries_of_change
from orgplanner.analysis.views.changes import EVERYTHING, SIGNS, THINGS, WORDS, Wanted, change_grid
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.streams import Streams, entries_of_stream, streams_of
from orgplanner.drawing.picture import Picture
from orgplanner.drawing.report import Section
from orgplanner.drawing.sankey import Sankey, sankey
from orgplanner.drawing.theme import PAPER
from orgplanner.drawing.typeface import bundled
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.fields.box import Box
from ui.models.grid import EMPTY, rows_by_id
from ui.pages.compare.entries import entry_grid
from ui.pages.compare.figures_view import NOTHING_BEHIND, Behind, Opening
from ui.pages.compare.grid_view import GridView
from ui.pages.compare.review_button import ReviewButton
from ui.pages.compare.sankey_view import SankeyView
from ui.pages.compare.view import CompareView, Work, chooser, strip
from ui.plain import Elided, label

MEASURES = {
    "established": say("Established FTE"),
    "filled": say("Filled FTE"),
    "posts": say("Posts"),
    "people": say("People"),
}
CHANGES = {
    "": say("All changes"),
    **{kind: say("{sign} {change}", sign=SIGNS.get(kind, "⇄"), change=words) for kind, words in WORDS.items()},
    EVERYTHING: say("Everything"),
}
PARTS = {5: "old", 6: "new"}
"""What the columns of figures hold; all others stand for the difference."""
AFTER_TYPING, AFTER_RESIZE = 120, 60
"""milliseconds"""
WITH_TITLE = 800
"""pixels from which there is room for a title beside the choices"""
MANY = 3000
"""rows that are narrowed beside the window"""
NARROWEST, LEAST_FILTER = 420, 140


@dataclass(frozen=True, slots=True)
class Made:
    """What was worked out: the list, and the diagram of a width."""

    changes: Grid
    diagram: Sankey
    review: Progress


class StructureView(CompareView):
    """A unit that is chosen here is selected in the window, with its streams."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._changes, self._streams = EMPTY, Streams()
        self._shown: tuple[Comparison | None, str] = (None, "")
        self.sankey, self.list = SankeyView(desk), GridView(desk, say("Changes, one a row"))
        self.opening = Opening(desk, self.list, self._behind)
        self.review = ReviewButton(desk)
        self.measure = chooser(desk, say("What the width shows"), MEASURES)
        self.level = Box()
        self.only = QCheckBox()
        self.thing = chooser(desk, say("What is listed"), {"": say("All things"), **THINGS}, 9)
        self.change = chooser(desk, say("Kind of change"), CHANGES, 13)
        self.text = QLineEdit()
        self._count = label(name="secondary")
        self._soon = QTimer(self, singleShot=True, interval=AFTER_TYPING)
        self._narrower = Lane(self, desk.turn)
        self._anew = QTimer(self, singleShot=True, interval=AFTER_RESIZE)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.level.setMinimumContentsLength(22)
        upper_bar, upper = strip()
        self._title = Elided(name="heading")
        self.desk.words.keep(lambda text: self._title.say(text.upper()), say("Where every unit went"))
        upper.addWidget(self._title, 1)
        for widget in (self.measure, self.level, self.only):
            upper.addWidget(widget)
        upper.addWidget(self.review)
        lower_bar, lower = strip()
        lower.addWidget(self.thing)
        lower.addWidget(self.change)
        lower.addWidget(self.text, 1)
        lower.addWidget(self._count)
        lower.addWidget(self.opening.button)
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(LEAST_FILTER)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(_under(upper_bar, self.sankey))
        self.split.addWidget(_under(lower_bar, self.list))
        self.split.setSizes([330, 300])
        self.column.addWidget(self.split, 1)
        self.column.addWidget(self.opening.formula)

    def _connect(self) -> None:
        words = self.desk.words
        words.keep(self.only.setText, say("Only what changes"))
        words.keep(self.text.setPlaceholderText, say("Filter by any word"))
        words.keep(self.text.setAccessibleName, say("Filter by any word"))
        words.keep(self.level.setAccessibleName, say("Down to which level"))
        words.keep(lambda _: self._offer_levels(), say("Down to which level"))
        self._soon.timeout.connect(self._narrow)
        self._anew.timeout.connect(self.wanted)
        self.text.textChanged.connect(lambda _: self._soon.start())
        self.text.returnPressed.connect(self.list.setFocus)
        for combo in (self.thing, self.change):
            combo.activated.connect(lambda _: self._narrow())
        for combo in (self.measure, self.level):
            combo.activated.connect(lambda _: self.wanted.emit())
        self.only.toggled.connect(lambda _: self.wanted.emit())
        self.sankey.resized.connect(self._anew.start)
        self.sankey.chosen.connect(self._from_sankey)
        self.sankey.opened.connect(self._open_stream)
        self.review.clicked.connect(lambda: self.page_wanted.emit("review"))
        self.list.chosen.connect(self._from_list)
        self.desk.look.changed.connect(self.wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._title.setVisible(event.size().width() >= WITH_TITLE)

    def work(self) -> Work:
        measure, level = self.measure.currentData(), self.level.currentData() or 0
        only, language, theme = self.only.isChecked(), self.desk.words.language, self.desk.look.theme
        width = max(self.sankey.viewport().width(), NARROWEST)
        known, changes = self._shown, self._changes

        def do(found: Comparison, stop: Stop) -> tuple[Comparison, Made]:
            ledger = found.ledger(measure)
            stop.check()
            streams = streams_of(found, ledger, level, only, language)
            drawn = sankey(streams, width, theme, bundled(), language)
            stop.check()
            grid = changes if known == (found, language) else change_grid(found, language)
            return found, Made(grid, drawn, reviewed(found.plan, found.new))

        return do

    def take(self, made: tuple[Comparison, Made]) -> None:
        found, result = made
        if found is not self._shown[0]:
            self.desk.leftovers.take(self._shown[0])
        self._shown = found, self.desk.words.language
        old = self._changes
        fresh = self._changes is not result.changes
        self._changes, self._streams = result.changes, result.diagram.streams
        self.review.show_progress(result.review)
        self._offer_levels()
        self.desk.leftovers.take(self.sankey.sankey)
        self.sankey.show_sankey(result.diagram)
        if fresh:
            self._narrow()
            self.desk.leftovers.take(old)

    def forget(self) -> None:
        self.desk.leftovers.take(self._shown[0])
        self.desk.leftovers.take(self._changes)
        self._narrower.cancel()
        self._shown, self._changes = (None, ""), EMPTY
        self.sankey.show_sankey(None)
        self.list.clear()

    def _offer_levels(self) -> None:
        chosen, streams = self.level.currentData() or 0, self._streams
        with QSignalBlocker(self.level):
            self.level.clear()
            self.level.addItem(self.desk.words(say("Levels: {level}, as can be read", level=streams.level)), 0)
            if chosen:
                self.level.setItemText(0, self.desk.words(say("Levels that can be read")))
            for level in range(1, streams.levels + 1):
                self.level.addItem(self.desk.words(say("Down to level {level}", level=level)), level)
            self.level.setCurrentIndex(max(self.level.findData(chosen), 0))

    def _narrow(self) -> None:
        """Lists what is wanted; where there is much it is worked out beside the window."""
        self._soon.stop()
        wanted = Wanted(self.thing.currentData() or "", self.change.currentData() or "", self.text.text())
        grid = self._changes

        def work(_: Stop | None) -> tuple[Grid, list[int], dict[str, int]]:
            places = wanted.places(grid.rows)
            return grid, places, rows_by_id(grid, places)

        if len(grid.rows) > MANY:
            self._narrower.start(work, self._list)
        else:
            self._narrower.cancel()
            self._list(work(None))

    def _list(self, made: tuple[Grid, list[int], dict[str, int]]) -> None:
        if made[0] is not self._changes:
            return
        self.list.show_grid(*made)
        shown = say("{count} of {whole}", count=len(made[1]), whole=len(self._changes.rows))
        self._count.setText(self.desk.words(shown))
        self.follow_selection(self.desk.session.selected)

    def _from_sankey(self, id: str) -> None:
        self.list.go_to(id)
        self.choose(id)

    def _from_list(self, id: str) -> None:
        self.sankey.go_to(id)
        self.choose(id)

    def follow_selection(self, id: str) -> None:
        if id and id != self.list.current_id():
            self.list.go_to(id)
            self.sankey.go_to(id)

    def first(self) -> QWidget:
        return self.list

    def finish(self) -> None:
        self._narrower.finish()
        super().finish()

    @property
    def busy(self) -> bool:
        return self._narrower.busy or super().busy

    def sections(self, name: Message) -> list[Section]:
        """The streams, drawn for paper, and the changes that are listed."""
        streams, language, model = self._streams, self.desk.words.language, self.list.grid_model

        def draw(width: float) -> Picture:
            return sankey(streams, width, PAPER, bundled(), language).picture

        title = f"{self.desk.words(name)} · {self.measure.currentText()}"
        return [Section(title, (), draw if streams.streams else None, model.grid, model.places)]

    # figures

    def _behind(self, row: GridRow, column: int, rows: bool) -> Behind:
        found, language = self._shown
        table = next((each for each in ("units", "posts") if each in row.kinds), "")
        if found is None or not table:
            return NOTHING_BEHIND
        part = PARTS.get(column, "difference")
        said = change_formula(found, table, row.id, part)
        entries = entries_of_change(found, table, row.id, part) if rows else []
        return Behind(said, entry_grid(found, "established", entries, language) if rows else None)

    def _open_stream(self, place: int) -> None:
        """Opens the lines that go one way."""
        found, language = self._shown
        if found is None or self.sankey.sankey is None:
            return
        measure, streams, level = self.measure.currentData(), self._streams, self._streams.level
        stream, told = streams.streams[place], self.sankey.told(place)
        formula = say("What goes this way, counted with all units below: {told}.", told=told)

        def work() -> Behind:
            ledger = found.ledger(measure)
            entries = entries_of_stream(ledger, streams, stream, level)
            return Behind(formula, entry_grid(found, measure, entries, language))

        self.opening.open_other(told, work)


def _under(bar: QWidget, widget: QWidget) -> QWidget:
    """A widget with its choices above it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(widget, 1)
    return part
