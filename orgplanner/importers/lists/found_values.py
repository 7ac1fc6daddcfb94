"""The values of a list that stand for something else: grades, statuses, kinds and names of units, yes and no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from orgplanner.importers.lists.proposing.cells import text_of
from orgplanner.importers.lists.proposing.values import SORTS, meaning_of
from orgplanner.importers.lists.recipe import NOTHING, ROW_STATUSES, ROWS, Recipe, TableRecipe, key_of
from orgplanner.importers.reading.book import Book
from orgplanner.model.choices import ASSIGNMENT_KINDS, UNIT_KINDS

LISTED = ("grade", "status", "unit_kind", "head", "deputy", "funded", "left", "assignment_kind", "row_kind", "unit")
"""Fields of which every value is listed; of others those that are no name or number."""
MOST = 2000
"""Values of one field that are listed."""
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "status": ROW_STATUSES, "yes or no": ("yes", "no"), "unit kind": UNIT_KINDS,
    "assignment": ASSIGNMENT_KINDS, "row": ROWS, "nothing": (NOTHING,),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value of a field as it is written first, how many cells have it, and what it means; "" for what it says."""

    field: str
    text: str
    count: int
    meaning: str


def choices_of(field: str) -> tuple[str, ...]:
    """What a value of a field can mean besides what it says; of grades other codes too, of units other names."""
    return CHOICES.get(SORTS.get(field, ""), ())


def found_values(
    books: Sequence[Book], recipe: Recipe, tick: Callable[[], object] = lambda: None
) -> list[FoundValue]:
    """The values of all tables that stand for something else, or may, by field, the more frequent first."""
    counts: dict[str, Counter[str]] = {}
    written: dict[tuple[str, str], str] = {}
    for table in recipe.tables:
        for field, column in _columns(table):
            tick()
            for text in _texts(books, table, column):
                key = key_of(text)
                counts.setdefault(field, Counter())[key] += 1
                written.setdefault((field, key), text)
    found = []
    for field in sorted(counts, key=_order):
        known = recipe.meanings.get(field, {})
        for key, count in counts[field].most_common():
            text = written[field, key]
            usual = meaning_of(field, text) if field in LISTED else ""
            meaning = known.get(key, usual)
            if field in LISTED or key in known:
                found.append(FoundValue(field, text, count, meaning))
    return _few(found)


def _few(found: Sequence[FoundValue]) -> list[FoundValue]:
    seen: Counter[str] = Counter()
    kept = []
    for each in found:
        seen[each.field] += 1
        if seen[each.field] <= MOST:
            kept.append(each)
    return kept


def _order(field: str) -> int:
    return LISTED.index(field) if field in LISTED else len(LISTED)


def _columns(table: TableRecipe) -> Iterator[tuple[str, int]]:
    for column, field in table.columns.items():
        if field == "unit_parent":
            yield "unit", column
        elif field in SORTS and (field != "unit" or table.rows != "units"):
            yield field, column


def _texts(books: Sequence[Book], table: TableRecipe, column: int) -> Iterator[str]:
    rows = books[table.book].sheets[table.sheet].rows
    left_out = table.skip | table.titles.keys()
    for place in range(table.first, len(rows)):
        if column < len(rows[place]) and place not in left_out:
            text = text_of(rows[place][column])
            if text:
                yield text
