"""Which rows of a table are shown, in what order and in what groups, and what their numbers add up to."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from orgplanner.analysis.tables.collation import sort_key
from orgplanner.analysis.tables.column import Column, Sheet, column_of
from orgplanner.analysis.tables.spelling import UNPLACED, Speller
from orgplanner.analysis.tables.staffing import unit_places
from orgplanner.model import Total, total

Check = Callable[[], object]
"""Is called now and then; raises when nobody waits any more."""
NO_FILTERS: Mapping[str, "Filter"] = MappingProxyType({})
STRIDE = 4000
_DASHES = str.maketrans("–—−", "---")


@dataclass(frozen=True, slots=True)
class Filter:
    """Lets through cells that contain a text, capitals and dashes aside, and are one of the chosen texts."""

    contains: str = ""
    chosen: frozenset[str] | None = None

    def test(self) -> Callable[[str], bool]:
        """The test of a cell's text."""
        wanted, chosen = plain_text(self.contains), self.chosen
        if chosen is None:
            return lambda text: wanted in plain_text(text)
        return lambda text: text in chosen and wanted in plain_text(text)

    def __bool__(self) -> bool:
        return bool(self.contains.strip()) or self.chosen is not None


@dataclass(frozen=True, slots=True)
class Wanted:
    """How somebody wants to see a table: filters by column, a column to sort by, a column to group by."""

    filters: Mapping[str, Filter] = field(default_factory=lambda: NO_FILTERS)
    sort: str = ""
    descending: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, by id, with the sums of their numbers by column."""

    key: str
    title: str
    hint: str
    ids: Sequence[str]
    sums: Mapping[str, Total]


@dataclass(frozen=True, slots=True)
class Arranged:
    """The groups in order, one with the key "" for a table without groups; `whole` counts all rows there are."""

    groups: tuple[Group, ...]
    shown: int
    whole: int
    sums: Mapping[str, Total]


def plain_text(text: str) -> str:
    """A text as filters compare it."""
    return text.strip().casefold().translate(_DASHES)


def arrange(speller: Speller, sheet: Sheet, wanted: Wanted, check: Check = lambda: None) -> Arranged:
    """The rows of a table as somebody wants to see them; linear, but for sorting."""
    columns = sheet.columns(speller.plan)
    rows = sheet.rows(speller)
    check()
    kept = filtered(speller, columns, rows, wanted.filters, check)
    kept = _sorted(speller, column_of(columns, wanted.sort), kept, wanted.descending, check)
    column = column_of(columns, wanted.group)
    if column is None:
        groups: tuple[Group, ...] = (_group(speller, columns, "", "", "", kept),)
    else:
        groups = tuple(_grouped(speller, sheet, columns, column, kept, check))
    sums = {id: sum((group.sums[id] for group in groups), Total()) for id in _summed(columns)}
    return Arranged(groups, len(kept), len(rows), sums)


def filtered(
    speller: Speller,
    columns: Iterable[Column],
    rows: Sequence[Any],
    filters: Mapping[str, Filter],
    check: Check = lambda: None,
) -> Sequence[Any]:
    """The rows that pass all filters, in their order."""
    for column in columns:
        if filters.get(column.id):
            passes, text = filters[column.id].test(), column.text
            kept = []
            for place, row in enumerate(rows):
                if place % STRIDE == 0:
                    check()
                if passes(text(speller, row)):
                    kept.append(row)
            rows = kept
    return rows


def _sorted(
    speller: Speller, column: Column | None, rows: Sequence[Any], descending: bool, check: Check
) -> Sequence[Any]:
    """Rows by one column, the others in their order; empty and unknown cells last, whichever way."""
    if column is None:
        return rows
    full: list[tuple[Any, int]] = []
    empty: list[Any] = []
    for place, row in enumerate(rows):
        if place % STRIDE == 0:
            check()
        key = _key(speller, column, row)
        if key is None:
            empty.append(row)
        else:
            full.append((key, place))
    full.sort(key=lambda pair: pair[0], reverse=descending)
    check()
    return [*(rows[place] for _, place in full), *empty]


def _key(speller: Speller, column: Column, row: Any) -> Any:
    if column.quantity is not None:
        quantity = column.quantity(speller, row)
        return None if quantity is None else (quantity.low, quantity.high)
    text = column.text(speller, row)
    return sort_key(text) if text else None


def _grouped(
    speller: Speller, sheet: Sheet, columns: tuple[Column, ...], column: Column, rows: Sequence[Any], check: Check
) -> Iterable[Group]:
    members: dict[str, list[Any]] = {}
    for place, row in enumerate(rows):
        if place % STRIDE == 0:
            check()
        members.setdefault(group_key(speller, sheet, column, row), []).append(row)
    titles = {key: _title(speller, sheet, column, key, rows[0]) for key, rows in members.items()}
    for place, key in enumerate(_ordered(speller, column, titles)):
        if place % STRIDE == 0:
            check()
        hint = speller.path(key) if _is_unit(column) else ""
        yield _group(speller, columns, key, titles[key], hint, members[key])


def _is_unit(column: Column) -> bool:
    return column.id == "unit" or column.table == "units"


def group_key(speller: Speller, sheet: Sheet, column: Column, row: Any) -> str:
    """What rows of one group have in common: the id of a unit or another row, else the text of the cell."""
    if _is_unit(column):
        return sheet.unit_of(speller, row)
    if column.kind == "one" and hasattr(row, column.id):
        return getattr(row, column.id) or ""
    return column.text(speller, row)


def _title(speller: Speller, sheet: Sheet, column: Column, key: str, row: Any) -> str:
    if _is_unit(column):
        empty = speller.say(UNPLACED) if sheet.table == "posts" else "–"
        return speller.label("units", key) or empty
    return column.text(speller, row) or "–"


def _ordered(speller: Speller, column: Column, titles: Mapping[str, str]) -> list[str]:
    """Units in the order of a printed list, anything else by its words; what has none comes last."""
    places = unit_places(speller) if _is_unit(column) else {}
    last = len(places)
    return sorted(titles, key=lambda key: (not key, places.get(key, last), sort_key(titles[key]), key))


def _summed(columns: Iterable[Column]) -> list[str]:
    return [column.id for column in columns if column.sums]


def _group(
    speller: Speller, columns: tuple[Column, ...], key: str, title: str, hint: str, rows: Sequence[Any]
) -> Group:
    return Group(key, title, hint, [row.id for row in rows], sums_of(speller, columns, rows))


def sums_of(speller: Speller, columns: Iterable[Column], rows: Sequence[Any]) -> dict[str, Total]:
    """What the numbers of rows add up to, by column; ranges stay ranges and what is unknown is counted."""
    sums = {}
    for column in columns:
        if column.sums and column.quantity is not None:
            quantity = column.quantity
            sums[column.id] = total(quantity(speller, row) for row in rows)
    return sums


def distinct(
    speller: Speller, sheet: Sheet, column: str, filters: Mapping[str, Filter], check: Check = lambda: None
) -> list[tuple[str, int]]:
    """The texts in a column with how often each stands there, in order, of rows that pass the other filters."""
    columns = sheet.columns(speller.plan)
    others = {id: each for id, each in filters.items() if id != column}
    found = column_of(columns, column)
    if found is None:
        return []
    counts: Counter[str] = Counter()
    for place, row in enumerate(filtered(speller, columns, sheet.rows(speller), others, check)):
        if place % STRIDE == 0:
            check()
        counts[found.text(speller, row)] += 1
    return sorted(counts.items(), key=lambda pair: (not pair[0], sort_key(pair[0])))
