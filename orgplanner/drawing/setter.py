"""Sets text in lines, each text of a size and width once."""

from __future__ import annotations

from orgplanner.drawing.typeface import Typeface, shorten, wrap

MOST_KEPT = 400_000


class Setter:
    """Wraps and measures with one typeface and remembers; widths and sizes are in points."""

    def __init__(self, typeface: Typeface) -> None:
        self._typeface = typeface
        self._known: dict[tuple[str, float, float, int, bool], tuple[str, ...]] = {}
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
            plain = text.isprintable() and "  " not in text and text[0] != " " != text[-1]
            if plain and sum(map(self._advances[bold], text)) * size <= room * 1000:
                found = (text,)
            else:
                found = wrap(self._typeface, text, size, room, most, bold)
            self._known[key] = found
        return found

    def line(self, text: str, size: float, room: float) -> str:
        """Return the text in one line, cut where it would be too wide."""
        return shorten(self._typeface, text, size, room) if text else ""

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Return the width of a text."""
        return self._typeface.width(text, size, bold)
