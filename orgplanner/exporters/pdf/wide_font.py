"""A font for the PDF library whose letters beyond U+FFFF can be searched; imported late, it needs reportlab."""

from __future__ import annotations

import re
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_BEYOND = re.compile("<([0-9A-F]{5,6})>$", re.MULTILINE)


class WideFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font that writes code points beyond U+FFFF as UTF-16, which the library forgets."""

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # the library's name
        """Add the font to a document, with its map to Unicode corrected."""
        super().addObjects(doc)
        for name, value in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                value.content = _BEYOND.sub(_in_utf16, value.content)


def _in_utf16(match: re.Match[str]) -> str:
    return f"<{chr(int(match[1], 16)).encode('utf-16-be').hex().upper()}>"
