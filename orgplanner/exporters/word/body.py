"""Writes what stands between the beginning and the end of a document, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from orgplanner.exporters.word.frame import Paper
from orgplanner.exporters.word.markup import TABLE_END, cell, paragraph, row, run, table_start

HEAD_FILL, UNIT_FILL = "E7EBF1", "F3F5F8"
TEXT, NUMBER, HEAD, UNIT, SUM, SUM_NUMBER = (
    "TableText", "TableNumber", "TableHead", "TableUnit", "TableTotal", "TableTotalNumber"
)  # fmt: skip
"""Styles of the paragraphs in cells."""


@dataclass(slots=True)
class Body:
    """`write` takes the document's text in order; `tick` is told rows done and may raise to stop."""

    write: Callable[[str], None]
    tick: Callable[[int], None]
    paper: Paper
    widths: Sequence[int] = ()

    def heading(self, level: int, text: str) -> None:
        """A heading of level 1 to 3."""
        self.write(paragraph(f"Heading{level}", run(text)))

    def text(self, text: str, style: str = "Normal", keep: bool = False) -> None:
        """A paragraph of plain words."""
        self.write(paragraph(style, run(text), keep))

    def table(self, weights: Sequence[float], heads: Iterable[str]) -> None:
        """Begins a table as wide as the paper, with headings that stand again on every page."""
        room, whole = self.paper.room, sum(weights)
        self.widths = [int(room * weight / whole) for weight in weights]
        self.write(table_start(self.widths))
        cells = (
            cell(paragraph(HEAD, run(head), keep=True), width, 1, HEAD_FILL)
            for head, width in zip(heads, self.widths, strict=True)
        )
        self.write(row(cells, is_header=True))

    def row(self, cells: Sequence[tuple[str, str]], keep: bool = False, fill: str = "") -> None:
        """A row of texts with their styles; the first spans what the others leave."""
        first = len(self.widths) - len(cells) + 1
        spans = (first, *(1 for _ in cells[1:]))
        made, place = [], 0
        for (text, style), span in zip(cells, spans, strict=True):
            width = sum(self.widths[place : place + span])
            made.append(cell(paragraph(style, run(text), keep), width, span, fill))
            place += span
        self.write(row(made))

    def end_table(self) -> None:
        """Ends a table; Word wants a paragraph behind it."""
        self.write(TABLE_END + paragraph("TableEnd", ""))

    def section(self, paper: Paper) -> None:
        """Ends the pages of a paper; what comes next begins on a new one."""
        self.write(f'<w:p><w:pPr><w:pStyle w:val="TableEnd"/>{paper.markup}</w:pPr></w:p>')

    def last_section(self, paper: Paper) -> None:
        """Says of what paper the last pages are."""
        self.write(paper.markup)
