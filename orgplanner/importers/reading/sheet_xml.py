"""The sheets of an .xlsx file, looked through for what calamine does not tell, and for cells that lie too far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from orgplanner.importers.apart.limits import TooLarge
from orgplanner.importers.reading.aside import Aside, Extent
from orgplanner.importers.reading.parts import Parts, Words

PIECE = 1_000_000
"""Bytes looked at in one go; nobody waits for the lock of the interpreter longer than that takes."""
FEW_COLUMNS = 100
"""So many may have 200,000 rows."""
LAST = 2000
"""Bytes in which the last reference of a piece stands."""
LONGEST_ROW = 64_000_000
FORMULA = 200
"""Letters of a formula that are kept."""
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
_LETTERS = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]*)""")
_LONG_NUMBER = re.compile(rb"""=\s*["']\s*[A-Za-z]*(?:[2-9]\d{5}|\d{7})""")
_TEXT = re.compile(rb">[^<>]*+<")
_EMPTY = re.compile(rb"""<(?:\w+:)?c(?:\s+\w+="[^"<>]*")*\s*(?:/>|></(?:\w+:)?c>)""")
_EMPTY_ROW = re.compile(rb"""<(?:\w+:)?row(?:\s+[\w:.]+="[^"<>]*")*\s*(?:/>|>\s*</(?:\w+:)?row>)""")
_OUTLINED = re.compile(rb"""<(?:\w+:)?row\b(?=[^<>]*\sr="(\d+)")(?=[^<>]*\soutlineLevel="(\d)")""")
_FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b([^<>]*+)>\s*+<(?:\w+:)?f\b[^<>]*+>([^<]*+)</(?:\w+:)?f>\s*+"""
    rb"""(<(?:\w+:)?v\s*+/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?\s*+</(?:\w+:)?c>"""
)
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b([^<>]*+)>\s*+(?:<(?:\w+:)?f\b[^<>]*+>(?:[^<]*+</(?:\w+:)?f>)?+\s*+)?+<(?:\w+:)?v>(#[^<]{1,12})<"""
)
_PLACE = re.compile(rb'([A-Z]{1,3})(\d{1,7})')


def look_through(parts: Parts, tick: Callable[[], object]) -> dict[str, Aside]:
    """What each sheet says besides its cells, by its name; TooLarge where cells lie too far."""
    indents = _indents(parts)
    found: dict[str, Aside] = {}
    for sheet, part in _sheets(parts).items():
        if part in parts:
            found[sheet] = Aside()
            _look(parts, part, found[sheet], indents, tick)
    return found


def _sheets(parts: Parts) -> dict[str, str]:
    """The parts of the sheets by the names of the sheets."""
    book, keys = parts.ending("workbook.xml"), dict[str, str]()

    def start(name: str, words: Words) -> None:
        if name == "sheet":
            keys[words.get("name", "")] = next((key for word, key in words.items() if word.endswith(":id")), "")

    parts.elements(book, start)
    targets = parts.targets(book)
    return {name: targets[key] for name, key in keys.items() if key in targets}


def _indents(parts: Parts) -> dict[bytes, int]:
    """How far the cells of a style are indented, by the number of the style; only of those that are."""
    found: dict[bytes, int] = {}
    inside, number = False, -1

    def start(name: str, words: Words) -> None:
        nonlocal inside, number
        match name:
            case "cellXfs":
                inside = True
            case "cellStyles" | "dxfs":
                inside = False
            case "xf" if inside:
                number += 1
            case "alignment" if inside and (indent := words.get("indent", "0")).isdecimal() and int(indent):
                found[b"%d" % number] = int(indent)

    parts.elements(parts.ending("styles.xml"), start)
    return found


def _look(
    parts: Parts, part: str, aside: Aside, indents: Mapping[bytes, int], tick: Callable[[], object]
) -> None:
    indented = _indented(indents)
    extent = Extent()
    for piece in _pieces(parts, part):
        tick()
        _measure(piece, extent)
        if b"outlineLevel=" in piece:
            outlined = _OUTLINED.findall(piece)
            aside.levels.update((int(row) - 1, int(level)) for row, level in outlined if level != b"0")
        if indented is not None:
            for found in indented.finditer(piece):
                row, column = _place(found[1])
                aside.indents.setdefault(column, {})[row] = indents[found[2]]
        if b"<f" in piece or b":f" in piece:
            _take_formulas(piece, aside)
        if b't="e"' in piece:
            _take_errors(piece, aside)


def _pieces(parts: Parts, part: str) -> Iterator[bytes]:
    """A part bit by bit, cut at the ends of rows."""
    rest = b""
    with parts.open(part) as stream:
        while read := stream.read(PIECE):
            rest += read
            end = rest.rfind(b"row>") + len(b"row>")
            if end >= len(b"row>"):
                yield rest[:end]
                rest = rest[end:]
            elif len(rest) > LONGEST_ROW:
                raise TooLarge("cells")
    yield rest


def _measure(piece: bytes, extent: Extent) -> None:
    """Lets the extent of a sheet grow; cells without a value do not count.

    Only where rows are beyond 200,000 or columns many must each reference be looked at.
    """
    columns = max(map(_column, set(_LETTERS.findall(piece))), default=0)
    if columns <= FEW_COLUMNS and _LONG_NUMBER.search(piece) is None:
        last = _REFERENCE.findall(piece[-LAST:])
        extent.grow(int(last[-1][1] or 0) if last else 0, columns)
        return
    bare = _EMPTY_ROW.sub(b"", _EMPTY.sub(b"", _TEXT.sub(b"><", piece)))
    for letters, row in _REFERENCE.findall(bare):
        extent.grow(int(row or 0), _column(letters))
    extent.check()


def _column(letters: bytes) -> int:
    """The number of a column from 1; beyond all limits for more letters than there can be."""
    number = 0
    for letter in letters.upper()[:7]:
        number = number * 26 + letter - 64
    return number


def _place(reference: bytes) -> tuple[int, int]:
    """Row and column from 0 of a reference such as B7."""
    found = _PLACE.fullmatch(reference)
    return (int(found[2]) - 1, _column(found[1]) - 1) if found else (-1, -1)


def _indented(indents: Mapping[bytes, int]) -> re.Pattern[bytes] | None:
    """What finds the cells with something in them that have one of these styles."""
    if not indents:
        return None
    any_of = b"|".join(indents)
    return re.compile(rb'<(?:\w+:)?c\b(?=[^<>]*\sr="([A-Z]+\d+)")(?=[^<>]*\ss="(%s)")[^<>]*[^/<>]>' % any_of)


def _take_formulas(piece: bytes, aside: Aside) -> None:
    """Notes formulas whose results are not in the file."""
    for words, text, empty in _FORMULA.findall(piece):
        reference = _REFERENCE.search(words)
        if reference is not None and not (empty and b't="str"' in words):
            place = _place(reference[1] + reference[2])
            aside.formulas[place] = "=" + unescape(text.decode("utf-8", "replace"))[:FORMULA]


def _take_errors(piece: bytes, aside: Aside) -> None:
    """Notes cells whose formulas came to nothing, such as #REF!."""
    for words, text in _ERROR.findall(piece):
        reference = _REFERENCE.search(words)
        if reference is not None and b't="e"' in words:
            aside.formulas[_place(reference[1] + reference[2])] = text.decode("utf-8", "replace")
