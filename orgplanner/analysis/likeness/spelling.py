"""What a name says once its spelling is out of the way: words with weights, the same in every language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from orgplanner.analysis.likeness.letters import latin, plain, words_of
from orgplanner.analysis.likeness.vocabulary import vocabulary

ALIKE, SAME_STEM, INITIAL = 0.75, 0.85, 0.8
"""Words are alike from ALIKE up; words with one stem, and a word and its initial, are alike to this degree."""
STEM, ENDING = 4, 3
"""Letters that words with one stem share at least, and letters in which their ends may differ at most."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase as written, its meaning or plain Latin letters, and its weight."""

    written: str
    key: str
    weight: float
    known: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of a name that count, and all of its plain words."""

    words: tuple[Word, ...]
    plain: tuple[str, ...]


@lru_cache(maxsize=20_000)
def spelled(text: str) -> Spelling:
    """A name read with the vocabulary; words that say nothing are left out unless there are no others."""
    written = words_of(text)
    flat = [plain(word) for word in written]
    found = list(_read(written, flat))
    telling = [word for word in found if word.weight > 0]
    return Spelling(tuple(telling or (replace(word, weight=1.0) for word in found)), tuple(flat))


def _read(written: Sequence[str], flat: Sequence[str]) -> Iterator[Word]:
    place = 0
    while place < len(flat):
        known = vocabulary().read(flat[place:])
        if known is None:
            yield Word(written[place], latin(flat[place]), 1.0)
            place += 1
            continue
        term, count = known
        phrase, meanings = written[place : place + count], term.meaning.split("+")
        apart = len(meanings) == count
        for number, meaning in enumerate(meanings):
            shown = phrase[number] if apart else " ".join(phrase)
            yield Word(shown, meaning or latin(flat[place]), term.weight, known=True)
        place += count


def likeness_of_words(one: Word, other: Word) -> float:
    """How alike two words are, 0 to 1; words of the vocabulary are the same or not."""
    if one.key == other.key:
        return 1.0
    if one.known and other.known:
        return 0.0
    return _likeness_of_letters(*sorted((one.key, other.key)))


def _likeness_of_letters(one: str, other: str) -> float:
    if any(letter.isdigit() for letter in one + other):
        return 0.0
    if 1 in (len(one), len(other)):
        return INITIAL if one[:1] == other[:1] else 0.0
    similar = Levenshtein.normalized_similarity(one, other)
    if similar >= ALIKE:
        return float(similar)
    shared = _shared_start(one, other)
    return SAME_STEM if shared >= STEM and max(len(one), len(other)) - shared <= ENDING else 0.0


def _shared_start(one: str, other: str) -> int:
    return next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
                min(len(one), len(other)))  # fmt: skip


def unfolded(words: Sequence[Word], others: Spelling) -> tuple[Word, ...]:
    """The words with an abbreviation replaced by the words of the other name whose first letters it is."""
    result: list[Word] = []
    for word in words:
        run = _run(plain(word.written), others) if _is_abbreviation(word.written) else ()
        result.extend(run or (word,))
    return tuple(result)


def _is_abbreviation(written: str) -> bool:
    return 2 <= len(written) <= 8 and written.isupper() and written.isalpha()


def _run(letters: str, spelling: Spelling) -> tuple[Word, ...]:
    """The words of a name that begin with these letters, one each, in this order and without others between."""
    words = spelling.words
    starts = "".join(plain(word.written)[:1] for word in words)
    place = starts.find(letters)
    return words[place : place + len(letters)] if place >= 0 else ()
