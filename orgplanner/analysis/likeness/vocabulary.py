"""The words of administration in English, Russian and Kazakh, from `resources/vocabulary`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from orgplanner.analysis.likeness.letters import plain, words_of
from orgplanner.paths import resource

SHORT, LONGEST_ENDING = 3, 7
"""Stems up to SHORT letters stand for the whole word; others for words with an ending up to LONGEST_ENDING."""
WEIGHTS = {"stop": 0.0, "kinds": 0.25, "titles": 1.0, "terms": 1.0}
"""How much a word says about what a unit or post is for: the word “department” says little."""


@dataclass(frozen=True, slots=True)
class Term:
    """A meaning that has words in several languages, such as "trade" or "foreign+trade", and its weight."""

    meaning: str
    weight: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Stems of one word or several, by the first two letters of their first word, the longest first."""

    stems: Mapping[str, tuple[tuple[tuple[str, ...], Term], ...]]

    def read(self, words: Sequence[str]) -> tuple[Term, int] | None:
        """The meaning of the phrase that these plain words begin with, and how many words it is."""
        for phrase, term in self.stems.get(words[0][:2], ()):
            if len(phrase) <= len(words) and all(map(_fits, words, phrase)):
                return term, len(phrase)
        return None


def _fits(word: str, stem: str) -> bool:
    if len(stem) <= SHORT:
        return word == stem
    return word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the program."""
    found = json.loads(resource("vocabulary/administration.json").read_text(encoding="utf-8"))
    stems: dict[str, dict[tuple[str, ...], Term]] = {}

    def add(phrase: str, term: Term) -> None:
        words = tuple(plain(word) for word in words_of(phrase))
        stems.setdefault(words[0][:2], {}).setdefault(words, term)

    for words in found["stop"].values():
        for word in words:
            add(word, Term("", WEIGHTS["stop"]))
    for part in ("terms", "titles", "kinds"):
        for meaning, languages in found[part].items():
            for phrase in (phrase for phrases in languages.values() for phrase in phrases):
                add(phrase, Term(meaning, WEIGHTS[part]))
    return Vocabulary({start: _longest_first(each) for start, each in stems.items()})


def _longest_first(stems: Mapping[tuple[str, ...], Term]) -> tuple[tuple[tuple[str, ...], Term], ...]:
    return tuple(sorted(stems.items(), key=lambda item: (-len(item[0]), -sum(map(len, item[0])), item[0])))
