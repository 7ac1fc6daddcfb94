"""A proposal for reading some files together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing.cells import decimal_of, order_of_dates
from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.lists.proposing.drafting import (
    draft_of,
    known_sheets,
    link,
    look_at_sheets,
    name_units,
    worthy,
)
from orgplanner.importers.lists.proposing.fitting import Fitted, carried_over, fit
from orgplanner.importers.lists.proposing.following import fields_of
from orgplanner.importers.lists.proposing.given import Given, Place
from orgplanner.importers.lists.proposing.profile import FIRST
from orgplanner.importers.lists.proposing.proposal import Proposal, Reason
from orgplanner.importers.lists.proposing.settling import settle
from orgplanner.importers.lists.proposing.values import SORTS, meaning_of
from orgplanner.importers.lists.proposing.whole import NUMBERS, language_of, pay_period
from orgplanner.importers.lists.recipe import Recipe, TableRecipe, key_of
from orgplanner.importers.reading.book import Book
from orgplanner.text import say

SKIPPED = {
    "total": say("Rows with totals are left out."), "heading": say("Rows that repeat the heading are left out."),
    "signs": say("Rows that number the columns are left out."),
    "note": say("Lines below the table are left out."),
}  # fmt: skip
SELDOM, AGAIN = 0.1, 0.34
"""Parts of the values of a column that stand there twice in a row."""
NOTHING_GIVEN: Mapping[Place, Given] = MappingProxyType({})


def propose(
    books: Sequence[Book],
    recipe: Recipe | None = None,
    *,
    given: Mapping[Place, Given] = NOTHING_GIVEN,
    sheets: Collection[Place] | None = None,
    tick: Callable[[], object] = lambda: None,
) -> Proposal:
    """How these files may be read: with a known recipe as that says, as far as it fits.

    `given` has, by book and sheet, what a person settled already; all else is found anew around it. `sheets`
    are those that are wanted, None for all that are worth reading. `tick` is called between the parts of the work,
    and may raise to stop.
    """
    tables, left_out = look_at_sheets(books, sheets, given)
    fitted = fit(tables, recipe) if recipe is not None else Fitted()
    known = {**fitted.given, **known_sheets(tables)}
    known |= {place: known[place].under(each) if place in known else each for place, each in given.items()}
    tick()
    drafts = [draft_of(table, books[table.book], known.get(table.at, Given())) for table in tables]
    tick()
    drafts, unworthy = worthy(drafts, books, fitted) if sheets is None else (drafts, [])
    link(drafts)
    for draft in drafts:
        tick()
        settle(draft)
    name_units(drafts)
    tick()
    made = _recipe(drafts, books)
    return Proposal(
        made if recipe is None else carried_over(made, recipe, fitted),
        tuple(each for number, draft in enumerate(drafts) for each in _reasons(number, draft, made.tables[number])),
        tuple(draft.rows for draft in drafts),
        tuple(draft.trees for draft in drafts),
        tuple(sorted((*left_out, *unworthy), key=lambda each: (each.book, each.sheet))),
        fitted.notes,
    )


def _recipe(drafts: Sequence[Draft], books: Sequence[Book]) -> Recipe:
    return Recipe(
        tuple(_recipe_of(draft) for draft in drafts),
        language=language_of(drafts),
        encoding=next((book.encoding for book in books if book.encoding), ""),
        delimiter=next((book.delimiter for book in books if book.delimiter), ""),
        pay_period=pay_period(drafts),
        meanings=_meanings(drafts),
        headings=tuple(draft.table.headings for draft in drafts),
    )


def _recipe_of(draft: Draft) -> TableRecipe:
    table = draft.table
    columns = fields_of(draft, tuple(FIELDS))
    numbers = [text for column in table.columns if columns.get(column.place) in NUMBERS for text in column.sample]
    dates = [text for column in table.columns if columns.get(column.place) in ("since", "until")
             for text in column.sample]  # fmt: skip
    return TableRecipe(
        table.book, table.place, table.heading.row, table.heading.count, table.heading.first, columns,
        draft.rows[0], draft.trees[0], draft.separator, draft.list_separator,
        frozenset(table.rows.skip), dict(table.rows.titles), frozenset(_down(draft, columns)),
        decimal_of(numbers), order_of_dates(dates), draft.unit,
    )  # fmt: skip


def _down(draft: Draft, columns: Mapping[int, str]) -> Iterator[int]:
    """The columns of units that are written once for all rows of a block: hardly any value stands there twice in a
    row; some may where nothing else tells to whom a row belongs."""
    most = AGAIN if draft.trees[0] == "none" and draft.has("title") else SELDOM
    for place, field in columns.items():
        column = draft.table.column(place)
        if field not in ("unit", "unit_code") or column is None or draft.rows[0] == "units":
            continue
        told = [text for text in column.texts[:FIRST] if text]
        again = sum(one == other for one, other in pairwise(told))
        if column.texts[0] and column.fullness <= 0.7 and again <= most * len(told):
            yield place


def _meanings(drafts: Iterable[Draft]) -> dict[str, dict[str, str]]:
    """What values of columns with a known field stand for, as far as they are known words."""
    found: dict[str, dict[str, str]] = {}
    for draft in drafts:
        for place, guess in draft.guesses.items():
            column = draft.table.column(place)
            if guess.meaning in SORTS and column is not None:
                is_told_again = SORTS[guess.meaning] == "nothing" or guess.meaning == "title"
                for text in column.counts if is_told_again else dict.fromkeys(column.all()):
                    flags = draft.flags.get(place, {})
                    meaning = flags.get(meaning_of("head", text), "") if flags else meaning_of(guess.meaning, text)
                    if meaning:
                        found.setdefault(guess.meaning, {})[key_of(text)] = meaning
    return found


def _reasons(place: int, draft: Draft, table: TableRecipe) -> Iterator[Reason]:
    heading = draft.table.heading
    yield Reason(place, "heading", heading.reason, heading.certainty)
    yield Reason(place, "rows", *draft.why_rows)
    yield Reason(place, "tree", *draft.why_tree)
    for why in dict.fromkeys(draft.table.rows.skip.values()):
        yield Reason(place, "skip", SKIPPED[why], 0.8)
    if table.unit:
        yield Reason(place, "unit", say("The sheet is called like its unit: {name}.", name=table.unit), 0.6)
    for column in sorted(table.down):
        yield Reason(place, "down", say("An empty cell means what stands above it."), 0.7, column)
    for column, guess in sorted(draft.guesses.items()):
        yield Reason(place, "column", guess.reason, min(1.0, guess.certainty), column)
