"""Font files as HarfBuzz sees them: which letters they have, and the glyphs that a stretch of text becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner.paths import resource

if TYPE_CHECKING:
    import uharfbuzz  # type: ignore[import-untyped]  # it has no types

FEATURES = {"kern": False}
"""Screen and paper draw without kerning, so that widths agree."""
LETTERS = ("NotoSansArabic", "NotoSansHebrew")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font, and the letters that it alone or first stands for; lengths are per 1000 of the size."""

    number: int
    letters: str
    advance: float
    right: float
    up: float


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
        import uharfbuzz

        self._harfbuzz = uharfbuzz
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), number))
        self._unit = 1000 / self._font.face.upem

    def has(self, character: str) -> bool:
        """Tell whether the font has a character."""
        return bool(self._font.get_nominal_glyph(ord(character)))

    def shape(self, text: str, script: str, leftward: bool) -> tuple[Glyph, ...]:
        """Return the glyphs of a text in one script and direction, from the left as they are seen."""
        buffer = self._harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.script, buffer.direction = script, "rtl" if leftward else "ltr"
        self._harfbuzz.shape(self._font, buffer, FEATURES)
        return self._glyphs(text, buffer.glyph_infos, buffer.glyph_positions)

    def _glyphs(
        self,
        text: str,
        infos: Sequence[uharfbuzz.GlyphInfo],
        positions: Sequence[uharfbuzz.GlyphPosition],
    ) -> tuple[Glyph, ...]:
        starts = sorted({info.cluster for info in infos})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        unit, told, glyphs = self._unit, set[int](), list[Glyph]()
        for info, at in zip(infos, positions, strict=True):
            letters = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
            told.add(info.cluster)
            glyphs.append(
                Glyph(info.codepoint, letters, at.x_advance * unit, at.x_offset * unit, at.y_offset * unit)
            )
        return tuple(glyphs)
