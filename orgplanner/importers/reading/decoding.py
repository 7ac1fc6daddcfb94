"""The letters of a text file: UTF-8 and UTF-16 are known by their bytes, older encodings by their letters."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from math import sqrt

from orgplanner.errors import FileProblem
from orgplanner.importers.reading.likelihood import likely
from orgplanner.text import say

OLDER = ("cp1251", "cp866", "koi8-r", "koi8-u", "cp1252", "kz1048", "iso8859-5", "mac-cyrillic")
"""The more usual first: of two that read a file alike, the first is named."""
KNOWN = ("utf-8", "utf-16", *OLDER)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
MOSTLY = 0.5
"""Of the upper bytes are these two."""
LOOKED_AT = 400
"""Lines with letters beyond ASCII."""
FAR = 100_000
"""Bytes that are looked at."""
NUL = b"\0"
CYRILLIC = 4
"""The upper byte of a Cyrillic letter in UTF-16, as NUL is that of a Latin one; no text has either."""
SURE = 0.1, 0.9, 8.0
"""How many points for each letter an encoding must have more than the next so that there is no question: some, and
more for few letters; but so many of all letters are always enough."""
RARE = {"iso8859-5": 5, "mac-cyrillic": 20}
"""How many points these must have more than others; small letters of the Macintosh are those of cp1251."""
MOST_RARE = 0.4
"""For each letter."""
POOR = 0.0
"""Worse than this is no text in any encoding of OLDER."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read by, and others that would have done, the likelier first."""

    text: str
    encoding: str
    guesses: tuple[str, ...] = ()


def decode(name: str, data: bytes, encoding: str = "") -> Decoded:
    """The text of a file, by an encoding that is asked for or found; FileProblem where it is not to be read so."""
    asked = _usual_name(encoding) if encoding else _by_bytes(data)
    if asked:
        return Decoded(_decoded(name, data, asked), asked)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as problem:
        if NUL in data:
            return Decoded(data.decode("latin-1"), "latin-1")  # whatever it is, it will be refused for that
        if _nearly(data[max(0, problem.start - FAR) : problem.start + FAR]):
            raise _damaged(name, data, problem, "utf-8") from problem
    return _by_letters(name, data)


def _usual_name(encoding: str) -> str:
    """An encoding as Python knows it."""
    try:
        found = codecs.lookup(encoding.strip())
        "".encode(found.name)
    except (LookupError, ValueError) as problem:
        known = ", ".join(KNOWN)
        raise FileProblem(
            say("There is no encoding “{encoding}”; there are: {known}.", encoding=encoding, known=known)
        ) from problem
    return "utf-8" if found.name == "utf-8-sig" else found.name


def _by_bytes(data: bytes) -> str:
    """UTF-16 and UTF-32, or UTF-8 with a mark; "" where the bytes alone do not tell."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return encoding
    part = data[:FAR]
    even, odd = (half.count(0) + half.count(CYRILLIC) for half in (part[::2], part[1::2]))
    few, many = sorted((even, odd))
    if few or many < MOSTLY * (len(part) // 2) or not many:
        return ""
    return "utf-16-le" if odd else "utf-16-be"


def _decoded(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        raise _damaged(name, data, problem, encoding) from problem


def _damaged(name: str, data: bytes, problem: UnicodeDecodeError, encoding: str) -> FileProblem:
    line = data[: problem.start].decode(encoding, "ignore").count("\n") + 1
    return FileProblem(
        say("{file} is not written in {encoding}: see line {line}.", file=name, encoding=encoding, line=line),
        say("Say which encoding it has, or save it anew as UTF-8 and try again."),
    )


def _nearly(data: bytes) -> bool:
    """Whether nearly all letters beyond ASCII are UTF-8, so that a few bytes are damaged."""
    read = data.decode("utf-8", "surrogateescape")
    good = sum(1 for sign in read if "\x7f" < sign < "\ud800")
    bad = sum(1 for sign in read if "\udc80" <= sign <= "\udcff")
    return good > 5 * bad


def _by_letters(name: str, data: bytes) -> Decoded:
    """The encoding in which the letters make the likeliest words."""
    lines = list(dict.fromkeys(line for line in data.splitlines() if not line.isascii()))
    part = b"\n".join(lines[:: len(lines) // LOOKED_AT + 1])[:FAR]
    letters = sum(byte > 127 for byte in part)
    texts = {encoding: text for encoding in OLDER if (text := _strictly(part, encoding)) is not None}
    score = {each: likely(text) - min(MOST_RARE, RARE.get(each, 0) / letters) for each, text in texts.items()}
    order = sorted(texts, key=lambda encoding: -score[encoding])
    if not order or score[order[0]] < POOR:
        order = list(dict.fromkeys((*_elsewhere(part), *order)))
    whole = [encoding for encoding in order if _strictly(data, encoding) is not None]
    if not whole:
        raise FileProblem(say("{file} is no text in any encoding that is known here.", file=name))
    best = whole[0]
    level = score.get(best, POOR) - min(SURE[0] + SURE[1] / sqrt(letters), SURE[2] / letters)
    doubtful = [
        other for other in whole[1:]
        if texts.get(other) != texts.get(best) and (best not in score or score.get(other, level) >= level)
    ]  # fmt: skip
    return Decoded(data.decode(best), best, tuple(doubtful))


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _elsewhere(data: bytes) -> list[str]:
    """What charset-normalizer takes it for, among the encodings of the whole world."""
    from charset_normalizer import from_bytes

    return [match.encoding.replace("_", "-") for match in from_bytes(data)][:3]
