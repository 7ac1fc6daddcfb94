"""Cuts the arrows, signs and shapes that Noto Sans lacks out of Noto Sans Math.

`python packaging/cut_symbols.py NotoSansMath-Regular.ttf` writes resources/fonts/NotoSansMath-Symbols.ttf;
run measure_fonts.py afterwards.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
BLOCKS = (range(0x2190, 0x2300), range(0x25A0, 0x2714))


def cut(source: Path) -> None:
    """Write the small font with all characters of the blocks that the source has and Noto Sans lacks."""
    with TTFont(FONTS / "NotoSans-Regular.ttf") as regular:
        already = set(regular.getBestCmap())
    tables = ["MATH", "GPOS", "GSUB", "GDEF", "prep", "gasp"]
    subsetter = Subsetter(Options(layout_features=[], hinting=False, drop_tables=tables))
    with TTFont(source) as font:
        subsetter.populate(unicodes=[code for block in BLOCKS for code in block if code not in already])
        subsetter.subset(font)
        font.save(FONTS / "NotoSansMath-Symbols.ttf")


if __name__ == "__main__":
    cut(Path(sys.argv[1]))
