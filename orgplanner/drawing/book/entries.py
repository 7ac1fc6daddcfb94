"""The lines of contents and index, and the bookmarks of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from orgplanner.analysis.tables.collation import sort_key
from orgplanner.drawing.book.flow import Entry
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.references import References
from orgplanner.drawing.book.sayings import APART, CONTENTS, INDEX, LISTS, RELATIONS
from orgplanner.drawing.book.subjects import Listed, Subjects
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.picture import Bookmark, page_link
from orgplanner.drawing.sheet.also import Also, both
from orgplanner.text import Message, render

LETTERS_FROM = 40
"""So many lines of a list are divided by their first letters."""


def contents_entries(subjects: Subjects, leaves: Sequence[Leaf], first: int) -> Iterator[Entry]:
    """Yield a line for each branch that begins a page, then for what is not yet placed, for lists and the index."""
    language = subjects.drawn.options.language
    was_apart = was_listed = False
    for number, leaf in enumerate(leaves, first):
        if leaf.listed and not was_listed:
            yield Entry(render(LISTS, language), number, 0, "strong")
        if leaf.apart and not was_apart:
            yield Entry(render(APART, language), number, 0, "strong")
        was_apart, was_listed = leaf.apart, bool(leaf.listed)
        if leaf.continued or leaf.listed:
            continue
        level = leaf.level + leaf.apart
        for head in leaf.heads:
            name = both(subjects.names[head], subjects.sheet.also)
            yield Entry(name, number, level, "strong" if level == 0 else "")
    yield Entry(render(INDEX, language), first + len(leaves), 0, "strong")


def index_entries(subjects: Subjects, found: References, relations: Iterable[Relation]) -> Iterator[Entry]:
    """Yield the lists of the index, each in the order of a dictionary, and relations from page to page."""
    language = subjects.drawn.options.language
    for title, lines in subjects.index():
        known = [line for line in lines if line.box in found.home]
        if known:
            yield Entry(f"{render(title, language)} ({len(known)})", style="heading")
            yield from _alphabetical(known, found, subjects.sheet.also)
    links = [Listed(_relation_words(subjects, link), link.origin, link.target) for link in relations]
    if links:
        yield Entry(f"{render(RELATIONS, language)} ({len(links)})", style="heading")
        for line in sorted(links, key=lambda line: sort_key(line.words)):
            yield Entry(line.words, found.home[line.box])


def _relation_words(subjects: Subjects, link: Relation) -> str:
    caption = " ".join(link.caption)
    arrow = "→" if link.directed else "–"
    ends = f"{subjects.names[link.origin]} {arrow} {subjects.names[link.target]}"
    return f"{ends}: {caption}" if caption else ends


def _alphabetical(lines: Sequence[Listed], found: References, also: Also) -> Iterator[Entry]:
    """Yield lines by their words; what several have in common stands once above what tells them apart."""
    ordered = sorted(lines, key=lambda line: (sort_key(line.words), line.words))
    letter = ""
    for words, group in groupby(ordered, key=lambda line: line.words):
        same = list(group)
        if len(lines) >= LETTERS_FROM and (initial := _initial(words)) != letter:
            letter = initial
            yield Entry(letter, style="letter")
        found_at = sorted({(line.detail, found.page(line.box, line.row)) for line in same}, key=_by_words)
        always = same[0].always
        if len(found_at) == 1 or not any(detail for detail, _ in found_at):
            for detail, page in found_at:
                yield Entry(" · ".join(filter(None, (both(words, also), detail if always else ""))), page)
            continue
        yield Entry(both(words, also), style="over")
        yield from (Entry(detail or "–", page, 1) for detail, page in found_at)


def _by_words(line: tuple[str, int]) -> tuple[str, str, int]:
    return sort_key(line[0]), line[0], line[1]


def _initial(words: str) -> str:
    first = words.strip()[:1].upper()
    return first if first.isalpha() else "0–9" if first.isdigit() else "…"


def outline_of(subjects: Subjects, found: References, contents: int, index: int) -> Iterator[Bookmark]:
    """Yield the bookmarks: contents (on page 0: there are none), every box below the one above it, index."""
    drawn, language = subjects.drawn, subjects.drawn.options.language

    def entry(title: Message, page: int) -> Bookmark:
        return Bookmark(render(title, language), 0, page_link(page))

    if contents:
        yield entry(CONTENTS, contents)
    loose = frozenset(drawn.apart)
    told = False
    for id, level in drawn.levels.items():
        if id in loose and not told:
            told = True
            yield entry(APART, found.home[id])
        yield Bookmark(subjects.names[id], level + (id in loose), f"#{id}")
    yield entry(INDEX, index)
