"""Cells as texts: blanks tidied, numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from orgplanner.importers.reading.book import Odd, Value

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


def texts_of(values: Iterable[Value], decimal: str = "") -> list[str]:
    """The texts of a column; a text that stands there often is tidied once.

    What is a number to a spreadsheet program is written with the decimal sign of the texts beside it.
    """
    known: dict[str, str] = {}
    texts = []
    for value in values:
        if value.__class__ is str:
            text = known.get(value)
            if text is None:
                text = known[value] = tidy(value)
            texts.append(text)
        else:
            text = "" if value is None else text_of(value)
            texts.append(text.replace(".", ",") if decimal == "," and value.__class__ is float else text)
    return texts


def _number(value: float) -> str:
    if value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    written = repr(value)
    return f"{Decimal(written):f}" if "e" in written else written


def loose(text: str) -> str:
    """A number or code without blanks and capitals: “ab 12” and “AB12” are the same."""
    return "".join(text.split()).casefold()


def spaced(text: str) -> str:
    """A name without capitals, for looking it up."""
    return text.casefold()
