"""Columns of rows to cells of a file, a whole column at a time: the same plan always gives the same cells."""

import json
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import count
from operator import attrgetter, itemgetter
from typing import Any

from orgplanner.model import Figure, Names, Row
from orgplanner.model.columns import Column, columns
from orgplanner.storage.cells import Cells, is_constant

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
PIECE = 10_000
"""Objects that are written as JSON in one go; meanwhile no other thread goes on, not even the window."""
OFTEN_SHARED = 0.8
"""scenarios copied from each other share rows; where fewer than so many are distinct, each is encoded once"""


def encode_rows(kind: type[Row], rows: Sequence[Row]) -> list[Cells]:
    """The cells of rows of one class, as one list of values for every cell of its table."""
    marks = list(map(id, rows))
    distinct = dict(zip(marks, rows, strict=True))
    if len(distinct) >= len(rows) * OFTEN_SHARED:
        return _encoded(kind, rows)
    places = dict(zip(distinct, count(), strict=False))
    spread = itemgetter(*map(places.__getitem__, marks))
    return [spread(cells) for cells in _encoded(kind, list(distinct.values()))]


def _encoded(kind: type[Row], rows: Sequence[Row]) -> list[Cells]:
    described = columns(kind)
    if not rows:
        width = sum(5 if column.kind == "figure" else 1 for column in described)
        return [[] for _ in range(width)]
    fields = (list(map(attrgetter(column.name), rows)) for column in described)
    return [cells for column, values in zip(described, fields, strict=True) for cells in _encode(column, values)]


def _encode(column: Column, values: Sequence[Any]) -> Iterable[Cells]:
    if column.kind == "figure":
        return zip(*_by_identity(_figure_cells, values), strict=True)
    if column.kind == "flag":
        return (list(map(int, values)),)
    if column.kind == "names":
        return (_names_texts(values),)
    encoder = _ENCODERS.get(column.kind)
    return (values if encoder is None else _by_identity(encoder, values),)


def _by_identity(encoder: Callable[[Any], Any], values: Sequence[Any]) -> list[Any]:
    """Encodes every object once, however often it stands in a column; hashing it would cost more."""
    marks = list(map(id, values))
    if is_constant(marks):
        return [encoder(values[0])] * len(values)
    encoded = {mark: encoder(value) for mark, value in dict(zip(marks, values, strict=True)).items()}
    return [encoded[mark] for mark in marks]


def number_text(number: Decimal | None) -> str | None:
    """A number without exponent or idle zeros, so that equal numbers are the same text: 0.25, 50."""
    if number is None:
        return None
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


def _figure_cells(figure: Figure) -> tuple[Any, ...]:
    quantity = figure.quantity
    if quantity is None:
        return (None, None, 0, figure.basis, figure.source)
    ends = number_text(quantity.low), number_text(quantity.high)
    return (*ends, int(quantity.approximate), figure.basis, figure.source)


def _names_texts(values: Sequence[Names]) -> list[str]:
    """A JSON object for each; written in one go and cut apart, unless a text itself looks like a cut."""
    marks = list(map(id, values))
    if is_constant(marks):
        return [_WRITER.encode(dict(values[0].items))] * len(values)
    distinct = dict(zip(marks, values, strict=True))
    objects = [dict(names.items) for names in distinct.values()]
    pieces = (objects[start : start + PIECE] for start in range(0, len(objects), PIECE))
    encoded = dict(zip(distinct, (text for piece in pieces for text in _objects_texts(piece)), strict=True))
    return [encoded[mark] for mark in marks]


def _objects_texts(objects: Sequence[dict[str, str]]) -> list[str]:
    parts = _WRITER.encode(objects)[2:-2].split("},{")
    if len(parts) == len(objects):
        return [f"{{{part}}}" for part in parts]
    return [_WRITER.encode(each) for each in objects]


def _shares_text(shares: tuple[tuple[str, Decimal | None], ...]) -> str:
    return _WRITER.encode([[id, number_text(share)] for id, share in shares])


_ENCODERS: dict[str, Callable[[Any], Any]] = {
    "number": number_text,
    "ids": _WRITER.encode,
    "words": _WRITER.encode,
    "shares": _shares_text,
}
