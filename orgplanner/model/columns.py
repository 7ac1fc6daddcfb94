"""What a field of a row may hold; one description that storage, files and rules all read."""

import dataclasses
import types
import typing
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a row.

    `kind`: id, short (a line of text), long (many lines), names, figure, number (Decimal), whole (int), flag,
    date (ISO text, may be year or year-month), choice, ids (tuple of ids), shares (tuple of (id, Decimal)),
    words (tuple of short texts).
    `table` names the table that an id or ids refer to ("" for units or posts alike, None for no reference).
    `base`: the reference is into the base scenario or any other, so the row need not exist here.
    """

    name: str = ""
    kind: str = "short"
    optional: bool = False
    choices: tuple[str, ...] = ()
    table: str | None = None
    base: bool = False


def columns(row: type[Any]) -> tuple[Column, ...]:
    """The columns of a row class, in the order of its fields."""
    return _columns(cast(Hashable, row))


@cache
def _columns(row: Any) -> tuple[Column, ...]:
    hints = typing.get_type_hints(row, include_extras=True)
    return tuple(_column(field.name, hints[field.name]) for field in dataclasses.fields(row))


def _column(name: str, hint: Any) -> Column:
    described = next(mark for mark in hint.__metadata__ if isinstance(mark, Column))
    plain = typing.get_args(hint)[0]
    optional = types.NoneType in typing.get_args(plain)
    return dataclasses.replace(described, name=name, optional=optional)
