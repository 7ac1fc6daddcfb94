"""The staffing table of a scenario: units with their posts, subtotals, and the total of all."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.order.columns import SUMMED, PostColumn
from orgplanner.analysis.order.lines import HEADING, OWN, POST, WHOLE, Line, Part
from orgplanner.analysis.order.telling import NOT_PLACED, Telling
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.totals import UnitTotals
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.word.body import NUMBER, SUM, SUM_NUMBER, TEXT, UNIT, UNIT_FILL, Body
from orgplanner.text import Message, say

INDENT = "\u2003"
DEEPEST = 8
"""Levels up to which a unit stands further to the right than the one above."""


def write_staffing(
    body: Body, speller: Speller, columns: Sequence[PostColumn], parts: Sequence[Part], options: ExportOptions
) -> None:
    """The tables of all parts, numbered through, and what they add up to."""
    name = speller.words(speller.plan.scenarios[speller.scenario].name)
    body.heading(1, speller.say(say("Staffing table")))
    body.heading(2, name or speller.say(say("Scenario")))
    writer = _Writer(body, speller, columns)
    for part in parts:
        if part.unit is not None:
            body.heading(3, writer.telling.called(part.unit))
        elif len(parts) > 1:
            body.heading(3, speller.say(NOT_PLACED if part.is_loose else say("Whole scenario")))
        writer.table(part)
    writer.totals(options.unit, any(part.is_loose for part in parts))


class _Writer:
    """Writes the rows of the tables of one scenario."""

    def __init__(self, body: Body, speller: Speller, columns: Sequence[PostColumn]) -> None:
        self._body, self._speller, self._columns = body, speller, columns
        self.telling, self._number = Telling(speller), 0

    def table(self, part: Part) -> None:
        """One table; the last post of a unit stays with the subtotal."""
        self._start()
        waiting: Line | None = None
        for line in part.lines(self._speller.state):
            if waiting is not None:
                self._line(waiting, line)
            waiting = line
        if waiting is not None:
            self._line(waiting, None)
        self._body.end_table()

    def _start(self) -> None:
        heads = [self._speller.say(column.heading) for column in self._columns]
        self._body.table([5, *(column.weight for column in self._columns)], [self._speller.say(say("No.")), *heads])

    def _line(self, line: Line, following: Line | None) -> None:
        self._body.tick(1 if line.kind in (HEADING, POST) else 0)
        if line.kind == HEADING:
            indent = INDENT * min(line.level - 1, DEEPEST)
            self._body.row([(indent + self.telling.called(line.unit), UNIT)], keep=True, fill=UNIT_FILL)
        elif line.kind == POST:
            self._post(line, keep=following is not None and following.kind == OWN)
        elif line.kind == OWN:
            has_more = following is not None and following.level > line.level
            self._own(line, has_more, following is not None and following.kind == WHOLE)
        elif line.kind == WHOLE and line.unit is not None:
            words, figures = self.telling.whole_words(line.unit), self.telling.figures(line.unit, whole=True)
            self._sum(words, figures, following is not None and following.kind == WHOLE)

    def _post(self, line: Line, keep: bool) -> None:
        assert line.post is not None
        self._number += 1
        cells = [(str(self._number), NUMBER)]
        for column in self._columns:
            cells.append((column.text(line.post, self._speller.language), NUMBER if column.is_number else TEXT))
        self._body.row(cells, keep)

    def _own(self, line: Line, has_more: bool, keep: bool) -> None:
        """What a unit has itself; of a unit without posts that it has none."""
        figures = self.telling.figures(line.unit, whole=False)
        words = self.telling.own_words(line.unit, has_more=has_more)
        if line.unit is not None and not figures.posts:
            words = say("No posts of its own") if has_more else say("No posts")
        self._sum(words, figures, keep)

    def _sum(self, words: Message, figures: UnitTotals, keep: bool = False) -> None:
        """A row with sums below the figures; the words span what stands before them."""
        cells = [(self._speller.say(words), SUM)]
        first = next(place for place, column in enumerate(self._columns) if column.id in SUMMED)
        for column in self._columns[first:]:
            total = cell_words(getattr(figures, column.id), self._speller.language) if column.id in SUMMED else ""
            cells.append((total, SUM_NUMBER))
        self._body.row(cells, keep)

    def totals(self, unit: str | None, is_loose: bool) -> None:
        """The total of everything, apart from what is not yet placed."""
        self._body.heading(3, self._speller.say(say("Total")))
        self._start()
        self._sum(say("Total"), self.telling.all(unit))
        if is_loose:
            self._sum(NOT_PLACED, self.telling.sums.of_unplaced())
        self._body.end_table()
