"""The main window: it assembles the parts and decides nothing.

It is seen before it is whole: `__init__` makes what is seen first and touches little of Qt, `complete` the rest.
What only the rest needs is therefore imported where it is needed; even to name `Qt` makes all its enumerations.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QToolBar

from orgplanner.text import say
from ui.desk import Desk
from ui.panels.welcome import ICON, WelcomePage, clear_icon

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QEvent, QPoint, QUrl
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

    from orgplanner.document import Document
    from orgplanner.errors import OrgPlannerError
    from orgplanner.text import Message
    from ui.files import Files
    from ui.panels.work import WorkPage

WELCOME, WORK = 0, 1
USUAL_SIZE = QSize(1400, 860)
FRAME = QSize(4, 36)
"""What the title bar and the borders take of a small screen."""


class MainWindow(QMainWindow):
    """The welcome page, or the work page with a plan on it."""

    desk: Desk
    files: Files

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.is_whole = False
        self._work: WorkPage | None = None
        self.welcome = WelcomePage(desk)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.setCentralWidget(self.pages)
        self.setWindowTitle("OrgPlanner")
        self.setMinimumSize(760, 440)
        self._keep_room()
        desk.look.dress(self)
        self.resize(USUAL_SIZE.boundedTo(self.screen().availableSize() - FRAME))
        self.restoreGeometry(desk.preferences.layout("window"))

    def _keep_room(self) -> None:
        """Bars with something unseen in them, as high as they will be."""
        self.menuBar().addAction(" ")
        self._room = QToolBar()
        self._room.setMovable(False)
        self._room.setIconSize(ICON)
        button = self._room.widgetForAction(self._room.addAction(clear_icon(), ""))
        button.setProperty("flat", True)
        self.addToolBar(self._room)

    def complete(self) -> None:
        """Makes all that one uses the window with."""
        if self.is_whole:
            return
        from ui.actions import Actions
        from ui.files import Files
        from ui.panels.notice import Notice
        from ui.toolbar import TopBar

        self.is_whole = True
        self.files = Files(self.desk, self)
        self.notice = Notice(self.desk, self.files.save_as)
        self.menuBar().clear()
        self.commands = Actions(self)
        self.top = TopBar(self.desk, self.commands, self)
        self.removeToolBar(self._room)
        self._room.deleteLater()
        self.addToolBar(self.top)
        self.welcome.complete()
        self.setAcceptDrops(True)
        self._connect()
        self._restore()
        self._other_document()

    def _connect(self) -> None:
        session, files = self.desk.session, self.files
        self.welcome.new_chosen.connect(files.new)
        self.welcome.open_chosen.connect(files.open_chosen)
        self.welcome.file_chosen.connect(files.open)
        self.welcome.sample_chosen.connect(files.open_sample)
        self.welcome.import_chosen.connect(self._import)
        self.welcome.cancelled.connect(files.cancel)
        files.working.connect(self._show_work)
        files.told.connect(self.tell)
        files.merge_wanted.connect(self.merge)
        files.saved.connect(self._refresh)
        for coming in (files.coming, session.document_coming):
            coming.connect(lambda: self.work)
        session.document_changed.connect(self._other_document)
        session.changed.connect(self._refresh)
        session.refused.connect(self._refused)
        session.large_step.connect(files.step)
        session.done.connect(self.tell)
        session.selection_changed.connect(self.commands.enable)
        self.desk.words.changed.connect(self._refresh)
        for id, fill in ((">recent", self._fill_recent), (">samples", self._fill_samples)):
            self.commands.submenus[id].aboutToShow.connect(fill)

    def _restore(self) -> None:
        by_id = self.commands.by_id
        by_id[self.desk.words.language].setChecked(True)
        by_id[self.desk.look.theme.name].setChecked(True)
        by_id["left"].setChecked(True)
        by_id["right"].setChecked(True)

    @property
    def work(self) -> WorkPage:
        """The work page, made when it is first needed: the welcome page is seen without it."""
        if self._work is None:
            from ui.panels.work import WorkPage

            self._work = WorkPage(self.desk, self.notice)
            self.pages.addWidget(self._work)
            self._connect_work(self._work)
        return self._work

    def _connect_work(self, work: WorkPage) -> None:
        from ui.commands import staging
        from ui.dialogs import opening

        totals, preferences = work.totals, self.desk.preferences
        self.files.progressed.connect(totals.progress)
        totals.cancelled.connect(self.files.cancel)
        totals.cancelled.connect(work.chart.cancel)
        totals.asked.connect(lambda _: opening.show_lines(self))
        totals.passphrase_asked.connect(self.files.choose_passphrase)
        self.files.saved.connect(totals.show_seal)
        totals.limits_asked.connect(lambda: opening.show_limits(self))
        work.chart.rename_requested.connect(self.rename)
        work.chart.context_requested.connect(self._context)
        work.outline.context_requested.connect(self._context)
        work.chart.empty.asked.connect(self._begin_with)
        work.chart.choice_changed.connect(self.top.views.refresh)
        work.chart.choice_changed.connect(partial(staging.follow, self))
        for widget in (work.chart.canvas, work.chart.empty, work.outline.view):
            self.commands.attach(widget)
        work.split.restoreState(preferences.layout("split"))
        work.left_split.restoreState(preferences.layout("left"))

    # what the document does

    def _other_document(self) -> None:
        opened = self.desk.session.document is not None
        self.pages.setCurrentIndex(WORK if opened else WELCOME)
        self._refresh()
        if opened:
            self.work.chart.take_keys()
        else:
            QTimer.singleShot(0, self, self._fill_welcome)

    def _fill_welcome(self) -> None:
        """Shows what one may choose from, unless a plan is about to take the place of the page."""
        if self.pages.currentIndex() == WELCOME and not self.files.busy:
            self.welcome.fill()

    def _refresh(self) -> None:
        document = self.desk.session.document
        title = f"{self._called(document)}[*] – OrgPlanner" if document is not None else "OrgPlanner[*]"
        self.setWindowTitle(title)
        self.setWindowModified(document is not None and document.is_modified)
        self.notice.refresh()
        self.commands.enable()

    def _called(self, document: Document) -> str:
        unnamed = document.path is None and not document.plan.settings.title
        name = self.desk.words(say("New plan")) if unnamed else document.title
        if document.plan.settings.without:
            name = self.desk.words(say("{name} (audience copy)", name=name))
        return self.desk.words(say("{name} (encrypted)", name=name)) if document.is_sealed else name

    def _refused(self, error: OrgPlannerError) -> None:
        self.tell(error.sentence(self.desk.words.language))

    def tell(self, message: Message | str) -> None:
        """Shows a sentence at the foot of the window for some seconds."""
        if self.pages.currentIndex() == WELCOME:
            self.welcome.tell(message)
        else:
            self.work.totals.tell(message)

    def _show_work(self, what: Message | None) -> None:
        self.welcome.work(what)
        if what is None:
            QTimer.singleShot(0, self, self._fill_welcome)
        if self._work is not None:
            self._work.totals.work(what)

    # what commands do

    def rename(self) -> None:
        """Opens the editor of the selected unit's name in the outline, of a post's title in the inspector."""
        session = self.desk.session
        if session.table_of(session.selected) == "units":
            self.work.outline.rename()
            return
        if not self.commands.by_id["right"].isChecked():
            self.commands.by_id["right"].trigger()
        self.work.inspector.type_name(back=self.focusWidget())

    def close_plan(self) -> None:
        """Back to the welcome page, once the plan is saved or given up."""
        self.files.leave(lambda: None)

    def merge(self, file: Path) -> None:
        """Shows what merging another copy into the open plan would do."""
        from ui.dialogs import opening

        opening.show_merging(self, file)

    def _import(self) -> None:
        from ui.importing.opening import import_chosen

        import_chosen(self)

    def show_panels(self) -> None:
        """Shows the panels that are switched on."""
        self.work.left.setVisible(self.commands.by_id["left"].isChecked())
        self.work.inspector.setVisible(self.commands.by_id["right"].isChecked())

    def wear(self, theme: str) -> None:
        """Light, dark or of high contrast, remembered."""
        self.desk.preferences.theme = theme
        self.commands.by_id[theme].setChecked(True)
        self.desk.look.wear(theme)

    def speak(self, language: str) -> None:
        """English, Russian or Kazakh, remembered."""
        self.desk.preferences.language = language
        self.commands.by_id[language].setChecked(True)
        self.desk.words.speak(language)

    def _begin_with(self, id: str) -> None:
        """Runs a command that an empty chart offers, or opens a menu that it offers."""
        if id in self.commands.by_id:
            self.commands.by_id[id].trigger()
        else:
            from PySide6.QtGui import QCursor

            self.commands.submenus[id].popup(QCursor.pos())

    def _context(self, id: str, place: QPoint) -> None:
        from ui.commands import CONTEXT

        self.commands.context_menu(CONTEXT[self._selected_kind()]).popup(place)

    def _selected_kind(self) -> str:
        session = self.desk.session
        if session.bygone[1]:
            return "bygone"
        if len(session.selection) > 1:
            return "several"
        return {"units": "unit", "posts": "post"}.get(session.table_of(session.selected), "nothing")

    def _fill_recent(self) -> None:
        from ui.plain import menu_text

        menu = self.commands.submenus[">recent"]
        menu.clear()
        for path in self.desk.preferences.recent:
            menu.addAction(menu_text(str(path)), partial(self.files.open, path))
        menu.setEnabled(True)

    def _fill_samples(self) -> None:
        from ui.panels.samples import SAMPLES, sample_files
        from ui.plain import menu_text

        menu = self.commands.submenus[">samples"]
        menu.clear()
        for path in sample_files():
            title = menu_text(self.desk.words(SAMPLES[path.stem][0]))
            menu.addAction(title, partial(self.files.open_sample, path))

    # events of the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from ui.importing.opening import take_dropped

        urls = event.mimeData().urls()
        if dropped_file(urls) is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, partial(take_dropped, self, local_files(urls)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not self.is_whole:
            return
        from PySide6.QtCore import QEvent

        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self.files.look_outside)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_whole:
            return
        from ui.fields.field import finish_typing

        finish_typing()
        if self.desk.session.document is not None:
            event.ignore()
            self.files.leave(lambda: QTimer.singleShot(0, self, self.close))
            return
        preferences = self.desk.preferences
        preferences.remember_layout("window", self.saveGeometry())
        self.files.finish()
        self.welcome.finish()
        if self._work is not None:
            preferences.remember_layout("split", self._work.split.saveState())
            preferences.remember_layout("left", self._work.left_split.saveState())
            self._work.finish()
        event.accept()


def local_files(urls: list[QUrl]) -> list[Path]:
    """The files of this computer that were dropped."""
    from pathlib import Path

    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [path for path in paths if path.is_file()]


def dropped_file(urls: list[QUrl]) -> Path | None:
    """The first of them."""
    return next(iter(local_files(urls)), None)
