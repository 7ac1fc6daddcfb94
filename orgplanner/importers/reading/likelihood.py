"""How likely a text is to have been written by somebody, judged by its letters beyond ASCII.

A file read in a wrong encoding has letters that do not follow each other, capitals in the middle of words,
alphabets mixed in a word, and signs for drawing boxes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from orgplanner.paths import resource

TELLING = frozenset("£€№")
"""Signs that hardly anything else is mistaken for."""
SIGNS = TELLING | frozenset("«»„“”‘’–—…§°±•©®·×²³½¼¾\xa0\xad™")
"""What people write besides letters."""
CYRILLIC = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіїєў")
RARER = frozenset("їєў")
"""Ukrainian and Belarusian letters, which stand where others have Kazakh ones."""
ALONE = frozenset("авикосуя")
"""Words of one letter."""
ACCENTED = frozenset("äöüßéèêëàáâãåçñíîïóôõúûùøæœž")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s\x00-\x7f]")
GOOD, FAIR, ODD, POOR, WRONG = 1.0, 0.4, -0.5, -1.0, -3.0


def likely(text: str) -> float:
    """How well the letters fit, for each of them: about 1 for what people write, below 0 for what they do not."""
    points = signs = 0.0
    for word in _WORD.findall(text):
        if not word.isascii():
            got, of = _judged(word)
            points += got
            signs += of
    return points / signs if signs else 0.0


@cache
def _judged(word: str) -> tuple[float, int]:
    """The points of a word and what they are divided by."""
    if not word[0].isalpha():
        return GOOD if word in TELLING else FAIR if word in SIGNS else WRONG, 1
    if len(word) == 1 and word.lower() in CYRILLIC:
        return FAIR if word.lower() in ALONE else POOR, 1
    small = word.lower()
    foreign = sum(sign not in CYRILLIC for sign in small)
    if foreign == 0:
        return _cyrillic(small) + _shape(word), len(word) + 1
    if len(word) == 1:
        return WRONG if "\u0400" <= word <= "\u04ff" else ODD, 1
    if foreign < len(word) or any("\u0400" <= sign <= "\u04ff" for sign in small):
        return WRONG * (len(word) - sum(sign.isascii() for sign in word)), len(word)
    return _latin(small) + _shape(word), len(word)


def _cyrillic(word: str) -> float:
    """Points for letters that follow each other in Russian or Kazakh."""
    marked = f"_{word}_"
    steps = list(pairwise(marked))
    fits = max(sum(GOOD if b in pairs.get(a, "") else ODD for a, b in steps) for pairs in _pairs().values())
    return fits + ODD * sum(sign in RARER for sign in word)


def _latin(word: str) -> float:
    """Points for accented letters that stand alone among plain ones."""
    return sum(
        GOOD if sign.isascii() or (sign in ACCENTED and (place == 0 or word[place - 1].isascii())) else WRONG
        for place, sign in enumerate(word)
    )


def _shape(word: str) -> float:
    """What a word loses for capitals that stand where nobody writes them."""
    if word.islower() or word.isupper() or word.istitle():
        return 0.0
    return WRONG * sum(a.islower() and b.isupper() for a, b in pairwise(word)) - 1


@cache
def _pairs() -> Mapping[str, Mapping[str, str]]:
    """By language the letters that often follow a letter; "_" is the edge of a word."""
    told: dict[str, dict[str, str]] = json.loads(resource("vocabulary/letter_pairs.json").read_text("utf-8"))
    return told
