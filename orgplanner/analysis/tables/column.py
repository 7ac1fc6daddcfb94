"""What a table consists of: columns as data, and the rows they are columns of."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from orgplanner.analysis.tables.spelling import Speller
from orgplanner.model import Plan, Quantity
from orgplanner.text import Message

COMMA = ("ru", "kk")
"""Languages in which spreadsheets expect a decimal comma, and take 12.5 for a day in May."""
Change = Callable[[Speller, Any, str], Mapping[str, Any]]
"""From a row and what was typed into its cell to the fields that become other; RuleBroken with a sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `text` is what its cell shows; without `change` it follows from others and cannot be typed.

    `kind`: text, long, number (right-aligned), choice, flag, date, one or several (names of rows of `table`).
    `quantity` is the number in a cell, by which it is sorted; `sums` says that it may be added up.
    `hint` tells more than the cell shows, such as the source of a figure. `shown`: unless somebody chose otherwise.
    """

    id: str
    heading: Message
    text: Callable[[Speller, Any], str]
    change: Change | None = None
    kind: str = "text"
    quantity: Callable[[Speller, Any], Quantity | None] | None = None
    sums: bool = False
    table: str = ""
    choices: tuple[Message, ...] = ()
    plain: Callable[[Speller, Any], str] | None = None
    """What is copied where names alone could be mistaken for others."""
    hint: Callable[[Speller, Any], str] | None = None
    shown: bool = True
    width: int = 120


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the rows of `table` in their usual order, one column after the other.

    `groups` are columns by whose words rows can be put together; `unit_of` is the unit a row belongs to.
    `started` gives the fields a new row begins with, beside another row (or None) and in a unit (or "").
    A row stays a draft of the window until all fields of `needed` hold something.
    """

    id: str
    title: Message
    table: str
    rows: Callable[[Speller], list[Any]]
    columns: Callable[[Plan], tuple[Column, ...]]
    unit_of: Callable[[Speller, Any], str]
    started: Callable[[Speller, Any, str], Mapping[str, Any]]
    groups: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    selects: str = "id"
    """The field with the id that the window selects: the row itself, or the person of a rating."""


def copied(speller: Speller, column: Column, row: Any) -> str:
    """A cell as it is copied: read back it means the same, and a spreadsheet of the language takes its numbers."""
    text = (column.plain or column.text)(speller, row)
    comma = column.kind == "number" and speller.language in COMMA
    return text.replace(".", ",") if comma else text


def column_of(columns: Iterable[Column], id: str) -> Column | None:
    """The column with an id, or None."""
    return next((column for column in columns if column.id == id), None)
