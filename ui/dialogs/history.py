"""All steps back to the opening of the file: a click goes to where the plan stood after one."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListView, QVBoxLayout, QWidget

from orgplanner.text import say
from ui.desk import Desk
from ui.models.steps import StepsModel
from ui.plain import button_box, label, no_default


class StepsView(QListView):
    """A list in which Enter and Space do what a click does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.clicked.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)


class HistoryDialog(QDialog):
    """Stays open beside the work and follows it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self.model = StepsModel(desk, self)
        self.view = StepsView()
        self._none = label(name="secondary", wrap=True)
        self._hint = label(name="secondary", wrap=True)
        self._lay_out()
        session = desk.session
        self.view.clicked.connect(self._go)
        for signal in (session.changed, session.document_changed, desk.words.changed, desk.look.changed):
            signal.connect(self._reload)
        self._reload()

    def _lay_out(self) -> None:
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = button_box(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        no_default(*buttons.buttons())
        column = QVBoxLayout(self)
        column.addWidget(self._hint)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self.resize(440, 460)

    def _reload(self) -> None:
        words = self._desk.words
        self.setWindowTitle(words(say("History")))
        self.view.setAccessibleName(self.windowTitle())
        self._hint.setText(words(say("Choose a step to return to it. What comes after it can be done again.")))
        index = self.model.index(self.model.reload())
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _go(self, index: QModelIndex) -> None:
        self._desk.session.go_to(index.row())
        self._reload()
