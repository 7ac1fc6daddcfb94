"""JSON of a stranger as plain values: no key twice, no NaN, nothing too large or too deep, numbers as written."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from orgplanner.text import Message, say

LARGEST_FILE = 400_000_000
DEEPEST = 12
"""brackets within brackets; a plan has eight"""
LONGEST_NUMBER = 60
NOWHERE = say("")
_MARKS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{}]', re.DOTALL)
"""Strings as a whole, so that brackets in them are passed over, and brackets."""


class NotJson(ValueError):
    """What is wrong with a text as JSON, and the place in it where that is known."""

    def __init__(self, message: Message, place: Message = NOWHERE) -> None:
        super().__init__(message.template)
        self.message = message
        self.place = place


def parse(data: bytes) -> Any:
    """The value of a JSON text in UTF-8; raises NotJson."""
    if len(data) > LARGEST_FILE:
        raise NotJson(say("The file is larger than {size} MB.", size=LARGEST_FILE // 1_000_000))
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as problem:
        raise NotJson(say("The text is not UTF-8."), say("byte {number}", number=problem.start)) from problem
    _check_depth(text)
    try:
        return json.loads(
            text, parse_float=_number, parse_int=_number, parse_constant=_no_number, object_pairs_hook=_object
        )
    except json.JSONDecodeError as problem:
        place = say("line {line}, column {column}", line=problem.lineno, column=problem.colno)
        raise NotJson(say("This is not JSON."), place) from problem


def _check_depth(text: str) -> None:
    """Brackets are counted before anything is built of them; those in strings are not brackets."""
    depth = 0
    for at, letter in _marks(text):
        if letter in "[{":
            depth += 1
            if depth > DEEPEST:
                line = text.count("\n", 0, at) + 1
                raise NotJson(say("Values stand too deep in each other."), say("line {line}", line=line))
        else:
            depth -= 1


def _marks(text: str) -> Iterator[tuple[int, str]]:
    for match in _MARKS.finditer(text):
        if match[0][0] != '"':
            yield match.start(), match[0]


def _number(written: str) -> Decimal:
    if len(written) > LONGEST_NUMBER:
        raise NotJson(say("A number is too long: {number}…", number=written[:20]))
    try:
        number = Decimal(written)
    except InvalidOperation:
        raise NotJson(say("Not a number: {number}", number=written[:20])) from None
    if number and not -LONGEST_NUMBER < number.adjusted() < LONGEST_NUMBER:
        raise NotJson(say("Not a number that a plan can hold: {number}", number=written))
    return number


def _no_number(written: str) -> Any:
    raise NotJson(say("Not a number: {number}", number=written))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise NotJson(say("The field “{field}” stands twice in one object.", field=twice[:80]))
    return found
