"""Printing what the chart shows: the pages in the preview are those that come out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from orgplanner.drawing.picture import Page
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.dialogs.pages import PagesDialog, Preview, Row
from ui.panels.chart_drawing import Choice
from ui.plain import number_box
from ui.printing import MOST_COPIES, PDF, Papers, holds, make_printer, papers_of, print_pages, printer_names


class PrintDialog(PagesDialog):
    """Chooses a printer or, where there is none, a PDF file; printing goes on beside the window."""

    cancelled = say("Cancelled; nothing more is printed.")

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget) -> None:
        self._papers: dict[str, Papers] = {}
        super().__init__(desk, choice, parent, say("Print"), say("Print"))
        if self.paper.currentData() == "fit":
            self.paper.setCurrentIndex(0)
        self.paper.removeItem(self.paper.findData("fit"))
        self.printer.currentIndexChanged.connect(self._name_button)
        self._name_button()

    def _own_rows(self) -> tuple[Row, ...]:
        words = self._desk.words
        names = {name: name for name in printer_names()}
        self.printer = self._combo("printer", {**names, PDF: words(say("PDF file"))}, next(iter(names), PDF))
        self.copies = number_box()
        self.copies.setRange(1, MOST_COPIES)
        return (say("Printer"), self.printer), (say("Copies"), self.copies)

    def _name_button(self) -> None:
        to_file = self.printer.currentData() == PDF
        self.foot.go.setText(self._desk.words(say("Save as PDF…") if to_file else say("Print")))
        self.copies.setEnabled(not to_file)
        self._enable()

    def _can_go(self) -> bool:
        to_file, preview = self.printer.currentData() == PDF, self._preview
        can_print = to_file or (preview is not None and self._can_print(self.printer.currentData(), preview))
        return can_print and super()._can_go()

    def _can_print(self, printer: str, preview: Preview) -> bool:
        if printer == PDF:
            return True
        if printer not in self._papers:
            self._papers[printer] = papers_of(printer)
        sizes = {(page.width, page.height): page for page in preview.sheets.pages}
        return all(holds(self._papers[printer], page) for page in sizes.values())

    def _notes(self, preview: Preview) -> list[Message]:
        name = self.printer.currentData()
        if self.printer.count() == 1:
            return [say("No printer is set up on this computer; a PDF file can be printed elsewhere.")]
        if not self._can_print(name, preview):
            return [say("“{printer}” has no paper of this size; choose another paper or a PDF file.", printer=name)]
        return []

    def _say(self, notes: list[Message]) -> None:
        own = self._notes(self._preview) if self._preview is not None else []
        super()._say([*own, *notes])

    def _go(self) -> None:
        if self._preview is None:
            return
        if self.printer.currentData() == PDF:
            self._choose_file(".pdf", "PDF (*.pdf)")
        else:
            self._print(self._chosen_pages(self._preview))

    def _chosen_pages(self, preview: Preview) -> tuple[Page, ...]:
        pages = preview.sheets.pages
        return tuple(pages[number - 1] for number in self.range.pages()) or pages

    def _print(self, pages: tuple[Page, ...]) -> None:
        printer = make_printer(self.printer.currentData(), self.copies.value())
        title = self._preview.sheets.title if self._preview is not None else ""
        sent = say("Sent to “{printer}”.", printer=self.printer.currentData())
        self._begin(lambda stop: print_pages(pages, printer, title, stop.progress), lambda _: [sent])
