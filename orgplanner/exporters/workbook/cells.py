"""Cells of a sheet as the text that the file holds: an object for each would take most of the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from orgplanner.analysis.workbook.texts import clean

FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet may take for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Formula:
    """What a cell works out, without the sign before it; `{row}` stands for the number of its row."""

    text: str


Value = str | int | Decimal | Formula | None
Cell = tuple[Value, str]
"""A value, and the name of its look."""
Styles = Mapping[str, tuple[int, int]]
"""By look the number of its style, and of the same style for text that looks like a formula."""


def ending(value: Value, look: str, styles: Styles) -> str:
    """All of a cell that follows its address: style, kind and content."""
    plain, quoted = styles[look]
    if value is None or value == "":
        return f' s="{plain}"/>'
    if isinstance(value, str):
        return text_ending(value, quoted if value.startswith(FORMULA) else plain)
    if isinstance(value, Formula):
        return f' s="{plain}"><f>{escaped(value.text)}</f></c>'
    return f' s="{plain}"><v>{value}</v></c>'


def text_ending(text: str, style: int) -> str:
    """The ending of a cell with a text."""
    said = clean(text)
    kept = ' xml:space="preserve"' if said != said.strip() or "\n" in said else ""
    return f' s="{style}" t="inlineStr"><is><t{kept}>{escaped(said)}</t></is></c>'


def escaped(text: str) -> str:
    """The text as it stands between two tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def row_start(line: int, height: float | None = None, hidden: bool = False) -> str:
    """The beginning of a row."""
    tall = f' ht="{height:g}" customHeight="1"' if height is not None else ""
    seen = ' hidden="1"' if hidden else ""
    return f'<row r="{line}"{tall}{seen}>'


@lru_cache(maxsize=1024)
def letter(column: int) -> str:
    """The letters of a column, the first being 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
