"""Finds the tables in the sheets of a workbook, wherever rows and columns were put in before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from orgplanner.analysis.workbook.columns import KINDS, STAFF_LISTS, Layout, parts_of
from orgplanner.analysis.workbook.marks import HIDDEN_SHEET, ROW_MARK, Mark, read_mark
from orgplanner.analysis.workbook.texts import alike
from orgplanner.importers.reading.book import Sheet, Value
from orgplanner.model import Plan
from orgplanner.text import LANGUAGES, render, say

TOP = 40
"""Rows and columns in which marks and headings are looked for."""
FEW = 3
TOTAL = say("Total")


@dataclass(slots=True)
class Hidden:
    """What the hidden sheet says: of which plan, in which language, the rows that sheets only name, each as its
    table and a text of JSON, and the stamp of every row by mark and id."""

    plan: str = ""
    language: str = "en"
    rows: list[tuple[str, str]] = field(default_factory=list)
    stamps: dict[Mark, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Located:
    """A table in a sheet: its mark, the rows of its cells, and its columns by key; all count from 0."""

    grid: Sheet
    mark: Mark
    columns: Mapping[str, int]
    rows: tuple[int, ...]


def read_hidden(grids: list[Sheet]) -> Hidden | None:
    """The hidden sheet, None when it is gone."""
    grid = next((grid for grid in grids if grid.name.casefold() == HIDDEN_SHEET), None)
    if grid is None:
        return None
    found, mark = Hidden(), None
    for row in grid.rows:
        name, *texts = [str(cell) if cell is not None else "" for cell in (*row, None, None)]
        mark = read_mark(name) or mark
        if mark is not None:
            stamps = found.stamps.setdefault(mark, {})
            stamps.update((id, stamp) for id, stamp in zip(texts[::2], texts[1::2], strict=False) if id)
        elif name == "plan":
            found.plan = texts[0]
        elif name == "language" and texts[0]:
            found.language = texts[0]
        elif name == ROW_MARK:
            found.rows.append((texts[0], "".join(texts[1:])))
    return found


def locate(plan: Plan, grids: list[Sheet], hidden: Hidden | None) -> Iterator[Located]:
    """The tables that come back, in the order of their sheets."""
    for grid in grids:
        if grid.name.casefold() == HIDDEN_SHEET:
            continue
        head = _keys(grid) or _headings(plan, grid)
        if head is None:
            continue
        line, columns = head
        mark = _mark(grid) or _by_ids(grid, columns, line, hidden)
        if mark is not None and mark.kind in KINDS:
            yield Located(grid, mark, columns, tuple(_rows(grid, mark, columns, line)))


def _mark(grid: Sheet) -> Mark | None:
    cells = (grid.at(row, column) for row in range(TOP) for column in range(TOP))
    return next((mark for cell in cells if (mark := read_mark(cell)) is not None), None)


def _by_ids(grid: Sheet, columns: Mapping[str, int], line: int, hidden: Hidden | None) -> Mark | None:
    """The mark under which most of the ids were written."""
    if hidden is None or "id" not in columns:
        return None
    ids = {grid.at(row, columns["id"]) for row in range(line + 1, len(grid.rows))}
    counts = Counter({mark: len(ids & stamps.keys()) for mark, stamps in hidden.stamps.items()})
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] else None


def _keys(grid: Sheet) -> tuple[int, dict[str, int]] | None:
    """The hidden row of keys, and the row of headings below it."""
    known = set(_all_keys())
    for row in range(min(TOP, len(grid.rows))):
        found = {
            cell: place for place, cell in enumerate(grid.rows[row]) if isinstance(cell, str) and cell in known
        }
        if "id" in found and len(found) > FEW:
            return row + 1, found
    return None


FORMS: tuple[Layout, ...] = ("establishment", "t3")
"""Layouts that have all headings."""


def _all_keys() -> Iterator[str]:
    plan = Plan("plan")
    for kind in KINDS:
        for layout in FORMS:
            yield from (part.key for part in parts_of(plan, kind, layout, True, {}))
    yield "id"


def _headings(plan: Plan, grid: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row of headings, where the row of keys is gone: read in any language, as the kind that fits best."""
    spoken = [_spoken(plan, kind, layout) for kind in KINDS for layout in FORMS]
    for row in range(min(TOP, len(grid.rows))):
        cells = {
            alike(cell).casefold(): place
            for place, cell in reversed([*enumerate(grid.rows[row])])
            if isinstance(cell, str)
        }
        fitting = ({words[text]: place for text, place in cells.items() if text in words} for words in spoken)
        found = max(fitting, key=len)
        if len(found) > FEW:
            return row, found | ({"id": cells["id"]} if "id" in cells else {})
    return None


def _spoken(plan: Plan, kind: str, layout: Layout) -> dict[str, str]:
    """Keys of columns by their headings; signs for “about” cannot be told apart."""
    parts = [part for part in parts_of(plan, kind, layout, True, {}) if part.part != "about"]
    return {
        alike(render(part.heading, language)).casefold(): part.key
        for part in reversed(parts)
        for language in LANGUAGES
    }


def _rows(grid: Sheet, mark: Mark, columns: Mapping[str, int], line: int) -> Iterator[int]:
    """The rows of the table: those with anything in them, up to the totals."""
    ends = {render(TOTAL, language).casefold() for language in LANGUAGES}
    places = set(columns.values())
    for row in range(line + 1, len(grid.rows)):
        if mark.kind in STAFF_LISTS and _is_total(grid, row, columns, ends):
            return
        if any(not _blank(grid.at(row, place)) for place in places):
            yield row


def _is_total(grid: Sheet, row: int, columns: Mapping[str, int], ends: set[str]) -> bool:
    unit = grid.at(row, columns.get("unit", -1))
    return (
        isinstance(unit, str) and alike(unit).casefold() in ends and _blank(grid.at(row, columns.get("id", -1)))
        and _blank(grid.at(row, columns.get("title", -1)))
    )  # fmt: skip


def _blank(cell: Value) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
