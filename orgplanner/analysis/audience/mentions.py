"""Where texts speak of people by name or code, or of an amount of pay, so that a copy can leave it out.

Words that many people share, or that any administration uses, name nobody by themselves; the whole name still does.
Russian and Kazakh words are found with other endings, too. Short words count only when written with a capital.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from unicodedata import normalize

from orgplanner.analysis.likeness.letters import plain
from orgplanner.analysis.likeness.vocabulary import vocabulary

WITHHELD = "…"
"""Stands for what cannot be said of one person alone."""
_TOKEN = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f])*")
_AMOUNT = re.compile(r"\d(?:[\d\s\u00a0\u202f.,]*\d)?")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
SHORT, ENDING, LEAST_AMOUNT = 4, 3, 100
SHARED_BY, SHARE = 5, 0.2
"""a word in the names of so many people, and of such a part of them, names none of them"""


@dataclass(frozen=True, slots=True)
class Mention:
    """From where to where in a text, and what stands for it."""

    start: int
    end: int
    instead: str


@dataclass(slots=True)
class Mentions:
    """Finds people, called as `called` has them by id, and amounts of pay in texts."""

    called: Mapping[str, str]
    amounts: frozenset[Decimal] = frozenset()
    _words: dict[str, set[str]] = field(default_factory=dict)
    _stems: dict[str, set[str]] = field(default_factory=dict)
    _phrases: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    _lengths: frozenset[int] = frozenset()

    def know(self, people: Mapping[str, Sequence[str]]) -> None:
        """Learns the names and codes of people by their ids."""
        shared = Counter(word for texts in people.values() for word in {w for text in texts for w in _plain(text)})
        for id, texts in people.items():
            for text in texts:
                tokens = _plain(text)
                if len("".join(tokens)) > 1:
                    self._phrases.setdefault(tokens, set()).add(id)
                for word in tokens:
                    if not _is_common(word, shared[word], len(people)):
                        self._add(word, id)
        self._lengths = frozenset(map(len, self._phrases))

    def _add(self, word: str, id: str) -> None:
        self._words.setdefault(word, set()).add(id)
        if len(word) >= SHORT and _CYRILLIC.search(word):
            self._stems.setdefault(word[: max(SHORT, len(word) - 2)], set()).add(word)

    def within(self, text: str) -> list[Mention]:
        """What is found in a text, from left to right, nothing twice."""
        if not text or not (self._phrases or self.amounts):
            return []
        found = [*self._people(text), *self._pay(text)]
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda each: (each.start, -each.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def replaced(self, text: str) -> str:
        """The text with what is found in it replaced."""
        parts, at = [], 0
        for mention in self.within(text):
            parts += [text[at : mention.start], mention.instead]
            at = mention.end
        return "".join((*parts, text[at:]))

    def _people(self, text: str) -> Iterator[Mention]:
        tokens = list(_TOKEN.finditer(text))
        who = self._who([token.group() for token in tokens])
        place = 0
        while place < len(tokens):
            if not who[place]:
                place += 1
                continue
            last = place
            while last + 1 < len(tokens) and who[last + 1] and _is_near(text, tokens[last], tokens[last + 1]):
                last += 1
            common = set.intersection(*who[place : last + 1])
            yield _mention(text, tokens, place, last, self._instead(common))
            place = last + 1

    def _instead(self, people: set[str]) -> str:
        return self.called.get(next(iter(people)), WITHHELD) if len(people) == 1 else WITHHELD

    def _who(self, tokens: Sequence[str]) -> list[set[str]]:
        """Of whom each word of a text may speak."""
        lower = [_key(token) for token in tokens]
        who = [set(self._of_word(token, word)) for token, word in zip(tokens, lower, strict=True)]
        for length in self._lengths:
            for start in range(len(lower) - length + 1):
                people = self._phrases.get(tuple(lower[start : start + length]))
                if people and (length > 1 or _may_name(tokens[start])):
                    for place in range(start, start + length):
                        who[place] |= people
        return who

    def _of_word(self, token: str, word: str) -> Iterable[str]:
        if len(word) < 2 or not _may_name(token):
            return ()
        exact = self._words.get(word)
        return exact if exact is not None else self._inflected(word)

    def _inflected(self, word: str) -> Iterator[str]:
        for length in range(SHORT, len(word) + 1):
            for known in self._stems.get(word[:length], ()):
                if abs(len(known) - len(word)) <= ENDING:
                    yield from self._words[known]

    def _pay(self, text: str) -> Iterator[Mention]:
        if not self.amounts:
            return
        for match in _AMOUNT.finditer(text):
            if any(number in self.amounts for number in _numbers(match.group())):
                yield Mention(match.start(), match.end(), WITHHELD)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(_key(match.group()) for match in _TOKEN.finditer(text))


def _key(token: str) -> str:
    """A word without capitals, however its accents are written."""
    return token.casefold() if token.isascii() else normalize("NFKC", token).casefold()


def _may_name(token: str) -> bool:
    """Whether a single word is long enough for a name, or written like one."""
    return len(token) > SHORT or token[0].isupper() or any(map(str.isdigit, token))


def _is_common(word: str, people: int, of: int) -> bool:
    """Whether a word of a name names nobody by itself."""
    if len(word) < 2 or (word.isdigit() and len(word) < SHORT):
        return True
    is_shared = people >= SHARED_BY and people >= SHARE * of
    return is_shared or vocabulary().read([plain(word)]) is not None


def _is_near(text: str, before: re.Match[str], after: re.Match[str]) -> bool:
    between = text[before.end() : after.start()]
    return len(between) <= 2 and not {*between} & {"(", ")", ";", ":", "\n"}


def _mention(text: str, tokens: list[re.Match[str]], first: int, last: int, instead: str) -> Mention:
    """A run of words, with the initials beside it."""
    while first and _is_initial(tokens[first - 1]) and _is_near(text, *tokens[first - 1 : first + 1]):
        first -= 1
    while last + 1 < len(tokens) and _is_initial(tokens[last + 1]) and _is_near(text, *tokens[last : last + 2]):
        last += 1
    end = tokens[last].end()
    if _is_initial(tokens[last]) and text[end : end + 1] == ".":
        end += 1
    return Mention(tokens[first].start(), end, instead)


def _is_initial(token: re.Match[str]) -> bool:
    return len(token.group()) == 1 and token.group().isupper()


def _numbers(written: str) -> Iterator[Decimal]:
    """What a number may mean: with comma or point for thousands, or for the fraction."""
    compact = re.sub(r"\s", "", written)
    digits = re.sub(r"[.,]", "", compact)
    yield Decimal(digits)
    head, _, tail = compact.replace(",", ".").rpartition(".")
    if head and tail:
        yield Decimal(f"{head.replace('.', '')}.{tail}")


def amounts_of(quantities: Iterable[Decimal]) -> frozenset[Decimal]:
    """The amounts that say something by themselves; small numbers stand for many other things, too."""
    return frozenset(number for number in quantities if number >= LEAST_AMOUNT)
