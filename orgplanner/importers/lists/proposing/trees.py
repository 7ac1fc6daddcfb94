"""How the tree of a table is written."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.reading.book import place_of
from orgplanner.text import Message, say


def trees_of(draft: Draft) -> tuple[tuple[str, ...], tuple[Message, float]]:
    """How the tree is written, the likelier first, and why."""
    found = sorted(_possible_trees(draft), key=lambda each: -each[1])
    trees = tuple(dict.fromkeys((*(each[0] for each in found), "none")))
    if not found:
        return trees, (say("Nothing tells what stands above what."), 0.5)
    return trees, (found[0][2], found[0][1])


def _possible_trees(draft: Draft) -> Iterator[tuple[str, float, Message]]:
    """The ways in which the tree may be written, each with its certainty and reason."""
    for meaning, tree in (("reports_to", "superior"), ("parent", "parent")):
        for place in draft.places(meaning)[:1]:
            refers = draft.refers(place)
            certainty = 0.9 if refers is not None and not refers.separator else 0.62
            yield tree, certainty, say("Column “{heading}” names the row above.", heading=_heading(draft, place))
    for place in draft.places("path")[:1]:
        yield "path", 0.85, say("Column “{heading}” has the place in the tree.", heading=_heading(draft, place))
    if draft.has("label"):
        yield "levels", 0.8, say("Names stand in columns of their own, or are indented.")
    elif _has_levels(draft):
        yield "levels", 0.6, say("Rows are indented or outlined.")
    if draft.has("level"):
        yield "levels", 0.65, say("A column has the level.")
    if draft.table.rows.titles:
        yield "sections", 0.75, say("Rows that have only a name are titles of units.")
    if len(draft.varying("unit")) > 1:
        yield "columns", 0.7, say("Several columns name units.")


def _heading(draft: Draft, place: int) -> str:
    column = draft.table.column(place)
    return (column.heading if column is not None else "") or place_of("", 0, place)[1:-1]


def _has_levels(draft: Draft) -> bool:
    levels = draft.table.sheet.levels
    return bool(levels) and len({levels.get(row, 0) for row in draft.table.rows.data}) > 1
