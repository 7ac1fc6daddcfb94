"""The staffing table of a scenario as rows for paper: units as headings with their posts, sub-totals, the total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from orgplanner.analysis.compare.table import Cell, Column
from orgplanner.analysis.order.columns import SUMMED, PostColumn, columns_of
from orgplanner.analysis.order.lines import HEADING, OWN, POST, WHOLE, Line, Part, parts_of
from orgplanner.analysis.order.telling import NOT_PLACED, Telling
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.totals import UnitTotals
from orgplanner.analysis.views.grid import Grid, GridRow, Role
from orgplanner.model import Post, Unit
from orgplanner.text import Message, say

ASIDES = ("status", "established:basis", "note")
"""Columns of which paper says below a post what is not usual."""
LONG = 200
"""Letters more than which do not stand in a column, such as the names of very many holders."""
NUMBER_WIDTH, WIDTH = 40, 100


def staffing_grid(speller: Speller, unit: str | None = None, *, people: bool) -> Grid:
    """The posts of a scenario, or of a unit with all below it, each once below the heading of its unit.

    A heading says what the unit has with its sub-units; the sub-total below its posts what it has itself.
    """
    lister = _Lister(speller, people)
    return Grid(lister.columns(), lister.widths(), list(_kept(lister.rows(unit))), lead=2, is_tree=True)


def _kept(rows: Iterator[GridRow]) -> Iterator[GridRow]:
    """Rows of which the last keeps nothing any more."""
    waiting: GridRow | None = None
    for row in rows:
        if waiting is not None:
            yield waiting
        waiting = row
    if waiting is not None:
        yield replace(waiting, keeps=False)


class _Lister:
    """Makes the rows of one scenario; the numbers of its posts run through all of them."""

    def __init__(self, speller: Speller, people: bool) -> None:
        own = columns_of(speller, people=people, notes=True)
        title = next(column for column in own if column.id == "title")
        self._speller, self._number = speller, 0
        code = next((column for column in own if column.id == "code"), None)
        self._title, self._code = title, code
        self._asides = [column for column in own if column.id in ASIDES]
        apart = (title, code, *self._asides)
        self._columns: Sequence[PostColumn] = (title, *(column for column in own if column not in apart))
        self._telling = Telling(speller)

    def columns(self) -> tuple[Column, ...]:
        """The number of the line and the title, then what is said of posts."""
        own = (Column(column.heading, column.kind) for column in self._columns)
        return (Column(say("No."), "count"), *own)

    def widths(self) -> tuple[int, ...]:
        """Pixels of a window; paper measures what stands in a column."""
        return (NUMBER_WIDTH, *(WIDTH for _ in self._columns))

    def rows(self, unit: str | None) -> Iterator[GridRow]:
        """All rows, the total last; what is not yet placed is told apart from it."""
        loose = False
        for part in parts_of(self._speller.state, unit, short=None):
            loose = loose or part.is_loose
            if part.is_loose:
                yield self._row(NOT_PLACED, self._telling.sums.of_unplaced(), 0, "heading", keeps=True)
            yield from self._part(part)
        yield self._row(say("Total"), self._telling.all(unit), 0, "sum", keeps=loose)
        if loose:
            words = say("Not yet placed, outside the total")
            yield self._row(words, self._telling.sums.of_unplaced(), 0, "sum")

    def _part(self, part: Part) -> Iterator[GridRow]:
        lines = [line for line in part.lines(self._speller.state) if self._is_told(line)]
        before = HEADING
        for line, following in pairwise([*lines, Line(WHOLE, None)]):
            keeps = _keeps(before, line, following)
            yield self._post(line, keeps) if line.kind == POST else self._unit(line, keeps)
            before = line.kind

    def _is_told(self, line: Line) -> bool:
        """Whether a sub-total says more than the heading of its unit does."""
        if line.kind != OWN:
            return True
        if line.unit is None:
            return False
        posts, below = self._speller.state.posts_of(line.unit.id), self._speller.state.children(line.unit.id)
        return len(posts) > 1 or bool(posts and below)

    def _unit(self, line: Line, keeps: bool) -> GridRow:
        """The heading of a unit, or one of its two sums."""
        telling, unit = self._telling, line.unit
        figures = telling.figures(unit, whole=line.kind != OWN)
        if line.kind == HEADING:
            return self._row(telling.called(unit), figures, line.level, "heading", keeps, unit)
        if line.kind == WHOLE and unit is not None:
            return self._row(telling.whole_words(unit), figures, line.level, "sum", keeps)
        has_more = unit is not None and bool(self._speller.state.children(unit.id))
        return self._row(telling.own_words(unit, has_more=has_more), figures, line.level, "sum", keeps)

    def _row(
        self, words: Message | str, figures: UnitTotals, level: int, role: Role, keeps: bool = False,
        unit: Unit | None = None,
    ) -> GridRow:  # fmt: skip
        sums: Iterator[Cell] = (
            getattr(figures, column.id) if column.id in SUMMED else None for column in self._columns[1:]
        )
        about = "" if unit is None else unit.id
        return GridRow((words, None, *sums), about, level, is_bold=True, role=role, keeps=keeps)

    def _post(self, line: Line, keeps: bool) -> GridRow:
        assert line.post is not None
        self._number += 1
        code = "" if self._code is None else line.post.code
        title = self._title.text(line.post, self._speller.language)
        called = title if code in ("", title) else f"{code} {title}"
        cells = [column.cell(line.post) for column in self._columns[1:]]
        aside = self._aside(line.post)
        for at, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) > LONG:
                heading = self._columns[at + 1].heading
                told = self._speller.say(say("{heading}: {words}", heading=heading, words=cell))
                aside, cells[at] = " · ".join(filter(None, (aside, told))), say("see below")
        return GridRow((self._number, called, *cells), line.post.id, line.level, keeps=keeps, aside=aside)

    def _aside(self, post: Post) -> str:
        """What is said of few posts, or at length: a status or a basis that is not the usual one, a note."""
        said = []
        for column in self._asides:
            words = column.text(post, self._speller.language)
            if column.id == "status":
                words = words if post.status != "established" else ""
            elif column.id == "established:basis":
                words = words if post.established.basis != "stated" else ""
            if words and column.id != "note":
                words = self._speller.say(say("{heading}: {words}", heading=column.heading, words=words))
            said.append(words)
        return " · ".join(filter(None, said))


def _keeps(before: str, line: Line, following: Line) -> bool:
    """Whether a line stays with the next one.

    A heading stays with what is in its unit, the first post with the second, the last one with the sub-total, and
    sums that end together with each other.
    """
    if line.kind == HEADING:
        return following.kind != HEADING or following.level > line.level
    if line.kind == POST:
        return following.kind in (OWN, WHOLE) or (before == HEADING and following.kind == POST)
    return following.kind == WHOLE
