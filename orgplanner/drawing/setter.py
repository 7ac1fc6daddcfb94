"""Sets text in lines, each text of a size and width once."""

from __future__ import annotations

from orgplanner.drawing.shaping.letters import needs_shaping
from orgplanner.drawing.typeface import Typeface, shorten, wrap

MOST_KEPT = 400_000
_BREAKS = frozenset("-‐–/")
"""characters behind which a line may also be broken"""


class Setter:
    """Wraps and measures with one typeface and remembers; widths and sizes are in points."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface
        self._known: dict[tuple[str, float, float, int, bool], tuple[str, ...]] = {}
        self._words: dict[bool, dict[str, int]] = {False: {}, True: {}}
        self._advances = {bold: typeface.advances(bold).__getitem__ for bold in (False, True)}

    def lines(self, text: str, size: float, room: float, most: int, bold: bool = False) -> tuple[str, ...]:
        """Return the text in at most so many lines, none wider than the room."""
        if not text:
            return ()
        key = (text, size, room, most, bold)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            found = self._greedy(text, room * 1000 / size, most, bold)
            if found is None:
                found = wrap(self._typeface, text, size, room, most, bold)
            self._known[key] = found
        return found

    def _greedy(self, text: str, room: float, most: int, bold: bool) -> tuple[str, ...] | None:
        """Return the lines of plain words that all fit, else None; the same lines as `wrap`, sooner.

        Words come again and again in an organisation, so that their widths are known.
        """
        if not text.isprintable() or "  " in text or _BREAKS.intersection(text) or text != text.strip():
            return None
        if needs_shaping(text):
            return None
        known, advances, space = self._words[bold], self._advances[bold], self._advances[bold](" ")
        lines: list[str] = []
        start = end = 0
        used = -space
        for word in text.split(" "):
            width = known.get(word)
            if width is None:
                width = known[word] = sum(map(advances, word))
            if width > room:
                return None
            if used + space + width > room:
                lines.append(text[start : end - 1])
                start, used = end, -space
            used += space + width
            end += len(word) + 1
        lines.append(text[start:])
        return tuple(lines) if len(lines) <= most else None

    def line(self, text: str, size: float, room: float) -> str:
        """Return the text in one line, cut where it would be too wide."""
        return shorten(self._typeface, text, size, room) if text else ""

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Return the width of a text."""
        return self._typeface.width(text, size, bold)
