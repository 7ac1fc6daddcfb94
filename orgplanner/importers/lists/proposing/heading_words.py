"""The words of a heading, spelled in one way whatever the program, the alphabet or the hurry that wrote them."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache

from orgplanner.analysis.likeness.letters import plain, words_of
from orgplanner.paths import resource
from orgplanner.text import LANGUAGES

STEM, ENDING = 4, 3
_CAMEL = re.compile(r"(?<=[a-zа-яёәғқңөұүһі0-9])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])|(?<=[A-Z])(?=[A-Z][a-z])")
_NUMBER = re.compile(r"№|#|\bN(?=\s|\.|$)")


@lru_cache(maxsize=4096)
def heading_words(text: str) -> tuple[str, ...]:
    """The plain words of a heading: “parentId” is parent, id; “Ф.И.О.” is one word; “№” is a number."""
    spaced = _NUMBER.sub(" number ", text).replace("_", " ").replace("’s", "").replace("'s", "")
    spaced = _CAMEL.sub(" ", spaced) if not spaced.isupper() else spaced
    numbers = listed("number")
    words = _joined([plain(word) for word in words_of(spaced)])
    return tuple("number" if word in numbers else word for word in words)


def _joined(words: list[str]) -> list[str]:
    """Single letters one after the other are an abbreviation."""
    found: list[str] = []
    run = ""
    for word in [*words, ""]:
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            found.append(run)
        run = ""
        if word:
            found.append(word)
    return found


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those that tell little, such as currencies, unless there are no others."""
    idle = listed("stop")
    return tuple(word for word in words if word not in idle) or words


@lru_cache(maxsize=4096)
def without_language(text: str) -> tuple[str, str]:
    """A heading without the words that name a language, and the code of that language: “Post (English)”."""
    words = heading_words(text)
    for code in LANGUAGES:
        if any(word in listed(code) for word in words):
            idle = listed(code) | listed("about languages")
            return " ".join(word for word in words if word not in idle), code
    return text, ""


@cache
def listed(name: str) -> frozenset[str]:
    """A list of `resources/import/words.json`, in plain spelling: stop (words that tell little), measures …"""
    found = json.loads(resource("import/words.json").read_text(encoding="utf-8"))
    return frozenset(plain(word) for word in found[name])


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> float:
    """How alike two plain words are: 1 the same, a little less with another ending, 0 otherwise."""
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < STEM or one.isdigit() or other.isdigit():
        return 0.0
    shared = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(shorter))
    if shared >= max(STEM, len(shorter) - 2) and len(longer) - shared <= ENDING:
        return 0.9
    return 0.0
