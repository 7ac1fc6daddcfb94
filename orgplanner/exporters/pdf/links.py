"""Pages and links of a PDF, smaller and sooner than the library writes them; imported late, it needs reportlab."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject, PDFStream
from reportlab.pdfgen.canvas import Canvas

Area = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""


class PageLink(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An area of a page that leads to a place of the document; `known` keeps places that were written before."""

    def __init__(self, area: Area, place: Any, known: dict[str, bytes]) -> None:
        self._area, self._place, self._known = area, place, known

    def format(self, document: Any) -> bytes:
        """Return the link as it stands in the file."""
        name = self._place.name
        place = self._known.get(name)
        if place is None:
            place = self._known[name] = self._place.format(document)
        rectangle = " ".join(f"{side:.2f}" for side in self._area).encode("ascii")
        return b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [%b] /Dest %b >>" % (rectangle, place)


class Leaves:
    """The pages of a document in the making: their links to each other, and how they end."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._known = canvas, dict[str, bytes]()

    def lead(self, area: Area, key: str) -> None:
        """Make an area, as it lies under what is drawn now, a link to the place of a bookmark."""
        left, bottom, right, top = area
        corners = *self._canvas.absolutePosition(left, bottom), *self._canvas.absolutePosition(right, top)
        place = self._canvas._bookmarkReference(key)
        self._canvas._addAnnotation(PageLink(corners, place, self._known))

    def end_page(self) -> None:
        """Begin the next page and pack what was drawn on this one, as plain bytes."""
        document = self._canvas._doc
        name = document.thisPageName()
        self._canvas.showPage()
        page = document.idToObject[name]
        packed = zlib.compress(page.stream.encode("utf-8"))
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), packed, [])
        page.stream = None
