"""The fonts of one PDF: the bundled ones, and cut-outs of system fonts for letters these lack."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from itertools import groupby

from orgplanner.drawing.picture import Text
from orgplanner.drawing.shaping.letters import is_usual, needs_shaping
from orgplanner.drawing.typeface import UNKNOWN, Typeface, visible
from orgplanner.exporters.fonts.installed import FontFile, SystemFonts, cut_out
from orgplanner.exporters.pdf.shaping import Piece, ShapedTexts
from orgplanner.paths import resource

REGULAR, BOLD, ITALIC = "NotoSans", "NotoSans-SemiBold", "NotoSans-Italic"
FACES = {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD}
_FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-SemiBold.ttf", ITALIC: "NotoSans-Italic.ttf"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text in one font of the PDF library; `measured` are the letters it stands for."""

    text: str
    font: str
    measured: str


def register_bundled() -> None:
    """Make the bundled fonts known to the PDF library, once per process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FILES.items():
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(resource(f"fonts/{file}"))))


class Fallbacks:
    """Stand-ins for letters that the bundled font lacks, and glyphs of letters that join, for one document."""

    def __init__(self, typeface: Typeface, texts: Iterable[Text], fonts: SystemFonts) -> None:
        lacking, joining = set[str](), list[Text]()
        for text in texts:
            if is_usual(text.text):
                continue
            if needs_shaping(text.text):
                joining.append(text)
            else:
                lacking |= typeface.missing(visible(text.text))
        self._shaped = ShapedTexts(typeface, joining, fonts) if joining else None
        seen = sorted(character for character in lacking if not _is_unseen(character))
        found = {character: fonts.font_for(character) for character in seen}
        self._fonts = _registered({character: file for character, file in found.items() if file})
        without = {character for character, file in found.items() if file is None}
        self.missing = frozenset(without | self._shaped.missing if self._shaped else without)
        self._lacking = lacking

    def pieces(self, text: Text) -> tuple[Piece, ...] | None:
        """Return the glyphs of a text whose letters join or run leftward, None for any other."""
        return self._shaped.pieces(text) if self._shaped else None

    def runs(self, text: str, font: str) -> list[Run]:
        """Return a text in runs of `font` and its stand-ins."""
        if self._lacking.isdisjoint(text):
            return [Run(text, font, text)]
        fonts = ((character, self._font_of(character, font)) for character in text)
        runs = [(name, "".join(pair[0] for pair in pairs)) for name, pairs in groupby(fonts, lambda pair: pair[1])]
        return [Run(self._without_missing(part), name, part) for name, part in runs if name]

    def _font_of(self, character: str, font: str) -> str:
        if character not in self._lacking or character in self.missing:
            return font
        return self._fonts.get(character, "")

    def _without_missing(self, text: str) -> str:
        return "".join(UNKNOWN if character in self.missing else character for character in text)


def _is_unseen(character: str) -> bool:
    """Tell whether a character only steers others, such as a joiner or a variation selector."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _registered(found: dict[str, FontFile]) -> dict[str, str]:
    """Return the name, for the PDF library, of a cut-out font for each character."""
    names: dict[str, str] = {}
    for file in sorted(set(found.values()), key=lambda file: (str(file.path), file.number)):
        characters = sorted(character for character, font in found.items() if font == file)
        names |= dict.fromkeys(characters, _register(file, characters))
    return names


def _register(file: FontFile, characters: list[str]) -> str:
    """Register a cut-out of a font under a name made of its content, so that a second export finds it again."""
    from reportlab.pdfbase import pdfmetrics

    from orgplanner.exporters.pdf.wide_font import WideFont

    key = f"{file.path}|{file.number}|{''.join(characters)}"
    stem = re.sub("[^A-Za-z0-9]", "", file.path.stem)[:40]
    name = f"{stem}-{sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"
    if name not in pdfmetrics.getRegisteredFontNames():
        font = WideFont(name, BytesIO(cut_out(file, characters)))
        font.face.name = name.encode("ascii")  # the library takes fonts of one face for the same font
        pdfmetrics.registerFont(font)
    return name
