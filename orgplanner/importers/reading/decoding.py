"""The letters of a text file: UTF-8 and UTF-16 are known by their bytes, older encodings by their letters."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from orgplanner.errors import FileProblem
from orgplanner.text import say


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read by, and others that would have done, the likelier first."""

    text: str
    encoding: str
    guesses: tuple[str, ...] = ()


def decode(name: str, data: bytes, encoding: str = "") -> Decoded:
    """The text of a file; FileProblem where there is none."""
    if encoding:
        return _as_asked(name, data, encoding)
    for known in ("utf-8-sig", "cp1251"):
        try:
            return Decoded(data.decode(known), known.removesuffix("-sig"))
        except UnicodeDecodeError:
            continue
    return Decoded(data.decode("cp1252", "replace"), "cp1252")


def _as_asked(name: str, data: bytes, encoding: str) -> Decoded:
    try:
        codecs.lookup(encoding)
        return Decoded(data.decode(encoding), encoding)
    except LookupError as problem:
        raise FileProblem(say("There is no encoding “{encoding}”.", encoding=encoding)) from problem
    except UnicodeDecodeError as problem:
        raise FileProblem(say("{file} is not written in {encoding}.", file=name, encoding=encoding)) from problem
