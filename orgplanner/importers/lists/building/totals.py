"""Rows of totals held against the sum of the rows."""

from __future__ import annotations

from orgplanner.errors import RuleBroken
from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.amounts import read_amount
from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.building.texts import text_of
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.recipe import TableRecipe
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.importers.reading.book import Sheet
from orgplanner.model import Quantity, total

COUNTED = frozenset({"established", "filled", "vacant", "unit_count", "share"})


def check_totals(lines: Lines, told: Told) -> None:
    """Tells totals that no sum of rows agrees with, and how many other rows are no data."""
    for table in lines.recipe.tables:
        sheet = lines.books[table.book].sheets[table.sheet]
        skipped = sorted(row for row in table.skip if table.first <= row < len(sheet.rows))
        if not skipped:
            continue
        wrong: set[int] = set()
        for column, field in table.columns.items():
            if field in COUNTED:
                wrong |= _check(sheet, table, column, skipped, told)
        agree = [row for row in skipped if row not in wrong]
        if agree:
            spot = Spot(table.book, table.sheet, agree[0])
            words = sentences.totals_agree(len(agree))
            told.tell(Trouble("no data", "note", spot, "", *words, ("to-do",)))


def _check(sheet: Sheet, table: TableRecipe, column: int, skipped: list[int], told: Told) -> set[int]:
    """The rows of totals whose number in a column is none of the sums that it may be."""
    wrong: set[int] = set()
    amounts = {row: _amount(sheet, row, column, table.decimal) for row in range(table.first, len(sheet.rows))}
    start = table.first
    for row in skipped:
        stated = amounts[row]
        if stated is None:
            continue
        since = total(_known(amounts, range(start, row), table)).quantity
        so_far = total(_known(amounts, range(table.first, row), table)).quantity
        whole = total(_known(amounts, range(table.first, len(sheet.rows)), table)).quantity
        sums = [each for each in (since, so_far, whole) if each is not None]
        if sums and stated not in sums and not any(_spans(each, stated) for each in sums):
            _tell(table, row, column, stated, sums[0] if row != skipped[-1] else sums[-1], told)
            wrong.add(row)
        start = row + 1
    return wrong


def _known(amounts: dict[int, Quantity | None], rows: range, table: TableRecipe) -> list[Quantity]:
    return [known for row in rows if row not in table.skip and (known := amounts[row]) is not None]


def _spans(found: Quantity, stated: Quantity) -> bool:
    """Whether a total that is one number lies in the range that the rows give."""
    return found.low <= stated.low and stated.high <= found.high


def _amount(sheet: Sheet, row: int, column: int, decimal: str) -> Quantity | None:
    text = text_of(sheet.at(row, column))
    if not text:
        return None
    try:
        return read_amount(text, decimal)
    except RuleBroken:
        return None


def _tell(table: TableRecipe, row: int, column: int, stated: Quantity, found: Quantity, told: Told) -> None:
    spot = Spot(table.book, table.sheet, row, column)
    words = sentences.total_differs(str(stated), str(found))
    told.tell(Trouble("total", "warning", spot, str(stated), *words, ("to-do",)))
