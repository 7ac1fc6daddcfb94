"""Names read once for a whole matching: what makes two of them the same, and how alike they are."""

from collections.abc import Callable, Hashable, Iterable
from functools import partial

from orgplanner.analysis.likeness import Likeness, likeness
from orgplanner.analysis.likeness.spelling import spelled
from orgplanner.model import Function, Names, Person, Post, Row, Unit
from orgplanner.text import Message, say

MEANING = "*"
"""Stands for the language of a mark that is the same across languages, as far as the vocabulary goes."""
OFTEN = 500
"""Names that are compared or marked between two looks at whether somebody still waits."""


def name_of(row: Row) -> Names:
    """The name of a unit, person or function, the title of a post."""
    assert isinstance(row, Unit | Post | Person | Function)
    return row.title if isinstance(row, Post) else row.name


def code_of(row: Row) -> str:
    """The code without capitals and spaces that do not matter."""
    assert isinstance(row, Unit | Post | Person | Function)
    return "".join(row.code.split()).casefold()


def coded(row: Row) -> str | None:
    """The code as the key of a row; None where it has none."""
    return code_of(row) or None


def same_code(row: Row) -> Message:
    """The reason of a pair with one code, as it is written on the old side."""
    assert isinstance(row, Unit | Post | Person | Function)
    return say("The same code “{code}”.", code=row.code)


class Reader:
    """Remembers what it read; `look` is called now and then and may raise to stop."""

    def __init__(self, look: Callable[[], object] | None = None) -> None:
        self._look, self._looks = look, 0
        self._marks: dict[tuple[Names, str], Hashable] = {}
        self._alike: dict[tuple[Names, Names], Likeness] = {}

    def languages(self, old: Iterable[Row], new: Iterable[Row]) -> tuple[str, ...]:
        """The languages that names on both sides have, and the one across languages."""
        sides = [{code for row in rows for code in name_of(row).languages} for rows in (old, new)]
        return (*sorted(sides[0] & sides[1]), MEANING)

    def mark(self, row: Row, language: str) -> Hashable:
        """What is the same for names that differ in spelling alone; None where there is none in this language."""
        self._go_on()
        found = name_of(row)
        key = (found, language)
        if key not in self._marks:
            self._marks[key] = _mark(found, language)
        return self._marks[key]

    def marker(self, language: str) -> Callable[[Row], Hashable]:
        """What gives the mark of any row in a language."""
        return partial(self._marked, language)

    def _marked(self, language: str, row: Row) -> Hashable:
        return self.mark(row, language)

    def words(self, row: Row) -> set[str]:
        """The telling words of a name in all its languages."""
        return {word.key for _, text in name_of(row).items for word in spelled(text).words if word.weight >= 1}

    def _go_on(self) -> None:
        self._looks += 1
        if self._look is not None and self._looks % OFTEN == 0:
            self._look()

    def alike(self, old: Row, new: Row) -> Likeness:
        """How alike two names are."""
        self._go_on()
        key = (name_of(old), name_of(new))
        if key not in self._alike:
            self._alike[key] = likeness(*key)
        return self._alike[key]


def _mark(found: Names, language: str) -> Hashable:
    if language != MEANING:
        text = found.exactly(language)
        return (spelled(text).plain or text.strip()) if text else None
    text = found.items[0][1] if found else ""
    return tuple(sorted(word.key for word in spelled(text).words)) or None
