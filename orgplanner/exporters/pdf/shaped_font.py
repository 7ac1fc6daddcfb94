"""A font for the PDF library of letters of private use, found as what they stand for; imported late."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from orgplanner.drawing.shaping.faces import Cluster
from orgplanner.exporters.fonts.clusters import cut_out_clusters
from orgplanner.exporters.fonts.installed import FontFile

_LINES = re.compile(r"\d+ beginbfchar\n(.*?)endbfchar", re.DOTALL)
_LINE = re.compile("<([0-9A-F]{2})> <([0-9A-F]{4,6})>\n")


class ShapedFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A font of letters of private use, with the letters that each stands for."""

    def __init__(self, name: str, data: bytes, meanings: Mapping[str, str]) -> None:
        super().__init__(name, BytesIO(data), asciiReadable=0, shapable=False)
        self.face.name = name.encode("ascii")  # the library takes fonts of one face for the same font
        self._meanings = meanings

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # the library's name
        """Add the font to a document; its map to Unicode has the letters in place of the glyphs."""
        super().addObjects(doc)
        for name, value in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and self.fontName in name:
                value.content = _LINES.sub(self._meant, value.content)

    def _meant(self, table: re.Match[str]) -> str:
        found = [(code, self._meanings.get(chr(int(glyph, 16)), "")) for code, glyph in _LINE.findall(table[1])]
        lines = [f"<{code}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in found if text]
        return f"{len(lines)} beginbfchar\n{''.join(lines)}endbfchar" if lines else ""


def register(file: FontFile, clusters: Mapping[Cluster, str]) -> str:
    """Make clusters of a font known to the PDF library, each as a letter of private use, and return their name."""
    key = f"{file.path}|{file.number}|{list(clusters.items())}"
    stem = re.sub("[^A-Za-z0-9]", "", file.path.stem)[:40]
    name = f"{stem}-S{sha256(key.encode('utf-8', 'surrogateescape')).hexdigest()[:12]}"
    if name not in pdfmetrics.getRegisteredFontNames():
        drawn = {ord(letter): cluster for cluster, letter in clusters.items()}
        meanings = {letter: cluster.letters for cluster, letter in clusters.items()}
        pdfmetrics.registerFont(ShapedFont(name, cut_out_clusters(file, drawn), meanings))
    return name
