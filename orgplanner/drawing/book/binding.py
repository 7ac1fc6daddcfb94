"""Binds a book: decides on the scale, cuts, numbers the pages, and sets contents, charts, lists and index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from orgplanner.drawing.book.branches import Branches, branches_of
from orgplanner.drawing.book.cutting import Cutter, Tick
from orgplanner.drawing.book.entries import contents_entries, index_entries, outline_of
from orgplanner.drawing.book.first_pages import showing
from orgplanner.drawing.book.flow import Flow
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.leaf_picture import LeafPictures
from orgplanner.drawing.book.references import References, references
from orgplanner.drawing.book.room import LARGER, PageRoom, page_room, scales
from orgplanner.drawing.book.rows import list_leaves, short_cards
from orgplanner.drawing.book.sayings import CONTENTS, INDEX, continued
from orgplanner.drawing.book.sheets import PageMaker
from orgplanner.drawing.book.standing import stands
from orgplanner.drawing.book.subjects import Subjects
from orgplanner.drawing.book.tongues import tongues_of, with_titles
from orgplanner.drawing.card import SMALL, Card
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.picture import Bookmark, Page, Picture
from orgplanner.drawing.setter import Setter
from orgplanner.layout.collection import collection_paused
from orgplanner.text import Message


@dataclass(frozen=True, slots=True)
class Book:
    """The pages of a book, its bookmarks, the scale of its boxes, and how many relations are only listed."""

    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...]
    scale: float
    listed_relations: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """A chart divided into pages at a scale; `cards` are the boxes of lists by ids of their own."""

    branches: Branches
    leaves: Sequence[Leaf]
    cards: Mapping[str, Card]
    scale: float


@dataclass(frozen=True, slots=True)
class LaidBook:
    """A book whose contents stand on their pages, the first of which has the number `before` + 1."""

    subjects: Subjects
    room: PageRoom
    cut: Cut
    references: References
    charts: Sequence[Picture]
    lists: tuple[Sequence[Picture], Sequence[Picture]]
    """contents and index"""
    before: int
    listed_relations: int
    opening: PageRoom
    """the room on the first page"""

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.charts) + sum(map(len, self.lists))

    def book(self, whole: int | None = None) -> Book:
        """Return the book, its pages numbered as those of a document of `whole` pages."""
        contents, index = self.lists
        opens = self.before + 1 if self.subjects.sheet.opens else 0
        maker = PageMaker(self.subjects, self.room, self.cut.scale, self.references, whole or self.count, opens)
        first = self.before + 1 + len(contents)
        last = first + len(self.charts)
        numbered = zip(range(first, last), self.cut.leaves, self.charts, strict=True)
        pages = (
            *_lists(replace(maker, room=self.opening), contents[:1], CONTENTS, self.before + 1),
            *_lists(maker, contents[1:], CONTENTS, self.before + 2),
            *(maker.chart(number, leaf, chart) for number, leaf, chart in numbered),
            *_lists(maker, index, INDEX, last),
        )
        return Book(pages, self.outline(), self.cut.scale, self.listed_relations)

    def outline(self) -> tuple[Bookmark, ...]:
        """Return the bookmarks."""
        contents = self.before + 1 if self.lists[0] else 0
        index = self.before + 1 + len(self.lists[0]) + len(self.charts)
        return tuple(outline_of(self.subjects, self.references, contents, index))


def bind(subjects: Subjects) -> Book:
    """Return the book of a chart; `progress` is told boxes done and in all, and may raise to stop."""
    return laid(subjects).book()


def laid(subjects: Subjects, before: int = 0, contents_from: int = 2) -> LaidBook:
    """Return the book of a chart that stands behind `before` other pages of a document.

    There are contents where so many pages have boxes.
    """
    with collection_paused():
        return _laid(subjects, before, contents_from)


def _laid(subjects: Subjects, before: int, contents_from: int) -> LaidBook:
    drawn = subjects.drawn
    heads = frozenset(parent for parent in drawn.parents.values() if parent is not None)
    tongues = tongues_of(subjects)
    titles = {id: [tongue.words(continued(tongue.name(id))) for tongue in tongues] for id in heads}
    sheet = with_titles(subjects.sheet, {said[0]: said[-1] for said in titles.values()})
    longest = [said[0] for said in titles.values()]
    opening = page_room(sheet, longest, drawn.typeface)
    room = page_room(replace(sheet, first=False), longest, drawn.typeface)
    cut = _cut(subjects, room, heads)
    if len(cut.leaves) < contents_from and opening != room:
        room, cut = opening, _cut(subjects, opening, heads)
    flow = replace(_flow(subjects, room), first=opening.bottom - opening.top)
    first = before + 1
    if len(cut.leaves) >= contents_from:
        first += len(flow.pages(contents_entries(subjects, cut.leaves, 1)))
    found = references(cut.leaves, first, drawn.parents)
    charts, elsewhere = _charts(subjects, room, cut, found, first)
    index = _flow(subjects, room).pages(index_entries(subjects, found, elsewhere))
    _go_on(subjects)
    contents = [] if first == before + 1 else flow.pages(contents_entries(subjects, cut.leaves, first))
    lists = tuple(map(flow.picture, contents)), tuple(map(flow.picture, index))
    return LaidBook(subjects, room, cut, found, charts, lists, before, len(elsewhere), opening)


def _flow(subjects: Subjects, room: PageRoom) -> Flow:
    """Return how lists stand on pages with this room."""
    typeface, theme = subjects.drawn.typeface, subjects.drawn.options.theme
    return Flow(room.width - 2 * room.margin, room.bottom - room.top, theme, typeface, Setter(typeface))


def _charts(
    subjects: Subjects, room: PageRoom, cut: Cut, found: References, first: int
) -> tuple[list[Picture], list[Relation]]:
    """Return the pictures of the pages with boxes, and the relations that are only listed."""
    here, elsewhere = _relations(subjects, cut.leaves, found)
    drawn = subjects.drawn
    pictures = LeafPictures(drawn, cut.branches, cut.cards, found, drawn.options.language, room.at(cut.scale))
    charts = []
    for number, leaf in enumerate(cut.leaves, first):
        _go_on(subjects)
        picture, left = pictures.picture(number, leaf, here.get(number, ()))
        charts.append(picture)
        elsewhere += left
    return charts, elsewhere


def _lists(maker: PageMaker, pictures: Iterable[Picture], title: Message, first: int) -> Iterator[Page]:
    for number, picture in enumerate(pictures, first):
        yield maker.listing(number, title, picture)


def _cut(subjects: Subjects, room: PageRoom, heads: frozenset[str]) -> Cut:
    """Return the chart divided into pages: one as large as can be where that is enough, else at the usual scale."""
    drawn = subjects.drawn
    whole = branches_of(drawn, subjects.nodes, drawn.cards, frozenset())
    if not whole.apart and subjects.break_by == "density":
        for scale in LARGER:
            leaves = _single(whole, room.at(scale))
            if leaves is not None:
                return Cut(whole, leaves, {}, scale)
    for scale in scales(SMALL):
        size = room.at(scale)
        cards, listed = short_cards(drawn.cards, heads, size[1])
        if all(card.width <= size[0] and card.height <= size[1] for card in cards.values()):
            break
    branches = branches_of(drawn, subjects.nodes, cards, listed)
    lists, pieces = list_leaves(drawn.cards, branches, size)
    tick = _ticker(subjects)
    cut = Cutter(branches, size, subjects.break_by, tick).leaves()
    leaves = [*showing(subjects, room, branches, scale, cut), *lists]
    return Cut(branches, leaves, pieces, scale)


def _single(whole: Branches, size: tuple[float, float]) -> list[Leaf] | None:
    """Return the only page of a chart all of which has room on it."""
    boxes, cut = whole.down(whole.roots, inf)
    arranged = stands([whole.node(id, False) for id in boxes], size) if boxes else None
    return None if arranged is None else [Leaf(tuple(whole.roots), tuple(boxes), cut, arranged)]


def _go_on(subjects: Subjects) -> None:
    """Let the work be called off."""
    if subjects.progress is not None:
        whole = len(subjects.drawn.parents)
        subjects.progress(whole, whole)


def _ticker(subjects: Subjects) -> Tick:
    done, whole = 0, len(subjects.drawn.parents)

    def tick(number: int) -> None:
        nonlocal done
        done = min(done + number, whole)
        if subjects.progress is not None:
            subjects.progress(done, whole)

    return tick


def _relations(
    subjects: Subjects, leaves: Sequence[Leaf], found: References
) -> tuple[dict[int, list[Relation]], list[Relation]]:
    """Return the relations between boxes of one page by its number, and those that lead to another page."""
    first = min(found.seen.values(), default=1)
    pages: dict[str, list[int]] = {}
    ends = {end for relation in subjects.relations for end in (relation.origin, relation.target)}
    for number, leaf in enumerate(leaves, first):
        for id in leaf.boxes:
            if id in ends:
                pages.setdefault(id, []).append(number)
    here: dict[int, list[Relation]] = {}
    elsewhere = []
    for relation in subjects.relations:
        both = set(pages.get(relation.origin, ())) & set(pages.get(relation.target, ()))
        if both:
            here.setdefault(min(both), []).append(relation)
        else:
            elsewhere.append(relation)
    return here, elsewhere
