"""Everything that became something else from one scenario to another, one row each, with reason and figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from orgplanner.analysis.compare import Comparison, Divided, RowChanges
from orgplanner.analysis.compare.rows import NAME, PLACE
from orgplanner.analysis.compare.staffing import OPEN
from orgplanner.analysis.compare.table import Cell, figures, joined, words
from orgplanner.analysis.compare.tables import unit_fates
from orgplanner.analysis.compare.wording import CHANGES, FIELDS, Wording, row_in
from orgplanner.analysis.ledger import difference
from orgplanner.analysis.views.grid import Grid, GridRow, changes_of
from orgplanner.model import NOTHING, Figure, Function, Link, Names, Post, Succession, Total, Unit, total
from orgplanner.text import Message, render, say

THINGS: Mapping[str, Message] = MappingProxyType({
    "units": say("Unit"), "posts": say("Post"), "people": say("Person"), "functions": say("Function"),
    "links": say("Link"),
})  # fmt: skip
SIGNS: Mapping[str, str] = MappingProxyType({
    "new": "+", "closed": "×", "left": "×", "gone": "×", "undecided": "?", "without_place": "?", "orphaned": "?",
    "doubled": "!", "unchanged": "=",
})  # fmt: skip
"""The sign of a kind of change; all others are ⇄."""
WORDS: Mapping[str, Message] = MappingProxyType({**CHANGES, "unchanged": say("unchanged")})
TONES: Mapping[str, str] = MappingProxyType({
    "new": "new", "closed": "closed", "left": "closed", "gone": "closed", "undecided": "closed",
    "without_place": "closed", "orphaned": "closed", "doubled": "closed", "unchanged": "same",
})  # fmt: skip
COLUMNS = (
    *words(say("What"), say("Change"), say("Name"), say("Before"), say("After")),
    *figures(say("FTE before"), say("FTE after")), *changes_of(say("Difference")), *words(say("Reason")),
)  # fmt: skip
WIDTHS = (84, 150, 200, 200, 200, 78, 78, 78, 220)
EVERYTHING = "everything"
Sides = tuple[Unit | Post | None, Unit | Post | None]
Figures = tuple[Total | None, Total | None, Total | None]
"""Established FTE before and after, and the difference."""


def change_grid(found: Comparison, language: str = "en") -> Grid:
    """What became of units, posts, people, functions and links, the unchanged units and posts at the end."""
    teller = Changes(found, language)
    return Grid(COLUMNS, WIDTHS, [*teller.units(), *teller.posts(), *teller.others(), *teller.unchanged()])


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are listed: of things of a table, of a kind ("": any change), that have all words of a text."""

    table: str = ""
    change: str = ""
    text: str = ""

    def places(self, rows: Sequence[GridRow]) -> list[int]:
        """The places of the rows that are wanted."""
        words_of = self.text.casefold().split()
        return [place for place, row in enumerate(rows) if self._admits(row, words_of)]

    def _admits(self, row: GridRow, words_of: list[str]) -> bool:
        if self.table and self.table not in row.kinds:
            return False
        if self.change != EVERYTHING and (
            self.change not in row.kinds if self.change else "unchanged" in row.kinds
        ):
            return False
        return all(word in row.hay for word in words_of)


def fate_words(kinds: Iterable[str]) -> tuple[Message, ...]:
    """Each kind of change as words, the first with its sign."""
    return tuple(
        say("{sign} {change}", sign=SIGNS.get(kind, "⇄"), change=WORDS[kind]) if place == 0 else WORDS[kind]
        for place, kind in enumerate(kinds)
    )


def tone_of(kinds: Iterable[str]) -> str:
    """The tone of the gravest of some kinds of change."""
    tones = [TONES.get(kind, "moved") for kind in kinds]
    return next((tone for tone in ("closed", "moved", "new") if tone in tones), "same")


class Changes:
    """Makes the rows of one comparison in one language."""

    def __init__(self, found: Comparison, language: str) -> None:
        self._found, self._language = found, language
        self._wording = Wording(found, language)
        self._reasons = reasons_of(found, language)
        self._staffing = {row.unit.id: row for row in found.staffing}
        self._loose = set(found.posts.undecided)
        self._ways = {"units": _ways(found.units), "posts": _ways(found.posts)}

    def units(self) -> Iterator[GridRow]:
        """The units that are not as they were."""
        for id, kinds in unit_fates(self._found.units).items():
            sides = self._sides("units", id)
            yield self._row("units", id, kinds, sides, self._figures_of_unit(id))

    def posts(self) -> Iterator[GridRow]:
        """The posts that are not as they were."""
        for id, kinds in unit_fates(self._found.posts).items():
            sides = self._sides("posts", id)
            yield self._row("posts", id, kinds, sides, self._figures_of_post(id, sides))

    def unchanged(self) -> Iterator[GridRow]:
        """The units, then the posts, that are as they were."""
        for table, changes in (("units", self._found.units), ("posts", self._found.posts)):
            touched = {*unit_fates(changes), *changes.became.values()}
            touched |= {end for part in changes.split for end in part.ends}
            for id, row in self._wording.rows(table, 1).items():
                if id in touched or not isinstance(row, Unit | Post):
                    continue
                figures_of = (
                    self._figures_of_unit(id) if isinstance(row, Unit) else self._figures_of_post(id, (row, row))
                )
                yield self._row(table, id, ["unchanged"], self._sides(table, id), figures_of)

    def _figures_of_unit(self, id: str) -> Figures:
        """Established FTE before and after with sub-units, as the ledger and the staffing table have them."""
        row = self._staffing.get(id)
        if row is None:
            account = self._found.established.of_unit(id)
            return account.old, account.new, account.difference
        open_ = row.fate == OPEN
        return row.before, None if open_ else row.after, None if open_ else row.difference

    def _figures_of_post(self, id: str, sides: Sides) -> Figures:
        ways, (old, new) = self._ways["posts"], (self._wording.rows("posts", side) for side in (0, 1))
        part = ways.split.get(id)
        origin = sides[0] if part is None else old.get(part.origin)
        befores: list[object] = [old[each] for each in ways.merged.get(id, ())] or [origin]
        afters: list[object] = [new[each] for each in part.ends] if part is not None else [sides[1]]
        before, after = _established(befores), _established(afters)
        if isinstance(sides[1], Post) and id in self._loose:
            return before, None, None
        if before == after:
            return before, after, difference(NOTHING, NOTHING, before or NOTHING)
        return before, after, difference(after or NOTHING, before or NOTHING)

    def _sides(self, table: str, id: str) -> Sides:
        old, new = self._wording.rows(table, 0), self._wording.rows(table, 1)
        origin = id if id in old else self._ways[table].origin.get(id, id)
        return cast(Unit | Post | None, old.get(origin)), cast(Unit | Post | None, new.get(id))

    def _row(self, table: str, id: str, kinds: list[str], sides: Sides, figures: Figures) -> GridRow:
        row = sides[1] or sides[0]
        assert row is not None
        ends = self._ends(table, id, kinds, sides)
        name = self._wording.called(row)
        before, after, delta = figures
        reason = "; ".join(dict.fromkeys(self._reasons.get(each, "") for each in self._origins(table, id, sides)))
        cells: tuple[Cell, ...] = (
            THINGS[table], fate_words(kinds), name, *ends, before, after, delta, reason.strip("; "),
        )  # fmt: skip
        tone = tone_of(kinds)
        hay = " ".join((name, *ends, reason)).casefold()
        tones = ("same", tone, "", "", "", "", "", tone if delta is not None and kinds != ["unchanged"] else "")
        return GridRow(cells, id, 0, tones, (table, *kinds), hay)

    def _origins(self, table: str, id: str, sides: Sides) -> Iterable[str]:
        joined_here = self._ways[table].merged.get(id, ())
        return dict.fromkeys((*joined_here, *(row.id for row in sides if row is not None)))

    def _ends(self, table: str, id: str, kinds: list[str], sides: Sides) -> tuple[str, str]:
        ways = self._ways[table]
        say_end = self._wording.unit if table == "units" else self._wording.post
        if "merged" in kinds:
            return joined(say_end(each, 0) for each in ways.merged[id]), say_end(id, 1)
        if "split" in kinds:
            part = ways.split[id]
            return say_end(part.origin, 0), joined(say_end(each, 1) for each in part.ends)
        if kinds == ["unchanged"]:
            return self._place(sides[0], 0), self._place(sides[1], 1)
        fields = ways.fields.get(id, ())
        before, after = (self._told(row, side, kinds, fields) for side, row in enumerate(sides))
        if "undecided" in kinds:
            after = render(say("not yet placed") if sides[1] else say("gone, nothing is decided"), self._language)
        return before, after

    def _told(self, row: Unit | Post | None, side: int, kinds: list[str], fields: Iterable[str]) -> str:
        """What of a row is another: its name, its place and its fields."""
        if row is None:
            return ""
        parts = [self._wording.called(row)] if "renamed" in kinds else []
        if not kinds or any(kind in kinds for kind in ("new", "moved", "closed", "undecided")):
            parts.append(self._place(row, side))
        for field in fields:
            if field not in NAME and field not in PLACE and field in FIELDS:
                parts.append(self._field(row, field, side))
        return joined(parts)

    def _place(self, row: Unit | Post | None, side: int) -> str:
        above = row.parent if isinstance(row, Unit) else row.unit if isinstance(row, Post) else None
        return self._wording.unit(above, side)

    def _field(self, row: Unit | Post, field: str, side: int) -> str:
        """“grade: C-4”, or only what the field is called where its value has no words of the plan."""
        name, said = render(FIELDS[field], self._language), self.value(row, field, side)
        return f"{name}: {said}" if said else name

    def value(self, row: Unit | Post, field: str, side: int) -> str:
        """What a field holds in the old (0) or new (1) scenario; "" where that has no words of the plan."""
        value = getattr(row, field)
        if isinstance(value, Figure):
            return str(Total(value.quantity))
        if isinstance(value, Names):
            return self._found.plan.words(value, self._language) or "–"
        if field == "grade":
            grade = self._found.plan.grades.get(value or "")
            return "–" if grade is None else grade.code or self._found.plan.words(grade.name, self._language)
        if field == "reports_to":
            return self._wording.post(value or "", side) or "–"
        if field in ("code", "work"):
            return str(value) or "–"
        return render(say("yes") if value else say("no"), self._language) if isinstance(value, bool) else ""

    def others(self) -> Iterator[GridRow]:
        """People, functions and links."""
        yield from self.people()
        yield from self._functions()
        yield from self._links()

    def people(self) -> Iterator[GridRow]:
        """The people of whom something became, by what it was."""
        for kind in ("moved", "new", "left", "without_place"):
            for id in getattr(self._found.people, kind):
                name = self._wording.called(self._found.plan.people[id])
                yield self._plain("people", id, kind, name, (self._held(id, 0), self._held(id, 1)))

    def _held(self, person: str, side: int) -> str:
        places, wording = sorted(self._found.holders[side].get(person, ())), self._wording
        return joined(f"{wording.post(post, side)} ({wording.unit(unit, side)})" for post, unit in places)

    def _functions(self) -> Iterator[GridRow]:
        for kind in ("moved", "orphaned", "doubled", "new", "closed"):
            for id in getattr(self._found.functions, kind):
                name = self._wording.called(cast(Function, row_in(self._found, "functions", id)))
                leads = (self._found.leaders[side].get(id, ()) for side in (0, 1))
                before, after = (
                    joined(self._wording.unit(each, side) for each in units) for side, units in enumerate(leads)
                )
                yield self._plain("functions", id, kind, name, (before, after))

    def _links(self) -> Iterator[GridRow]:
        for kind in ("new", "gone", "changed"):
            for id in getattr(self._found.links, kind):
                before, after = (self._link(id, side) for side in (0, 1))
                name = self._found.plan.words(cast(Link, row_in(self._found, "links", id)).caption, self._language)
                yield self._plain("links", id, kind, name, (before, after))

    def _link(self, id: str, side: int) -> str:
        row = self._found.states[side].links.get(id)
        if row is None:
            return ""
        return f"{self._wording.end(row.origin, side)} → {self._wording.end(row.target, side)}"

    def _plain(self, table: str, id: str, kind: str, name: str, ends: tuple[str, str]) -> GridRow:
        cells = (THINGS[table], fate_words([kind]), name, *ends, None, None, None, self._reasons.get(id, ""))
        return GridRow(cells, id, 0, ("same", tone_of([kind])), (table, kind), " ".join((name, *ends)).casefold())


@dataclass(frozen=True, slots=True)
class Ways:
    """What became of rows, by the id that a change is listed under."""

    origin: Mapping[str, str]
    merged: Mapping[str, tuple[str, ...]]
    split: Mapping[str, Divided]
    fields: Mapping[str, tuple[str, ...]]


def _ways(changes: RowChanges) -> Ways:
    return Ways(
        {end: start for start, end in changes.became.items()},
        {row.end: row.origins for row in changes.merged},
        {end: part for part in changes.split for end in (*part.ends, part.origin)},
        changes.fields,
    )


def _established(rows: Sequence[object]) -> Total | None:
    """What some posts are established with together; None of none."""
    posts = [row for row in rows if isinstance(row, Post)]
    return total(post.established.quantity for post in posts) if posts else None


def reasons_of(found: Comparison, language: str, of: str = "reason") -> dict[str, str]:
    """The reason of every decision on the way from the old scenario to the new one, by what it was taken on.

    `of` may be “legal_basis” instead.
    """
    reasons: dict[str, str] = {}
    scenario: str | None = found.new
    while scenario is not None and scenario != found.old:
        for row in cast(Iterable[Succession], found.plan.states[scenario].successions.values()):
            words_of = found.plan.words(row.legal_basis if of == "legal_basis" else row.reason, language)
            if words_of:
                reasons.setdefault(row.subject, words_of)
        scenario = found.plan.scenarios[scenario].base
    return reasons
