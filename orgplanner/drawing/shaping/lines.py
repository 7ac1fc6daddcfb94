"""Breaks and cuts texts whose letters must be shaped: each line is measured as it will be drawn."""

from __future__ import annotations

from collections.abc import Callable

from orgplanner.drawing.shaping.letters import is_mark, runs_leftward
from orgplanner.drawing.typeface import BREAK, ELLIPSIS

LEFTWARD, RIGHTWARD = "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}"
FIRST_UNHYPHENATED = "\u0590"
"""letters of the scripts before Hebrew are parted with a hyphen, those from there on without"""

Measure = Callable[[str], float]


def wrapped(text: str, room: float, most: int, measure: Measure) -> tuple[str, ...]:
    """Return at most so many lines, none wider than the room; the last ends with “…” if text was cut.

    A line that would turn the other way by itself begins with a mark of direction that is not seen.
    """
    setter = _Setter(runs_leftward(text), room, measure)
    rest, result = text, list[str]()
    while rest and len(result) < most:
        last = len(result) == most - 1
        line, rest = (setter.cut(rest), "") if last else setter.first_line(rest)
        if not line:
            break
        result.append(line)
    return tuple(result)


def shortened(text: str, room: float, measure: Measure) -> str:
    """Return the text, or its beginning and “…”, or nothing where not even that fits."""
    return _Setter(runs_leftward(text), room, measure).cut(text)


class _Setter:
    """Sets the lines of one text, which as a whole runs one way."""

    def __init__(self, leftward: bool, room: float, measure: Measure) -> None:
        self._leftward, self._room, self._measure = leftward, room, measure

    def cut(self, text: str) -> str:
        """Return the text in one line, cut where it is too wide."""
        if self._fits(text):
            return self._turned(text)
        for end in reversed(_places(text)):
            line = text[:end].rstrip(" ") + ELLIPSIS
            if self._fits(line):
                return self._turned(line)
        return ""

    def first_line(self, text: str) -> tuple[str, str]:
        """Return the first line and what is left for the next."""
        if self._fits(text):
            return self._turned(text), ""
        cut = 0
        for match in BREAK.finditer(text):
            if not self._fits(text[: match.start()]):
                break
            cut = match.start()
        if cut == 0:
            return self._broken_word(text)
        return self._turned(text[:cut]), text[cut:].lstrip(" ")

    def _broken_word(self, text: str) -> tuple[str, str]:
        """Return as much of a word as fits a line, and the rest."""
        line, end = "", 0
        for place in _places(text)[1:]:
            longer = text[:place] + _hyphen(text, place)
            if not self._fits(longer):
                break
            line, end = longer, place
        return self._turned(line) if line else "", text[end:]

    def _fits(self, line: str) -> bool:
        return self._measure(self._turned(line)) <= self._room

    def _turned(self, line: str) -> str:
        """Return a line with a mark of direction before it where it would be read in the other direction."""
        if runs_leftward(line) == self._leftward:
            return line
        return (LEFTWARD if self._leftward else RIGHTWARD) + line


def _places(text: str) -> list[int]:
    """Return where a text can be parted without taking a mark from its letter, from its beginning on."""
    return [0, *(place for place in range(1, len(text)) if not is_mark(text[place]))]


def _hyphen(text: str, place: int) -> str:
    """Return the hyphen that is set where letters are parted at a place, if there is one."""
    before = next((letter for letter in reversed(text[:place]) if not is_mark(letter)), "")
    return "-" if all(letter.isalpha() and letter < FIRST_UNHYPHENATED for letter in (before, text[place])) else ""
