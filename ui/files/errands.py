"""What is done to files beside the window, one errand at a time, and the questions that come with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgplanner.errors import Damaged, OrgPlannerError
from orgplanner.text import Message
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs import choices
from ui.dialogs.ask import Answer, ask


class Errands(QObject):
    """`working` says what takes time (None: no more); `told` what is good to know once it is done."""

    working = Signal(object)
    progressed = Signal(int, int)
    told = Signal(object)

    def __init__(self, desk: Desk, parent: QObject, window: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.window = window
        self._lane = Lane(self)
        self._lane.progressed.connect(self.progressed)
        self._lane.busy_changed.connect(lambda busy: None if busy else self.working.emit(None))
        self._occupied: Message | None = None
        self.is_asking = False

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._lane.busy

    def finish(self) -> None:
        """Waits for what runs."""
        self._lane.finish()

    def cancel(self) -> None:
        """Gives up what may be given up: opening, but nothing that writes or reads the open plan again."""
        if self._occupied is None:
            self._lane.cancel()
            self.working.emit(None)

    def start(
        self,
        work: Callable[[Stop], object],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
        what: Message | None = None,
    ) -> None:
        """Works beside the window until it is done, or called off by the next errand; `what` is told meanwhile."""
        if what is not None:
            self.working.emit(what)
        self._lane.start(work, done, failed)

    def to_the_end(
        self,
        what: Message,
        occupied: Message,
        run: Callable[[], object],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Works beside the window, always to its end; `occupied` says why nothing else can be done to the file."""

        def then(follow: Callable[[Any], None], result: object) -> None:
            self._occupied = None
            follow(result)

        self._occupied = occupied
        self.start(lambda _: run(), partial(then, done), partial(then, failed), what)

    def is_occupied(self) -> bool:
        """Whether the plan is being written or read again, which is then said."""
        if self._occupied is not None:
            self.told.emit(self._occupied)
        return self._occupied is not None

    def ask(self, message: Message | str, *answers: Answer, detail: str = "") -> str:
        """The id of the answer that the user chose."""
        self.is_asking = True
        try:
            return ask(self.window, self._desk.words, message, answers, detail)
        finally:
            self.is_asking = False

    def ask_about(self, error: Damaged, answers: tuple[Answer, ...]) -> str:
        """The id of the answer to a damaged file; its rows at fault are listed where they are known."""
        if not error.problems:
            return self.ask(error.sentence(self._desk.words.language), *answers)
        from ui.dialogs.damage import DamageDialog

        dialog = DamageDialog(self._desk, self.window, error, answers)
        self.is_asking = True
        try:
            dialog.exec()
        finally:
            self.is_asking = False
            dialog.deleteLater()
        return dialog.chosen

    def tell(self, error: BaseException) -> None:
        """Shows what went wrong and what can be done; what is no error of ours is raised."""
        if not isinstance(error, OrgPlannerError):
            raise error
        self.ask(error.sentence(self._desk.words.language), choices.UNDERSTOOD)
