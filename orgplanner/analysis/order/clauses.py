"""A comparison as the clauses of an order: one sentence for each change, with its reason and legal basis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.analysis.compare import Comparison, RowChanges
from orgplanner.analysis.compare.rows import NAME, PLACE
from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.compare.wording import FIELDS, Wording
from orgplanner.analysis.kind_words import UNIT_KIND_WORDS
from orgplanner.analysis.order.wording import GONE, KINDS, LEGAL, NOWHERE, REASON, TITLES, TOP, sentence
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.tables.staffing import STATUS_WORDS
from orgplanner.analysis.views.changes import Changes, reasons_of
from orgplanner.model import Post, Unit
from orgplanner.text import Message, render, say

Row = Unit | Post
Place = tuple[int, int, bool, str, str]
"""Side, then unit, then post as in a printed list."""
LAST: Place = (2, 0, False, "", "")
NUMBER = "established"
CHOICES = {"kind": UNIT_KIND_WORDS, "status": STATUS_WORDS}
"""Fields that hold one of some words."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What becomes of a row (`id` of the new scenario, of a row that ends of the old one), and why."""

    id: str
    text: str
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Clauses of one kind about units or posts; see KINDS."""

    table: str
    kind: str
    clauses: tuple[Clause, ...]

    @property
    def title(self) -> Message:
        """What stands above them."""
        return TITLES[self.table, self.kind]


def chapters_of(found: Comparison, language: str) -> list[Chapter]:
    """All changes of units and posts; what is undecided comes last, chapters without clauses are left out."""
    writer = _Writer(found, language)
    decided = [
        _chapter(writer, table, kind) for table in ("units", "posts") for kind in KINDS if kind != "undecided"
    ]
    open_ = [_chapter(writer, table, "undecided") for table in ("units", "posts")]
    return [chapter for chapter in (*decided, *open_) if chapter.clauses]


def _chapter(writer: _Writer, table: str, kind: str) -> Chapter:
    return Chapter(table, kind, tuple(sorted(writer.clauses(table, kind), key=writer.place)))


class _Writer:
    """Puts the changes of one comparison into words of one language."""

    def __init__(self, found: Comparison, language: str) -> None:
        self._found, self._language = found, language
        self._wording, self._changes = Wording(found, language), Changes(found, language)
        self._grounds = (
            (REASON, reasons_of(found, language)), (LEGAL, reasons_of(found, language, "legal_basis"))
        )  # fmt: skip
        self._places = places_of(found)
        self._origins = {
            table: {end: start for start, end in changes.became.items()}
            for table, changes in (("units", found.units), ("posts", found.posts))
        }

    def place(self, clause: Clause) -> Place:
        """Where a clause stands: as its row in a printed list, what is gone behind the others."""
        return self._places.get(clause.id, LAST)

    def clauses(self, table: str, kind: str) -> Iterator[Clause]:
        """The clauses of one kind."""
        changes = self._found.units if table == "units" else self._found.posts
        if kind == "merged":
            for row in changes.merged:
                origins = self._several(table, row.origins, 0)
                yield self._clause(table, kind, ((), row.end), {"origins": origins}, row.origins)
        elif kind == "split":
            for part in changes.split:
                ends = self._several(table, part.ends, 1)
                yield self._clause(table, kind, ((part.origin,), ""), {"ends": ends}, (part.origin,))
        else:
            for id in _ids(changes, table, kind):
                yield from self._single(changes, table, kind, id)

    def _single(self, changes: RowChanges, table: str, kind: str, id: str) -> Iterator[Clause]:
        origin = self._origins[table].get(id, id)
        more: dict[str, object] = {}
        if kind == "changed":
            fields = self._fields(changes, table, (origin, id))
            if not fields:
                return
            more["fields"] = fields
        if kind == "undecided":
            is_there = id in self._wording.rows(table, 1)
            more["state"] = NOWHERE if is_there else GONE
        yield self._clause(table, kind, ((origin,), id), more, (origin, id))

    def _clause(
        self, table: str, kind: str, ids: tuple[Sequence[str], str], more: dict[str, object], about: Sequence[str]
    ) -> Clause:
        before = self._row(table, ids[0][0], 0) if ids[0] else None
        after = self._row(table, ids[1], 1)
        row = after or before
        values: dict[str, object] = {
            "name": self._name(row), "before": self._name(before), "old": self._place(before, 0),
            "new": self._place(after, 1), "fte": self._number(after), "fte_before": self._number(before or after),
        }  # fmt: skip
        if kind == "undecided" and before is None:
            values["old"] = self._place(after, 1)
        text = render(sentence(table, kind, {**values, **more}), self._language)
        return Clause(ids[1] or ids[0][0], text, tuple(self._why(about)))

    def _why(self, ids: Sequence[str]) -> Iterator[str]:
        for title, by_subject in self._grounds:
            told = dict.fromkeys(by_subject[id] for id in ids if id in by_subject)
            if told:
                words = "; ".join(each.rstrip(". ") for each in told)
                yield render(say("{heading}: {words}", heading=title, words=words), self._language)

    def _row(self, table: str, id: str, side: int) -> Row | None:
        row = self._wording.rows(table, side).get(id)
        return row if isinstance(row, Unit | Post) else None

    def _name(self, row: Row | None) -> str:
        return "–" if row is None else self._wording.name(row) or row.code or "–"

    def _place(self, row: Row | None, side: int) -> str:
        """What a row stands in or below, in quotation marks; what has no place says so."""
        above = None if row is None else row.unit if isinstance(row, Post) else row.parent
        unit = self._row("units", above or "", side)
        if unit is not None:
            return self._quoted(unit)
        is_top = isinstance(row, Unit) and not row.unplaced
        return render(TOP if is_top else NOWHERE, self._language)

    def _several(self, table: str, ids: Sequence[str], side: int) -> str:
        """Names, posts with their unit and number."""
        return "; ".join(self._one(self._row(table, id, side), side) for id in ids)

    def _one(self, row: Row | None, side: int) -> str:
        if not isinstance(row, Post):
            return self._quoted(row)
        named = say(
            "“{name}” ({unit}, FTE: {fte})",
            name=self._name(row), unit=self._place(row, side), fte=self._number(row),
        )  # fmt: skip
        return render(named, self._language)

    def _quoted(self, row: Row | None) -> str:
        return render(say("“{name}”", name=self._name(row)), self._language)

    def _number(self, row: Row | None) -> str:
        quantity = row.established.quantity if isinstance(row, Post) else None
        return cell_words(as_total(quantity), self._language)

    def _fields(self, changes: RowChanges, table: str, ids: tuple[str, str]) -> str:
        """What is another: “grade: C-4 → C-3”, or only what the field is called."""
        before, after = (self._row(table, ids[side], side) for side in (0, 1))
        told = []
        for field in changes.fields.get(ids[1], ()):
            if field not in FIELDS or field in NAME or field in PLACE or field == NUMBER:
                continue
            name, old, new = render(FIELDS[field], self._language), "", ""
            if before is not None and after is not None:
                old, new = (self._value(row, field, side) for side, row in enumerate((before, after)))
            told.append(name if old == new else f"{name}: {old or '–'} → {new or '–'}")
        return "; ".join(told)

    def _value(self, row: Row, field: str, side: int) -> str:
        if field in CHOICES:
            value = getattr(row, field)
            return render(CHOICES[field].get(value, value), self._language)
        return self._changes.value(row, field, side).rstrip(". ")


def _ids(changes: RowChanges, table: str, kind: str) -> Sequence[str]:
    """The ids of which clauses of a kind are made: a number that is another is a kind of its own."""
    if kind == "resized":
        return [id for id in changes.changed if NUMBER in changes.fields.get(id, ())] if table == "posts" else []
    found: tuple[str, ...] = getattr(changes, kind)
    return found


def places_of(found: Comparison) -> dict[str, Place]:
    """The places of all units and posts in a printed list; what is only in the old scenario comes last."""
    places: dict[str, Place] = {}
    for side in (1, 0):
        state, units = found.states[side], list(found.trees[side].chains)
        numbers = {id: number for number, id in enumerate(units)}
        for id in state.units:
            places.setdefault(id, (1 - side, numbers.get(id, len(units)), False, "", id))
        for post in state.posts.values():
            number = numbers.get(post.unit or "", len(units))
            places.setdefault(post.id, (1 - side, number, not post.is_head, post.rank, post.id))
    return places
