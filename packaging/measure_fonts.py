"""Writes resources/fonts/advances.json from the bundled fonts: `python packaging/measure_fonts.py`."""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FACES = {
    "regular": "NotoSans-Regular.ttf",
    "bold": "NotoSans-SemiBold.ttf",
    "italic": "NotoSans-Italic.ttf",
    "symbols": "NotoSansMath-Symbols.ttf",
}


def runs_of(advances: dict[int, int]) -> list[tuple[int, list[int]]]:
    """Return advances by code point as runs of neighbours: first code point, then one advance each."""
    runs: list[tuple[int, list[int]]] = []
    for code in sorted(advances):
        if runs and code == runs[-1][0] + len(runs[-1][1]):
            runs[-1][1].append(advances[code])
        else:
            runs.append((code, [advances[code]]))
    return runs


def measured(file: Path) -> tuple[dict[int, int], TTFont]:
    """Return the advance of every character of a font, in font units, and the font."""
    font = TTFont(file)
    return {code: font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}, font


def table() -> dict[str, object]:
    """Return all that measuring needs: units per em, ascent, descent, and the runs of each face."""
    faces = {name: measured(FONTS / file) for name, file in FACES.items()}
    regular = faces["regular"][1]
    heights = {"ascent": regular["hhea"].ascent, "descent": -regular["hhea"].descent}
    runs = {name: runs_of(advances) for name, (advances, _font) in faces.items()}
    return {"units": regular["head"].unitsPerEm, **heights, **runs}


if __name__ == "__main__":
    text = json.dumps(table(), separators=(",", ":"))
    (FONTS / "advances.json").write_text(text + "\n", encoding="ascii")
