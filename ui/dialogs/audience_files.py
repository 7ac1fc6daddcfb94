"""Where a copy for somebody goes: its file, who is who in a file of its own, and exports; each searched then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from orgplanner.analysis.audience.words import searched_words
from orgplanner.model import Plan
from orgplanner.text import Message, say
from ui.background import Lane, Stop, Work
from ui.desk import Desk
from ui.files.target import choose_target

if TYPE_CHECKING:
    from orgplanner.analysis.audience import AudienceCopy
    from orgplanner.document.audience_copies import WrittenCopy


class AudienceFiles(QObject):
    """Writes beside the window; `told` carries sentences, `failed` why something was not written."""

    began = Signal()
    progressed = Signal(int, int)
    written = Signal()
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, plan: Plan) -> None:
        super().__init__(parent)
        self._desk, self._over, self._plan = desk, parent, plan
        self._lane = Lane(self)
        self._lane.progressed.connect(self.progressed)

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._lane.busy

    def cancel(self) -> None:
        """Gives up what is being written."""
        self._lane.cancel()

    def finish(self) -> None:
        """Ends what goes on beside the window."""
        self._lane.finish()

    def save(self, made: AudienceCopy, with_key: bool) -> None:
        """Asks where the copy goes, and who is who if that is wanted, and writes both."""
        words, plan = self._desk.words, self._plan
        title = plan.words(plan.settings.title, words.language) or words(say("Plan"))
        name = words(say("{title} – copy", title=title))
        kinds = f"{words(say('OrgPlanner plans'))} (*.orgplan)"
        target = choose_target(self._desk, self._over, words(say("Save the copy")), name, ".orgplan", kinds)
        key = self._choose_key(target) if target is not None and with_key else None
        if target is not None and (key is not None or not with_key):
            self.write(made, target, key)

    def _choose_key(self, target: Path) -> Path | None:
        words = self._desk.words
        name = words(say("{title} – who is who", title=target.stem))
        return choose_target(self._desk, self._over, words(say("Save who is who")), name, ".csv", "CSV (*.csv)")

    def write(self, made: AudienceCopy, target: Path, key: Path | None = None) -> None:
        """Writes the copy, and who is who, then searches the file."""
        plan, document = self._plan, self._desk.session.document
        if document is not None and document.path is not None and target.absolute() == document.path.absolute():
            self.told.emit([say("{file} is the plan itself and was left alone.", file=target.name)])
            return

        def work(_: Stop) -> WrittenCopy:
            from orgplanner.document.audience_copies import write_copy

            return write_copy(plan, made, target, key)

        def done(written: WrittenCopy) -> None:
            apart = say("Who is who stands in {file}; keep it apart from the copy.", file=key.name if key else "")
            self._end(target, [apart] if key else [], written)

        self._begin(work, done)

    def export_as(self, made: AudienceCopy, ending: str) -> None:
        """Asks where a file of the copy goes and writes it."""
        words, plan = self._desk.words, made.plan
        rows = plan.ordered_scenarios()
        chosen = next((row for row in rows if row.id == self._desk.session.scenario), rows[-1] if rows else None)
        if chosen is None:
            return
        name = plan.words(chosen.name, words.language)
        target = choose_target(self._desk, self._over, words(say("Export")), name, ending, f"*{ending}")
        if target is not None:
            self.export(made, target, chosen.id)

    def export(self, made: AudienceCopy, target: Path, scenario: str) -> None:
        """Writes a file of the copy, then searches it."""
        plan, language = self._plan, self._desk.words.language

        def work(stop: Stop) -> WrittenCopy:
            from orgplanner.document.audience_copies import export_copy

            return export_copy(plan, made, scenario, target, language, stop.progress)

        self._begin(work, lambda written: self._end(target, [], written))

    def _begin(self, work: Work, done: Callable[[Any], None]) -> None:
        self.began.emit()
        self._lane.start(work, done, self.failed.emit)

    def _end(self, target: Path, more: list[Message], written: WrittenCopy) -> None:
        self.written.emit()
        searched = searched_words(written.searched, written.found)
        self.told.emit([say("Wrote {file}.", file=str(target)), *more, searched])
