"""What became of units and posts as lists for paper: one below each kind of change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell
from orgplanner.analysis.order.clauses import LAST, NUMBER, places_of
from orgplanner.analysis.order.wording import KINDS, TITLES
from orgplanner.analysis.views.changes import COLUMNS, WIDTHS, Changes
from orgplanner.analysis.views.grid import Grid, GridRow, without_empty
from orgplanner.model import NOTHING, Total
from orgplanner.text import Message, say

ORDER = (2, 1, 3, 4, 5, 6, 7, 8)
"""The columns of the list of changes that are printed: the name first; what it is the heading says."""
FIGURES = (4, 5, 6)
"""The columns of a printed list that may be added up: established FTE before and after, and the difference."""
MIXED = "changed"
POSTS: Mapping[str, Message] = MappingProxyType({
    "new": TITLES["posts", "new"], "closed": TITLES["posts", "closed"], MIXED: say("Changed posts"),
    "undecided": TITLES["posts", "undecided"],
})  # fmt: skip
"""The four lists of posts: all that goes on otherwise than it was stands in one."""


def change_list(found: Comparison, language: str = "en", *, posts: bool = True) -> Grid:
    """Every change of units and posts once, below what kind of change it is; of posts with what they add up to."""
    lists: dict[Message, list[GridRow]] = {title: [] for title in TITLES.values()}
    teller = Changes(found, language)
    for table, rows in (("units", teller.units()), ("posts", teller.posts() if posts else ())):
        for row in rows:
            lists[TITLES[table, _kind(row, found)]].append(row)
    return _listed(lists, found)


def post_lists(found: Comparison, language: str = "en") -> Grid:
    """The posts that are new, closed, changed in any way, or undecided, with what each list adds up to."""
    lists: dict[Message, list[GridRow]] = {title: [] for title in POSTS.values()}
    for row in Changes(found, language).posts():
        lists[POSTS.get(_kind(row, found), POSTS[MIXED])].append(row)
    return _listed(lists, found)


def _kind(row: GridRow, found: Comparison) -> str:
    """The kind of change that a row is listed under; what has no decision stands there, whatever else it is."""
    if "undecided" in row.kinds:
        return "undecided"
    kind = next(kind for kind in KINDS if kind in row.kinds)
    return "resized" if kind == "changed" and NUMBER in found.posts.fields.get(row.id, ()) else kind


def _listed(lists: Mapping[Message, Sequence[GridRow]], found: Comparison) -> Grid:
    """The lists that are not empty, each in the order in which units and posts are printed."""
    parts = {end: part.origin for part in found.posts.split for end in part.ends}
    places = places_of(found)
    ordered = {
        title: sorted(listed, key=lambda row: places.get(row.id, LAST)) for title, listed in lists.items() if listed
    }
    columns, widths = tuple(COLUMNS[at] for at in ORDER), tuple(WIDTHS[at] for at in ORDER)
    rows = [row for title, listed in ordered.items() for row in _list(title, listed, parts)]
    return without_empty(Grid(columns, widths, rows))


def _list(title: Message, listed: Sequence[GridRow], parts: Mapping[str, str]) -> Iterator[GridRow]:
    """A heading, its rows and, of posts, their sum: what a post was split into is told with each of the parts."""
    sums = "posts" in listed[0].kinds
    heading = say("{title}: {count}", title=title, count=len(listed))
    yield GridRow((heading,), is_bold=True, role="heading", keeps=True)
    for place, row in enumerate(listed):
        last = place == len(listed) - 1
        yield replace(
            row, cells=_printed(row.cells), tones=tuple(map(str, _printed(row.tones, ""))), level=0,
            keeps=(last and sums) or (place == 0 and not last),
        )  # fmt: skip
    if sums:
        once = {parts.get(row.id, row.id): row for row in listed}.values()
        figures = (_sum(row.cells[ORDER[at]] for row in once) for at in FIGURES)
        yield GridRow((say("Total"), None, None, None, *figures), is_bold=True, role="sum")


def _printed(cells: Sequence[Cell], empty: Cell = None) -> tuple[Cell, ...]:
    return tuple(cells[at] if at < len(cells) else empty for at in ORDER)


def _sum(cells: Iterable[Cell]) -> Total | None:
    """What figures add up to; nothing where none of them says anything."""
    known = [cell for cell in cells if isinstance(cell, Total)]
    return sum(known, NOTHING) if known else None
