"""From what was typed into cells to the fields that become other, and why a cell was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.edits.cells import Write
from orgplanner.errors import RuleBroken
from orgplanner.model import TABLES
from orgplanner.model.columns import Column as Field
from orgplanner.model.columns import columns as fields_of
from orgplanner.model.rules import value_fault
from orgplanner.text import Message, say

NEEDED: dict[str, Message] = {
    "person": say("a person"), "skill": say("a skill"), "post": say("a post"), "unit|post": say("a unit or a post"),
    "origin": say("where the link begins"), "target": say("where the link ends"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cells of one row mean: the fields that become other, and sentences by column for the rest."""

    fields: Mapping[str, Any]
    faults: Mapping[str, Message]


def read_cells(
    speller: Speller, columns: tuple[Column, ...], table: str, row: Any, typed: Mapping[str, str]
) -> Reading:
    """Reads texts by column in the order of the columns; what a cell shows already changes nothing.

    Cells that follow from others are passed over.
    """
    fields: dict[str, Any] = {}
    faults: dict[str, Message] = {}
    for column in columns:
        text = typed.get(column.id)
        if text is None or column.change is None or text == column.text(speller, row):
            continue
        try:
            changed = column.change(speller, row, text)
            _check(table, changed)
        except RuleBroken as error:
            faults[column.id] = error.message
            continue
        fields.update(changed)
        row = replace(row, **{name: value for name, value in changed.items() if hasattr(row, name)})
    return Reading(fields, faults)


def _check(table: str, changed: Mapping[str, Any]) -> None:
    """RuleBroken for a value that no row may hold."""
    known = _fields_of(table)
    for name, value in changed.items():
        field = known.get(name)
        if field is not None and (fault := value_fault(field, value)) is not None:
            if field.kind == "id" and not value:
                continue
            raise RuleBroken(say("This cannot stand here: {fault}.", fault=fault))


@cache
def _fields_of(table: str) -> Mapping[str, Field]:
    """The columns of the rows of a table, by name."""
    return {field.name: field for field in fields_of(TABLES[table])}


def blank_row(speller: Speller, sheet: Sheet, id: str, beside: Any = None, unit: str = "") -> Any:
    """A new row of a table as it begins, beside another or in a unit."""
    return TABLES[sheet.table](**{"id": id, **sheet.started(speller, beside, unit)})


def lacking(sheet: Sheet, row: Any) -> list[str]:
    """What a new row still needs before it can be kept."""
    return [need for need in sheet.needed if not any(getattr(row, field) for field in need.split("|"))]


def lacking_words(needs: list[str]) -> Message:
    """The sentence about what a new row still needs."""
    named = tuple((f"part{place}", NEEDED[need]) for place, need in enumerate(needs))
    what = Message(", ".join(f"{{{name}}}" for name, _ in named), named)
    return say("The new row is kept once it has {what}.", what=what)


def write_of(row: Any, reading: Reading, after: str = "") -> Write:
    """The new row with what was read, as it is written."""
    names = [field.name for field in fields_of(type(row)) if field.name not in ("id", "rank", "unplaced")]
    fields = {name: getattr(row, name) for name in names}
    return Write(row.id, {**fields, **reading.fields}, after)
