"""A proposal for reading some files together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from orgplanner.analysis.workbook.columns import UNIT_LIST
from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.proposing.cells import decimal_of, order_of_dates
from orgplanner.importers.lists.proposing.directives import Directive, directives_in
from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.lists.proposing.fitting import Fitted, carried_over, fit
from orgplanner.importers.lists.proposing.given import BY_HAND, Given, Place
from orgplanner.importers.lists.proposing.heading_rows import Heading
from orgplanner.importers.lists.proposing.meaning_of_columns import assign
from orgplanner.importers.lists.proposing.own_workbook import own_sheet, scenario_to_read
from orgplanner.importers.lists.proposing.profile import FIRST
from orgplanner.importers.lists.proposing.proposal import LeftOut, Proposal, Reason
from orgplanner.importers.lists.proposing.referring import references
from orgplanner.importers.lists.proposing.settling import fields_of, settle
from orgplanner.importers.lists.proposing.table import Table, is_empty, look_at
from orgplanner.importers.lists.proposing.values import SORTS, meaning_of
from orgplanner.importers.lists.proposing.whole import NUMBERS, language_of, pay_period
from orgplanner.importers.lists.proposing.worth import why_not
from orgplanner.importers.lists.recipe import Recipe, TableRecipe, key_of
from orgplanner.importers.reading.book import Book, Sheet
from orgplanner.text import Message, say

SKIPPED = {
    "total": say("Rows with totals are left out."), "heading": say("Rows that repeat the heading are left out."),
    "signs": say("Rows that number the columns are left out."),
    "note": say("Lines below the table are left out."),
}  # fmt: skip
SAID_ABOVE = say("the file says so above its heading")
NOTHING_GIVEN: Mapping[Place, Given] = MappingProxyType({})


def propose(
    books: Sequence[Book],
    recipe: Recipe | None = None,
    *,
    given: Mapping[Place, Given] = NOTHING_GIVEN,
    sheets: Collection[Place] | None = None,
) -> Proposal:
    """How these files may be read: with a known recipe as that says, as far as it fits.

    `given` has, by book and sheet, what a person settled already; all else is found anew around it. `sheets`
    are those that are wanted, None for all that are worth reading.
    """
    tables, left_out = _tables(books, sheets, given)
    fitted = fit(tables, recipe) if recipe is not None else Fitted()
    settled = {**fitted.given, **_own(tables)}
    settled |= {place: settled[place].under(each) if place in settled else each for place, each in given.items()}
    drafts = [_draft(table, books[table.book], settled.get((table.book, table.place), Given())) for table in tables]
    drafts, unworthy = _worthy(drafts, books, fitted) if sheets is None else (drafts, [])
    _link(drafts)
    for draft in drafts:
        settle(draft)
    made = Recipe(
        tuple(_recipe_of(draft) for draft in drafts),
        language=language_of(drafts),
        encoding=next((book.encoding for book in books if book.encoding), ""),
        delimiter=next((book.delimiter for book in books if book.delimiter), ""),
        pay_period=pay_period(drafts),
        meanings=_meanings(drafts),
        headings=tuple(draft.table.headings for draft in drafts),
    )
    reasons = tuple(
        reason for place, draft in enumerate(drafts) for reason in _reasons(place, draft, made.tables[place])
    )
    rows, trees = tuple(draft.rows for draft in drafts), tuple(draft.trees for draft in drafts)
    if recipe is not None:
        made = carried_over(made, recipe, fitted)
    return Proposal(made, reasons, rows, trees, tuple(sorted((*left_out, *unworthy), key=_by_place)), fitted.notes)


def _by_place(each: LeftOut) -> Place:
    return each.book, each.sheet


def _tables(
    books: Sequence[Book], sheets: Collection[Place] | None, given: Mapping[Place, Given]
) -> tuple[list[Table], list[LeftOut]]:
    """The sheets that may be tables, and those that are not."""
    tables, left_out = [], []
    for book, each in enumerate(books):
        for place, sheet in enumerate(each.sheets):
            if sheets is not None and (book, place) not in sheets:
                continue
            if is_empty(sheet):
                left_out.append(LeftOut(book, place, say("Nothing stands in it.")))
            elif sheet.hidden and sheets is None:
                left_out.append(LeftOut(book, place, say("The sheet is hidden.")))
            else:
                told = given.get((book, place), Given()).heading
                by_hand = Heading(*told, 1.0, BY_HAND) if told is not None else None
                tables.append(_look_at(sheet, book, place, by_hand))
    return tables, left_out


def _look_at(sheet: Sheet, book: int, place: int, heading: Heading | None) -> Table:
    """A sheet as a table; of one that the program wrote the rows of totals are known by having no title."""
    own = own_sheet(sheet)
    if own is None:
        return look_at(sheet, book, place, heading)
    table = look_at(sheet, book, place, heading or own.heading)
    title = next((at for at, field in own.columns.items() if field == "title"), None)
    sums = [row for row in table.rows.data if title is not None and not sheet.at(row, title)]
    table.rows.skip.update(dict.fromkeys(sums, "total"))
    return table


def _own(tables: Iterable[Table]) -> dict[Place, Given]:
    """What is known of the sheets that this program wrote."""
    found = {}
    for table in tables:
        own = own_sheet(table.sheet)
        if own is not None and own.columns:
            is_units = own.mark.kind == UNIT_LIST
            others = {column.place: "" for column in table.columns}
            found[table.book, table.place] = Given(
                {**others, **own.columns}, "units" if is_units else "groups", "parent" if is_units else "none",
                own.heading.reason,
            )  # fmt: skip
    return found


def _worthy(
    drafts: Sequence[Draft], books: Sequence[Book], fitted: Fitted
) -> tuple[list[Draft], list[LeftOut]]:
    """The sheets that are lists; all of them where none seems to be one."""
    scenario = scenario_to_read(books)
    why: list[Message | None] = []
    for draft in drafts:
        place = (draft.table.book, draft.table.place)
        others = [other for other in drafts if other is not draft]
        known = fitted.given and place not in fitted.given
        why.append(say("The recipe knows no such sheet.") if known else why_not(draft, others, scenario))
    kept = [draft for draft, reason in zip(drafts, why, strict=True) if reason is None]
    if not kept:
        return list(drafts), []
    return kept, [
        LeftOut(draft.table.book, draft.table.place, reason)
        for draft, reason in zip(drafts, why, strict=True) if reason is not None
    ]  # fmt: skip


def _draft(table: Table, book: Book, given: Given) -> Draft:
    found = references(table.columns)
    draft = Draft(table, assign(table.columns, found, given), found, given)
    _follow(draft, directives_in(book.directives))
    return draft


def _follow(draft: Draft, directives: Sequence[Directive]) -> None:
    """What the file itself says of its columns goes before what they look like."""
    by_heading = {column.heading: column.place for column in draft.table.columns}
    for each in directives:
        place, target = by_heading.get(each.heading), by_heading.get(each.to)
        if place is None or target is None:
            continue
        guess = draft.guesses.get(place)
        if each.is_above or guess is None or guess.meaning not in ("parent", "superior"):
            draft.turn(place, "parent" if each.is_above else "also", SAID_ABOVE, 0.95)
        if draft.column("id") is None and target not in draft.guesses:
            draft.turn(target, "id", SAID_ABOVE, 0.95)


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


def _down(draft: Draft, columns: Mapping[int, str]) -> Iterator[int]:
    """The columns of units that are written once for all rows of a block: no value stands there twice in a row."""
    for place, field in columns.items():
        column = draft.table.column(place)
        if field not in ("unit", "unit_code") or column is None or draft.rows[0] == "units":
            continue
        told = [text for text in column.texts[:FIRST] if text]
        again = sum(one == other for one, other in pairwise(told))
        if column.texts[0] and column.fullness <= 0.7 and again <= 0.1 * len(told):
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
                    meaning = meaning_of(guess.meaning, text)
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
    for column in sorted(table.down):
        yield Reason(place, "down", say("An empty cell means what stands above it."), 0.7, column)
    for column, guess in sorted(draft.guesses.items()):
        yield Reason(place, "column", guess.reason, guess.certainty, column)
