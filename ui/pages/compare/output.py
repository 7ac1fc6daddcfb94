"""What the page makes of the view that is seen: a workbook, a CSV file of its tables, a PDF file, paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.views.grid import table_of
from orgplanner.drawing.report import Section
from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.pages.compare.view import CompareView
from ui.plain import tool_button

Current = Callable[[], tuple[Comparison, CompareView, Message] | None]
"""The comparison, the view that is seen and its name; None while nothing is compared."""


class Output(QWidget):
    """Two buttons: one with the kinds of files, one that leads to the pages."""

    def __init__(self, desk: Desk, current: Current) -> None:
        super().__init__()
        self._desk, self._current = desk, current
        self._lane = Lane(self)
        self._wanted: Callable[[], None] | None = None
        self.export, self.print = tool_button(), tool_button()
        self.menu = QMenu(self.export)
        self.export.setMenu(self.menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(5)
        line.addWidget(self.export)
        line.addWidget(self.print)
        desk.words.keep(self.export.setText, say("Export…"))
        desk.words.keep(self.print.setText, say("Print…"))
        for words, do in (
            (say("Excel workbook…"), self.to_workbook), (say("These tables as CSV…"), self.to_csv),
            (say("This view as PDF…"), self.to_paper),
        ):  # fmt: skip
            desk.words.keep(self.menu.addAction("", do).setText, words)
        self.print.clicked.connect(self.to_paper)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._lane.busy

    def finish(self) -> None:
        """Waits for what is being written."""
        self._lane.finish()

    def ready(self) -> None:
        """Does what was asked for while the view was not yet worked out."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            wanted()

    def forget(self) -> None:
        """Nothing is asked for any more."""
        self._wanted = None

    def _now(self, again: Callable[[], None]) -> tuple[Comparison, CompareView, Message] | None:
        """What is seen; where it is not yet worked out, it is asked `again` once it is."""
        now = self._current()
        if now is None:
            self._wanted = again
        return now

    def to_workbook(self) -> None:
        """Leads to the workbook of the staffing plan with this comparison in it."""
        from ui.dialogs.export import ExportDialog
        from ui.panels.chart_drawing import Choice

        now = self._now(self.to_workbook)
        if now is None:
            return
        dialog = ExportDialog(self._desk, Choice(against=now[0].old), self.window())
        dialog.format.setCurrentIndex(dialog.format.findData(".xlsx"))
        dialog.open()

    def to_csv(self) -> None:
        """Writes the tables of the view as they are shown, beside the window."""
        from orgplanner.exporters.scenarios import compared_words
        from ui.files.target import choose_target

        now = self._now(self.to_csv)
        if now is None:
            return
        found, view, name = now
        words = self._desk.words
        heading = f"{compared_words(found.plan, found.old, found.new, words.language)} · {words(name)}"
        target = choose_target(self._desk, self.window(), words(say("Export")), heading, ".csv", "CSV (*.csv)")
        if target is not None:
            self._write(view.sections(name), heading, target)

    def _write(self, sections: list[Section], heading: str, target: Path) -> None:
        language = self._desk.words.language

        def work(_: Stop) -> object:
            from orgplanner.exporters.csv.writing import write_csv

            tables = [
                table_of(each.grid, say("{name}", name=each.title), each.places) for each in sections if each.grid
            ]
            return write_csv(tables, target, language, heading)

        done = say("Wrote {file}.", file=str(target))
        self._lane.start(work, lambda _: self._desk.session.done.emit(done), self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self._desk.session.refused.emit(error)

    def to_paper(self) -> None:
        """Shows the pages of the view, to be printed or saved."""
        from orgplanner.exporters.tables.report_file import report_options
        from ui.dialogs.report import ReportDialog

        now = self._now(self.to_paper)
        if now is None:
            return
        found, view, name = now
        options = report_options(found.plan, found.old, found.new, self._desk.words.language)
        paper = self._desk.preferences.paper
        chosen = replace(options, paper=paper or options.paper)
        ReportDialog(self._desk, view.sections(name), chosen, self.window()).open()
