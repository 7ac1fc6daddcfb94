"""All about what is selected, on the right of the window, to be read and changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.fields.name_field import NameField
from ui.reckoning import Counted, Reckoning

if TYPE_CHECKING:
    from orgplanner.analysis.totals import Totals
    from ui.inspection.bygone import BygonePage
    from ui.inspection.page import Page

BYGONE = "bygone"
ORDER = ("units", "posts", "people", "skills", "functions", "links")


class Inspector(QScrollArea):
    """Shows a page for the table of the selection; pages are made when first needed and then used again.

    `left` when Escape was pressed where nothing was typed.
    """

    left = Signal()

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reckoning = reckoning
        self._pages: dict[str, Page | BygonePage] = {}
        self._shown = ""
        self._drafts: dict[Any, Any] = {}
        self.setWidgetResizable(True)
        self._holder = QWidget()
        self._holder.setObjectName("panel")
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._holder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk.words.keep(self.setAccessibleName, say("Inspector"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        session = desk.session
        for signal in (session.selection_changed, session.changed):
            signal.connect(self._soon.start)
        session.scenario_changed.connect(self._other_scenario)
        session.document_changed.connect(self._other_document)
        reckoning.counted.connect(self._counted)
        desk.words.changed.connect(self._make_anew)
        desk.look.changing.connect(self._delete_pages)
        desk.look.changed.connect(self._soon.start)

    @property
    def page(self) -> Page | BygonePage | None:
        """The page that is shown, None while nothing is."""
        return self._pages.get(self._shown)

    @property
    def subject(self) -> tuple[str, tuple[str, ...]]:
        """The table and the ids of what is shown now."""
        return (self.page.table, self.page.ids) if self.page is not None else ("", ())

    def commit(self) -> None:
        """Takes over what stands in the fields."""
        if self.page is not None:
            self.page.leave()

    def type_name(self, back: QWidget | None = None) -> None:
        """Lets the name of what is selected be typed; Enter gives the keys to `back` again."""
        self._show_now()
        fields = self.page.forms[0].fields if self.page is not None and self.page.forms else {}
        field = fields.get("name") or fields.get("title")
        box = field.focusProxy() if field is not None else None
        if not isinstance(box, NameField):
            return
        self.ensureWidgetVisible(box)
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()

        def named() -> None:
            box.finished.disconnect(named)
            if back is not None and box.hasFocus():
                back.setFocus()

        box.finished.connect(named)

    def _show_now(self) -> None:
        """Shows what is selected without waiting; a page that was not there yet is made first."""
        self._soon.stop()
        self._show()
        if self._soon.isActive():
            self._soon.stop()
            self._show()

    def go_in(self) -> None:
        """Gives the keys to the first field."""
        self._show_now()
        if self.page is not None:
            next(iter(self.page.forms[0].fields.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # following the session

    def _totals(self) -> Totals | None:
        latest: Counted | None = self._reckoning.latest
        return latest.totals if latest is not None and latest.scenario == self._desk.session.scenario else None

    def _counted(self, counted: object) -> None:
        if counted is not None:
            self._soon.start()

    def _other_document(self) -> None:
        self._drafts.clear()
        self._drop_pages()

    def _other_scenario(self) -> None:
        for page in self._pages.values():
            page.forget()
        self._soon.start()

    def _make_anew(self) -> None:
        self.commit()
        if self._pages:
            self._drop_pages()
            self._soon.start()

    def _delete_pages(self) -> None:
        """Takes the pages away at once; to give hundreds of widgets another look takes as long as to make them."""
        self.commit()
        pages = list(self._pages.values())
        self._drop_pages()
        for page in pages:
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)

    def _drop_pages(self) -> None:
        """Takes the pages away: they speak another language, or are about another plan."""
        for page in self._pages.values():
            page.hide()
            page.deleteLater()
        self._pages.clear()
        self._shown = ""

    # showing

    def _show(self) -> None:
        session = self._desk.session
        if session.plan is None or session.scenario not in session.plan.states:
            self._drop_pages()
            return
        if not self._pages and not session.selection and self._totals() is None:
            return
        from ui.inspection.teller import Teller

        table, ids = self._subject()
        if table not in self._pages:
            self._make(table)
            self._soon.start()  # to make a page and to show something on it are two waits, not one
            return
        teller = Teller(session.plan, session.scenario, self._desk.words.language, self._totals())
        before = self.page
        if before is not None and self.subject != (table, ids):
            before.leave()
        page = self._pages[table]
        moved = page is not before or page.ids != ids
        page.show_things(teller, ids)
        if before is not None and before is not page:
            before.hide()
        self._shown = table
        page.show()
        if moved:
            self.verticalScrollBar().setValue(0)

    def _subject(self) -> tuple[str, tuple[str, ...]]:
        """The table and the ids that are shown: of the things selected those of the kind selected last."""
        session = self._desk.session
        if session.bygone[1]:
            return BYGONE, (session.bygone[1],)
        table = session.table_of(session.selected) if session.selected else ""
        ids = tuple(session.selected_in(table)) if table in ORDER else ()
        return (table, ids) if ids else ("scenarios", (session.scenario,))

    def _make(self, table: str) -> None:
        made = self._pages[table] = self._page_of(table)
        made.hide()
        made.followed.connect(self._desk.session.select)
        made.more_wanted.connect(self._soon.start)
        self._column.addWidget(made)

    def _page_of(self, table: str) -> Page | BygonePage:
        if table == BYGONE:
            from ui.inspection.bygone import BygonePage

            return BygonePage(self._desk)
        from ui.inspection.page import Page

        return Page(self._desk, table, self._drafts, self._new_source)

    def _new_source(self, title: str) -> str:
        from ui.dialogs.source import new_source

        return new_source(self._desk, self.window(), title)
