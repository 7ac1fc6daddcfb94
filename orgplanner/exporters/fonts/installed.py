"""Finds a font of this computer for letters that the bundled font lacks, and cuts out what is needed."""

from __future__ import annotations

import os
import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from orgplanner.paths import resource

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
PREFERRED = (
    *("notosans", "dejavusans", "segoeui", "arial", "sylfaen", "tahoma"),
    *("msyh", "simsun", "yugoth", "msgothic", "malgun"),
    *("pingfang", "hiragino", "applesdgothic"),
    *("wqy", "droidsansfallback", "seguisym", "seguiemj", "symbola"),
)
SPECIAL_STYLES = ("bold", "italic", "oblique", "mono", "serif", "condensed", "light", "black", "thin")
NEVER = ("lastresort", "adobeblank")
KEPT_TABLES = frozenset(
    {
        *("head", "hhea", "maxp", "hmtx", "cmap", "name", "post", "OS/2"),
        *("loca", "glyf", "CFF ", "CFF2", "VORG"),
        *("fvar", "gvar", "avar", "HVAR", "MVAR", "STAT"),
    }
)
EMBEDDING_FORBIDDEN = 2
MAX_QUADRATIC_ERROR = 1.0  # font units, when cubic outlines become quadratic ones


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font in a file, or one of several in a collection."""

    path: Path
    number: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of one font, as sorted ranges of code points."""

    font: FontFile
    starts: Sequence[int]
    ends: Sequence[int]

    def has(self, character: str) -> bool:
        """Tell whether the font has a character."""
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


class SystemFonts:
    """Some fonts and then those below some folders, read one after the other as letters are asked for."""

    def __init__(self, folders: Iterable[Path], first: Iterable[Path] = ()) -> None:
        self._unread = iter([*first, *sorted(font_files(folders), key=_preference)])
        self._read: list[Coverage] = []
        self._found: dict[str, FontFile | None] = {}
        self._lock = Lock()  # exports may run in several threads

    def font_for(self, character: str) -> FontFile | None:
        """Return the most suitable font that has a character, or None."""
        with self._lock:
            if character not in self._found:
                having = (coverage.font for coverage in self._coverages() if coverage.has(character))
                self._found[character] = next(having, None)
            return self._found[character]

    def _coverages(self) -> Iterator[Coverage]:
        yield from self._read
        for path in self._unread:
            coverages = tuple(coverages_of(path))
            self._read.extend(coverages)
            yield from coverages


@cache
def installed() -> SystemFonts:
    """Return the fonts of this computer, after the bundled symbols."""
    return SystemFonts(font_folders(), [symbols()])


def symbols() -> Path:
    """Return the bundled font of arrows and signs."""
    return resource("fonts/NotoSansMath-Symbols.ttf")


def font_folders() -> tuple[Path, ...]:
    """Return where Linux, Windows and macOS keep fonts."""
    home, environment = Path.home(), os.environ
    data = environment.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    places = [Path(folder) / "fonts" for folder in data if folder]
    places += [home / ".fonts", home / ".local/share/fonts", home / "Library/Fonts"]
    places += [Path("/System/Library/Fonts"), Path("/Library/Fonts")]
    for variable, below in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if variable in environment:
            places.append(Path(environment[variable]) / below)
    return tuple(dict.fromkeys(places))


def font_files(folders: Iterable[Path]) -> list[Path]:
    """Return the font files below folders that exist."""
    return [
        Path(parent) / name
        for folder in folders
        for parent, _folders, names in os.walk(folder)
        for name in names
        if Path(name).suffix.lower() in ENDINGS and not name.lower().startswith(NEVER)
    ]


def _preference(path: Path) -> tuple[bool, int, str, str]:
    """Return what sorts plain well-known fonts first, the same way on every run."""
    stem = path.stem.lower().replace(" ", "").replace("-", "")
    rank = next((rank for rank, name in enumerate(PREFERRED) if stem.startswith(name)), len(PREFERRED))
    return any(style in stem for style in SPECIAL_STYLES), rank, stem, str(path)


def coverages_of(path: Path) -> Iterator[Coverage]:
    """Yield what each font of a file covers; nothing for files that cannot be read or not be embedded."""
    from fontTools.ttLib import TTLibError

    try:
        for number, font in enumerate(_opened(path)):
            if _can_be_embedded(font):
                starts, ends = _ranges(sorted(font.getBestCmap() or ()))
                yield Coverage(FontFile(path, number), starts, ends)
    except (TTLibError, OSError, ValueError, LookupError, AssertionError, EOFError, struct.error):
        return


def _opened(path: Path) -> Iterator[TTFont]:
    """Yield the fonts of a file, read only as far as needed, and close it."""
    from fontTools.ttLib import TTCollection, TTFont

    if path.suffix.lower() in {".ttc", ".otc"}:
        with TTCollection(str(path), lazy=True) as collection:
            yield from collection.fonts
    else:
        with TTFont(path, lazy=True) as font:
            yield font


def _can_be_embedded(font: TTFont) -> bool:
    """Tell whether a font has outlines and its maker allows putting it into documents."""
    has_outlines = any(table in font for table in ("glyf", "CFF ", "CFF2"))
    return has_outlines and font["OS/2"].fsType & 0x0F != EMBEDDING_FORBIDDEN


def _ranges(codes: Sequence[int]) -> tuple[array[int], array[int]]:
    """Return the first and last code points of runs of neighbours."""
    starts, ends = array("I"), array("I")
    for code in codes:
        if ends and code == ends[-1] + 1:
            ends[-1] = code
        else:
            starts.append(code)
            ends.append(code)
    return starts, ends


def cut_out(file: FontFile, characters: Iterable[str]) -> bytes:
    """Return a small TrueType font with only the characters, whatever kind of outlines the file has."""
    from fontTools.ttLib import TTFont

    with TTFont(file.path, fontNumber=file.number, lazy=True) as font:
        return saved(cut(font, unicodes=map(ord, characters)))


def cut(font: TTFont, **wanted: Iterable[object]) -> TTFont:
    """Return the font with only what is wanted, with quadratic outlines of one weight."""
    from fontTools.subset import Options, Subsetter
    from fontTools.varLib.instancer import instantiateVariableFont

    others = [table for table in font.keys() if table not in KEPT_TABLES]  # noqa: SIM118  # not a dict
    options = Options(layout_features=[], hinting=False, notdef_outline=True, drop_tables=others)
    subsetter = Subsetter(options)
    subsetter.populate(**wanted)
    subsetter.subset(font)
    if "fvar" in font:
        font = instantiateVariableFont(font, {axis.axisTag: None for axis in font["fvar"].axes})
    if "glyf" not in font:
        make_quadratic(font)
    return font


def saved(font: TTFont) -> bytes:
    """Return the bytes of a font file."""
    stream = BytesIO()
    font.save(stream, reorderTables=False)
    return stream.getvalue()


def make_quadratic(font: TTFont) -> None:
    """Replace the PostScript outlines of a font by TrueType ones, which PDF writers can embed."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import newTable

    order, shapes, glyphs = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, MAX_QUADRATIC_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    for postscript in {"CFF ", "CFF2", "VORG"} & set(font.keys()):
        del font[postscript]
    _complete_profile(font, len(order))


def _complete_profile(font: TTFont, glyphs: int) -> None:
    """Give a font the larger `maxp` table that TrueType outlines need, and its file type."""
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    zero = ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements")
    for name in (*zero, "maxSizeOfInstructions"):
        setattr(profile, name, 0)
    profile.maxZones, profile.maxComponentElements, profile.numGlyphs = 1, 0, glyphs
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
