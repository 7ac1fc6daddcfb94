"""An act in several steps: a page for each, back and on, and one deed at the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from orgplanner.errors import OrgPlannerError
from orgplanner.model import ChangeSet
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.enter import ENTER
from ui.plain import label, rule, tool_button, tooltip

OVERTAKEN = say("The plan changed meanwhile, so the dialog was closed; nothing of it was done.")


PAGING = say("Ctrl+Page Up and Ctrl+Page Down lead from step to step; Ctrl+Enter goes on and at the end does it")
SMALLEST = (560, 340)


class Page(QWidget):
    """One step; it is entered with what the steps before made, and left when all that was typed is understood."""

    def enter(self) -> None:
        """Shows what there is to choose now."""

    def leave(self) -> Message | None:
        """Takes over what was typed; a sentence when it may not be left forwards."""
        return None

    def finish(self) -> None:
        """Ends what goes on beside the window."""


class StepsDialog(QDialog):
    """Pages one after the other; it closes by itself when the plan changes below it."""

    def __init__(self, desk: Desk, parent: QWidget, title: Message, deed: Message) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.WindowMaximizeButtonHint
                         | Qt.WindowType.WindowCloseButtonHint)  # fmt: skip
        self.desk = desk
        self.deed = deed
        self._doing = False
        self._open = True
        self.pages = QStackedWidget()
        self.tabs: list[QAbstractButton] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.words(title))
        self._problem = label(name="fault", wrap=True)
        self._problem.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.cancel_button = QPushButton(desk.words(say("Cancel")))
        self.back_button = QPushButton(desk.words(say("Back")))
        self.next_button = QPushButton(desk.words(say("Next")))
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self.go(self.step - 1))
        self.next_button.clicked.connect(self.advance)
        for button in (self.cancel_button, self.back_button):
            button.setAutoDefault(False)
        for button in (self.back_button, self.next_button):
            button.setToolTip(tooltip(desk.words(PAGING)))
        self.next_button.setDefault(True)
        # lists and fields would take these keys for themselves before the dialog had them
        for keys in ("Ctrl+PgDown", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.advance)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(lambda: self.go(self.step - 1))
        self.foot = QHBoxLayout()
        self.setMinimumSize(*SMALLEST)
        room = parent.size()
        self.resize(max(min(room.width() - 60, 1500), SMALLEST[0]), max(room.height() - 60, SMALLEST[1]))

    def lay_out(self, pages: Sequence[tuple[Message, Page]]) -> None:
        """Puts the pages and their names together and opens the first."""
        words, bar = self.desk.words, QHBoxLayout()
        for number, (name, page) in enumerate(pages):
            tab = tool_button(f"{number + 1}   {words(name)}")
            tab.setObjectName("step")
            tab.setCheckable(True)
            tab.setToolTip(tooltip(words(PAGING)))
            tab.clicked.connect(lambda _=False, number=number: self.go(number))
            self.tabs.append(tab)
            bar.addWidget(tab)
            self.pages.addWidget(page)
        bar.addStretch(1)
        self.foot.addWidget(self._problem, 1)
        for button in (self.cancel_button, self.back_button, self.next_button):
            self.foot.addWidget(button)
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(rule())
        column.addWidget(self.pages, 1)
        column.addWidget(rule())
        column.addLayout(self.foot)
        session = self.desk.session
        session.refused.connect(self._refused)
        session.changed.connect(self._changed)
        for signal in (session.document_changed, session.scenario_changed):
            signal.connect(self._overtaken)
        self._show(0)

    # from step to step

    @property
    def step(self) -> int:
        """The number of the page that is shown, from 0."""
        return self.pages.currentIndex()

    @property
    def last(self) -> int:
        """The number of the page at whose end the act is done."""
        return self.pages.count() - 1

    def page(self, step: int) -> Page:
        """The page of a step."""
        found = self.pages.widget(step)
        assert isinstance(found, Page)
        return found

    def advance(self) -> None:
        """Goes on, or does the act on the last page."""
        if self.step < self.last:
            self.go(self.step + 1)
        elif self.may_act():
            self._act()

    def go(self, step: int) -> None:
        """Goes to a step; forwards only over pages that may be left."""
        self.complain("")
        while self.step < step:
            problem = self.page(self.step).leave()
            if problem is not None:
                self.complain(problem)
                break
            self._show(self.step + 1)
        if self.step > step >= 0:
            self.page(self.step).leave()
            self._show(step)
        self._mark()

    def _show(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.page(step).enter()
        self._mark()

    def _mark(self) -> None:
        for number, tab in enumerate(self.tabs):
            tab.setChecked(number == self.step)
        last = self.step == self.last
        self.back_button.setEnabled(self.step > 0)
        self.next_button.setText(self.desk.words(self.deed if last else say("Next")))
        self.next_button.setEnabled(not last or self.may_act())

    def refresh_deed(self) -> None:
        """Looks again whether the act can be done."""
        self._mark()

    # the deed

    def may_act(self) -> bool:
        """Whether the act can be done as it stands on the last page."""
        return True

    def act(self) -> bool:
        """Does the act; tells whether it was done."""
        return True

    def _act(self) -> None:
        self._doing = True
        done = self.act()
        self._doing = False
        if done:
            self.accept()

    def complain(self, message: Message | str) -> None:
        """Says at the foot what keeps the dialog open."""
        self._problem.setText(self.desk.words(message))

    def problem(self) -> str:
        """What keeps the dialog open."""
        return self._problem.text()

    def _refused(self, error: OrgPlannerError) -> None:
        self.complain(error.sentence(self.desk.words.language))

    def _changed(self, changes: ChangeSet) -> None:
        """Closes, but not for a source that was added for the grounds."""
        if not all(change.table == "sources" and change.before is None for change in changes):
            self._overtaken()

    def _overtaken(self) -> None:
        if not self._doing:
            self.reject()
            self.desk.session.done.emit(OVERTAKEN)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Enter presses the button that has the focus; in a field or list it leads nowhere by surprise."""
        focus = self.focusWidget()
        if isinstance(focus, QAbstractButton):
            focus.click()

    def done(self, result: int) -> None:
        if not self._open:
            return
        self._open = False
        session = self.desk.session
        session.refused.disconnect(self._refused)
        session.changed.disconnect(self._changed)
        for signal in (session.document_changed, session.scenario_changed):
            signal.disconnect(self._overtaken)
        for step in range(self.pages.count()):
            self.page(step).finish()
        super().done(result)
