"""What a column holds, whatever its heading says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from orgplanner.analysis.likeness.spelling import spelled
from orgplanner.importers.lists.proposing.cells import is_date, is_number, share, text_of
from orgplanner.importers.lists.proposing.values import meaning_of
from orgplanner.importers.lists.proposing.vocabulary import Meaning
from orgplanner.importers.reading.book import Row

SAMPLE, MOST, FIRST, FEW = 400, 3000, 1000, 50
"""Different values that are looked at one by one; rows that are looked at, and how many of them from the first on;
cells below which a column is mostly empty."""
_LETTERS = r"[^\W\d_]"
_WORD = rf"{_LETTERS}+(?:[-’'.]{_LETTERS}*)*"
_INITIALS = re.compile(rf"{_WORD},? {_LETTERS}\.(?: ?{_LETTERS}\.)?|{_LETTERS}\.(?: ?{_LETTERS}\.)? ?{_WORD}")
_COMMA = re.compile(rf"{_WORD}(?: {_WORD})?, ?{_WORD}(?: {_WORD})?")
_WORDS = re.compile(rf"{_WORD}(?: {_WORD}){{1,3}}")
_PATRONYMIC = re.compile(r"(?:вич|вна|ична|ұлы|улы|қызы|кызы|оглы|тегі|vich|vna|uly|kyzy|qyzy)$")
_DOTTED = re.compile(r"(?:\d+|[IVX]+)(?:[.\-]\d+)*\.?")
_HEX = re.compile(r"(?:0x)?(?:[0-9A-Fa-f]{2})+/?")
_SLASHED = re.compile(r"[^/\\|>›»]+(?:\s*[/\\|>›»]\s*[^/\\|>›»]+)+|/.*")
_GRADE = re.compile(r"[A-Za-zА-Яа-яӘ]{1,4}(?:[-‐– ]?[A-Za-zА-Яа-я]){0,2}[-‐– ]?\d{1,2}[A-Za-z]?|\d{1,2}|[IVX]{1,4}")
_QUANTITY = re.compile(r"[~≈<>]? ?[\d., \u00a0]+(?:\s*(?:[-–—]|to|до)\s*[\d., \u00a0]+)?[£$€₸₽%+]?|[-–—x?]|\d+/\d+")
_MONEY = re.compile(
    r"[£€$₸₽]|\b(?:GBP|EUR|USD|KZT|RUB|RUR|тенге|теңге|тг|руб|from|to|between|and|от|до|по|p\.?a|per)\b\.?",
    re.IGNORECASE,
)
"""What stands beside and between amounts of pay."""
_MAIL = re.compile(r"\S+@\S+\.\w+|https?://.*")


@dataclass(slots=True)
class Column:
    """A column: its heading with what that may mean and its language, and the rows of data with its cells.

    `texts` are those of the first rows and of others from all over, in step with those of other columns; `counts`
    how often each stands there. Of a column that is mostly empty all cells are counted.
    """

    place: int
    heading: str
    meanings: tuple[Meaning, ...]
    lines: Sequence[Row]
    language: str = ""
    texts: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    sample: list[str] = field(default_factory=list)
    seen: int = 0

    def __post_init__(self) -> None:
        lines = self.lines
        some = lines if len(lines) <= MOST else [*lines[:FIRST], *spread_evenly(lines, MOST - FIRST)]
        self.texts = self._texts(some)
        self._count(self.texts)
        if self.seen < len(lines) and sum(self.counts.values()) < FEW:
            self._count(self.all())
        self.sample = list(self.counts)[:SAMPLE]

    def _texts(self, lines: Sequence[Row]) -> list[str]:
        place = self.place
        return [text_of(line[place]) if len(line) > place else "" for line in lines]

    def _count(self, texts: Sequence[str]) -> None:
        self.counts = Counter(texts)
        self.seen = len(texts)
        self.counts.pop("", None)

    def all(self) -> list[str]:
        """The texts of all rows."""
        return self.texts if len(self.texts) == len(self.lines) else self._texts(self.lines)

    def keep(self, wanted: Sequence[bool]) -> None:
        """Only some of the rows are data."""
        self.lines = [line for line, is_kept in zip(self.lines, wanted, strict=True) if is_kept]
        self.__post_init__()

    @property
    def filled(self) -> int:
        """How many of the cells that were looked at are filled."""
        return sum(self.counts.values())

    @property
    def distinct(self) -> float:
        """How many of the filled cells are different, 0 to 1."""
        return len(self.counts) / self.filled if self.filled else 0.0

    @property
    def is_one(self) -> bool:
        """Whether it says the same in all rows."""
        return not self.counts or (len(self.counts) == 1 and all(self.all()))

    @property
    def fullness(self) -> float:
        """How many of the cells are filled, 0 to 1."""
        return self.filled / self.seen if self.seen else 0.0

    def part(self, test: str) -> float:
        """The part of the different values that are of a sort, one of TESTS."""
        return _part(tuple(self.sample), test)


def is_told(column: Column, other: Column) -> bool:
    """Whether each value of a column stands beside just one value of the other."""
    beside: dict[str, set[str]] = {}
    for text, value in zip(column.texts, other.texts, strict=True):
        if text and value:
            beside.setdefault(text, set()).add(value)
    return bool(beside) and sum(len(values) == 1 for values in beside.values()) >= 0.95 * len(beside)


@lru_cache(maxsize=2048)
def _part(sample: tuple[str, ...], test: str) -> float:
    return share([TESTS[test](text) for text in sample])


@cache
def _kinds_and_titles() -> tuple[frozenset[str], frozenset[str]]:
    import json

    from orgplanner.paths import resource

    found = json.loads(resource("vocabulary/administration.json").read_text(encoding="utf-8"))
    titles = {part for meaning in found["titles"] for part in meaning.split("+")}
    return frozenset(found["kinds"]), frozenset(titles)


@lru_cache(maxsize=20_000)
def keys_in(text: str) -> tuple[bool, bool, bool]:
    """Whether a text has a word for a kind of unit, for a kind of post, or any word of administration."""
    kinds, titles = _kinds_and_titles()
    keys = {word.key for word in spelled(text).words if word.known}
    return bool(keys & kinds), bool(keys & titles), bool(keys)


def is_person(text: str) -> bool:
    """Whether a text is written as names of people are."""
    if not 3 <= len(text) <= 60 or any(letter.isdigit() for letter in text):
        return False
    if _INITIALS.fullmatch(text):
        return True
    words = text.replace(",", " ").split()
    if any(_PATRONYMIC.search(word.casefold()) for word in words) and len(words) >= 2:
        return True
    shaped = _COMMA.fullmatch(text) or _WORDS.fullmatch(text)
    if any(len(word) == 1 for word in words):
        return False
    starts = all(word[:1].isupper() or len(word) <= 3 for word in words)
    return shaped is not None and starts and not any(keys_in(text))


def is_clearly_person(text: str) -> bool:
    """Whether nothing else is written like this: with initials, or a patronymic."""
    return _INITIALS.fullmatch(text) is not None or any(
        _PATRONYMIC.search(word.casefold()) for word in text.split()[1:]
    )


def _is_money(text: str) -> bool:
    bare = _MONEY.sub(" ", text)
    return any(map(str.isdigit, bare)) and not bare.strip(" \u00a0\u202f0123456789.,'’–—-")


def _is_yes_or_no(text: str) -> bool:
    return bool(meaning_of("head", text))


TESTS: Mapping[str, Callable[[str], bool]] = {
    "number": is_number,
    "quantity": lambda text: is_number(text) or _QUANTITY.fullmatch(text) is not None,
    "money": lambda text: _is_money(text),
    "whole": lambda text: text.isdecimal(),
    "small": lambda text: text.isdecimal() and int(text) <= 30,
    "date": is_date,
    "yes or no": _is_yes_or_no,
    "person": is_person,
    "clear person": is_clearly_person,
    "unit": lambda text: keys_in(text)[0],
    "title": lambda text: keys_in(text)[1] and not keys_in(text)[0],
    "administration": lambda text: keys_in(text)[2],
    "dotted": lambda text: _DOTTED.fullmatch(text) is not None,
    "hex": lambda text: _HEX.fullmatch(text) is not None,
    "slashed": lambda text: _SLASHED.fullmatch(text) is not None and not is_date(text),
    "grade": lambda text: _GRADE.fullmatch(text) is not None,
    "mail": lambda text: _MAIL.fullmatch(text) is not None,
    "word": lambda text: any(letter.isalpha() for letter in text) and not is_date(text),
    "long": lambda text: len(text) > 70,
    "status": lambda text: bool(meaning_of("status", text)),
    "kind": lambda text: bool(meaning_of("unit_kind", text)),
    "row": lambda text: bool(meaning_of("row_kind", text)),
}
"""Sorts of values."""


def spread_evenly(lines: Sequence[Row], most: int) -> Sequence[Row]:
    """Some of many, from all over."""
    return lines[:: max(1, len(lines) // most)][:most]
