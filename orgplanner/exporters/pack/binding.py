"""Binds a pack: what stands before each part, the contents, and one numbering through all pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.drawing.pack.contents import Entry
from orgplanner.drawing.picture import Bookmark, Page, page_link
from orgplanner.exporters.choices.options import PARTS, ExportOptions
from orgplanner.exporters.pack.brief import BriefPiece
from orgplanner.exporters.pack.cover import Listed, cover_of
from orgplanner.exporters.pack.making import Made, Part, made_of
from orgplanner.exporters.pack.matter import Matter, matter_of
from orgplanner.exporters.pack.piece import Laid
from orgplanner.exporters.pages.laying import Early, Sheets
from orgplanner.exporters.progress import Progress, span
from orgplanner.layout.collection import collection_paused
from orgplanner.model import Plan
from orgplanner.text import Message, say

TABLES = 0.3
"""the share of the work that is done when all tables are laid"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A part and its pieces with their places; `before` are the pages before it."""

    part: Part
    before: int
    laid: tuple[Laid, ...]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return sum(laid.count for laid in self.laid)


def pack_sheets(
    plan: Plan,
    scenario: str,
    options: ExportOptions,
    progress: Progress | None = None,
    early: Early | None = None,
) -> Sheets:
    """Return the pages of a proposal pack; `progress` is told how much of how much is done, and may raise to stop.

    `early` is shown the cover before all else is laid out. Raises RuleBroken for a part that is not known, for a
    single unit, and where no chosen part can be made.
    """
    matter = matter_of(plan, scenario, options)
    with collection_paused():
        if early is not None and "cover" in (options.parts or PARTS):
            early(cover_of(matter).pages(0))
        made = made_of(matter, span(progress, 0, TABLES))
        return _bound(matter, made, span(progress, TABLES, 1))


def _bound(matter: Matter, made: Made, progress: Progress | None) -> Sheets:
    cover = [cover_of(matter)] if "cover" in made.front else []
    listed = Listed(matter, tuple(_left_out(matter, made))) if "contents" in made.front else None
    before = len(cover)
    dummy = [line for part in made.parts for line in _lines(part, (0,) * len(part.pieces))]
    contents = listed.lay(dummy, before).count if listed is not None else 0
    placed = list(_placed(made, before + contents, progress))
    starts = {each.part.key: each.before + 1 for each in placed}
    for piece in (piece for each in placed for piece in each.part.pieces if isinstance(piece, BriefPiece)):
        piece.pages_of = starts
    lines = [line for each in placed for line in _lines(each.part, _befores(each))]
    front = [*cover, *([listed.lay(lines, before)] if listed is not None else [])]
    everything: list[Laid] = [*front, *(laid for each in placed for laid in each.laid)]
    whole = sum(laid.count for laid in everything)
    pages: list[Page] = [page for laid in everything for page in laid.pages(whole)]
    notes = dict.fromkeys(note for each in placed for note in _told(each))
    outline = (*_front_marks(matter, made, before), *(mark for each in placed for mark in _marks(each)))
    return Sheets(tuple(pages), None, matter.title, (*matter.notes, *_notes(made), *notes), outline)


def _placed(made: Made, before: int, progress: Progress | None) -> Iterator[Placed]:
    """Yield the parts with their places, each laid behind those before it."""
    done, whole = 0, sum(len(part.pieces) for part in made.parts)
    for part in made.parts:
        start, laid = before, list[Laid]()
        for piece in part.pieces:
            laid.append(piece.lay(before, span(progress, done / whole, (done + 1) / whole)))
            before += laid[-1].count
            done += 1
            if progress is not None:
                progress(done, whole)
        yield Placed(part, start, tuple(laid))


def _befores(placed: Placed) -> list[int]:
    """Return how many pages stand before each piece of a part."""
    counts = [laid.count for laid in placed.laid]
    return [placed.before + sum(counts[:place]) for place in range(len(counts))]


def _lines(part: Part, befores: Sequence[int]) -> Iterator[Entry]:
    """Yield the lines of the contents for a part."""
    yield Entry(part.title, befores[0] + 1, 0, part.number)
    for piece, before in zip(part.pieces, befores, strict=True):
        yield from piece.entries(before)


def _left_out(matter: Matter, made: Made) -> Iterator[str]:
    for part, why in made.left_out.items():
        yield f"{matter.say(PARTS[part])}: {matter.say(why)}"


def _notes(made: Made) -> Iterator[Message]:
    for part, why in made.left_out.items():
        yield say("Left out: {part} ({why}).", part=PARTS[part], why=why)


def _told(placed: Placed) -> Iterator[Message]:
    """Yield what a reader should know about a part."""
    for laid in placed.laid:
        yield from (say("{part}: {note}", part=placed.part.title, note=note) for note in laid.notes)


def _front_marks(matter: Matter, made: Made, contents: int) -> Iterator[Bookmark]:
    for part in made.front:
        page = 1 if part == "cover" else contents + 1
        yield Bookmark(matter.head(PARTS[part]), 0, page_link(page))


def _marks(placed: Placed) -> Iterator[Bookmark]:
    part = placed.part
    yield Bookmark(f"{part.number} {part.title}", 0, page_link(placed.before + 1))
    for laid in placed.laid:
        yield from laid.bookmarks()
