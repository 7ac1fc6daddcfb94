"""A change set as a line of text and back: runs of changes to one table go together, column by column."""

import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

from orgplanner.model import TABLES, Change, ChangeSet, Plan, Row
from orgplanner.storage.encoding import PIECE, encode_rows
from orgplanner.storage.rows import decode_columns
from orgplanner.text import Message, Worded

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def changes_pieces(changes: ChangeSet) -> Iterator[str]:
    """A change set as one line of JSON, in pieces none of which is large.

    Rows are as they are after the change; the plan knows what they were.
    """
    runs = groupby(changes, key=lambda change: (change.table, change.scenario))
    notes = [message_value(note) for note in changes.notes]
    head = _WRITER.encode([message_value(changes.label), changes.typing, notes])
    written = _parted(_run(table, scenario, list(run)) for (table, scenario), run in runs)
    yield f"{head[:-1]},"
    yield from written
    yield "]"


def _run(table: str, scenario: str | None, changes: Sequence[Change]) -> Iterator[str]:
    after = [change.after for change in changes if change.after is not None]
    yield f"{_WRITER.encode([table, scenario])[:-1]},"
    yield from _pieces([change.id for change in changes])
    yield ","
    yield from _pieces([int(change.after is not None) for change in changes])
    yield ","
    yield from _parted(map(_pieces, encode_rows(TABLES[table], after)))
    yield "]"


def _pieces(values: Sequence[Any]) -> Iterator[str]:
    """A list as JSON, written piece by piece: while one is written no other thread goes on, not even the window."""
    starts = range(0, len(values), PIECE)
    return _parted((_WRITER.encode(values[start : start + PIECE])[1:-1],) for start in starts)


def _parted(parts: Iterable[Iterable[str]]) -> Iterator[str]:
    """A list in JSON of what each of the parts writes."""
    yield "["
    for number, part in enumerate(parts):
        yield from ("," if number else "", *part)
    yield "]"


def read_changes(plan: Plan, text: str | bytes) -> ChangeSet:
    """The change set of a line, which applies to `plan`; ValueError when the line or its rows are not sound."""
    label, typing, notes, written = json.loads(text)
    changes = tuple(change for run in written for change in _changes(plan, *run))
    return ChangeSet(read_message(label), changes, tuple(map(read_message, notes)), str(typing))


def _changes(
    plan: Plan, table: str, scenario: str | None, ids: list[str], there: list[int], cells: list[list[Any]]
) -> Iterator[Change]:
    after = iter(_rows(table, cells))
    home = plan.shared if scenario is None else plan.states.get(scenario)
    known = home.tables[table] if home is not None else {}
    for id, present in zip(ids, there, strict=True):
        yield Change(table, scenario, id, known.get(id), next(after) if present else None)


def _rows(table: str, cells: list[list[Any]]) -> Iterable[Row]:
    values, faults = decode_columns(TABLES[table], cells)
    if any(faults):
        raise ValueError(f"rows of {table} are not sound")
    return map(TABLES[table], *values)


def message_value(message: Message) -> list[Any]:
    """A message as something JSON can hold; numbers and texts stay, anything else becomes its text."""
    return [message.template, {name: _value(value) for name, value in message.values}]


def _value(value: object) -> object:
    if isinstance(value, Message):
        return {"say": message_value(value)}
    if isinstance(value, Worded):
        return {"words": str(value), "by": dict(value.by_language)}
    if isinstance(value, Decimal):
        return {"number": str(value)}
    return value if isinstance(value, str | int | float) or value is None else str(value)


def read_message(value: Any) -> Message:
    """The message of `message_value`."""
    template, values = value
    return Message(str(template), tuple((name, _read_value(each)) for name, each in values.items()))


def _read_value(value: Any) -> object:
    if isinstance(value, dict) and "words" in value:
        return Worded(str(value["words"]), {str(code): str(words) for code, words in value["by"].items()})
    if isinstance(value, dict):
        return read_message(value["say"]) if "say" in value else Decimal(value["number"])
    return value
