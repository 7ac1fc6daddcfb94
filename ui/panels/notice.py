"""A line across the window that says something lasting about the plan, such as that it is read only."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.plain import Elided, tool_button


class Notice(QFrame):
    """Shown while the open document has a reason to be read only, or is a copy for an audience."""

    def __init__(self, desk: Desk, save_as: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._desk = desk
        self._text = Elided()
        self._button = button = tool_button()
        desk.words.keep(button.setText, say("Save as…"))
        button.clicked.connect(lambda: save_as())
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 4, 8, 4)
        line.addWidget(self._text, 1)
        line.addWidget(button)
        desk.words.changed.connect(self.refresh)
        desk.session.document_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Says why the plan is read only and what a copy leaves out, or hides."""
        document, said = self._desk.session.document, []
        reason: Message | None = document.read_only_reason if document is not None else None
        if reason is not None:
            said.append(say("Read only: {why}", why=reason))
        if document is not None and document.plan.settings.without:
            from orgplanner.analysis.audience.words import copy_words  # few plans are copies

            said += filter(None, [copy_words(document.plan)])
        self.setVisible(bool(said))
        self._button.setVisible(reason is not None)
        self._text.say("  ·  ".join(map(self._desk.words, said)))
