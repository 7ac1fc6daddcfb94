"""The sheets of some files as drafts: looked at, with what their columns mean at first sight."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from orgplanner.analysis.workbook.columns import UNIT_LIST
from orgplanner.importers.lists.proposing.directives import Directive, directives_in
from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.lists.proposing.fitting import Fitted
from orgplanner.importers.lists.proposing.given import BY_HAND, Given, Place
from orgplanner.importers.lists.proposing.heading_rows import Heading
from orgplanner.importers.lists.proposing.languages import tell_languages
from orgplanner.importers.lists.proposing.meaning_of_columns import assign
from orgplanner.importers.lists.proposing.own_workbook import own_sheet, scenario_to_read
from orgplanner.importers.lists.proposing.proposal import LeftOut
from orgplanner.importers.lists.proposing.referring import references
from orgplanner.importers.lists.proposing.table import Table, is_empty, look_at
from orgplanner.importers.lists.proposing.worth import why_not
from orgplanner.importers.reading.book import Book, Sheet
from orgplanner.text import Message, say

UNITS = ("unit", "unit_code", "path", "label", "unit_count", "parent", "reports_to", "row_kind")
"""Meanings by which the unit of a row is known."""
SAID_ABOVE = say("the file says so above its heading")


def look_at_sheets(
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


def known_sheets(tables: Iterable[Table]) -> dict[Place, Given]:
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


def worthy(
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


def draft_of(table: Table, book: Book, given: Given) -> Draft:
    """A sheet with what its columns mean at first sight."""
    tell_languages(table.columns)
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


def link(drafts: Sequence[Draft]) -> None:
    """Finds the columns that name rows of another table."""
    for draft in drafts:
        for other in drafts:
            if other is not draft:
                keys = [column for column in other.table.columns if (guess := other.guesses.get(column.place))
                        is not None and guess.meaning in ("id", "post_code", "person_code")]  # fmt: skip
                draft.outer += references(draft.table.columns, keys)


def name_units(drafts: Sequence[Draft]) -> None:
    """Several sheets of one file without a column for the unit are each called like their unit."""
    by_book: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.rows[0] != "units" and not draft.table.rows.titles and not draft.has(*UNITS):
            by_book.setdefault(draft.table.book, []).append(draft)
    for found in by_book.values():
        for draft in found if len(found) > 1 else ():
            draft.unit = draft.table.sheet.name.strip()
