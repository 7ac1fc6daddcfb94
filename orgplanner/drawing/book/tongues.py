"""Words of a book in the two languages of its sheets: titles, contents, index."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orgplanner.drawing.book.subjects import Subjects
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import NO_ALSO, Also, said_also
from orgplanner.text import Message, render


@dataclass(frozen=True, slots=True)
class Tongue:
    """One of the languages of a book; `also` tells what names are in it that are those of the first language."""

    language: str
    names: Mapping[str, str]
    title: str
    also: Also = field(default_factory=lambda: NO_ALSO)

    def words(self, message: Message) -> str:
        """Return words in this language."""
        return render(message, self.language)

    def name(self, id: str) -> str:
        """Return the name of a box; in the first language where there is no other."""
        return said_also(self.names[id], self.also) or self.names[id]


def tongues_of(subjects: Subjects) -> tuple[Tongue, ...]:
    """Return the languages of a book, one or two."""
    sheet, names = subjects.sheet, subjects.names
    first = Tongue(subjects.drawn.options.language, names, sheet.title)
    if len(sheet.tongues) == 1:
        return (first,)
    return first, Tongue(sheet.tongues[1], names, said_also(sheet.title, sheet.also) or sheet.title, sheet.also)


def with_titles(sheet: PaperOptions, titles: Mapping[str, str]) -> PaperOptions:
    """Return a sheet that knows what titles say in the second language."""
    said = {first: second for first, second in titles.items() if second != first}
    return replace(sheet, also=ChainMap(said, dict(sheet.also))) if said else sheet
