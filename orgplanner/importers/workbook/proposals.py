"""What an edited workbook wants changed: proposals, each to be taken or not, and what is not understood."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.reading import blank_row, lacking, lacking_words, read_cells
from orgplanner.analysis.tables.spelling import UNPLACED as NOT_PLACED
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.allowances import slots_of
from orgplanner.analysis.workbook.columns import ALLOWED, KINDS, TABLES, UNPLACED, columns_of, sheet_of
from orgplanner.analysis.workbook.texts import stamp, texts_of, written
from orgplanner.errors import FileProblem, Problem, RuleBroken
from orgplanner.importers.reading import book
from orgplanner.importers.reading.book import place_of
from orgplanner.importers.workbook.cells import Texts, cell_of, texts_in
from orgplanner.importers.workbook.located import Hidden, Located, locate, read_hidden
from orgplanner.importers.workbook.matching import NO_DOUBT, Candidate, Known, match
from orgplanner.importers.workbook.proposal import Proposal
from orgplanner.importers.workbook.taking import take_changes
from orgplanner.model import Plan, new_id
from orgplanner.text import Message, say

SINCE = say("the plan was changed here since the workbook was written")
LOOK = say("Correct the cell and read the workbook again, or make the change by hand.")


@dataclass(frozen=True, slots=True)
class Found:
    """All proposals in the order of the workbook, its number of rows, its language, and what is not understood."""

    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]
    rows: int
    language: str


def find_changes(plan: Plan, grids: list[book.Sheet]) -> Found:
    """What the workbook says otherwise than the plan; FileProblem when it is not one of this program."""
    hidden = read_hidden(grids)
    tables = list(locate(plan, grids, hidden))
    if not tables:
        raise FileProblem(
            say("This workbook has no table that can be taken back into a plan."),
            say("Only workbooks that were exported as a staffing plan can be."),
        )
    search = _Search(plan, hidden)
    groups: dict[tuple[str, str], list[Located]] = {}
    for table in tables:
        groups.setdefault((TABLES[table.mark.kind], table.mark.scenario), []).append(table)
    order = list(dict.fromkeys(TABLES.values()))
    for (_, scenario), members in sorted(groups.items(), key=lambda each: order.index(each[0][0])):
        if scenario in plan.states:
            search.compare(scenario, members)
        else:
            search.tell(members[0].grid.name, say("The plan has no such scenario."), "warning")
    return Found(tuple(search.proposals), tuple(search.problems), search.rows, search.language)


class _Search:
    """Gathers proposals and problems, table by table."""

    def __init__(self, plan: Plan, hidden: Hidden | None) -> None:
        self._plan, self._hidden = plan, hidden
        self.language = hidden.language if hidden is not None else "en"
        self.proposals: list[Proposal] = []
        self.problems: list[Problem] = []
        self.rows = 0
        if hidden is None:
            self.tell("", say("The hidden sheet is gone: rows that were deleted cannot be told."), "warning")
        elif hidden.plan != plan.id:
            self.tell(
                "",
                say("The workbook was written from another plan; its rows are matched as far as they can be."),
                "warning",
            )

    def tell(self, place: str, message: Message, severity: str = "error", value: str = "") -> None:
        """Lists what is not understood."""
        self.problems.append(Problem(message, place, value, LOOK if severity == "error" else NO_DOUBT, severity))

    def compare(self, scenario: str, tables: list[Located]) -> None:
        """All sheets with the rows of one table of a scenario."""
        speller = Speller(self._plan, scenario, self.language)
        for each in ("units", "people", "grades", "sources"):
            speller.spellings(each)
        kind, first = tables[0].mark.kind, len(self.proposals)
        columns = columns_of(self._plan, kind)
        texts = {
            (place, row): texts_in(table, row, columns) for place, table in enumerate(tables) for row in table.rows
        }
        self.rows += len(texts)
        for table in tables:
            self._typed_allowances(table)
        stamps = self._stamps(tables)
        known = _known(speller, kind, columns, stamps)
        candidates = {key: _candidate(tables[key[0]], key[1], each) for key, each in texts.items()}
        match(list(candidates.values()), known)
        behind = ""
        for key, candidate in candidates.items():
            table, row = tables[key[0]], key[1]
            here = _Place(speller, columns, table, row)
            if candidate.row:
                self._changes(here, candidate, known[candidate.row], texts[key])
                behind = candidate.row
            elif not self._is_gone(here, candidate, stamps):
                behind = self._new(here, texts[key], behind) or behind
        self._deleted(speller, tables, {each.row for each in candidates.values()}, known)
        self._go_on([each for each in self.proposals[first:] if each.kind == "new"])

    def _go_on(self, new: list[Proposal]) -> None:
        """Goes on with a plan that has the new rows, so that rows of other tables may name them."""
        if new:
            with suppress(RuleBroken):
                self._plan = self._plan.after(take_changes(self._plan, "", new, self.language))

    def _typed_allowances(self, table: Located) -> None:
        """Tells of amounts in columns of form T-3 for which the plan has no allowance."""
        for id in ALLOWED[len(slots_of(self._plan)) :]:
            column = table.columns.get(id, -1)
            typed = next((row for row in table.rows if isinstance(table.grid.at(row, column), int | float)), None)
            if typed is not None:
                message = say("The plan has no such allowance; amounts that are typed here are not taken.")
                self.tell(cell_of(table, typed, id), message, value=str(table.grid.at(typed, column)))

    def _stamps(self, tables: list[Located]) -> dict[str, str] | None:
        """The ids that were written, with their stamps; None when that cannot be known."""
        if self._hidden is None:
            return None
        found: dict[str, str] = {}
        for table in tables:
            found.update(self._hidden.stamps.get(table.mark, {}))
        return found

    def _changes(self, here: _Place, candidate: Candidate, known: Known, found: Texts) -> None:
        """Each cell of a row that says something else than the plan."""
        if candidate.stamp == known.stamp and not found.faults:
            return
        row = here.row_of(candidate.row)
        now = texts_of(here.speller, here.columns, row)
        for id, message in found.faults.items():
            self.tell(cell_of(here.table, here.line, id), message)
        other = {id: found.typed(id) for id, text in found.texts.items() if not _is_same(text, now[id])}
        if here.table.mark.kind == UNPLACED and _says_unplaced(here.speller, other.get("unit", "–")):
            other.pop("unit", None)
        doubt = candidate.certainty
        if known.stamp and known.stamp != stamp(now[id] for id in found.texts):
            doubt = SINCE
        for id, text in other.items():
            reading = read_cells(here.speller, tuple(here.columns.values()), here.name, row, {id: text})
            place = cell_of(here.table, here.line, id)
            if id in reading.faults:
                self.tell(place, reading.faults[id], value=text)
            elif reading.fields:
                self.proposals.append(Proposal(
                    "change", here.name, here.table.mark.scenario, here.table.mark.kind, row.id,
                    called_in(here.speller, here.table.mark.kind, row), {id: text}, place,
                    here.columns[id].heading, now[id], text, doubt,
                ))  # fmt: skip

    def _is_gone(self, here: _Place, candidate: Candidate, stamps: dict[str, str] | None) -> bool:
        """Whether a row was written that the plan has lost since; that is told."""
        gone = stamps is not None and candidate.id in stamps and candidate.id not in here.rows
        if gone:
            place = place_of(here.table.grid.name, here.line, here.table.columns.get("id", 0))
            self.tell(place, say("The plan no longer has this row."), "warning", candidate.name[0])
        return gone

    def _new(self, here: _Place, found: Texts, behind: str) -> str:
        """A row that the plan does not have; returns its id, "" where it is not understood."""
        texts = {id: found.typed(id) for id, text in found.texts.items() if text not in ("", "–")}
        row = blank_row(here.speller, here.sheet, new_id())
        reading = read_cells(here.speller, tuple(here.columns.values()), here.name, row, texts)
        faults = {**found.faults, **reading.faults}
        for id, message in faults.items():
            self.tell(cell_of(here.table, here.line, id), message, value=found.texts.get(id, ""))
        texts = {id: text for id, text in texts.items() if id not in faults}
        if faults.keys() & {"unit", "parent"} or not reading.fields:
            return ""
        needs = lacking(here.sheet, replace(row, **{
            field: value for field, value in reading.fields.items() if hasattr(row, field)
        }))  # fmt: skip
        named = KINDS[here.table.mark.kind].named
        place = place_of(here.table.grid.name, here.line, here.table.columns.get(named[0], 0))
        if needs:
            self.tell(place, lacking_words(needs))
            return ""
        name = _joined(texts, named) or texts.get("code") or "–"
        after = "; ".join(text for id, text in texts.items() if id not in named[: _told(named)])
        self.proposals.append(Proposal(
            "new", here.name, here.table.mark.scenario, here.table.mark.kind, row.id, name, texts, place,
            say("new row"), "", after, NO_DOUBT, behind,
        ))  # fmt: skip
        return str(row.id)

    def _deleted(
        self, speller: Speller, tables: list[Located], claimed: set[str], known: Mapping[str, Known]
    ) -> None:
        """Rows that were written and are no longer there, unless the rows of their sheet are all others."""
        mark = tables[0].mark
        if self._hidden is None or claimed == {""}:
            return
        for id in known:
            if id not in claimed:
                row = speller.rows(TABLES[mark.kind])[id]
                self.proposals.append(Proposal(
                    "deleted", TABLES[mark.kind], mark.scenario, mark.kind, id,
                    called_in(speller, mark.kind, row), {},
                    tables[0].grid.name, say("deleted row"),
                ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """A row of a sheet, with what is needed to read it."""

    speller: Speller
    columns: Mapping[str, Column]
    table: Located
    line: int

    @property
    def name(self) -> str:
        return TABLES[self.table.mark.kind]

    @property
    def sheet(self) -> Sheet:
        return sheet_of(self.table.mark.kind)

    @property
    def rows(self) -> Mapping[str, Any]:
        return self.speller.rows(self.name)

    def row_of(self, id: str) -> Any:
        """The row of the plan with an id."""
        return self.rows[id]


def _known(
    speller: Speller, kind: str, columns: Mapping[str, Column], stamps: dict[str, str] | None
) -> dict[str, Known]:
    """The rows of the plan that were written; all of them where that cannot be known."""
    rows = speller.rows(TABLES[kind])
    ids = rows if stamps is None else [id for id in stamps if id in rows]
    named = [columns[id] for id in KINDS[kind].named]
    found = {}
    for id in ids:
        mark = stamps[id] if stamps is not None else ""
        name = tuple(written(speller, column, rows[id]) for column in named)
        found[id] = Known(id, mark, getattr(rows[id], "code", ""), name)
    return found


def _candidate(table: Located, line: int, found: Texts) -> Candidate:
    id = table.grid.at(line, table.columns.get("id", -1))
    texts = found.texts
    name = tuple(texts.get(each, "") for each in KINDS[table.mark.kind].named)
    mark = stamp(texts.values()) if not found.faults else ""
    return Candidate(id if isinstance(id, str) else "", mark, texts.get("code", ""), name)


def called_in(speller: Speller, kind: str, row: Any) -> str:
    """What a row of a sheet is called: as in the program, else by the columns that tell it from others."""
    if hasattr(row, "name") or hasattr(row, "title"):
        return speller.called(row)
    columns, named = columns_of(speller.plan, kind), KINDS[kind].named
    return _joined({id: columns[id].text(speller, row) for id in named}, named)


def _joined(texts: Mapping[str, str], named: tuple[str, ...]) -> str:
    return " · ".join(text for id in named[: _told(named)] if (text := texts.get(id)))


def _told(named: tuple[str, ...]) -> int:
    """How many columns make the name of a row: a name or a title alone, else all."""
    return 1 if named[0] in ("name", "title") else len(named)


def _is_same(text: str, now: str) -> bool:
    return text == now or (text in ("", "–") and now in ("", "–"))


def _says_unplaced(speller: Speller, text: str) -> bool:
    return text.casefold() == speller.say(NOT_PLACED).casefold()
