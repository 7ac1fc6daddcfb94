"""Font files as HarfBuzz sees them: which letters they have, and the glyphs that letters become."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from orgplanner.paths import resource

FEATURES = {"kern": False}
"""Screen and paper draw without kerning, so that widths agree."""
LETTERS = ("NotoSansArabic", "NotoSansHebrew")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Letters that cannot be parted, and their glyphs: numbers, and shifts to the right and up.

    Lengths are per 1000 of the size.
    """

    letters: str
    advance: float
    glyphs: tuple[tuple[int, float, float], ...]


@cache
def face(path: Path, number: int = 0) -> Face:
    """Return a font of a file, opened once."""
    return Face(path, number)


@cache
def bundled_faces(bold: bool, italic: bool) -> tuple[Path, ...]:
    """Return the font files of the program for a style, the most usual first; Arabic and Hebrew have no italic."""
    own = "SemiBold" if bold else "Italic" if italic else "Regular"
    names = [f"NotoSans-{own}", *(f"{family}-{'SemiBold' if bold else 'Regular'}" for family in LETTERS)]
    return tuple(resource(f"fonts/{name}.ttf") for name in names)


class Face:
    """One font of a file, opened for shaping."""

    def __init__(self, path: Path, number: int = 0) -> None:
        import uharfbuzz  # type: ignore[import-untyped]  # it has no types

        self._harfbuzz = uharfbuzz
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), number))
        self._unit: float = 1000 / self._font.face.upem

    def has(self, character: str) -> bool:
        """Tell whether the font has a character."""
        return bool(self._font.get_nominal_glyph(ord(character)))

    def advance(self, text: str, script: str, leftward: bool) -> float:
        """Return how wide a text in one script and direction is, per 1000 of the size."""
        shaped = self._shaped(text, script, leftward)
        return self._unit * float(sum(position.x_advance for position in shaped.glyph_positions))

    def shape(self, text: str, script: str, leftward: bool) -> tuple[Cluster, ...]:
        """Return the clusters of a text in one script and direction, from the left as they are seen."""
        buffer = self._shaped(text, script, leftward)
        starts = sorted({info.cluster for info in buffer.glyph_infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=False))  # what is never seen has no glyph
        pairs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        groups = groupby(pairs, lambda pair: pair[0].cluster)
        return tuple(self._cluster(text[start : ends[start]], several) for start, several in groups)

    def _shaped(self, text: str, script: str, leftward: bool) -> Any:
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.script, buffer.direction = script, "rtl" if leftward else "ltr"
        self._harfbuzz.shape(self._font, buffer, FEATURES)
        return buffer

    def _cluster(self, letters: str, glyphs: Iterable[tuple[Any, Any]]) -> Cluster:
        unit, at, placed = self._unit, 0, list[tuple[int, float, float]]()
        for info, position in glyphs:
            placed.append((info.codepoint, (at + position.x_offset) * unit, position.y_offset * unit))
            at += position.x_advance
        return Cluster(letters, at * unit, tuple(placed))
