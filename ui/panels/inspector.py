"""The sheet about what is selected, on the right of the window."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from orgplanner.analysis.totals import Totals
from orgplanner.text import say
from ui.desk import Desk
from ui.fields.name_field import NameField
from ui.inspection.describe import describe
from ui.inspection.sheet import Sheet
from ui.panels.sheet_view import SheetView
from ui.reckoning import Counted, Reckoning


class Inspector(QScrollArea):
    """Builds its sheet anew when the selection, the figures or a row it may show has changed."""

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reckoning = reckoning
        self._sheet: Sheet | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        desk.words.keep(self.setAccessibleName, say("Inspector"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        session = desk.session
        for signal in (session.selection_changed, session.scenario_changed, session.changed, reckoning.counted):
            signal.connect(self._soon.start)
        desk.words.changed.connect(self._soon.start)

    def _totals(self) -> Totals | None:
        latest: Counted | None = self._reckoning.latest
        return latest.totals if latest is not None and latest.scenario == self._desk.session.scenario else None

    def _show(self) -> None:
        session = self._desk.session
        if session.plan is None or session.scenario not in session.plan.states:
            self._sheet = None
            self.setWidget(QWidget())
            return
        language = self._desk.words.language
        sheet = describe(session.plan, session.scenario, session.selected, language, self._totals())
        if sheet != self._sheet:
            same = self._sheet is not None and sheet.subject == self._sheet.subject
            self._sheet = sheet
            self._replace(sheet, self.verticalScrollBar().value() if same else 0)

    def _replace(self, sheet: Sheet, scrolled: int) -> None:
        """Shows a sheet; where somebody was typing, typing goes on."""
        typing = self.focusWidget()
        language = typing.property("language") if isinstance(typing, NameField) and typing.hasFocus() else None
        view = SheetView(sheet, self._desk.words)
        view.followed.connect(self._desk.session.select)
        view.renamed.connect(self._rename)
        view.arranged.connect(self._arrange)
        self.setWidget(view)
        self.verticalScrollBar().setValue(scrolled)
        for field in view.findChildren(NameField) if language else ():
            if field.property("language") == language:
                field.setFocus()
                field.moveCursor(QTextCursor.MoveOperation.End)

    def _rename(self, unit: str, language: str, words: str) -> None:
        from orgplanner.edits import rename_unit

        if not self._desk.session.do(rename_unit, unit, language, words):
            self._sheet = None
            self._soon.start()

    def _arrange(self, unit: str, arrangement: str, columns: int) -> None:
        from orgplanner.edits import arrange_unit

        wanted = (columns or None) if arrangement == "stacked" else None
        if not self._desk.session.do(arrange_unit, unit, arrangement, wanted):
            self._sheet = None
            self._soon.start()
