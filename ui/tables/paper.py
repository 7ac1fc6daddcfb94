"""A table of the window on paper: the rows and columns that are seen, in their order, with the sums."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from orgplanner.analysis.compare.table import Column as Heading
from orgplanner.analysis.tables import Column, Speller
from orgplanner.analysis.tables.arrange import Group
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.late_rows import LateRows
from orgplanner.drawing.dates import date_words
from orgplanner.drawing.report import Section
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.model import Total
from orgplanner.text import say
from ui.desk import Desk

if TYPE_CHECKING:
    from ui.tables.panel import TablePanel


@dataclass(frozen=True, slots=True)
class Listing:
    """What the rows are made of: `entries` are ids and heads of groups, below them stand the sums of all."""

    speller: Speller
    table: str
    columns: tuple[Column, ...]
    entries: Sequence[str | Group]
    sums: Mapping[str, Total]

    def rows(self) -> LateRows[int]:
        """All rows, the sums last where there are any."""
        return LateRows(range(len(self.entries) + bool(self.sums)), self.row)

    def row(self, place: int) -> GridRow:
        """One of them."""
        if place == len(self.entries):
            return self._sums(self.speller.say(say("Total")), self.sums)
        entry = self.entries[place]
        if isinstance(entry, str):
            row = self.speller.row(self.table, entry)
            texts = (each.text(self.speller, row) if row is not None else "" for each in self.columns)
            return GridRow(tuple(texts), entry)
        return self._sums(f"{entry.title} ({len(entry.ids)})", entry.sums)

    def _sums(self, title: str, sums: Mapping[str, Total]) -> GridRow:
        cells: list[Any] = [sums[each.id].told if each.id in sums else "" for each in self.columns]
        return GridRow((cells[0] or title, *cells[1:]), is_bold=True)


def section_of(panel: TablePanel) -> Section:
    """What a table shows now, as a section of a report over a snapshot of the plan."""
    desk, model, header = panel.desk, panel.model, panel.view.header
    session = desk.session
    assert session.plan is not None
    places = panel.view.seen_columns()
    columns = tuple(model.columns[at] for at in places)
    speller = Speller(session.plan.snapshot(), session.scenario, desk.words.language)
    sums = {id: total for id, total in model.sums.items() if any(each.id == id for each in columns)}
    entries = [each for each in model.entries if not isinstance(each, str) or each not in model.unsettled.rows]
    headings = tuple(Heading(each.heading, "figure" if each.kind == "number" else "words") for each in columns)
    widths = tuple(header.sectionSize(at) for at in places)
    rows = Listing(speller, panel.sheet.table, columns, entries, sums).rows()
    return Section(desk.words(panel.sheet.title), grid=Grid(headings, widths, rows))


def sheet_options(desk: Desk) -> PaperOptions:
    """How pages about the chosen scenario look: titles, date, classification mark."""
    plan, session, language = desk.session.plan, desk.session, desk.words.language
    assert plan is not None
    return PaperOptions(
        paper=desk.preferences.paper or "A4",
        title=plan.words(plan.settings.title, language),
        subtitle=plan.words(plan.scenarios[session.scenario].name, language),
        date=date_words(datetime.date.today(), language),
        classification=plan.words(plan.settings.classification, language),
        language=language,
    )


def show_pages(desk: Desk, section: Section, parent: QWidget) -> None:
    """Shows the pages of a table, to be printed or saved."""
    from ui.dialogs.report import ReportDialog

    ReportDialog(desk, [section], sheet_options(desk), parent.window()).open()
