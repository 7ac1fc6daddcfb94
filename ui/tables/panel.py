"""One table of the window: the bar, the view and the line below, tied to the session."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from orgplanner.analysis.tables import Sheet, column_of
from orgplanner.analysis.tables.arrange import Arranged, Wanted, group_key
from orgplanner.model import Change, ChangeSet
from ui.desk import Desk
from ui.tables.arranger import Arranger, Summed
from ui.tables.bar import TableBar
from ui.tables.clerk import Clerk
from ui.tables.copier import Copier
from ui.tables.faults import Faults
from ui.tables.foot import TableFoot
from ui.tables.laying import Laying
from ui.tables.menus import cell_menu, heading_menu
from ui.tables.model import TableModel
from ui.tables.unsettled import NewRow, Unsettled
from ui.tables.values import ValuesPopup
from ui.tables.view import TableView

MANY = 400
"""Changed rows from which on the whole table is arranged anew."""
MOST_SELECTED = 1000
"""Selected rows of which the rest of the window is told."""
SHAPING = {"assignments": ("holders", "unit", "posts"), "units": ("unit", "path"), "responsibilities": ("leads",)}
"""Other tables by which rows can be grouped, with the columns that follow from them."""


class TablePanel(QWidget):
    """A table works only while it is seen; what happened meanwhile it takes in when it is shown."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.desk, self.sheet = desk, sheet
        self._stale = True
        self._waiting = False
        self._telling = False
        self._kept: dict[str, Unsettled] = {}
        self._sort: tuple[str, bool] = ("", False)
        self._group = ""
        self._shape: tuple[object, ...] = ()
        self.model = TableModel(desk, sheet, self)
        self.bar, self.foot = TableBar(desk), TableFoot(desk)
        self.view = TableView(desk, self.model)
        desk.words.keep(self.view.setAccessibleName, sheet.title)
        self.arranger = Arranger(desk, sheet, self)
        self.clerk = Clerk(desk, self.view, self)
        self.copier = Copier(desk, self.view, self)
        self.laying = Laying(desk, sheet, self.view, self.bar, self)
        self.faults = Faults(desk, self.view, self.foot, self.laying, self)
        self._sums_soon = QTimer(self, singleShot=True, interval=80)
        self._sums_soon.timeout.connect(self._add_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.bar, 0), (self.view, 1), (self.foot, 0)):
            column.addWidget(widget, stretch)
        self.setFocusProxy(self.view)
        self._connect()

    def _connect(self) -> None:
        session, header = self.desk.session, self.view.header
        session.changed.connect(self._follow)
        session.selection_changed.connect(self._follow_selection)
        session.scenario_changed.connect(self._other)
        session.document_changed.connect(self._other_document)
        self.desk.words.changed.connect(self._other)
        self.desk.look.changed.connect(self.view.viewport().update)
        header.filtered.connect(self.arrange)
        header.listed.connect(self._list_values)
        header.sortIndicatorChanged.connect(self._sorted)
        header.customContextMenuRequested.connect(partial(heading_menu, self))
        self.view.customContextMenuRequested.connect(partial(cell_menu, self))
        self.view.fold_asked.connect(self._fold)
        self.view.rows_selected.connect(self._tell_selection)
        self.view.editing_ended.connect(self._after_editing)
        self._connect_bars()

    def _connect_bars(self) -> None:
        bar, foot, clerk = self.bar, self.foot, self.clerk
        bar.add_asked.connect(clerk.insert)
        bar.delete_asked.connect(clerk.delete)
        bar.clear_asked.connect(self.view.header.clear_filters)
        bar.group_chosen.connect(self.group)
        bar.fold_asked.connect(self._fold_all)
        foot.cancelled.connect(clerk.cancel)
        foot.cancelled.connect(self.copier.cancel)
        clerk.settled.connect(self.faults.settled)
        clerk.reported.connect(self.faults.report)
        clerk.told.connect(self.desk.session.done)
        for worker in (clerk, self.copier):
            worker.working.connect(foot.work)
            worker.progressed.connect(foot.show_progress)

    @property
    def busy(self) -> bool:
        """Whether anything is worked out or will be."""
        working = self.arranger.busy or self.clerk.busy or self.copier.busy
        return working or self._sums_soon.isActive() or self._waiting

    def finish(self) -> None:
        """Waits for what is worked out; nothing is delivered any more."""
        for worker in (self.arranger, self.clerk, self.copier):
            worker.finish()

    def to_paper(self, patience: int = 100) -> None:
        """Shows the table on pages, as it is seen; waits a while for one that is not there yet."""
        from ui.tables.paper import section_of, show_pages

        if self.desk.session.state is not None and self.model.is_laid:
            show_pages(self.desk, section_of(self), self)
        elif self.desk.session.state is not None and patience:
            QTimer.singleShot(50, self, lambda: self.to_paper(patience - 1))

    # what is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._follow_selection()

    def _other_document(self) -> None:
        self._kept.clear()
        self.clerk.cancel()

    def _other(self) -> None:
        self.clerk.cancel()
        self.arranger.cancel()
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Shows the table of the chosen scenario, in the language of now."""
        plan = self.desk.session.plan
        self.model.forget_names()
        if plan is None or self.desk.session.state is None:
            return
        self._stale = False
        columns = self.sheet.columns(plan)
        shape = (self.desk.words.language, *((column.id, column.heading, column.shown) for column in columns))
        if shape != self._shape:
            if shape[:1] != self._shape[:1]:
                self.view.header.forget_chosen()
            self._shape = shape
            self.model.set_columns(columns)
            self.view.header.set_columns(columns)
            self.laying.lay(self._sort[0], descending=self._sort[1])
        editable = any(self.model.may_edit(at) for at in range(len(columns)))
        self.bar.may_edit(editable)
        self.arrange()

    def unsettled(self) -> Unsettled:
        """What was typed into the table of this scenario and is not in the plan."""
        key = self.desk.session.scenario if self.model.is_of_scenario else ""
        return self._kept.setdefault(key, Unsettled())

    def wanted(self) -> Wanted:
        """How the table is looked at."""
        return Wanted(self.view.header.filters(), self._sort[0], self._sort[1], self._group)

    def arrange(self) -> None:
        """Works out the order of the rows, once nobody is typing."""
        if self.view.is_editing:
            self._waiting = True
            return
        self._waiting = False
        self.arranger.arrange(self.wanted(), self._arranged)

    def _arranged(self, arranged: Arranged) -> None:
        if self.view.is_editing:
            self._waiting = True
            return
        view, column = self.view, self.view.currentIndex().column()
        id, top = self.model.id_at(view.currentIndex().row()), view.verticalScrollBar().value()
        places = view.selected_rows()
        selected = set(self.model.ids(places)) if len(places) <= MOST_SELECTED else set()
        whole_rows = len(view.selected_columns()) > 1 and bool(selected)
        unsettled = self.unsettled()
        unsettled.keep(self.model.speller.rows(self.sheet.table) if self.model.speller is not None else {})
        self.model.show(arranged, self._group, unsettled)
        place = self.model.place_of(id) if id else -1
        if place >= 0 and whole_rows:
            view.select_rows([at for at in map(self.model.place_of, selected) if at >= 0], current=place)
        elif place >= 0:
            view.go_to(place, max(column, 0))
        if place < 0:
            view.verticalScrollBar().setValue(top)
        self._count()
        self.faults.explain()
        self._follow_selection()

    def _count(self) -> None:
        filtered = bool(self.view.header.filters())
        self.bar.show_count(self.model.shown, self.model.whole, filtered=filtered)
        self.foot.add_up(self.model.columns, self.model.sums)

    # sorting, grouping, filtering

    def _sorted(self, section: int, order: Qt.SortOrder) -> None:
        columns = self.model.columns
        id = columns[section].id if 0 <= section < len(columns) else ""
        self._sort = (id, order == Qt.SortOrder.DescendingOrder)
        self.arrange()

    def group(self, column: str) -> None:
        """Puts the rows into groups by a column; "" for none."""
        self._group = column
        self.model.folded = set()
        self.bar.show_group(column)
        self.arrange()

    def _fold(self, key: str) -> None:
        place = self.view.currentIndex()
        self._keep_scroll(self.model.folded ^ {key})
        self.view.go_to(place.row(), max(place.column(), 0))

    def _fold_all(self, on: bool) -> None:
        self._keep_scroll(self.model.group_keys() if on else ())

    def _keep_scroll(self, folded: Iterable[str]) -> None:
        top = self.view.verticalScrollBar().value()
        self.model.fold(folded)
        self.view.verticalScrollBar().setValue(top)

    def _list_values(self, column: str) -> None:
        self.arranger.list_values(column, self.view.header.filters(), partial(self._offer_values, column))

    def _offer_values(self, column: str, values: list[tuple[str, int]]) -> None:
        header = self.view.header
        popup = ValuesPopup(self.desk, values, header.chosen(column), self)
        popup.chosen.connect(partial(header.choose, column))
        popup.show_below(header.line(column))

    # following the plan and the selection

    def _follow(self, changes: ChangeSet) -> None:
        self.model.forget_names()
        if not self.isVisible():
            self._stale = True
            return
        table, scenario = self.sheet.table, self.desk.session.scenario if self.model.is_of_scenario else None
        mine = [change for change in changes if change.table == table and change.scenario == scenario]
        if len(mine) > MANY or self._reshapes(changes, mine):
            self.refresh()
            return
        self._take(mine)
        self.model.repaint()
        self._sums_soon.start()
        self.faults.explain()

    def _reshapes(self, changes: ChangeSet, mine: list[Change]) -> bool:
        """Whether rows come that nobody put anywhere, rows change their group, or the columns are others."""
        known = self.clerk.coming.keys() | self.model.unsettled.rows.keys()
        if any(change.before is None and change.id not in known for change in mine):
            return True
        if not changes.tables.isdisjoint(("settings", "scenarios")):
            return True
        if not self._group:
            return False
        return self._regroups(mine) or any(self._group in SHAPING.get(each, ()) for each in changes.tables)

    def _regroups(self, mine: list[Change]) -> bool:
        column, speller = column_of(self.model.columns, self._group), self.model.speller
        if column is None or speller is None:
            return False
        return any(
            change.before is None
            or (
                change.after is not None
                and group_key(speller, self.sheet, column, change.before)
                != group_key(speller, self.sheet, column, change.after)
            )
            for change in mine
        )

    def _take(self, mine: list[Change]) -> None:
        """Follows the rows of the table that came and went."""
        for change in mine:
            if change.before is None and self.model.place_of(change.id) < 0:
                after = self.clerk.coming.get(change.id, "")
                self.model.add_row(change.id, NewRow(after=after))
            if change.before is None:
                self.model.unsettled.rows.pop(change.id, None)
        gone = [change.id for change in mine if change.after is None]
        for id in gone:
            self.model.unsettled.drop_row(id)
        self.model.remove_rows(gone)

    def _add_up(self) -> None:
        self.arranger.sum(self.model.shown_ids(), self._summed)

    def _summed(self, summed: Summed) -> None:
        self.model.show_sums(summed.groups, summed.all, summed.whole)
        self.view.viewport().update()
        self._count()

    def _after_editing(self) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, self.arrange)

    def _tell_selection(self) -> None:
        """Selects in the session what is selected here."""
        places = self.view.selected_rows()
        current = self.view.currentIndex().row()
        if len(places) > MOST_SELECTED:
            places = [current]
        rows = [self.model.row_at(at) for at in places]
        ids = [id for row in rows if row is not None for id in self._selects(row)]
        if current in places and (row := self.model.row_at(current)) is not None:
            ids.extend(self._selects(row))
        if ids:
            self._telling = True
            self.desk.session.select_many([*dict.fromkeys(reversed(ids))][::-1])
            self._telling = False

    def _selects(self, row: object) -> list[str]:
        return [id for field in self.sheet.selects.split("|") if (id := getattr(row, field))][:1]

    def _show_unit(self) -> None:
        """Brings the posts of a unit that is selected elsewhere into view."""
        session = self.desk.session
        if self.sheet.table == "posts" and session.state is not None and session.selected in session.state.units:
            places = (self.model.place_of(post.id) for post in session.state.posts_of(session.selected))
            first = min((place for place in places if place >= 0), default=-1)
            if first >= 0:
                column = max(self.view.currentIndex().column(), 0)
                self.view.scrollTo(self.model.index(first, column))

    def _follow_selection(self) -> None:
        """Shows what is selected elsewhere in the window."""
        if self._telling or not self.isVisible() or self.view.is_editing:
            return
        session = self.desk.session
        places = [at for at in map(self.model.place_of, session.selection) if at >= 0]
        if not places:
            self._show_unit()
        if self.sheet.selects != "id" or not places:
            return
        if self.model.id_at(self.view.currentIndex().row()) in session.selection:
            return
        self.view.select_rows(places, current=places[-1])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.view.header.updateGeometries()
