"""Texts in the fonts of one PDF document, each looked up once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

MOST_KEPT = 50_000
_ESCAPES = {code: f"\\{code:03o}" for code in range(256) if not 32 <= code < 127}
_ESCAPES |= {ord(sign): f"\\{sign}" for sign in "\\()"}


class Letters:
    """Knows how the texts of a document are written in its fonts, of which the library makes cut-outs."""

    def __init__(self, canvas: Canvas) -> None:
        from reportlab.pdfbase.pdfmetrics import getFont

        self._document, self._font_of = canvas._doc, getFont
        self._known: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def code(self, text: str, font: str) -> list[tuple[str, str]]:
        """Return stretches of a text in a TrueType font: the cut-out each is in, and its escaped letters."""
        found = self._known.get((text, font))
        if found is None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            found = self._known[text, font] = self._coded(text, font)
        return found

    def _coded(self, text: str, font: str) -> list[tuple[str, str]]:
        face = self._font_of(font)
        return [
            (face.getSubsetInternalName(subset, self._document), letters.decode("latin-1").translate(_ESCAPES))
            for subset, letters in face.splitString(text, self._document)
        ]
