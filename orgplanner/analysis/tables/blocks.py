"""A block of cells pasted into a table: what it makes of which rows, and a report of cells not understood."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.reading import Reading, blank_row, lacking, lacking_words, read_cells, write_of
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.edits.cells import Write, write_rows
from orgplanner.model import SHARED, ChangeSet, new_id
from orgplanner.text import Message

Tick = Callable[[int, int], None]
FEW = 20
"""Rows from which on it is quicker to put all names of a table together than to look for each."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that was not understood: the row and column it is in, what was typed, and why."""

    row: str
    column: str
    text: str
    why: Message


@dataclass(frozen=True, slots=True)
class Target:
    """A row that cells go into: its id, or a new one (`is_new`) that comes after the row `after`, in `unit`."""

    id: str
    is_new: bool = False
    after: str = ""
    unit: str = ""


@dataclass(slots=True)
class Block:
    """What was made of a block: the step, the rows that are new, drafts of rows that still lack something.

    `drafts` are texts by column of rows that could not be added yet, by their ids.
    """

    changes: ChangeSet
    cells: list[Cell] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    drafts: dict[str, Mapping[str, str]] = field(default_factory=dict)
    changed: int = 0


def new_targets(count: int, after: str = "", unit: str = "") -> list[Target]:
    """Targets for new rows one after the other."""
    targets: list[Target] = []
    for _ in range(count):
        target = Target(new_id(), True, after, unit)
        targets.append(target)
        after = target.id
    return targets


def written_block(
    speller: Speller,
    sheet: Sheet,
    targets: Sequence[Target],
    columns: Sequence[str],
    block: Sequence[Sequence[str | None]],
    tick: Tick | None = None,
) -> Block:
    """What a block makes of rows and columns: cells beyond them are left out, None and what is missing stays.

    Rows that are no longer there are passed over.

    Raises RuleBroken when the scenario is locked. Whatever is not understood is reported and changes nothing.
    """
    cells: list[Cell] = []
    writes: list[Write] = []
    drafts: dict[str, Mapping[str, str]] = {}
    described = sheet.columns(speller.plan)
    for column in described if len(targets) > FEW else ():
        if column.id in columns and column.table:
            speller.spellings(column.table)
    for place, (target, texts) in enumerate(zip(targets, block, strict=False)):
        if tick is not None and place % 100 == 0:
            tick(place, 2 * len(targets))
        typed = {id: text for id, text in zip(columns, texts, strict=False) if text is not None}
        write, found = _row(speller, sheet, described, target, typed)
        cells += found
        if write is not None:
            writes.append(write)
        elif target.is_new:
            drafts[target.id] = typed
    return _committed(speller, sheet, writes, cells, drafts, tick)


def _row(
    speller: Speller, sheet: Sheet, columns: tuple[Column, ...], target: Target, typed: Mapping[str, str]
) -> tuple[Write | None, list[Cell]]:
    if not target.is_new:
        row: Any = speller.row(sheet.table, target.id)
        if row is None:
            return None, []
        reading = read_cells(speller, columns, sheet.table, row, typed)
        cells = _cells(target.id, typed, reading)
        return (Write(row.id, reading.fields) if reading.fields else None), cells
    row = blank_row(speller, sheet, target.id, None, target.unit)
    reading = read_cells(speller, columns, sheet.table, row, typed)
    own = {name: value for name, value in reading.fields.items() if hasattr(row, name)}
    needs = lacking(sheet, replace(row, **own))
    if needs:
        first = next(iter(typed), "")
        return None, [
            Cell(target.id, first, typed.get(first, ""), lacking_words(needs)),
            *_cells(row.id, typed, reading),
        ]
    return write_of(row, reading, target.after), _cells(target.id, typed, reading)


def _cells(id: str, typed: Mapping[str, str], reading: Reading) -> list[Cell]:
    return [Cell(id, column, typed[column], why) for column, why in reading.faults.items()]


def _committed(
    speller: Speller,
    sheet: Sheet,
    writes: list[Write],
    cells: list[Cell],
    drafts: dict[str, Mapping[str, str]],
    tick: Tick | None,
) -> Block:
    scenario = None if sheet.table in SHARED else speller.scenario
    refused: dict[str, Message] = {}

    def half(done: int, whole: int) -> None:
        if tick is not None:
            tick(whole + done, 2 * whole)

    changes = write_rows(speller.plan, scenario, sheet.table, writes, refused, half)
    cells += [Cell(id, "", "", why) for id, why in refused.items()]
    kept = [write for write in writes if write.id not in refused]
    known = speller.rows(sheet.table)
    added = [write.id for write in kept if write.id not in known]
    return Block(changes, cells, added, drafts, len(kept) - len(added))
