"""The pages of a book: contents on paper, with title, totals, number, and the way up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.references import References
from orgplanner.drawing.book.room import UP, PageRoom, one_line
from orgplanner.drawing.book.sayings import APART, LISTS, continued, goes_on_from, part_of
from orgplanner.drawing.book.subjects import Subjects
from orgplanner.drawing.book.tongues import Tongue, tongues_of, with_titles
from orgplanner.drawing.picture import Item, Page, Part, Picture, Text, page_link
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import joined, said_also
from orgplanner.drawing.sheet.frame import frame_of, sheet_of
from orgplanner.drawing.typeface import shorten
from orgplanner.text import Message, render

UP_SIZE = 9.0
SEPARATOR = "   ·   "


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes the pages of one book of so many `pages`; one of them may open the set, with approval and the like."""

    subjects: Subjects
    room: PageRoom
    scale: float
    references: References
    pages: int
    opening: int = 0

    def listing(self, number: int, title: Message, picture: Picture) -> Page:
        """Return a page of contents or index."""
        titles = [tongue.words(title) for tongue in tongues_of(self.subjects)]
        sheet = self._sheet(number, titles[0], self.subjects.totals(()))
        sheet = with_titles(replace(sheet, legend=()), {titles[0]: titles[-1]})
        return self._page(sheet, Part(picture, self.room.margin, self.room.top))

    def chart(self, number: int, leaf: Leaf, picture: Picture) -> Page:
        """Return a page with boxes on it."""
        room, scale = self.room, self.scale
        titles = [self._title(leaf, tongue) for tongue in tongues_of(self.subjects)]
        sheet = with_titles(self._sheet(number, titles[0], self._totals(leaf)), {titles[0]: titles[-1]})
        across = (room.width - picture.width * scale) / 2
        free = room.bottom - room.top - UP - picture.height * scale
        down = room.top + UP + max(min(free * 0.3, 40.0), 0.0)
        return self._page(sheet, Part(picture, across, down, scale), self._way_up(number, leaf))

    def _sheet(self, number: int, title: str, totals: str) -> PaperOptions:
        sheet = self.subjects.sheet
        named = joined(sheet.title if title != sheet.title else "", sheet.subtitle)
        typeface, size = self.subjects.drawn.typeface, self.room.subtitle_size
        subtitle, second = (
            shorten(typeface, words, size, self.room.beside) for words in (named, said_also(named, sheet.also))
        )
        return replace(
            sheet,
            title=title,
            subtitle=subtitle,
            also={**sheet.also, subtitle: second} if second else sheet.also,
            footer=totals,
            page=number,
            pages=self.pages,
            first=number == self.opening,
        )

    def _page(self, sheet: PaperOptions, *parts: Part) -> Page:
        typeface = self.subjects.drawn.typeface
        frame = frame_of(self.room.width, self.room.height, sheet, typeface)
        return Page(frame.width, frame.height, (Part(sheet_of(frame, sheet, typeface)), *parts))

    def _title(self, leaf: Leaf, tongue: Tongue) -> str:
        names, whole = self.subjects.names, self.subjects.sheet.title
        if leaf.listed:
            return tongue.words(LISTS)
        if leaf.apart and leaf.above is None:
            return tongue.words(APART)
        if leaf.above is None and (len(leaf.heads) > 1 or names[leaf.heads[0]] == whole):
            title = tongue.title
        elif len(leaf.heads) == 1:
            title = tongue.name(leaf.heads[0])
        else:
            title = ", ".join(tongue.name(id) for id in leaf.heads)
            above = self.subjects.drawn.parents[leaf.heads[0]]
            if self._is_long(leaf) and above is not None:
                return tongue.words(continued(tongue.name(above)))
            return title
        return tongue.words(continued(title)) if leaf.continued else title

    def _is_long(self, leaf: Leaf) -> bool:
        """Tell whether the names of branches side by side take more than a line, whatever the language."""
        titles = (", ".join(tongue.name(id) for id in leaf.heads) for tongue in tongues_of(self.subjects))
        return any(one_line(self.room, title, self.subjects.drawn.typeface) != title for title in titles)

    def _totals(self, leaf: Leaf) -> str:
        if leaf.apart and leaf.above is None:
            return self.subjects.apart
        if leaf.listed:
            return self.subjects.totals(tuple(dict.fromkeys(owner for owner, _ in leaf.listed.values())))
        return self.subjects.totals(leaf.heads)

    def _way_up(self, number: int, leaf: Leaf) -> Part:
        """Return the line below the title that leads to the page of which this one is a part."""
        items = tuple(self._ways(number, leaf))
        return Part(Picture(self.room.width, self.room.height, items))

    def _ways(self, number: int, leaf: Leaf) -> Iterator[Item]:
        found, room, theme = self.references, self.room, self.subjects.sheet.theme
        typeface, x = self.subjects.drawn.typeface, self.room.margin
        ways: list[tuple[str, int]] = []
        above = self.subjects.drawn.parents.get(leaf.heads[0])
        if number in found.before:
            ways.append((self._words(goes_on_from(found.before[number])), found.before[number]))
        if above is not None and number in found.up:
            taken = sum(typeface.width(words + SEPARATOR, UP_SIZE) for words, _ in ways)
            ways.insert(0, (self._part_of(above, found.up[number], taken), found.up[number]))
        for words, page in ways:
            text = Text(x, room.top + 2, words, UP_SIZE, theme.accent, link=page_link(page))
            width = typeface.width(words, UP_SIZE)
            yield Item(None, "decoration", x, room.top - 8, width, UP, draw=partial(tuple, (text,)))
            x += width + typeface.width(SEPARATOR, UP_SIZE)

    def _part_of(self, above: str, page: int, taken: float) -> str:
        """Return the way up in one line, the name shortened where it is too long."""
        typeface, name = self.subjects.drawn.typeface, self.subjects.names[above]
        around = typeface.width(self._words(part_of("", page)), UP_SIZE)
        room = self.room.width - 2 * self.room.margin - taken - around
        return self._words(part_of(shorten(typeface, name, UP_SIZE, room), page))

    def _words(self, message: Message) -> str:
        return render(message, self.subjects.drawn.options.language)
