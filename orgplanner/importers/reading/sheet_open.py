"""The sheets of an .ods file, looked through for merged cells, outlines, indents, and cells that lie too far."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from orgplanner.importers.apart.limits import MOST_CELLS, MOST_ROWS, TooLarge
from orgplanner.importers.reading.aside import Aside, Extent
from orgplanner.importers.reading.parts import Parts, Words

PIECE = 200_000
"""Bytes looked at in one go."""
MOST_REPEATED = 4_000_000
"""How often an empty row or cell may stand for itself; a sheet ends long before."""
TENTHS = {"cm": 100, "mm": 10, "in": 254, "pt": 3.53, "pc": 42.3}
"""Of a millimetre, by units of length."""


def look_through(parts: Parts, tick: Callable[[], object]) -> dict[str, Aside]:
    """What each sheet says besides its cells, by its name; TooLarge where cells lie too far."""
    reader = _Reader()
    with parts.open("content.xml") as stream:
        while piece := stream.read(PIECE):
            tick()
            reader.parser.Parse(piece)
        reader.parser.Parse(b"", True)
    return reader.found


class _Reader:
    """Hears of the elements in the order of the file; ends are heard once there are groups of rows."""

    def __init__(self) -> None:
        self.found: dict[str, Aside] = {}
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self._aside, self._extent, self._cells = Aside(), Extent(), 0
        self._row, self._next, self._column, self._depth = 0, 0, 0, 0
        self._style, self._indents = "", dict[str, int]()

    def _start(self, name: str, words: Words) -> None:
        match name:
            case "table:table-cell" | "table:covered-table-cell":
                self._cell(words)
            case "table:table-row":
                self._begin_row(words)
            case "table:table":
                self._aside, self._extent = self.found.setdefault(words.get("table:name", ""), Aside()), Extent()
                self._row, self._next = 0, 0
            case "table:table-row-group":
                self._depth += 1
                self.parser.EndElementHandler = self._end
            case "style:style":
                self._style = words.get("style:name", "")
            case "style:paragraph-properties" if indent := _length(words.get("fo:margin-left", "")):
                self._indents[self._style] = indent

    def _end(self, name: str) -> None:
        if name == "table:table-row-group":
            self._depth -= 1

    def _begin_row(self, words: Words) -> None:
        self._row, self._column = self._next, 0
        self._next += _repeated(words, "table:number-rows-repeated")
        if self._depth:
            rows = range(self._row, min(self._next, MOST_ROWS))
            self._aside.levels.update(dict.fromkeys(rows, self._depth))

    def _cell(self, words: Words) -> None:
        column, self._column = self._column, self._column + _repeated(words, "table:number-columns-repeated")
        if "office:value-type" not in words:
            return
        self._extent.grow(self._next, self._column)
        self._extent.check()
        self._cells += (self._next - self._row) * (self._column - column)
        if self._cells > MOST_CELLS:
            raise TooLarge("cells")
        if words.get("calcext:value-type") == "error":
            self._aside.formulas[self._row, column] = "#?"
        wide, high = (_repeated(words, f"table:number-{each}-spanned") for each in ("columns", "rows"))
        if wide * high > 1:
            self._aside.merged.append((self._row, column, self._row + high - 1, column + wide - 1))
        indent = self._indents.get(words.get("table:style-name", ""))
        if indent:
            self._aside.indents.setdefault(column, {})[self._row] = indent


def _repeated(words: Words, name: str) -> int:
    """How often something stands for itself; TooLarge beyond what a sheet can have."""
    word = words.get(name, "1").strip()
    number = int(word) if word.isdecimal() and len(word) < 12 else MOST_REPEATED + 1
    if number > MOST_REPEATED:
        raise TooLarge("cells")
    return max(1, number)


def _length(word: str) -> int:
    """A length such as 0.35cm in tenths of a millimetre; 0 for what is none."""
    number = word[:-2].replace(".", "", 1)
    return round(float(word[:-2]) * TENTHS[word[-2:]]) if word[-2:] in TENTHS and number.isdecimal() else 0
