"""Cells of a file back to columns of rows, checked by the rules of the model, distinct values once.

Nothing of a file is trusted: every cell is checked for its type first. Long columns of ids, texts and names are
screened in bulk; what the screen does not pass is looked at one by one.
"""

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

from orgplanner.model import Figure, Names, Quantity
from orgplanner.model.columns import Column
from orgplanner.model.rules import LONGEST_LINE, LONGEST_TEXT, value_fault
from orgplanner.storage.cells import Cells, is_constant
from orgplanner.text import Message, say

Faults = dict[int, Message]
"""What is wrong, by number of the row."""

_ID_LETTERS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.:-"
_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,60})?", re.ASCII)
_PURE: tuple[set[type], ...] = (set(), {str}, {int}, {type(None)}, {str, type(None)}, {int, type(None)})
_LISTING = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class CellError(ValueError):
    """A cell that holds something else than it should; `message` says what is wrong."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


def decode_column(column: Column, cells: Sequence[Cells]) -> tuple[Sequence[Any], Faults]:
    """The values of a column from its cells (five lists for a figure, else one), and what is wrong with them.

    A value at fault stands as None when it could not be read at all, else as it was read.
    """
    screen = _SCREENS.get(column.kind)
    if screen is not None:
        values = screen(column, cells[0])
        if values is not None:
            return values, {}
    raw: Cells = list(zip(*cells, strict=True)) if column.kind == "figure" else cells[0]
    if all(set(map(type, each)) in _PURE for each in cells):
        values = _distinct_at_once(column, raw)
        if values is not None:
            return values, {}
    return _one_by_one(column, raw)


def _distinct_at_once(column: Column, raw: Cells) -> list[Any] | None:
    """Every distinct cell decoded once, when all are sound; cells of one type alone compare as they should."""
    if is_constant(raw):
        value, fault = decode_value(column, raw[0])
        return None if fault is not None else [value] * len(raw)
    made = {}
    for cell in dict.fromkeys(raw):
        made[cell], fault = decode_value(column, cell)
        if fault is not None:
            return None
    return list(map(made.__getitem__, raw))


def _one_by_one(column: Column, raw: Cells) -> tuple[Sequence[Any], Faults]:
    seen: dict[Any, tuple[Any, Message | None]] = {}
    values, faults = [], {}
    for number, cell in enumerate(raw):
        mark = (cell, *map(type, cell)) if column.kind == "figure" else (cell, type(cell))
        known = seen.get(mark)
        if known is None:
            known = seen[mark] = decode_value(column, cell)
        values.append(known[0])
        if known[1] is not None:
            faults[number] = known[1]
    return values, faults


def decode_value(column: Column, cell: Any) -> tuple[Any, Message | None]:
    """One value from its cell (a tuple of five for a figure), and what is wrong with it."""
    try:
        value = None if cell is None else _DECODERS[column.kind](cell)
    except CellError as error:
        return None, error.message
    return value, value_fault(column, value)


def _text(cell: Any) -> str:
    if not isinstance(cell, str):
        raise CellError(say("not a text"))
    return cell


def _number(cell: Any) -> Decimal:
    if not isinstance(cell, str) or not _NUMBER.fullmatch(cell):
        raise CellError(say("not a number"))
    return Decimal(cell)


def _whole(cell: Any) -> int:
    if type(cell) is not int:
        raise CellError(say("not a whole number"))
    return cell


def _flag(cell: Any) -> bool:
    if type(cell) is not int or cell not in (0, 1):
        raise CellError(say("not yes or no"))
    return bool(cell)


def _figure(cell: tuple[Any, ...]) -> Figure:
    low, high, approximate, basis, source = cell
    basis, source = _text(basis), None if source is None else _text(source)
    if (low is None) != (high is None):
        raise CellError(say("not a figure"))
    about = _flag(approximate)
    quantity = None if low is None else Quantity(_number(low), _number(high), about)
    return Figure(quantity, basis, source)


def _names(cell: Any) -> Names:
    parsed = _parsed(cell)
    if not isinstance(parsed, dict):
        raise CellError(say("not a text by language"))
    return Names(tuple(sorted(parsed.items())))


def _texts(cell: Any) -> tuple[Any, ...]:
    parsed = _parsed(cell)
    if not isinstance(parsed, list):
        raise CellError(say("not a list"))
    return tuple(parsed)


def _shares(cell: Any) -> tuple[Any, ...]:
    pairs = _texts(cell)
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise CellError(say("not an end with its share"))
    return tuple((end, None if share is None else _number(share)) for end, share in pairs)


def _parsed(cell: Any) -> Any:
    try:
        return json.loads(_text(cell))
    except (ValueError, RecursionError):
        raise CellError(say("not a list")) from None


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "id": _text, "short": _text, "long": _text, "date": _text, "choice": _text,
    "names": _names, "figure": _figure, "number": _number, "whole": _whole, "flag": _flag,
    "ids": _texts, "words": _texts, "shares": _shares,
}  # fmt: skip


def _ids_at_once(column: Column, cells: Cells) -> Cells | None:
    """The ids as they are when all are sound; None when they have to be looked at one by one."""
    present = [cell for cell in cells if cell is not None] if column.optional else cells
    try:
        joined = "".join(present).encode()
    except (TypeError, UnicodeEncodeError):
        return None
    lengths = set(map(len, present))
    sound = not joined.translate(None, _ID_LETTERS) and 0 not in lengths and max(lengths, default=1) <= 64
    return cells if sound else None


def _texts_at_once(longest: int) -> Callable[[Column, Cells], Cells | None]:
    def screen(column: Column, cells: Cells) -> Cells | None:
        return cells if not column.optional and _are_sound(cells, longest) else None

    return screen


def _are_sound(texts: Cells, longest: int) -> bool:
    try:
        joined = "".join(texts)
        joined.encode()
    except (TypeError, UnicodeEncodeError):
        return False
    return "\0" not in joined and max(map(len, texts), default=0) <= longest


def _names_at_once(column: Column, cells: Cells) -> list[Names] | None:
    distinct = list(dict.fromkeys(cells))
    parsed = _objects(distinct)
    if parsed is None:
        return None
    words = list(chain.from_iterable(each.values() for each in parsed))
    languages = Names(tuple((code, "-") for code in set().union(*parsed)))
    if "" in words or not _are_sound(words, LONGEST_TEXT) or value_fault(column, languages):
        return None
    made = {cell: Names(tuple(each.items())) for cell, each in zip(distinct, parsed, strict=True)}
    return [made[cell] for cell in cells]


def _objects(texts: Sequence[Any]) -> list[dict[str, Any]] | None:
    """The JSON objects of texts, parsed in one go, when all are written just as we write them.

    With as many inner boundaries as there are texts no object can begin in one text and end in another.
    """
    try:
        joined = ",".join(texts)
        if joined.count("},{") != max(0, len(texts) - 1) or not all(map(_has_braces, texts)):
            return None
        parsed = json.loads(f"[{joined}]")
    except (TypeError, ValueError, RecursionError):
        return None
    if len(parsed) != len(texts) or _LISTING.encode(parsed) != f"[{joined}]":
        return None
    return parsed if set(map(type, parsed)) <= {dict} else None


def _has_braces(text: str) -> bool:
    return text[:1] == "{" and text[-1:] == "}"


_SCREENS: dict[str, Callable[[Column, Cells], Sequence[Any] | None]] = {
    "id": _ids_at_once,
    "short": _texts_at_once(LONGEST_LINE),
    "long": _texts_at_once(LONGEST_TEXT),
    "names": _names_at_once,
}
