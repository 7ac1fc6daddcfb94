"""The bundled fonts, made known to Qt once."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from orgplanner.paths import resource

FAMILY = "Noto Sans"
SYMBOLS = "Noto Sans Math"
LETTERS = ("Noto Sans Arabic", "Noto Sans Hebrew")
FAMILIES = (FAMILY, SYMBOLS, *LETTERS)
_FILES = (
    *("NotoSans-Regular", "NotoSans-SemiBold", "NotoSans-Italic", "NotoSansMath-Symbols"),
    *("NotoSansArabic-Regular", "NotoSansArabic-SemiBold", "NotoSansHebrew-Regular", "NotoSansHebrew-SemiBold"),
)


@cache
def load_fonts() -> None:
    """Makes the bundled fonts known to Qt; needs an application, does it once."""
    for file in _FILES:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}.ttf")))
