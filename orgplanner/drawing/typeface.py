"""Measures, wraps and shortens text with the bundled font, without a graphics library."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache, partial

from orgplanner.drawing.shaping.letters import is_mark, needs_shaping
from orgplanner.paths import resource

ELLIPSIS = "…"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff\u00ad\u200b\u2060\ufeff]"
)
BREAK = re.compile(r" |(?<=[^\W\d_][-‐–/־])(?=\w)")
"""where a line may end: before a space, behind a hyphen or slash after a letter"""
_ROUNDING = 1e-6
_MOST_SHAPED = 50_000


def visible(text: str) -> str:
    """Return the text with control characters shown as “�” and invisible hyphens and joints left out."""
    return _CONTROL.sub(_shown, text)


def _shown(match: re.Match[str]) -> str:
    return "" if _UNSEEN.match(match[0]) else UNKNOWN


def is_wide(character: str) -> bool:
    """Tell whether a character takes a whole em, as Chinese, Japanese, Korean and emoji do."""
    return unicodedata.east_asian_width(character) in {"W", "F"}


class Advances(dict[str, int]):
    """Advances by character in font units; a character the font lacks gets the room of its kind."""

    def __missing__(self, character: str) -> int:
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            return 0
        return 1000 if is_wide(character) else 650


class Typeface:
    """The bundled fonts as far as measuring needs them; sizes and results are in points.

    Three faces of one family, and arrows and signs that these lack from a font of symbols.

    There is no bold italic: bold wins. Renderers draw without kerning, so that widths agree. Letters that join,
    sit on others or run leftward are shaped with the same fonts and those of Arabic and Hebrew.
    """

    def __init__(
        self, regular: Advances, bold: Advances, italic: Advances, symbols: Advances, ascent: int, descent: int
    ) -> None:
        self._known = frozenset(regular.keys() & bold.keys() & italic.keys())
        regular, bold, italic = (Advances(symbols | face) for face in (regular, bold, italic))
        self._faces = {(False, False): regular, (False, True): italic, (True, False): bold, (True, True): bold}
        self._ascent = ascent / 1000
        self._descent = descent / 1000

    def advances(self, bold: bool = False, italic: bool = False) -> Advances:
        """Return the advances of one face, in thousandths of the size."""
        return self._faces[bold, italic]

    def width(self, text: str, size: float, bold: bool = False, italic: bool = False) -> float:
        """Return the sum of the advances, without kerning; that of the shaped letters where they join."""
        if needs_shaping(text):
            return _shaped_width(text, bold, italic) * size / 1000
        return sum(map(self._faces[bold, italic].__getitem__, text)) * size / 1000

    def ascent(self, size: float) -> float:
        """Return how far letters reach above the baseline."""
        return self._ascent * size

    def descent(self, size: float) -> float:
        """Return how far letters reach below the baseline, as a positive number."""
        return self._descent * size

    def missing(self, text: str) -> set[str]:
        """Return the characters that need a font of symbols or of the computer, in at least one face."""
        return set() if self._known.issuperset(text) else set(text) - self._known


def _advances(runs: Iterable[tuple[int, list[int]]]) -> Advances:
    """Return advances by character from runs of a first code point and the advances from there on."""
    advances = Advances()
    for first, several in runs:
        advances.update(zip(map(chr, range(first, first + len(several))), several, strict=True))
    return advances


@cache
def bundled() -> Typeface:
    """Return the bundled Noto Sans, read once from its table of advances."""
    table = json.loads(resource("fonts/advances.json").read_text(encoding="ascii"))
    if table["units"] != 1000:
        raise ValueError("the bundled fonts are expected to have 1000 units per em")
    regular, bold, italic, symbols = (_advances(table[name]) for name in ("regular", "bold", "italic", "symbols"))
    return Typeface(regular, bold, italic, symbols, table["ascent"], table["descent"])


@lru_cache(_MOST_SHAPED)
def _shaped_width(text: str, bold: bool, italic: bool) -> float:
    """Return the width of a text that must be shaped, in thousandths of the size."""
    from orgplanner.drawing.shaping.setting import stretches, width  # most plans never need it

    lacking = bundled().advances(bold, italic).__getitem__
    return sum(width(stretch, lacking) for stretch in stretches(visible(text), bold, italic))


def wrap(
    typeface: Typeface, text: str, size: float, width: float, lines: int, bold: bool = False
) -> tuple[str, ...]:
    """Return at most `lines` lines, none wider than `width`; the last ends with “…” if text was cut.

    Breaks at spaces, after hyphens and slashes, and inside a word that is too long for a line, with a
    hyphen between letters. Without room for a single letter nothing is returned.
    """
    advances, room = typeface.advances(bold), _room(size, width)
    rest = _single_spaced(visible(text))
    if needs_shaping(rest):
        from orgplanner.drawing.shaping.lines import wrapped

        return wrapped(rest, room, lines, partial(typeface.width, size=1000, bold=bold))
    result: list[str] = []
    while rest and len(result) < lines:
        last = len(result) == lines - 1
        line, rest = (_cut(rest, room, advances), "") if last else _first_line(rest, room, advances)
        if not line:
            break
        result.append(line)
    return tuple(result)


def shorten(typeface: Typeface, text: str, size: float, width: float, bold: bool = False) -> str:
    """Return the text in one line, cut with “…” where it would be wider than `width`."""
    line, room = _single_spaced(visible(text)), _room(size, width)
    if needs_shaping(line):
        from orgplanner.drawing.shaping.lines import shortened

        return shortened(line, room, partial(typeface.width, size=1000, bold=bold))
    return _cut(line, room, typeface.advances(bold))


def _room(size: float, width: float) -> float:
    """Return a width in thousandths of the size, with room for the rounding of a width just measured."""
    return width * 1000 / size + _ROUNDING


def _single_spaced(text: str) -> str:
    """Return the text without spaces at its ends or in a row; no-break spaces stay."""
    text = text.strip(" ")
    return " ".join(filter(None, text.split(" "))) if "  " in text else text


def _fitting(text: str, room: float, advances: Advances) -> int:
    """Return how many characters fit, never parting a letter from its marks."""
    used = 0
    for place, character in enumerate(text):
        used += advances[character]
        if used > room:
            return _before_marks(text, place)
    return len(text)


def _before_marks(text: str, place: int) -> int:
    """Return the nearest place at or before `place` that does not part a letter from its marks."""
    while place > 0 and is_mark(text[place]):
        place -= 1
    return place


def _first_line(text: str, room: float, advances: Advances) -> tuple[str, str]:
    """Return the first line and what is left for the next."""
    fit = _fitting(text, room, advances)
    if fit == len(text):
        return text, ""
    cut = 0
    for match in BREAK.finditer(text, 0, fit + 1):
        cut = match.start()
    if cut == 0:
        return _broken_word(text, fit, room, advances)
    return text[:cut], text[cut:].lstrip(" ")


def _broken_word(text: str, fit: int, room: float, advances: Advances) -> tuple[str, str]:
    """Return a line of a word too long for it, with a hyphen where letters are parted, and the rest."""
    if fit and _hyphenates(text[fit - 1 : fit + 1]):
        hyphenated = _fitting(text[:fit], room - advances["-"], advances)
        if _hyphenates(text[hyphenated - 1 : hyphenated + 1]):
            return text[:hyphenated] + "-", text[hyphenated:]
    return text[:fit], text[fit:]


def _hyphenates(pair: str) -> bool:
    """Tell whether two neighbours are letters of a script that parts words with a hyphen."""
    return len(pair) == 2 and pair.isalpha() and not is_wide(pair[0]) and not is_wide(pair[1])


def _cut(text: str, room: float, advances: Advances) -> str:
    """Return the text, or its beginning and “…”, or nothing where not even that fits."""
    if _fitting(text, room, advances) == len(text):
        return text
    left = room - advances[ELLIPSIS]
    return text[: _fitting(text, left, advances)].rstrip(" ") + ELLIPSIS if left >= 0 else ""
