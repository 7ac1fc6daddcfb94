"""A proposal for reading some files together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing.cells import decimal_of, order_of_dates
from orgplanner.importers.lists.proposing.heading_words import listed
from orgplanner.importers.lists.proposing.meaning_of_columns import assign
from orgplanner.importers.lists.proposing.proposal import LeftOut, Proposal, Reason
from orgplanner.importers.lists.proposing.referring import references
from orgplanner.importers.lists.proposing.settling import Draft, fields_of, settle
from orgplanner.importers.lists.proposing.table import Table, is_empty, look_at
from orgplanner.importers.lists.proposing.values import SORTS, meaning_of
from orgplanner.importers.lists.recipe import Recipe, TableRecipe, key_of
from orgplanner.importers.reading.book import Book
from orgplanner.text import say

SKIPPED = {
    "total": say("Rows with totals are left out."), "heading": say("Rows that repeat the heading are left out."),
    "signs": say("Rows that number the columns are left out."),
    "note": say("Lines below the table are left out."),
}  # fmt: skip
MOST_VALUES = 5000
NAMED = ("unit", "title", "label", "path")
PAY = frozenset({"pay_low", "pay_high", "person_pay_low", "person_pay_high"})


def propose(books: Sequence[Book], recipe: Recipe | None = None) -> Proposal:
    """How these files may be read: with a known recipe as it says, as far as it fits."""
    tables, left_out = _tables(books)
    drafts = [_draft(table) for table in tables]
    _link(drafts)
    for draft in drafts:
        settle(draft)
    made = Recipe(
        tuple(_recipe_of(draft) for draft in drafts),
        language=language_of(drafts),
        encoding=next((book.encoding for book in books if book.encoding), ""),
        delimiter=next((book.delimiter for book in books if book.delimiter), ""),
        pay_period=_period(drafts),
        meanings=_meanings(drafts),
        headings=tuple(draft.table.headings for draft in drafts),
    )
    reasons = tuple(reason for place, draft in enumerate(drafts) for reason in _reasons(place, draft))
    return Proposal(made, reasons, tuple(d.rows for d in drafts), tuple(d.trees for d in drafts), tuple(left_out))


def _tables(books: Sequence[Book]) -> tuple[list[Table], list[LeftOut]]:
    """The sheets that are tables, and those that are not."""
    tables, left_out = [], []
    for book, each in enumerate(books):
        for place, sheet in enumerate(each.sheets):
            if is_empty(sheet):
                left_out.append(LeftOut(book, place, say("Nothing stands in it.")))
            elif sheet.hidden:
                left_out.append(LeftOut(book, place, say("The sheet is hidden.")))
            else:
                tables.append(look_at(sheet, book, place))
    return tables, left_out


def _draft(table: Table) -> Draft:
    found = references(table.columns)
    return Draft(table, assign(table.columns, found), found)


def _link(drafts: Sequence[Draft]) -> None:
    """Finds the columns that name rows of another table."""
    for draft in drafts:
        for other in drafts:
            if other is not draft:
                keys = [column for column in other.table.columns if (guess := other.guesses.get(column.place))
                        is not None and guess.meaning in ("id", "post_code", "person_code")]  # fmt: skip
                draft.outer += references(draft.table.columns, keys)


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
        decimal_of(numbers), order_of_dates(dates),
    )  # fmt: skip


NUMBERS = frozenset({"established", "established_to", "filled", "vacant", "unit_count", "share", "pay_low",
                     "pay_high", "person_pay_low", "person_pay_high"})  # fmt: skip


def _down(draft: Draft, columns: Mapping[int, str]) -> Iterator[int]:
    """The columns of units that are written once for all rows of a block."""
    for place, field in columns.items():
        column = draft.table.column(place)
        if field not in ("unit", "unit_code") or column is None or draft.rows[0] == "units":
            continue
        if column.texts[0] and column.fullness <= 0.7:
            yield place


def _period(drafts: Sequence[Draft]) -> str:
    """Whether pay is per year or per month, by headings, else by its currency and size."""
    headings = " ".join(_pay_headings(drafts)).casefold()
    if any(word in headings for word in listed("monthly")):
        return "month"
    if any(word in headings for word in listed("yearly")):
        return "year"
    amounts = sorted(_amounts(drafts))
    middle = amounts[len(amounts) // 2] if amounts else 0.0
    western = any(sign in headings for sign in listed("western"))
    return "year" if middle >= (15_000 if western else 10_000_000) else "month"


def _pay_headings(drafts: Sequence[Draft]) -> Iterator[str]:
    for draft in drafts:
        yield from (draft.table.headings[place] for place, guess in draft.guesses.items() if guess.meaning in PAY)


def _amounts(drafts: Sequence[Draft]) -> Iterator[float]:
    for draft in drafts:
        for place, guess in draft.guesses.items():
            column = draft.table.column(place)
            if guess.meaning in PAY and column is not None:
                for text in column.sample:
                    digits = re.sub(r"[^0-9.]", "", text.replace(",", "") if "," in text else text)
                    if re.fullmatch(r"\d+(\.\d+)?", digits) and float(digits):
                        yield float(digits)


def language_of(drafts: Sequence[Draft]) -> str:
    """The language of the names: by the letters that only it has."""
    texts = "".join(
        text for draft in drafts for column in draft.table.columns
        if (guess := draft.guesses.get(column.place)) and guess.meaning in NAMED
        for text in column.sample[:100]
    )  # fmt: skip
    kazakh = sum(letter in "әғқңөұүһӘҒҚҢӨҰҮҺ" for letter in texts)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in texts)
    latin = sum(letter.isascii() and letter.isalpha() for letter in texts)
    if cyrillic <= latin:
        return "en"
    return "kk" if kazakh >= 0.03 * cyrillic else "ru"


def _meanings(drafts: Iterable[Draft]) -> dict[str, dict[str, str]]:
    """What values of columns with a known field stand for, as far as they are known words."""
    found: dict[str, dict[str, str]] = {}
    for draft in drafts:
        for place, guess in draft.guesses.items():
            column = draft.table.column(place)
            if guess.meaning in SORTS and column is not None:
                for text in list(column.counts)[:MOST_VALUES]:
                    meaning = meaning_of(guess.meaning, text)
                    if meaning:
                        found.setdefault(guess.meaning, {})[key_of(text)] = meaning
    return found


def _reasons(place: int, draft: Draft) -> Iterator[Reason]:
    heading = draft.table.heading
    yield Reason(place, "heading", heading.reason, heading.certainty)
    yield Reason(place, "rows", *draft.why_rows)
    yield Reason(place, "tree", *draft.why_tree)
    for why in dict.fromkeys(draft.table.rows.skip.values()):
        yield Reason(place, "skip", SKIPPED[why], 0.8)
    for column, guess in sorted(draft.guesses.items()):
        yield Reason(place, "column", guess.reason, guess.certainty, column)
