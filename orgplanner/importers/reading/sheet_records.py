"""The sheets of an .xlsb file, looked through for merged cells, outlines, and cells that lie too far.

Records as in [MS-XLSB] 2.1.4: a type and a size of seven bits a byte, then the data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from struct import unpack_from

from orgplanner.importers.reading.aside import Aside, Extent
from orgplanner.importers.reading.parts import Parts

ROW, FIRST_CELL, LAST_CELL, SHEET, MERGED = 0, 2, 11, 156, 176
"""BrtRowHdr, BrtCellRk to BrtFmlaError, BrtBundleSh, BrtMergeCell."""
MOST_BYTES = 300_000_000
ERRORS = (3, 11)
"""BrtCellError, BrtFmlaError."""
NAMES = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
OFTEN = 20_000
"""Records from one tick to the next."""


def look_through(parts: Parts, tick: Callable[[], object]) -> dict[str, Aside]:
    """What each sheet says besides its cells, by its name; TooLarge where cells lie too far."""
    book = parts.ending("workbook.bin")
    targets, found = parts.targets(book), dict[str, Aside]()
    for kind, data in _records(parts.open(book, MOST_BYTES).read()):
        if kind == SHEET:
            key, end = _text(data, 8)
            name, _ = _text(data, end)
            if (part := targets.get(key, "")) in parts:
                found[name] = _look(parts.open(part, MOST_BYTES).read(), tick)
    return found


def _look(part: bytes, tick: Callable[[], object]) -> Aside:
    aside, extent, row = Aside(), Extent(), 0
    for number, (kind, data) in enumerate(_records(part)):
        if number % OFTEN == 0:
            tick()
        if FIRST_CELL <= kind <= LAST_CELL:
            column = int(unpack_from("<I", data)[0])
            extent.grow(row + 1, column + 1)
            if kind in ERRORS:
                aside.formulas[row, column] = NAMES.get(data[8], "#?")
        elif kind == ROW:
            extent.check()
            row = unpack_from("<I", data)[0]
            if level := data[11] & 7:
                aside.levels[row] = level
        elif kind == MERGED:
            first, last, left, right = unpack_from("<4I", data)
            aside.merged.append((first, left, last, right))
    extent.check()
    return aside


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Type and data of each record; ValueError where the part ends within one."""
    place = 0
    while place < len(part):
        kind, place = _number(part, place, 2)
        size, place = _number(part, place, 4)
        if place + size > len(part):
            raise ValueError("a record is cut off")
        yield kind, part[place : place + size]
        place += size


def _number(part: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, the low ones first, and where it ends."""
    number = 0
    for step in range(most):
        if place + step >= len(part):
            raise ValueError("a record is cut off")
        byte = part[place + step]
        number |= (byte & 0x7F) << 7 * step
        if byte < 0x80:
            return number, place + step + 1
    return number, place + most


def _text(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    end = place + 4 + 2 * int(unpack_from("<I", data, place)[0])
    return data[place + 4 : end].decode("utf-16-le"), end
