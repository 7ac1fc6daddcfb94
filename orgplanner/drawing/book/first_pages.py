"""The first pages of a book while the others are still cut: without numbers and ways to pages not known yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from orgplanner.drawing.book.branches import Branches
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.leaf_picture import LeafPictures
from orgplanner.drawing.book.references import References
from orgplanner.drawing.book.room import PageRoom
from orgplanner.drawing.book.sheets import PageMaker
from orgplanner.drawing.book.subjects import Subjects
from orgplanner.drawing.picture import Page

MOST = 4


def showing(
    subjects: Subjects, room: PageRoom, branches: Branches, scale: float, leaves: Iterator[Leaf]
) -> Iterator[Leaf]:
    """Yield the leaves of a book as they are cut; the pages of the first ones are shown on the way."""
    cut: list[Leaf] = []
    for leaf in leaves:
        yield leaf
        if subjects.early is None or len(cut) >= MOST:
            continue
        cut.append(leaf)
        if len(cut) == MOST:
            pages = first_pages(subjects, room, branches, scale, cut)
            if pages:
                subjects.early(pages)


def first_pages(
    subjects: Subjects, room: PageRoom, branches: Branches, scale: float, leaves: Sequence[Leaf]
) -> tuple[Page, ...]:
    """Return the pages of leaves up to one that cannot be drawn without knowing the pages behind it."""
    known = list(takewhile(lambda leaf: _is_plain(leaf, branches), leaves))
    places = {id: number for number, leaf in reversed(list(enumerate(known, 1))) for id in leaf.boxes}
    found = References(seen=places, home=places)
    language = subjects.drawn.options.language
    pictures = LeafPictures(subjects.drawn, branches, {}, found, language, room.at(scale))
    maker = PageMaker(subjects, room, scale, found, 0)
    drawn = ((number, leaf, pictures.picture(number, leaf, ())[0]) for number, leaf in enumerate(known, 1))
    return tuple(maker.chart(number, leaf, picture) for number, leaf, picture in drawn)


def _is_plain(leaf: Leaf, branches: Branches) -> bool:
    return not leaf.continued and not leaf.listed and branches.listed.isdisjoint(leaf.boxes)
