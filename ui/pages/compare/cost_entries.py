"""The posts behind a figure of cost: how much each is, by which arithmetic, and by which source."""

from __future__ import annotations

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Column, words
from orgplanner.analysis.ledger import Entry
from orgplanner.analysis.views.cost_words import grounds_of, how_made
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.text import say
from ui.pages.compare.entries import EntryRows

COLUMNS = (
    *words(say("Post"), say("Unit before"), say("Unit after"), say("In the ledger")),
    Column(say("Per month"), "money"), *words(say("How it is made"), say("Basis and source")),
)  # fmt: skip
WIDTHS = (160, 110, 110, 90, 90, 340, 130)


def cost_entry_grid(found: Comparison, part: str, entries: list[Entry], language: str) -> Grid:
    """Entries of the ledger of a part of pay as rows; what is nothing is left out."""
    some = [entry for entry in entries if entry.part is None or entry.part.high]
    return Grid(COLUMNS, WIDTHS, CostRows(found, part, some, language))


class CostRows(EntryRows):
    """Rows of entries, each with its arithmetic."""

    def _row(self, entry: Entry) -> GridRow:
        row = EntryRows._row(self, entry)
        side = 0 if entry.new is None else 1
        post = self._found.states[side].posts[entry.new or entry.old or ""]
        how = how_made(self._found.plan, post, self._measure, self._wording.language)
        grounds = self._tellers[side].grounds(*grounds_of(self._found.plan, post, self._measure))
        return GridRow((*row.cells[:-1], how, grounds), row.id, 0, row.tones)
