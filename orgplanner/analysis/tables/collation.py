"""Texts in the order of a dictionary: capitals aside, Kazakh letters in their place, numbers by their size."""

import re

ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The letters of Kazakh, which has all of the Russian ones, in order."""
_PLACES = {ord(letter): 0x430 + place for place, letter in enumerate(ALPHABET)}
_DIGITS = re.compile(r"\d+")


def sort_key(text: str) -> str:
    """A text that compares as this one should be sorted."""
    folded = text.casefold().translate(_PLACES)
    return _DIGITS.sub(lambda match: match[0].rjust(12, "0"), folded)
