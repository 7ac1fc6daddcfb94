"""The line at the foot of the window: the totals of the scenario, each leading to the posts behind it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QWidget

from orgplanner.analysis.shades import signed
from orgplanner.model import Total
from orgplanner.text import Message, say
from ui.balance import Balanced
from ui.desk import Desk
from ui.files.sealing import IS_ENCRYPTED
from ui.plain import Elided, name_button, tool_button, tooltip
from ui.reckoning import Counted, Reckoning

FIGURES: tuple[tuple[str, Message, Callable[[Counted], Total]], ...] = (
    ("established", say("Established"), lambda counted: counted.whole.established),
    ("filled", say("Filled"), lambda counted: counted.whole.filled),
    ("vacant", say("Vacant"), lambda counted: counted.whole.vacant),
)
SHOWN_FOR = 8000
"""Milliseconds that a message stays."""


class TotalsBar(QFrame):
    """`asked` carries the figure whose posts somebody wants to see; `limits_asked` asks for the limits,
    `ledger_asked` for the ledger, `passphrase_asked` for the passphrase; `cancelled` ends the work that is shown.
    """

    asked = Signal(str)
    limits_asked = Signal()
    ledger_asked = Signal()
    passphrase_asked = Signal()
    cancelled = Signal()

    def __init__(self, desk: Desk, reckoning: Reckoning, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._desk = desk
        self._reckoning = reckoning
        self._buttons = {name: tool_button(flat=True) for name, _, _ in FIGURES}
        self.limits = tool_button(flat=True)
        self.limits.clicked.connect(self.limits_asked)
        self.ledger = tool_button(flat=True)
        self.ledger.clicked.connect(self.ledger_asked)
        self.ledger.hide()
        self.seal = tool_button(flat=True)
        self.seal.clicked.connect(self.passphrase_asked)
        for happened in (desk.session.document_changed, desk.words.changed, desk.look.changed):
            happened.connect(self.show_seal)
        self.show_seal()
        self._balanced: Balanced | None = None
        desk.words.changed.connect(lambda: self.show_balance(self._balanced))
        self._shape = Elided(name="secondary")
        self._message = Elided()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(150)
        self._cancel = tool_button()
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._soon.timeout.connect(lambda: self._say(""))
        desk.words.keep(self._cancel.setText, say("Cancel"))
        self._cancel.clicked.connect(self.cancelled)
        self._lay_out()
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
        reckoning.counted.connect(self._show)
        desk.words.changed.connect(lambda: self._show(self._reckoning.latest))
        self.work(None)
        self._show(None)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 3, 10, 3)
        line.setSpacing(4)
        for button in self._buttons.values():
            line.addWidget(button)
        line.addWidget(self.ledger)
        line.addWidget(self.limits)
        line.addWidget(self._shape, 3)
        line.addWidget(self._message, 3)
        line.addWidget(self.seal)
        line.addWidget(self._progress)
        line.addWidget(self._cancel)
        self.setMinimumHeight(self._cancel.sizeHint().height() + 8)

    def accessible_totals(self) -> str:
        """The figures as they are shown, in one line."""
        return "; ".join(button.text() for button in self._buttons.values())

    def tell(self, message: Message | str) -> None:
        """Shows a sentence for some seconds."""
        self._say(self._desk.words(message))
        self._soon.start()

    def progress(self, done: int, whole: int) -> None:
        """Shows how much of how much is done."""
        self._progress.setRange(0, whole)
        self._progress.setValue(done)

    def work(self, what: Message | None) -> None:
        """Shows that something takes time; None: it has ended."""
        self._progress.setVisible(what is not None)
        self._cancel.setVisible(what is not None)
        self._progress.setRange(0, 0)
        if what is not None:
            self._soon.stop()
            self._say(self._desk.words(what))
        elif not self._soon.isActive():
            self._say("")

    def _say(self, text: str) -> None:
        self._message.say(text)
        self._message.setVisible(bool(text))

    def _show(self, counted: Counted | None) -> None:
        words = self._desk.words
        for name, message, figure in FIGURES:
            button = self._buttons[name]
            button.setVisible(counted is not None)
            if counted is not None:
                found = figure(counted)
                button.setText(f"{words(message)}  {found.told}")
                button.setAccessibleName(button.text())
                button.setToolTip(tooltip(words(say("Show the posts behind this number"))))
        self._show_limits(counted)
        self._shape.say(self._shape_words(counted) if counted is not None else "")

    def _show_limits(self, counted: Counted | None) -> None:
        """Says in red how many limits are crossed, else how many may be; nothing when all are kept."""
        verdicts = [each.verdict for each in counted.limits] if counted is not None else []
        crossed, open_ = verdicts.count("crossed"), verdicts.count("possible")
        self.limits.setVisible(crossed + open_ > 0)
        if crossed:
            self._name_limits(say("Limits crossed: {count}", count=crossed), "alarm")
        elif open_:
            self._name_limits(say("Limits perhaps crossed: {count}", count=open_), "perhaps")

    def show_balance(self, found: Balanced | None) -> None:
        """Says whether the ledger against the base balances, with the difference; None: there is no base."""
        self._balanced = found
        self.ledger.setVisible(found is not None)
        if found is None:
            return
        words = self._desk.words
        if found.balances:
            message = say("✓ Ledger balances  {difference}", difference=signed(found.difference))
        else:
            message = say("! Ledger: {count} not explained", count=found.unexplained)
        told = say("Compared with “{scenario}”. Show the ledger", scenario=found.base)
        self._look(self.ledger, "" if found.balances else "alarm")
        self.ledger.setText(words(message))
        self.ledger.setAccessibleName(self.ledger.text())
        self.ledger.setToolTip(tooltip(words(told)))

    def show_seal(self) -> None:
        """Shows a lock while the plan is encrypted."""
        document = self._desk.session.document
        self.seal.setVisible(document is not None and document.is_sealed)
        self.seal.setIcon(self._desk.look.icon("lock"))
        name_button(self.seal, self._desk.words(IS_ENCRYPTED))

    def _name_limits(self, message: Message, look: str) -> None:
        self.limits.setText(self._desk.words(message))
        self.limits.setAccessibleName(self.limits.text())
        self.limits.setToolTip(tooltip(self._desk.words(say("Show the limits"))))
        self._look(self.limits, look)

    def _look(self, button: QToolButton, look: str) -> None:
        if button.objectName() != look:
            button.setObjectName(look)
            button.style().unpolish(button)
            button.style().polish(button)

    def _shape_words(self, counted: Counted) -> str:
        parts = []
        if counted.whole.established.unknown:
            parts.append(say("lines of unknown number: {number}", number=counted.whole.established.unknown))
        if counted.unplaced.posts:
            parts.append(say("not yet placed {number}", number=counted.unplaced.established.told))
        parts.append(say("Layers {number}", number=counted.layers))
        parts.append(say("Widest span {number}", number=counted.widest_span))
        return "   ·   ".join(self._desk.words(part) for part in parts)
