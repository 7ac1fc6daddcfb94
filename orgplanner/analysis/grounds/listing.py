"""Grounds as rows: what rests on what, the sources with their numbers, and a list for each kind of ground."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from orgplanner.analysis.compare.table import Cell, counts, figures, words
from orgplanner.analysis.grounds.ground import FIELDS, KINDS, UNKNOWN, Ground, Share, shares
from orgplanner.analysis.reviewing_words import DECISION_WORDS
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.views.grid import Grid, GridRow, without_empty
from orgplanner.model import Function, Plan, Post, Source, Unit, total
from orgplanner.text import Message, render, say

SIDES = (say("before"), say("after"))
BOTH = say("before and after")
COUNTED = (say("units"), say("figures"), say("established FTE"), say("filled FTE"))
"""What is told of each scenario in the overview."""
WHOLE, ALL, ITSELF = ("post", "established", "filled"), say("all of it"), say("the unit itself")
MOST = 400
"""Rows of a list; longer ones are summed up by source."""


class GroundTables:
    """Makes rows of what is said in one or two scenarios, the older first, in a language."""

    def __init__(self, plan: Plan, scenarios: Sequence[str], grounds: Sequence[Ground], language: str) -> None:
        self._plan, self._scenarios, self._language = plan, tuple(scenarios), language
        self._states = [plan.states[id] for id in scenarios]
        self._bases = [state for id in scenarios if (state := plan.states.get(plan.scenarios[id].base or ""))]
        self._grounds = sorted(grounds, key=lambda ground: tuple(KINDS).index(ground.kind))
        self._numbers = _numbers(plan, self._grounds, language)

    def kinds(self) -> list[str]:
        """The kinds of ground that there are."""
        return list(dict.fromkeys(ground.kind for ground in self._grounds))

    def count(self, kind: str) -> int:
        """How many rows the list of a kind has."""
        return sum(ground.kind == kind for ground in self._grounds)

    # what rests on what

    def overview(self) -> Grid:
        """How many units, figures of posts and decisions rest on what, and how many FTE they make."""
        columns = list(words(say("Basis")))
        for title in self._titles():
            called = [say("{scenario}: {what}", scenario=title, what=what) for what in COUNTED]
            columns += [*counts(*called[:2]), *figures(*called[2:])]
        columns += counts(say("Decisions")) if len(self._scenarios) > 1 else ()
        known = [shares(self._grounds, side) for side in range(len(self._scenarios))]
        rows = []
        for kind in self.kinds():
            parts = [share.get(kind) for share in known]
            cells: list[Cell] = [KINDS[kind]]
            for part in parts:
                cells += _counted(part, kind)
            cells.append(parts[-1].decisions or None if parts[-1] is not None else None)
            rows.append(GridRow(tuple(cells[: len(columns)]), kind))
        return Grid(tuple(columns), (220, *(90 for _ in columns[1:])), rows)

    def _titles(self) -> list[Message]:
        return list(SIDES) if len(self._scenarios) > 1 else [say("now")]

    # sources

    def sources(self) -> Grid:
        """The sources on which something rests: a number for each document, its places below it."""
        used = Counter(ground.source for ground in self._grounds if ground.source in self._plan.sources)
        rows: list[GridRow] = []
        documents: dict[str, list[Source]] = {title: [] for title in self._numbers}
        for id in self._plan.sources:
            if id in used:
                documents[self._title(id)].append(self._plan.sources[id])
        for number, (title, places) in enumerate(documents.items(), 1):
            dates, notes = (
                "; ".join(dict.fromkeys(filter(None, each)))
                for each in ([row.date for row in places], [row.note for row in places])
            )
            whole = sum(used[row.id] for row in places)
            rows.append(GridRow((f"[{number}] {title}", whole, dates, notes), places[0].id, is_bold=True))
            below = sorted((row for row in places if row.place), key=lambda row: (row.place, row.id))
            rows += [GridRow((row.place, used[row.id]), row.id, 1) for row in below]
        columns = (
            *words(say("Document, and place in it")), *counts(say("Rests on it")),
            *words(say("Date"), say("Note")),
        )  # fmt: skip
        return Grid(columns, (320, 80, 80, 220), rows)

    def _title(self, source: str | None) -> str:
        row = self._plan.sources.get(source or "")
        return "" if row is None else self._plan.words(row.title, self._language) or "–"

    def _source(self, source: str | None) -> str:
        """The number of a document with the place in it."""
        row = self._plan.sources.get(source or "")
        return "" if row is None else " ".join(filter(None, (f"[{self._numbers[self._title(source)]}]", row.place)))

    # the lists

    def listing(self, kind: str) -> Grid:
        """What has a kind of ground, unit by unit; summed up by source where that is too long."""
        found = [ground for ground in self._grounds if ground.kind == kind]
        if len(found) > MOST:
            return self._summed(found)
        columns = (*words(say("Unit, post"), say("What")), *figures(say("Established"), say("Filled")))
        columns += words(say("Scenario")) if len(self._scenarios) > 1 else ()
        columns += words(say("Source"), say("Note"))
        return without_empty(Grid(columns, tuple(120 for _ in columns), list(self._rows(found))), "figure")

    def _rows(self, found: Sequence[Ground]) -> Iterator[GridRow]:
        for unit, group in groupby(found, key=lambda ground: ground.unit):
            here = list(group)
            name = self._heading(unit, here[0].sides[-1])
            if len(here) == 1 and here[0].id == unit:
                yield self._row(here[0], name)
                continue
            yield GridRow((name,), unit or "", is_bold=True, role="heading", keeps=True)
            yield from (self._row(ground) for ground in here)

    def _row(self, ground: Ground, name: str = "") -> GridRow:
        sides = BOTH if len(ground.sides) > 1 else SIDES[ground.sides[0]]
        cells: tuple[Cell, ...] = (
            name or self._subject(ground), self._what(ground),
            *(None if each is None else as_total(each) for each in (ground.established, ground.filled)),
            *((sides,) if len(self._scenarios) > 1 else ()), self._source(ground.source), ground.note,
        )  # fmt: skip
        return GridRow(cells, ground.id, 0 if name else 1)

    def _what(self, ground: Ground) -> tuple[Message, ...]:
        if ground.decision:
            return (say("decision: {words}", words=DECISION_WORDS[ground.decision]),)
        if ground.table == "units":
            return ()
        return (ALL,) if ground.fields == WHOLE else tuple(FIELDS[name] for name in ground.fields)

    def _subject(self, ground: Ground) -> str:
        """The name that a row has where its ground is; of a decision that of what is decided about."""
        row = self._row_of(ground.id, 0 if ground.decision else ground.sides[-1])
        if isinstance(row, Unit):
            return render(ITSELF, self._language)
        return self._name(row)

    def _heading(self, id: str | None, side: int) -> str:
        """The name of the unit, or of the function decided about, below which grounds are listed."""
        return render(say("not yet placed"), self._language) if id is None else self._name(self._row_of(id, side))

    def _name(self, row: Unit | Post | Function | None) -> str:
        if row is None:
            return "–"
        name = row.title if isinstance(row, Post) else row.name
        return self._plan.words(name, self._language) or row.code or "–"

    def _row_of(self, id: str, side: int) -> Unit | Post | Function | None:
        """A row as a scenario has it, else another one, else the base of one: decisions are about what that had."""
        for state in (self._states[side], *reversed(self._states), *self._bases):
            row = state.units.get(id) or state.posts.get(id) or state.functions.get(id)
            if row is not None:
                return row
        return None

    def _summed(self, found: Sequence[Ground]) -> Grid:
        columns = (
            *words(say("Source")), *counts(say("Units"), say("Posts"), say("Decisions")),
            *figures(say("Established FTE, all rows")),
        )  # fmt: skip
        by_source: dict[str | None, list[Ground]] = {}
        for ground in found:
            by_source.setdefault(ground.source, []).append(ground)
        rows = []
        for source, parts in by_source.items():
            tables = Counter(ground.table for ground in parts)
            known = total(part.established for part in parts if "established" in part.fields)
            numbers = (tables["units"], tables["posts"], tables["successions"])
            rows.append(GridRow((self._source(source) or say("no source named"), *numbers, known), source or ""))
        return Grid(columns, (320, 80, 80, 80, 100), rows)


def _counted(share: Share | None, kind: str) -> tuple[Cell, ...]:
    """The cells of a scenario; what is 0 is left empty."""
    if share is None:
        return (None,) * len(COUNTED)
    known = (total(parts) if parts and kind != UNKNOWN else None for parts in share.figures.values())
    return share.units or None, share.count or None, *known


def _numbers(plan: Plan, grounds: Sequence[Ground], language: str) -> Mapping[str, int]:
    """Number the documents in the order in which something rests on them."""
    rows = (plan.sources.get(ground.source or "") for ground in grounds)
    titles = dict.fromkeys(plan.words(row.title, language) or "–" for row in rows if row is not None)
    return {title: number for number, title in enumerate(titles, 1)}
