"""How hard a passphrase is to guess, roughly and rather too low than too high."""

import re
from math import log2
from typing import Literal

Strength = Literal["none", "weak", "fair", "strong"]
FAIR, STRONG = 30.0, 50.0
"""Bits; a guess takes a second, so a thousand computers need days for the first, and ages for the second."""
MOST_OF_A_WORD = 12.0
"""Bits: a word of a language is one of some thousands, however long it is."""
_PARTS = re.compile(r"[^\W\d_]+|\d+|[\W_]")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ",
         "фывапролджэ", "ячсмитьбю")  # fmt: skip


def strength(passphrase: str) -> Strength:
    """How strong a passphrase is; what it says twice counts once, and rows of the keyboard count as one letter."""
    if not passphrase:
        return "none"
    parts = dict.fromkeys(_PARTS.findall(passphrase.casefold()))
    bits = sum(map(_bits, parts))
    return "strong" if bits >= STRONG else "fair" if bits >= FAIR else "weak"


def _bits(part: str) -> float:
    """How many bits a word, a number or a sign adds."""
    if len(part) > 1 and (len(set(part)) == 1 or any(len(part) > 2 and part in row for row in _ROWS)):
        return 3.0
    if part.isdigit():
        return 3.0 if part in "0123456789" or part in "9876543210" else min(log2(10) * len(part), 20.0)
    if part.isalpha():
        return min(3.5 * len(part), MOST_OF_A_WORD)
    return 1.0 if part.isspace() else 4.0

