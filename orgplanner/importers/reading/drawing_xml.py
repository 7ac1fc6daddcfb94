"""The shapes and lines of a draw.io file; what a stranger sends is read without entities and within limits."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import unquote
from xml.parsers import expat

from orgplanner.errors import FileProblem
from orgplanner.importers.apart.limits import TooLarge
from orgplanner.text import say

MOST_CELLS, MOST_LETTERS, MOST_INFLATED, DEEPEST = 200_000, 32_000, 100_000_000, 60
OFTEN = 2_000
WRAPPERS = ("UserObject", "object")
_TAG = re.compile(r"<[^<>]*>")
_LINE_END = re.compile(r"<\s*/?\s*(?:br|div|p|li|ul|ol|tr|h\d|hr)\b[^<>]*>", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"%(\w{1,60})%")
Words = Mapping[str, str]
Point = tuple[float, float]


@dataclass(slots=True)
class Cell:
    """A shape or a line of a page as the file has it; `words` are the data that somebody put into it."""

    id: str
    parent: str = ""
    label: str = ""
    style: str = ""
    is_shape: bool = False
    is_line: bool = False
    source: str = ""
    target: str = ""
    words: dict[str, str] = field(default_factory=dict)
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    ends: dict[str, Point] = field(default_factory=dict)

    def has_style(self, name: str) -> bool:
        """Whether the style has a word, alone or as name=1."""
        return f";{name};" in f";{self.style};" or f";{name}=1;" in f";{self.style};"


@dataclass(slots=True)
class Page:
    """A page of a drawing: its name and its cells, in the order of the file."""

    name: str
    cells: list[Cell] = field(default_factory=list)


def read_pages(name: str, data: bytes, tick: Callable[[], object] = lambda: None) -> list[Page]:
    """The pages of a draw.io file, compressed or not; FileProblem when it is no XML, or not safe."""
    reader = _Reader(tick)
    try:
        reader.read(data)
        for page, packed in list(reader.packed):
            reader.unpack(page, packed)
    except (expat.ExpatError, binascii.Error, zlib.error, UnicodeDecodeError) as problem:
        raise FileProblem(
            say("{file} is a drawing that cannot be read: it is damaged.", file=name),
            say("Open it in draw.io, save it again without compression and try once more."),
        ) from problem
    except _Unsafe as problem:
        unsafe = say("{file} declares entities and is not opened: they are not safe.", file=name)
        raise FileProblem(unsafe) from problem
    return [page for page in reader.pages if page.cells]


class _Unsafe(ValueError):
    """Declarations that a drawing does not need."""


class _Reader:
    """Takes the elements as they come."""

    def __init__(self, tick: Callable[[], object]) -> None:
        self.pages: list[Page] = []
        self.packed: list[tuple[Page, str]] = []
        self._tick, self._count, self._inflated = tick, 0, 0
        self._depth = 0
        self._wrapper: dict[str, str] | None = None
        self._cell: Cell | None = None
        self._text: list[str] | None = None

    def read(self, data: bytes | str) -> None:
        """Reads a whole text of XML into the pages."""
        self._depth, self._wrapper, self._cell, self._text = 0, None, None, None
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        parser.Parse(data, True)

    def unpack(self, page: Page, packed: str) -> None:
        """A page that is deflated, in base 64 and with signs as in addresses."""
        inflate = zlib.decompressobj(-15)
        data = inflate.decompress(base64.b64decode("".join(packed.split()), validate=True), MOST_INFLATED)
        self._inflated += len(data)
        if inflate.unconsumed_tail or self._inflated > MOST_INFLATED:
            raise TooLarge("cells")
        before = list(self.pages)
        self.pages = [page]
        self.read(unquote(data.decode("utf-8"), errors="strict"))
        self.pages = before

    def _refuse(self, *_: Any) -> None:
        raise _Unsafe

    def _start(self, name: str, words: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > 4 * MOST_CELLS:
            raise TooLarge("cells")
        if self._count % OFTEN == 0:
            self._tick()
        if name == "diagram":
            self.pages.append(Page(words.get("name", "")[:MOST_LETTERS]))
            self._text = []
        elif name == "mxGraphModel":
            self._text = None
            if not self.pages:
                self.pages.append(Page(""))
        elif name in WRAPPERS:
            self._wrapper = words
        elif name == "mxCell" and self.pages:
            self._begin(words)
        elif self._cell is not None:
            self._measure(name, words)

    def _begin(self, words: dict[str, str]) -> None:
        cells = self.pages[-1].cells
        if len(cells) >= MOST_CELLS:
            raise TooLarge("cells")
        told = self._wrapper or {}
        style = words.get("style", "")
        label = words.get("value", told.get("label", ""))
        if told.get("placeholders") == "1":
            label = _PLACEHOLDER.sub(lambda found: told.get(found[1], ""), label)
        more = {key: value for key, value in told.items() if key not in IDLE}
        self._cell = Cell(
            told.get("id", words.get("id", "")), words.get("parent", ""), plain_label(label, "html=1" in style),
            style, words.get("vertex") == "1", words.get("edge") == "1", words.get("source", ""),
            words.get("target", ""), more,
        )  # fmt: skip
        cells.append(self._cell)

    def _measure(self, name: str, words: dict[str, str]) -> None:
        assert self._cell is not None
        if name == "mxGeometry":
            x, y, width, height = (_number(words.get(key, "0")) for key in ("x", "y", "width", "height"))
            self._cell.box = (x, y, width, height)
        elif name == "mxPoint" and words.get("as") in ("sourcePoint", "targetPoint"):
            self._cell.ends[words["as"]] = (_number(words.get("x", "0")), _number(words.get("y", "0")))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name == "mxCell":
            self._cell = None
        elif name in WRAPPERS:
            self._wrapper = None
        elif name == "diagram":
            text = "".join(self._text or ()).strip()
            if text:
                self.packed.append((self.pages[-1], text))
            self._text = None

    def _take(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)


IDLE = frozenset({"id", "label", "placeholders", "tooltip", "link", "tags", "metadata"})
"""What a shape may have that is about the drawing and not about what is drawn."""


def plain_label(label: str, is_html: bool) -> str:
    """A label as lines of plain text."""
    if is_html:
        label = unescape(_TAG.sub("", _LINE_END.sub("\n", label[: 4 * MOST_LETTERS])))
    lines = (" ".join(line.split()) for line in label.splitlines())
    return "\n".join(filter(None, lines))[:MOST_LETTERS]


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e9 else 0.0
