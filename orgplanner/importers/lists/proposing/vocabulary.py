"""What headings mean in English, Russian and Kazakh, from `resources/import/headings.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from orgplanner.importers.lists.proposing.heading_words import alike, heading_words, listed, telling
from orgplanner.paths import resource

LEAST, LONG, SURE, OF_PART = 0.6, 4, 0.9, 0.97
_PARTS = re.compile(r"\s*[/|()\n]\s*")
"""From where on a heading is taken to mean something."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A heading that is known: its meaning, its words and how it is written."""

    meaning: str
    words: tuple[str, ...]
    written: str
    language: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading may mean, how certain that is (0 to 1), and the known heading that it is like."""

    id: str
    certainty: float
    phrase: str
    language: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Phrases by the first four letters of each of their words, and by all their words."""

    exact: Mapping[tuple[str, ...], tuple[Phrase, ...]]
    by_start: Mapping[str, tuple[Phrase, ...]]


@cache
def vocabulary() -> Vocabulary:
    """The headings that the program knows."""
    found = json.loads(resource("import/headings.json").read_text(encoding="utf-8"))
    exact: dict[tuple[str, ...], list[Phrase]] = {}
    by_start: dict[str, list[Phrase]] = {}
    for phrase in _phrases(found):
        exact.setdefault(phrase.words, []).append(phrase)
        for start in dict.fromkeys(word[:4] for word in phrase.words):
            by_start.setdefault(start, []).append(phrase)
    return Vocabulary(
        {words: tuple(phrases) for words, phrases in exact.items()},
        {start: tuple(phrases) for start, phrases in by_start.items()},
    )


def _phrases(found: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Phrase]:
    for meaning, languages in found.items():
        for language, written in languages.items():
            for each in written:
                yield Phrase(meaning, telling(heading_words(each)), each, language)


@lru_cache(maxsize=4096)
def meanings(heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean, the likeliest first, each meaning once; nothing for an unknown one.

    A heading in two languages, “Лауазымы / Должность”, means what a part of it means.
    """
    best = _meanings(heading)
    parts = [part for part in _PARTS.split(heading) if part.strip()] if _PARTS.search(heading) else []
    for part in parts if not best or max(each.certainty for each in best.values()) < SURE else ():
        for meaning in _meanings(part).values():
            certainty = round(meaning.certainty * OF_PART, 4)
            if meaning.id not in best or certainty > best[meaning.id].certainty:
                best[meaning.id] = replace(meaning, certainty=certainty)
    return tuple(sorted(best.values(), key=lambda each: -each.certainty))


def _meanings(heading: str) -> dict[str, Meaning]:
    words = telling(heading_words(heading))
    if not words:
        return {}
    best: dict[str, Meaning] = {}
    for known in vocabulary().exact.get(words) or vocabulary().exact.get(("".join(words),), ()):
        best.setdefault(known.meaning, Meaning(known.meaning, 1.0, known.written, known.language))
    starts = dict.fromkeys(word[:4] for word in words)  # what the first words mean goes before the others
    for phrase in dict.fromkeys(each for start in starts for each in vocabulary().by_start.get(start, ())):
        if len(phrase.words) == 1 and phrase.words[0] in listed("generic"):
            continue  # such a word is a heading alone; beside others it tells nothing
        certainty = _likeness(words, phrase.words)
        other = best.get(phrase.meaning)
        if certainty >= LEAST and (other is None or certainty > other.certainty):
            best[phrase.meaning] = Meaning(phrase.meaning, certainty, phrase.written, phrase.language)
    return best


def _likeness(words: tuple[str, ...], phrase: tuple[str, ...]) -> float:
    """How much of a heading a phrase is: 0 unless it has all its words, or of four and more all but one."""
    left, met, lacking = list(words), 0.0, 0
    for word in phrase:
        degree, place = max(((alike(word, each), -at) for at, each in enumerate(left)), default=(0.0, 0))
        if not degree:
            lacking += 1
            continue
        met += degree
        del left[-place]
    if lacking > (len(phrase) >= LONG):
        return 0.0
    order = 0.0 if len(phrase) == 1 or _in_order(words, phrase) else 0.03
    return round(2 * met / (len(words) + len(phrase)) - order, 4)


def _in_order(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    rest = iter(words)
    return all(any(alike(word, each) for each in rest) for word in phrase)
