"""Rows of the sheets of a workbook as rows of a plan that has none yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from orgplanner.analysis.tables.column import Column
from orgplanner.analysis.tables.reading import blank_row, lacking, lacking_words, read_cells
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.columns import HELD, KINDS, STAFF_LISTS, TABLES, UNIT_LIST, columns_of, sheet_of
from orgplanner.analysis.workbook.texts import alike
from orgplanner.errors import Problem
from orgplanner.importers.reading.book import place_of
from orgplanner.importers.workbook.cells import cell_of, plain_text, texts_in
from orgplanner.importers.workbook.located import Located
from orgplanner.importers.workbook.unit_tree import NOTHING, parents_of, says_unplaced
from orgplanner.model import TABLES as ROWS
from orgplanner.model import UNKNOWN, Figure, Plan, Source, Unit, names, new_id
from orgplanner.model.columns import columns as fields_of
from orgplanner.model.rules import chain_faults, value_fault
from orgplanner.text import Message, say

LOOK = say("Correct the cell and import the workbook again, or put it right in the plan.")
NO_REMEDY = say("")
SPELLED = ("units", "people", "grades", "sources", "skills", "posts", "ends")
OFTEN = 500


@dataclass(slots=True)
class Settling:
    """The plan while it is made: what did not go in, who holds which post by scenario, and the file as a source."""

    plan: Plan
    language: str
    file: str
    problems: list[Problem] = field(default_factory=list)
    holders: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    source: str = field(default_factory=new_id)
    is_named: bool = False

    def __post_init__(self) -> None:
        row = Source(self.source, names({self.language: self.file}))
        self.plan.shared.tables["sources"][row.id] = row

    def tell(self, place: str, message: Message, value: str = "", severity: str = "error") -> None:
        """Lists what did not go in."""
        self.problems.append(Problem(message, place, value, LOOK if severity == "error" else NO_REMEDY, severity))

    def stated(self, figure: Figure) -> Figure:
        """A number of which the workbook tells no basis: the workbook states it."""
        self.is_named = True
        return Figure(figure.quantity, "stated", self.source)

    def drop_source_if_idle(self) -> None:
        """Takes the file out of the sources if no number comes from it alone."""
        if not self.is_named:
            del self.plan.shared.tables["sources"][self.source]


class Reader:
    """Reads the sheets of one table of a scenario."""

    def __init__(self, settling: Settling, scenario: str, kind: str, tick: Callable[[], object]) -> None:
        self._all, self._scenario, self._kind, self._tick = settling, scenario, kind, tick
        self._speller = Speller(settling.plan, scenario, settling.language)
        for each in SPELLED:
            self._speller.spellings(each)
        columns = columns_of(settling.plan, kind)
        # a source that is picked says how a number is founded, so the basis comes after it
        order = sorted(columns, key=lambda id: id.endswith(":basis"))
        self._columns = {id: columns[id] for id in order}
        self._fields = fields_of(ROWS[TABLES[kind]])
        self._below: dict[str, str] = {}
        self._places: dict[str, str] = {}
        self._held: set[tuple[str, str]] = set()

    def read(self, tables: list[Located]) -> dict[str, Any]:
        """The rows by their ids, in their order; units with what is above them."""
        if self._kind == UNIT_LIST and any(table.mark.kind in STAFF_LISTS for table in tables):
            return {row.id: row for row in self._units_of_posts(tables)}
        found: dict[str, Any] = {}
        for table in tables:
            for number, line in enumerate(table.rows):
                if number % OFTEN == 0:
                    self._tick()
                row = self._row(table, line, found)
                if row is not None:
                    found[row.id] = row
        return self._placed(found) if self._kind == UNIT_LIST else found

    def _row(self, table: Located, line: int, known: Mapping[str, Any]) -> Any:
        """A row as its cells say; None where nothing stands in it, or where it cannot be kept, which is told."""
        sheet = sheet_of(self._kind)
        columns = self._columns_in(table)
        found = texts_in(table, line, columns)
        flags = {id for id, column in columns.items() if column.kind == "flag"}
        texts = {id: found.typed(id) for id, text in found.texts.items() if text not in NOTHING or id in flags}
        if not texts.keys() - flags and not found.faults:
            return None
        id = self._id(table, line, known)
        self._places[id] = place_of(table.grid.name, line, table.columns.get(KINDS[self._kind].named[0], 0))
        self._below[id] = texts.pop("parent", "")
        self._tell_apart(texts)
        row = blank_row(self._speller, sheet, id)
        reading = read_cells(self._speller, tuple(columns.values()), sheet.table, row, texts)
        for cell, message in {**found.faults, **reading.faults}.items():
            self._all.tell(cell_of(table, line, cell), message, found.texts.get(cell, ""))
        fields = {name: value for name, value in reading.fields.items() if hasattr(row, name)}
        row = replace(row, **fields)
        if needs := lacking(sheet, row):
            self._all.tell(self._places[id], lacking_words(needs))
            return None
        if "holders" in reading.fields:
            self._all.holders.setdefault(self._scenario, {})[id] = reading.fields["holders"]
        return self._founded(row, texts)

    def _columns_in(self, table: Located) -> dict[str, Column]:
        """The columns of a sheet; one with a formula cannot be typed into."""
        return {id: column for id, column in self._columns.items() if id in table.columns}

    def _id(self, table: Located, line: int, known: Mapping[str, Any]) -> str:
        """The id in a row, unless it is none or the row is a copy of another."""
        id = table.grid.at(line, table.columns.get("id", -1))
        is_good = isinstance(id, str) and id not in known and value_fault(self._fields[0], id) is None
        return str(id) if is_good else new_id()

    def _founded(self, row: Any, texts: Mapping[str, str]) -> Any:
        """The row with numbers that say where they come from; what is not yet placed is said to be so."""
        changed: dict[str, Any] = {}
        for each in self._fields:
            value = getattr(row, each.name)
            if isinstance(value, Figure) and value != UNKNOWN:
                basis, source = texts.get(f"{each.name}:basis"), texts.get(f"{each.name}:source")
                if basis is None and source is None:
                    changed[each.name] = self._all.stated(value)
                elif basis is None:
                    changed[each.name] = replace(value, basis="")
        if self._kind in STAFF_LISTS:
            changed["unplaced"] = row.unit is None
        return replace(row, **changed) if changed else row

    # who is meant

    def _tell_apart(self, texts: dict[str, str]) -> None:
        """Of several posts that are called alike, one among whose holders the list of posts names the person."""
        if self._kind != HELD or not texts.keys() >= {"person", "post"}:
            return
        posts = self._speller.spellings("posts").get(_key(texts["post"]), [])
        people = self._speller.spellings("people").get(_key(texts["person"]), [])
        if len(posts) < 2 or len(people) != 1:
            return
        holders = self._all.holders.get(self._scenario, {})
        for post in posts:
            if people[0] in holders.get(post, ()) and (people[0], post) not in self._held:
                self._held.add((people[0], post))
                self._speller.spellings("posts")[post] = [post]
                texts["post"] = post
                return

    # units

    def _placed(self, units: dict[str, Any]) -> dict[str, Any]:
        """The units with those above them; what is above none that is known stands at the top, which is told."""
        language = self._speller
        called = {id: language.words(row.name) for id, row in units.items()}
        below = {id: self._below[id] for id in units}
        above, unclear = parents_of(called, {id: row.code for id, row in units.items()}, below)
        for id, count in unclear.items():
            several = say("“{text}” may be {count} different units; write the code.", text=below[id], count=count)
            nobody = say("There is no unit “{text}”; write its name or its code.", text=below[id])
            self._all.tell(self._places[id], several if count > 1 else nobody, below[id])
        while fault := next(iter(chain_faults({id: above.get(id) for id in units})), None):
            id, why = fault
            self._all.tell(self._places[id], say("{unit}: {fault}.", unit=called[id], fault=why), below[id])
            del above[id]
        return {
            id: replace(row, parent=above.get(id), unplaced=id not in above and says_unplaced(below[id]))
            for id, row in units.items()
        }

    def _units_of_posts(self, tables: list[Located]) -> Iterator[Unit]:
        """The units that posts name, side by side, where the list of units is gone."""
        found: dict[str, Unit] = {}
        for table in tables:
            for line in table.rows:
                name = alike(plain_text(table.grid.at(line, table.columns.get("unit", -1))))
                code = alike(plain_text(table.grid.at(line, table.columns.get("unit_code", -1))))
                if name not in NOTHING and not says_unplaced(name):
                    unit = Unit(new_id(), code=code, name=names({self._all.language: name}))
                    found.setdefault(_key(name), unit)
        if found:
            gone = say("The list of units is gone from the workbook: the units stand side by side.")
            self._all.tell("", gone, severity="warning")
        yield from found.values()


def _key(text: str) -> str:
    return alike(text).casefold()
