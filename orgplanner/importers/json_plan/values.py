"""Values of JSON as values of the columns of rows; what is not of the kind is said in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from orgplanner.model import Figure, Names, Quantity
from orgplanner.model.columns import Column
from orgplanner.text import Message, say

_WRITTEN = re.compile(r"\d{1,40}(\.\d{1,40})?([Ee][+-]?\d{1,2})?", re.ASCII)


class NotOfKind(ValueError):
    """A value that is not of the kind of its column; `message` says what it is not."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.template)
        self.message = message


def read_value(column: Column, value: Any) -> Any:
    """The value of a column; None stays None. Raises NotOfKind; the rules of the model look at the rest."""
    return None if value is None else READERS[column.kind](value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise NotOfKind(say("not a text"))
    return value


def _names(value: Any) -> Names:
    if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
        raise NotOfKind(say("not a text by language"))
    return Names(tuple(sorted(value.items())))


def _number(value: Any) -> Decimal:
    """A number, or its digits as text where a reader that keeps doubles would lose some."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not _WRITTEN.fullmatch(value):
        raise NotOfKind(say("not a number"))
    try:
        return Decimal(value)
    except InvalidOperation:
        raise NotOfKind(say("not a number")) from None


def _whole(value: Any) -> int:
    if not isinstance(value, Decimal) or value != value.to_integral_value():
        raise NotOfKind(say("not a whole number"))
    return int(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise NotOfKind(say("not yes or no"))
    return value


def _figure(value: Any) -> Figure:
    if not isinstance(value, dict) or not value.keys() <= {"quantity", "basis", "source"}:
        raise NotOfKind(say("not a figure"))
    source = value.get("source")
    basis = _text(value.get("basis", ""))
    return Figure(_quantity(value.get("quantity")), basis, None if source is None else _text(source))


def _quantity(value: Any) -> Quantity | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not {"low", "high"} <= value.keys() <= {"low", "high", "approximate"}:
        raise NotOfKind(say("not a figure"))
    return Quantity(_number(value["low"]), _number(value["high"]), _flag(value.get("approximate", False)))


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise NotOfKind(say("not a list"))
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _shares(value: Any) -> tuple[tuple[str, Decimal | None], ...]:
    pairs = _list(value)
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise NotOfKind(say("not an end with its share"))
    return tuple((_text(id), None if share is None else _number(share)) for id, share in pairs)


READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType({
    "id": _text, "short": _text, "long": _text, "date": _text, "choice": _text, "names": _names,
    "figure": _figure, "number": _number, "whole": _whole, "flag": _flag, "ids": _texts, "words": _texts,
    "shares": _shares,
})  # fmt: skip
"""What reads a value, by the kind of its column."""
