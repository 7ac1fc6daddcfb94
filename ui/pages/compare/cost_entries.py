"""The posts behind a figure of cost: how much each is, by which arithmetic, and by which source."""

from __future__ import annotations

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Column, words
from orgplanner.analysis.ledger import Entry
from orgplanner.analysis.views.accounts import KINDS
from orgplanner.analysis.views.cost_words import basis_of, how_made
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.late_rows import LateRows
from orgplanner.text import say
from ui.pages.compare.entries import EntryTeller

PER_MONTH = Column(say("Per month"), "money")
FIRST = (*words(say("Post")), PER_MONTH, Column(say("How it is made"), "cell"))
SIDES = words(say("Unit before"), say("Unit after"))
LAST = words(say("In the ledger"), say("Basis and source"))
WIDTHS, SIDE_WIDTH, LAST_WIDTHS = (190, 100, 330), 130, (90, 150)


def cost_entry_grid(found: Comparison, part: str, entries: list[Entry], language: str) -> Grid:
    """Entries of the ledger of a part of pay as rows; what is nothing is left out, and a side with no unit too."""
    some = [entry for entry in entries if entry.part is None or entry.part.high]
    sides = [
        side for side, field in enumerate(("old_unit", "new_unit")) if any(getattr(each, field) for each in some)
    ]
    columns = (*FIRST, *(SIDES[side] for side in sides), *LAST)
    widths = (*WIDTHS, *(SIDE_WIDTH for _ in sides), *LAST_WIDTHS)
    return Grid(columns, widths, LateRows(some, CostTeller(found, part, language, sides).row))


class CostTeller(EntryTeller):
    """Makes the rows of entries, each with its arithmetic."""

    def __init__(self, found: Comparison, part: str, language: str, sides: list[int]) -> None:
        super().__init__(found, part, language)
        self._sides = sides

    def row(self, entry: Entry) -> GridRow:
        """A row with the post, what it costs, how that is made, the units that are wanted, and the grounds."""
        row = super().row(entry)
        name, before, after, _, part = row.cells[:5]
        kind = KINDS[entry.kind]
        said = say("{kind}, amount changed", kind=kind) if entry.resized else kind
        side = 0 if entry.new is None else 1
        post = self._found.states[side].posts[entry.new or entry.old or ""]
        how = how_made(self._found.plan, post, self._measure, self._wording.language)
        grounds = self._tellers[side].grounds(*basis_of(self._found.plan, post, self._measure))
        units = [(before, after)[at] for at in self._sides]
        tones = ("", "", "", *("" for _ in units), row.tones[3])
        return GridRow((name, part, how, *units, said, grounds), row.id, 0, tones)
