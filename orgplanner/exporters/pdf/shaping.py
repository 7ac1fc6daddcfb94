"""Texts of a PDF whose letters join or run leftward, as clusters of letters in the order in which they are seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from orgplanner.drawing.picture import Text
from orgplanner.drawing.shaping.direction import PAIRS
from orgplanner.drawing.shaping.faces import Cluster, face
from orgplanner.drawing.shaping.letters import is_mark
from orgplanner.drawing.shaping.setting import Stretch, stretches
from orgplanner.drawing.typeface import UNKNOWN, Typeface, visible
from orgplanner.exporters.fonts.installed import FontFile, SystemFonts

FIRST_PRIVATE, MOST_PRIVATE, PRIVATE_BEYOND = 0xE000, 6400, 0xF0000

MIRRORED = (
    PAIRS
    | {closing: opening for opening, closing in PAIRS.items()}
    | dict(zip("<>«»≤≥‹›", "><»«≥≤›‹", strict=True))
)

Style = tuple[str, bool, bool]
"""a text, and whether it is bold and italic"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of private use, each of which stands for a cluster of letters, in one font from `right` on.

    `right` is per 1000 of the size; `narrowed` is below 1 where the room is less than the width. No font means that
    they are letters of the bundled one.
    """

    letters: str
    file: FontFile | None
    right: float
    narrowed: float
    font: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """Letters in one font, and the room that was measured for them if that is not their width."""

    file: FontFile | None
    letters: str
    script: str
    leftward: bool
    room: float | None


class ShapedTexts:
    """All texts of a document that must be shaped, set once; `missing` are letters that no font has."""

    def __init__(self, typeface: Typeface, texts: Iterable[Text], fonts: SystemFonts) -> None:
        from orgplanner.exporters.pdf.shaped_font import register

        self._typeface, self._fonts = typeface, fonts
        self._used: dict[FontFile, dict[Cluster, str]] = {}
        self.missing: set[str] = set()
        styles = dict.fromkeys((text.text, text.bold, text.italic) for text in texts)
        pieces = {style: tuple(self._set(style)) for style in styles}
        names = {file: register(file, clusters) for file, clusters in self._used.items()}
        self._pieces = {style: tuple(_named(several, names)) for style, several in pieces.items()}

    def pieces(self, text: Text) -> tuple[Piece, ...] | None:
        """Return the pieces of a text from the left, or None for one that was not among the texts."""
        return self._pieces.get((text.text, text.bold, text.italic))

    def _set(self, style: Style) -> Iterator[Piece]:
        left = 0.0
        for part in self._parts(style):
            if part.file is None:
                letters = part.letters
                width: float = len(letters) * self._typeface.advances(*style[1:])[UNKNOWN]
            else:
                clusters = face(part.file.path, part.file.number).shape(part.letters, part.script, part.leftward)
                width = sum(cluster.advance for cluster in clusters)
                letters = "".join(self._private(part.file, cluster, part.leftward) for cluster in clusters)
            room = width if part.room is None else part.room
            yield Piece(letters, part.file, left, room / width if width > room > 0 else 1.0)
            left += room

    def _private(self, file: FontFile, cluster: Cluster, leftward: bool) -> str:
        """Return the letter of private use of a cluster; where it runs leftward, it is found as it is seen.

        Programs that search turn all that runs leftward around again, letter by letter.
        """
        if leftward:
            seen = "".join(MIRRORED.get(letter, letter) for letter in reversed(cluster.letters))
            cluster = replace(cluster, letters=seen)
        known = self._used.setdefault(file, {})
        number = len(known)
        new = FIRST_PRIVATE + number if number < MOST_PRIVATE else PRIVATE_BEYOND + number - MOST_PRIVATE
        return known.setdefault(cluster, chr(new))

    def _parts(self, style: Style) -> Iterator[_Part]:
        """Yield what is in one font; letters that no font of the program has were measured by their kind."""
        words, bold, italic = style
        advances = self._typeface.advances(bold, italic)
        for stretch in stretches(visible(words), bold, italic):
            if stretch.path is not None:
                file = FontFile(stretch.path, 0)
                yield _Part(file, stretch.text, stretch.script, stretch.leftward, None)
                continue
            for stand_in, letters in self._by_stand_ins(stretch):
                room = sum(map(advances.__getitem__, letters))
                shown = letters if stand_in else UNKNOWN * sum(not is_mark(letter) for letter in letters)
                yield _Part(stand_in, shown, stretch.script, stretch.leftward, room)

    def _by_stand_ins(self, stretch: Stretch) -> list[tuple[FontFile | None, str]]:
        """Return the letters of a stretch by font of the computer, from the left, in as few fonts as can be."""
        files: list[FontFile | None] = []
        for letter in stretch.text:
            files.append(self._file(letter, files[-1] if files else None))
        groups = groupby(zip(files, stretch.text, strict=True), lambda pair: pair[0])
        found = [(file, "".join(letter for _, letter in pairs)) for file, pairs in groups]
        return found[::-1] if stretch.leftward else found

    def _file(self, letter: str, before: FontFile | None) -> FontFile | None:
        unseen = unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"
        if unseen or (before is not None and face(before.path, before.number).has(letter)):
            return before
        file = self._fonts.font_for(letter)
        if file is None:
            self.missing.add(letter)
        return file


def _named(pieces: Iterable[Piece], names: Mapping[FontFile, str]) -> Iterator[Piece]:
    """Yield pieces with the names of their fonts, now that all glyphs of these are known."""
    return (replace(piece, font=names[piece.file]) if piece.file else piece for piece in pieces)
