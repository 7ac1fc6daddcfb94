"""Texts of cells: harmless for spreadsheets, alike however they were typed, and stamped to see what was touched."""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

from orgplanner.analysis.tables.column import Column
from orgplanner.analysis.tables.kinds import number_text
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.columns import ABOUT, is_figure, quantity_in

LONGEST = 32_000
"""Letters that a cell holds; spreadsheets cut at 32,767."""
UNKNOWN = "?"
__all__ = ["ABOUT", "LONGEST", "UNKNOWN", "alike", "clean", "stamp", "texts_of", "written"]
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text without what a workbook cannot hold, cut where a cell ends."""
    return _BAD.sub("", text)[:LONGEST]


def alike(text: str) -> str:
    """What two texts have in common that differ in white space only."""
    return " ".join(clean(text).split())


def written(speller: Speller, column: Column, row: Any) -> str:
    """What a cell of the workbook says of a row, such that it is read back as the same."""
    if is_figure(column, column.id):
        return number_text(quantity_in(speller, column, row))
    return alike((column.plain or column.text)(speller, row))


def texts_of(speller: Speller, columns: Mapping[str, Column], row: Any) -> dict[str, str]:
    """The texts of all cells of a row that can be changed in the workbook, by column."""
    return {id: written(speller, column, row) for id, column in columns.items() if column.change is not None}


def stamp(texts: Iterable[str]) -> str:
    """A short mark of the texts of a row; a row with the same mark was not touched."""
    return f"{crc32(chr(31).join(texts).encode()):08x}"
