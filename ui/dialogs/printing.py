"""Printing what the chart shows: the pages in the preview are those that come out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from orgplanner.drawing.picture import Page
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.dialogs.page_choices import combo
from ui.dialogs.page_fields import Row
from ui.dialogs.pages import PagesDialog
from ui.panels.chart_drawing import Choice
from ui.plain import number_box
from ui.printing import MOST_COPIES, PDF, Papers, holds, make_printer, papers_of, print_pages, printer_names


class PrintDialog(PagesDialog):
    """Chooses a printer or, where there is none, a PDF file; printing goes on beside the window."""

    cancelled = say("Cancelled; nothing more is printed.")

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget) -> None:
        self._papers: dict[str, Papers] = {}
        super().__init__(desk, choice, parent, say("Print"), say("Print"))
        paper = self.fields.paper
        if paper.currentData() == "fit":
            paper.setCurrentIndex(0)
        paper.removeItem(paper.findData("fit"))
        self.printer.currentIndexChanged.connect(self._name_button)
        self._name_button()

    def _own_rows(self) -> tuple[Row, ...]:
        words = self._desk.words
        names = {name: name for name in printer_names()}
        self.printer = combo("printer", {**names, PDF: words(say("PDF file"))}, next(iter(names), PDF))
        self.copies = number_box()
        self.copies.setRange(1, MOST_COPIES)
        return (say("Printer"), self.printer), (say("Copies"), self.copies)

    def _name_button(self) -> None:
        to_file = self.printer.currentData() == PDF
        self.foot.go.setText(self._desk.words(say("Save as PDF…") if to_file else say("Print")))
        self.copies.setEnabled(not to_file)
        self._enable()

    def _can_go(self) -> bool:
        return self._can_print(self.printer.currentData()) and super()._can_go()

    def _can_print(self, printer: str) -> bool:
        """Whether a printer has the papers of all pages."""
        if printer == PDF:
            return True
        if self.preview.sheets is None:
            return False
        if printer not in self._papers:
            self._papers[printer] = papers_of(printer)
        sizes = {(page.width, page.height): page for page in self.preview.sheets.pages}
        return all(holds(self._papers[printer], page) for page in sizes.values())

    def _notes(self) -> list[Message]:
        name = self.printer.currentData()
        if self.printer.count() == 1:
            return [say("No printer is set up on this computer; a PDF file can be printed elsewhere.")]
        if not self._can_print(name):
            return [say("“{printer}” has no paper of this size; choose another paper or a PDF file.", printer=name)]
        return []

    def _say(self, notes: list[Message]) -> None:
        sheets = self.preview.sheets
        self.preview.say([*self._notes(), *(notes or sheets.notes)] if sheets is not None else notes)

    def _go(self) -> None:
        if self.printer.currentData() == PDF:
            self._choose_file(".pdf", "PDF (*.pdf)")
        elif self.preview.sheets is not None:
            self._print(self._chosen_pages(self.preview.sheets.pages))

    def _chosen_pages(self, pages: tuple[Page, ...]) -> tuple[Page, ...]:
        return tuple(pages[number - 1] for number in self.range.pages()) or pages

    def _print(self, pages: tuple[Page, ...]) -> None:
        name = self.printer.currentData()
        if name not in printer_names():  # else Qt would take another one
            self._say([say("“{printer}” is no longer there; choose another printer or a PDF file.", printer=name)])
            return
        printer, sheets = make_printer(name, self.copies.value()), self.preview.sheets
        title = sheets.title if sheets is not None else ""
        sent = say("Sent to “{printer}”.", printer=name)
        self._begin(lambda stop: print_pages(pages, printer, title, stop.progress), lambda _: [sent])
