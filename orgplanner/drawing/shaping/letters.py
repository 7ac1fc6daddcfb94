"""Tells texts whose letters stand one after the other from those that must be shaped."""

from __future__ import annotations

import re
import unicodedata

_UNUSUAL = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u03e1\u03f0-\u0482"
    "\u048a-\u052f"
    "\u2010-\u2027\u2030-\u205e\u20ac\u20b8\u2116\u2212]"
)
_SHAPED = re.compile(
    "["
    "\u0300-\u036f\u0483-\u0489"  # accents set on letters
    "\u0590-\u109f"  # Hebrew, Arabic and their neighbours, scripts of India, Thai, Tibetan, Burmese
    "\u135d-\u135f\u1700-\u18af\u1900-\u1c7f\u1cd0-\u1cff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200e\u200f\u20d0-\u20f0\u2cef-\u2cf1\u2de0-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ua800-\ua82f\ua840-\uabff"
    "\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefc"
    "\U00010800-\U00011fff\U0001e800-\U0001efff"
    "]"
)
_STRONG = {"L": False, "R": True, "AL": True}


def is_usual(text: str) -> bool:
    """Tell whether every letter can be seen, is in each face of the bundled font and stands by itself."""
    return _UNUSUAL.search(text) is None


def needs_shaping(text: str) -> bool:
    """Tell whether any letter joins its neighbours, sits on one, or runs from right to left."""
    return _UNUSUAL.search(text) is not None and _SHAPED.search(text) is not None


def runs_leftward(text: str) -> bool:
    """Tell whether a text as a whole runs from right to left, as its first letter with a direction does."""
    for character in text:
        leftward = _STRONG.get(unicodedata.bidirectional(character))
        if leftward is not None:
            return leftward
    return False


def is_mark(character: str) -> bool:
    """Tell whether a character sits on the one before it or has no width of its own."""
    return unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf"}
