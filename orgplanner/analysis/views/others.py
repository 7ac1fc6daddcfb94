"""Functions, people and links of two scenarios compared, each as a list with what became of every one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, joined, words
from orgplanner.analysis.compare.wording import Wording, row_in
from orgplanner.analysis.views.changes import fate_words, reasons_of, tone_of
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.model import Function, Link
from orgplanner.text import Message, say

FUNCTION_COLUMNS = words(
    say("Function"), say("Change"), say("Led before by"), say("Led after by"), say("Legal basis"), say("Reason"),
)  # fmt: skip
FUNCTION_WIDTHS = (230, 150, 180, 180, 140, 150)
PEOPLE_COLUMNS = words(say("Person"), say("Change"), say("Post before"), say("Post after"))
PEOPLE_WIDTHS = (200, 130, 300, 300)
LINK_COLUMNS = words(say("From"), say("Relation"), say("To"), say("Change"), say("Before"), say("Caption"))
LINK_WIDTHS = (220, 120, 220, 100, 200, 140)
PEOPLE: Mapping[str, Message] = MappingProxyType({
    "moved": say("⇄ moved"), "new": say("+ assigned"), "left": say("× left the post"),
    "without_place": say("? without a place"), "unchanged": say("= unchanged"),
})  # fmt: skip
KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "functions": ("moved", "orphaned", "doubled", "new", "closed", "unchanged"),
    "people": ("moved", "new", "left", "without_place", "unchanged"),
    "links": ("new", "gone", "changed", "unchanged"),
})  # fmt: skip
"""What may have become of each."""


def kind_words(table: str, kind: str) -> Message:
    """A kind of change with its sign."""
    return PEOPLE[kind] if table == "people" else fate_words([kind])[0]


def other_grid(found: Comparison, table: str, language: str = "en") -> Grid:
    """One of “functions”, “people” and “links”: those that changed first."""
    return GRIDS[table](found, language)


def function_grid(found: Comparison, language: str) -> Grid:
    """Every function with the units that lead it; it may have moved and be led by several as well."""
    wording, reasons, rows = Wording(found, language), reasons_of(found, language), []
    for id, kinds in _fates(found.functions, "functions", (*found.leaders[1], *found.leaders[0])):
        row = cast(Function, row_in(found, "functions", id))
        ends = [
            joined(wording.unit(unit, side) for unit in found.leaders[side].get(id, ())) for side in (0, 1)
        ]
        basis, reason = found.plan.words(row.legal_basis, language), reasons.get(id, "")
        cells: tuple[Cell, ...] = (wording.called(row), fate_words(kinds), *ends, basis, reason)
        rows.append(_row(cells, id, kinds, (wording.called(row), *ends, basis, reason)))
    return Grid(FUNCTION_COLUMNS, FUNCTION_WIDTHS, rows)


def people_grid(found: Comparison, language: str) -> Grid:
    """Everybody who holds a post before or after, with the posts."""
    wording, rows = Wording(found, language), []
    for id, kinds in _fates(found.people, "people", (*found.holders[1], *found.holders[0])):
        name = wording.called(found.plan.people[id])
        ends = [
            joined(
                f"{wording.post(post, side)} ({wording.unit(unit, side)})"
                for post, unit in sorted(found.holders[side].get(id, ()))
            )
            for side in (0, 1)
        ]
        rows.append(_row((name, tuple(PEOPLE[kind] for kind in kinds), *ends), id, kinds, (name, *ends)))
    return Grid(PEOPLE_COLUMNS, PEOPLE_WIDTHS, rows)


def link_grid(found: Comparison, language: str) -> Grid:
    """Every link of either scenario; of a changed one also what it was."""
    wording, (old, new), rows = Wording(found, language), (state.links for state in found.states), []
    for id, kinds in _fates(found.links, "links", (*new, *old)):
        side = 1 if id in new else 0
        row = cast(Link, row_in(found, "links", id))
        before = _told(wording, old[id]) if "changed" in kinds else ""
        caption = found.plan.words(row.caption, language)
        ends = wording.end(row.origin, side), wording.end(row.target, side)
        cells = (ends[0], Message(row.kind), ends[1], fate_words(kinds), before, caption)
        rows.append(_row(cells, id, kinds, (*ends, before, caption), at=3))
    return Grid(LINK_COLUMNS, LINK_WIDTHS, rows)


def _told(wording: Wording, link: Link) -> Message:
    return say(
        "{origin} {relation} {target}", origin=wording.end(link.origin, 0), relation=Message(link.kind),
        target=wording.end(link.target, 0),
    )  # fmt: skip


def _fates(changes: object, table: str, ids: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """What became of every one, those of which something did first, by the first of it."""
    kinds: dict[str, list[str]] = {}
    for kind in KINDS[table]:
        for id in getattr(changes, kind, ()):
            kinds.setdefault(id, []).append(kind)
    yield from kinds.items()
    for id in dict.fromkeys(ids):
        if id not in kinds:
            yield id, ["unchanged"]


def _row(cells: tuple[Cell, ...], id: str, kinds: list[str], texts: Iterable[object], at: int = 1) -> GridRow:
    tones = tuple(tone_of(kinds) if place == at else "" for place in range(len(cells)))
    return GridRow(cells, id, 0, tones, tuple(kinds), " ".join(map(str, texts)).casefold())


GRIDS: Mapping[str, Callable[[Comparison, str], Grid]] = MappingProxyType({
    "functions": function_grid, "people": people_grid, "links": link_grid,
})  # fmt: skip
TITLES: Mapping[str, Message] = MappingProxyType({
    "functions": say("Functions"), "people": say("People"), "links": say("Links"),
})  # fmt: skip
