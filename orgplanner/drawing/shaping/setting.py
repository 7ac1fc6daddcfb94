"""Parts a text into stretches of one font, script and direction, in the order they are seen, and measures them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from orgplanner.drawing.shaping.direction import levels, seen_order
from orgplanner.drawing.shaping.faces import bundled_faces, face
from orgplanner.drawing.shaping.letters import is_mark

MOST_KEPT = 20_000
COMMON = {"Zyyy", "Zinh", "Zzzz"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of one font of the program (or of none), one script and one direction."""

    text: str
    path: Path | None
    script: str
    leftward: bool


@lru_cache(MOST_KEPT)
def stretches(text: str, bold: bool, italic: bool) -> tuple[Stretch, ...]:
    """Return the stretches of a text from the left as they are seen."""
    if not text:
        return ()
    paths, scripts, found = _paths(text, bold, italic), _scripts(text), levels(text)
    keys = list(zip(paths, scripts, found, strict=True))
    starts = [0, *(place for place in range(1, len(keys)) if keys[place] != keys[place - 1]), len(text)]
    logical = [
        (Stretch(text[start:end], *keys[start][:2], bool(keys[start][2] % 2))) for start, end in pairwise(starts)
    ]
    order = seen_order([keys[start][2] for start in starts[:-1]])
    return tuple(logical[place] for place in order)


def width(stretch: Stretch, lacking: Callable[[str], float]) -> float:
    """Return the width of a stretch per 1000 of the size; letters that no font of the program has are `lacking`."""
    if stretch.path is None:
        return sum(map(lacking, stretch.text))
    return _advance(stretch.path, stretch.text, stretch.script, stretch.leftward)


@lru_cache(MOST_KEPT)
def _advance(path: Path, text: str, script: str, leftward: bool) -> float:
    """Return the width of a word; words come again and again in an organisation."""
    return face(path).advance(text, script, leftward)


def _paths(text: str, bold: bool, italic: bool) -> list[Path | None]:
    """Return the font of each character; marks are drawn by the font of the letter before them, if it can."""
    found: list[Path | None] = []
    for character in text:
        before = found[-1] if found else None
        if found and is_mark(character) and (before is None or face(before).has(character)):
            found.append(before)
        else:
            found.append(_font_of(character, bold, italic))
    return found


@lru_cache(MOST_KEPT)
def _font_of(character: str, bold: bool, italic: bool) -> Path | None:
    """Return the first font of the program that has a character."""
    return next((path for path in bundled_faces(bold, italic) if face(path).has(character)), None)


def _scripts(text: str) -> list[str]:
    """Return the script of each character; signs and marks take that of the letter before them, else after."""
    own = [_script(character) for character in text]
    return list(_carried(own, next((name for name in own if name not in COMMON), "Latn")))


@lru_cache(MOST_KEPT)
def _script(character: str) -> str:
    from fontTools.unicodedata import script

    return str(script(character))


def _carried(own: list[str], first: str) -> Iterator[str]:
    current = first
    for name in own:
        current = current if name in COMMON else name
        yield current
