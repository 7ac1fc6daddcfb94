"""Looks for what a copy left out in the bytes of a file made of it, however they are packed and written.

Sought are words of names, personnel numbers, amounts of pay, and of all other texts every three words that follow
each other; what the copy itself says elsewhere is none of it, nor are the words of the program. Texts are read as
UTF-8 and as UTF-16 of either order.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache

from orgplanner.model import TABLES, Figure, Names, Plan, Row
from orgplanner.model.columns import columns
from orgplanner.text import LANGUAGES, catalogue

LEAST_WORD, LEAST_DIGITS, LEAST_PHRASE = 4, 5, 10
"""letters of a part of a name, digits of an amount, and letters of a phrase that can be looked for"""
SIZES = (2, 3, 6)
"""words of a phrase: of a text of just two, of others, and of one whose words all stand elsewhere, too"""
MOST_UNPACKED = 400_000_000
_WORD = re.compile(r"[^\W_]+")
_LIKE_ID = re.compile("[0-9a-f]+")
_ID = re.compile("(?:[0-9a-f]{32})+")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look for: words by their first letters, phrases of words, and `bounded` ones; `kept` may be said.

    Numbers, and words that an id could hold by chance, count only between other signs than letters and digits.
    """

    words: dict[str, tuple[str, ...]]
    phrases: frozenset[str]
    bounded: frozenset[str]
    kept: str

    @property
    def count(self) -> int:
        """How many words, phrases and numbers there are."""
        return sum(map(len, self.words.values())) + len(self.phrases) + len(self.bounded)


def sought(plan: Plan, copy: Plan) -> Sought:
    """What must not be found in a file made of `copy`, which was made of `plan`."""
    after = dict.fromkeys(map(_told, dict.fromkeys(texts_of(copy))))
    before = dict.fromkeys(map(_told, dict.fromkeys(texts_of(plan))))
    kept = " \n ".join(after)
    said = set(kept.split())
    common = said | _own_words()
    phrases = {phrase for told in before if told not in after for phrase in _phrases(told, common)}
    phrases -= {phrase for told in after for phrase in _phrases(told, common)}
    words = set(_names(plan)) - common
    bounded = {word for word in words if _LIKE_ID.fullmatch(word)} | (
        set(_amounts(plan)) - set(_amounts(copy)) - said
    )
    by_start: dict[str, list[str]] = {}
    for word in sorted(words - bounded):
        by_start.setdefault(word[:LEAST_WORD], []).append(word)
    starts = {start: tuple(each) for start, each in by_start.items()}
    return Sought(starts, frozenset(phrases), frozenset(bounded), kept)


def _told(text: str) -> str:
    """The words of a text between single blanks, without capitals."""
    return " ".join(_WORD.findall(text.casefold()))


def _phrases(told: str, common: Set[str]) -> Iterator[str]:
    """Three words or, of those that stand elsewhere, six: fewer may come together in a sentence of our own."""
    words = told.split()
    for size in SIZES[:1] if len(words) == SIZES[0] else SIZES[1:]:
        for at in range(len(words) - size + 1):
            phrase = words[at : at + size]
            is_long = sum(len(word) for word in phrase if not word.isdigit()) >= LEAST_PHRASE
            if is_long and (size == SIZES[-1] or any(word not in common for word in phrase)):
                yield " ".join(phrase)


@cache
def _own_words() -> frozenset[str]:
    """The words that the program itself writes, which name nobody."""
    texts = (text for language in LANGUAGES for pair in catalogue(language).items() for text in pair)
    names = (f"{column.name} {' '.join(column.choices)}" for kind in TABLES.values() for column in columns(kind))
    return frozenset(word for text in (*texts, *names, *TABLES) for word in _WORD.findall(text.casefold()))


def _names(plan: Plan) -> Iterator[str]:
    for person in plan.people.values():
        for text in (*(words for _, words in person.name.items), person.code):
            yield from (word for word in _WORD.findall(text.casefold()) if len(word) >= LEAST_WORD)


def _amounts(plan: Plan) -> Iterator[str]:
    """The amounts of pay as programs write them."""
    grades, people = (row.pay for row in plan.grades.values()), (row.pay for row in plan.people.values())
    for figure in (plan.settings.base_pay, *grades, *people):
        if figure.quantity is not None:
            ends = {str(int(number)) for number in (figure.quantity.low, figure.quantity.high)}
            yield from (number for number in ends if len(number) >= LEAST_DIGITS)


def texts_of(plan: Plan) -> Iterator[str]:
    """All that is written in a plan in any language, and its numbers; ids are left aside."""
    for _, _, row in plan.rows():
        yield from _texts(row)


def _texts(row: Row) -> Iterator[str]:
    for column in columns(type(row)):
        value = getattr(row, column.name)
        if isinstance(value, Names):
            yield from (words for _, words in value.items)
        elif isinstance(value, Figure):
            yield from () if value.quantity is None else (f"{value.quantity.low:f} {value.quantity.high:f}",)
        elif column.kind == "words":
            yield from value
        elif column.kind in ("short", "long", "date", "choice", "number") and value:
            yield str(value)


def found_in(parts: Iterable[bytes | str], wanted: Sought) -> frozenset[str]:
    """The words, phrases and numbers that are in some contents of a file after all."""
    found: set[str] = set()
    for part in parts:
        for text in [part.casefold()] if isinstance(part, str) else _read(part):
            found |= set(_within(text, wanted))
    return frozenset(found)


def _read(data: bytes) -> Iterator[str]:
    """The bytes as texts, whatever they are."""
    yield data.decode("utf-8", "replace").casefold()
    if data.count(0) * 8 < len(data):
        return
    for encoding in ("utf-16-le", "utf-16-be"):
        for start in (0, 1):
            yield data[start:].decode(encoding, "replace").casefold()


def _within(text: str, wanted: Sought) -> Iterator[str]:
    """Words may stand right beside other letters, as the cells of a file do; ids are passed over."""
    told = _WORD.findall(text)
    yield from wanted.bounded.intersection(told)
    for run in {_ID.sub(" ", each) for each in dict.fromkeys(told)} if wanted.words else ():
        for at in range(len(run) - LEAST_WORD + 1):
            for word in wanted.words.get(run[at : at + LEAST_WORD], ()):
                if run.startswith(word, at) and word not in wanted.kept:
                    yield word
    yield from (phrase for phrase in _phrases_in(told, wanted.phrases) if phrase not in wanted.kept)


def _phrases_in(told: list[str], phrases: Set[str]) -> Iterator[str]:
    firsts = {phrase.partition(" ")[0] for phrase in phrases}
    for at, word in enumerate(told):
        if word in firsts:
            yield from (found for size in SIZES if (found := " ".join(told[at : at + size])) in phrases)


def contents(data: bytes, depth: int = 2) -> Iterator[bytes]:
    """The bytes of a file and of everything packed in it: parts of a ZIP, streams of a PDF, texts of a PNG."""
    yield data
    if depth and data[:2] == b"PK":
        yield from _zipped(data, depth)
    elif data[:5] == b"%PDF-":
        yield from (made for match in _STREAM.finditer(data) if (made := _inflated(match[1])) is not None)
    elif data[:4] == b"\x89PNG":
        yield from _chunks(data)


def _zipped(data: bytes, depth: int) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        yield packed.comment
        for entry in packed.infolist():
            yield entry.filename.encode() + entry.comment + entry.extra
            if entry.file_size <= MOST_UNPACKED:
                yield from contents(packed.read(entry), depth - 1)


def _inflated(stream: bytes) -> bytes | None:
    """What is packed in a stream of a PDF; None where it is a picture or a font of another packing."""
    for packed in (stream, _from_ascii(stream)):
        try:
            return zlib.decompressobj().decompress(packed, MOST_UNPACKED)
        except zlib.error:
            continue
    return None


def _from_ascii(stream: bytes) -> bytes:
    try:
        return base64.a85decode(stream.strip().removesuffix(b"~>"))
    except ValueError:
        return b""


def _chunks(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that hold no picture, inflated where they are packed."""
    at = 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body, at = data[at + 8 : at + 8 + length], at + length + 12
        if kind in (b"zTXt", b"iTXt"):
            for start in range(len(body)):
                if body[start : start + 1] == b"\x78" and (made := _inflated(body[start:])) is not None:
                    yield made
