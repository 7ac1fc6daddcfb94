"""A scenario as a file: what is on it, on which paper, with a preview of every page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from orgplanner.analysis.workbook.columns import LAYOUTS
from orgplanner.exporters.csv.plan_tables import TITLES
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.dialogs.page_choices import combo
from ui.dialogs.page_fields import Row
from ui.dialogs.pages import PagesDialog
from ui.panels.chart_drawing import Choice
from ui.panels.stages import against_of

if TYPE_CHECKING:
    from orgplanner.exporters import ExportOptions

FORMATS: dict[str, Message] = {
    ".pdf": say("PDF, for printing"), ".svg": say("SVG drawing"), ".png": say("PNG picture"),
    ".html": say("HTML page, for a browser"), ".dot": say("DOT, for Graphviz"),
    ".pptx": say("PowerPoint presentation"),
    ".json": say("JSON, for other programs"),
    ".drawio": say("draw.io drawing"), ".jsonld": say("JSON-LD, W3C organization ontology"),
    ".xlsx": say("Excel workbook, staffing plan"), ".csv": say("CSV, one of the tables"),
    ".docx": say("Word document, for an order"),
}  # fmt: skip
DRAWN = (".pdf", ".svg", ".png")
TEMPLATED = (".html", ".pptx", ".docx")
"""Formats without a preview of which a page template says something too."""
COMPARED = (".xlsx", ".csv", ".jsonld", ".docx")
"""Formats without pages that hold a scenario against another one."""
RESOLUTIONS = (96, 144, 300)


class ExportDialog(PagesDialog):
    """Pages as a file; writing goes on beside the window and can be called off."""

    def __init__(self, desk: Desk, choice: Choice, parent: QWidget) -> None:
        self._has_other = bool(against_of(desk, choice))
        super().__init__(desk, choice, parent, say("Export"), say("Export…"))

    def _own_rows(self) -> tuple[Row, ...]:
        words = self._desk.words
        self.format = combo("format", {key: words(value) for key, value in FORMATS.items()})
        self.dpi = combo("dpi", {str(dpi): f"{dpi} dpi" for dpi in RESOLUTIONS}, "144")
        self.table = combo("table", {key: words(value) for key, value in LAYOUTS.items()})
        self.list = combo("list", {key: words(value) for key, value in TITLES.items()})
        for box in (self.format, self.dpi, self.table, self.list):
            box.currentIndexChanged.connect(self._soon.start)
        return (
            (say("Format"), self.format), (say("Resolution"), self.dpi), (say("Tables"), self.table),
            (say("Table of the CSV file"), self.list),
        )  # fmt: skip

    def _has_pages(self) -> bool:
        for field, ending in ((self.dpi, ".png"), (self.table, ".xlsx"), (self.list, ".csv")):
            self.fields.show_row(field, self.format.currentData() == ending)
        return self.format.currentData() in DRAWN

    def _has_forms(self) -> bool:
        return bool(self.format.currentData() == ".pdf")

    def _lay_out_pages(self) -> None:
        super()._lay_out_pages()
        fields = self.fields
        if self.format.currentData() in TEMPLATED:
            for box in (fields.template, fields.second):
                box.setEnabled(True)
        if self.format.currentData() == ".docx":
            for field in (fields.paper, fields.landscape, fields.content["people"], fields.extras["approval"]):
                field.setEnabled(True)
            self.preview.say([say("There is no preview: Word divides the document into pages.")])

    def _is_compared(self) -> bool:
        return self._has_other and self.format.currentData() in COMPARED

    def options(self) -> ExportOptions:
        """What is chosen now."""
        chosen = super().options()
        return replace(
            chosen,
            against=self.fields.against.currentData() if self._is_compared() else chosen.against,
            dpi=float(self.dpi.currentData()),
            table=self.table.currentData(),
            list=self.list.currentData(),
        )

    def _go(self) -> None:
        ending = self.format.currentData()
        self._choose_file(ending, f"{self.format.currentText()} (*{ending})")
