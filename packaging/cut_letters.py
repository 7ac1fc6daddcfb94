"""Cuts the Arabic and the Hebrew letters out of the fonts of the Noto project, with all that joins and places them.

`python packaging/cut_letters.py FOLDER` reads NotoSansArabic and NotoSansHebrew, -Regular.ttf and -SemiBold.ttf
each, from a folder and writes them to resources/fonts. They come from https://github.com/notofonts/arabic and
https://github.com/notofonts/hebrew.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
JOINERS = (0x200C, 0x200D, 0x25CC)
BLOCKS = {
    "NotoSansArabic": (range(0x600, 0x700), range(0x750, 0x780), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00)),
    "NotoSansHebrew": (range(0x590, 0x600), range(0xFB1D, 0xFB50)),
}


def cut(source: Path, codes: list[int]) -> None:
    """Write a font of the same name with only these characters."""
    tags = ["ccmp", "init", "medi", "fina", "rlig", "liga", "locl", "mark", "mkmk"]
    options = Options(
        hinting=False, layout_features=tags, name_IDs=["*"], drop_tables=["DSIG", "prep", "gasp", "STAT"]
    )
    subsetter = Subsetter(options)
    with TTFont(source) as font:
        subsetter.populate(unicodes=codes)
        subsetter.subset(font)
        font["post"].formatType = 3.0
        font.save(FONTS / source.name)


if __name__ == "__main__":
    for family, blocks in BLOCKS.items():
        for weight in ("Regular", "SemiBold"):
            codes = [code for block in blocks for code in block] + list(JOINERS)
            cut(Path(sys.argv[1]) / f"{family}-{weight}.ttf", codes)
