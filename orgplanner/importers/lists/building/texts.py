"""Cells as texts: blanks tidied, numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from types import NoneType
from typing import cast

from rapidfuzz import fuzz

from orgplanner.importers.reading.book import Odd, Value

ALIKE = 85
"""From 0 to 100: above it two names are spellings of one."""

_UNWRITABLE = re.compile("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def text_of(value: Value) -> str:
    """A cell as one line of text, "" for an empty one."""
    if value.__class__ is str:
        return tidy(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Odd):
        return tidy(value.text)
    return _number(value) if isinstance(value, float) else str(value)


def tidy(text: str) -> str:
    """A text without idle blanks and line breaks, and without characters that no text may hold."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    joined = " ".join(text.split())
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", joined)


def texts_of(values: Sequence[Value], decimal: str = "") -> list[str]:
    """The texts of a column. What is a number to a spreadsheet program is written with the decimal sign of the
    texts beside it."""
    kinds = set(map(type, values))
    if kinds <= {str, NoneType}:
        texts = ["" if value is None else value for value in cast(Sequence[str], values)]
        whole = ".".join(texts)
        return list(map(str.strip if whole.isprintable() and "  " not in whole else tidy, texts))
    if kinds <= {int, NoneType}:
        return ["" if value is None else str(value) for value in values]
    if decimal == ",":
        return [text_of(value).replace(".", ",") if type(value) is float else text_of(value) for value in values]
    return list(map(text_of, values))


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    written = repr(value)
    return f"{Decimal(written):f}" if "e" in written else written


def loose(text: str) -> str:
    """A tidy number or code without blanks and capitals: “ab 12” and “AB12” are the same."""
    return text.replace(" ", "").casefold()


def is_alike(one: str, other: str) -> bool:
    """Whether two names are one, spelled in two ways; numbers in them tell them apart."""
    one, other = one.casefold(), other.casefold()
    return re.findall(r"\d+", one) == re.findall(r"\d+", other) and fuzz.ratio(one, other) >= ALIKE
