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
from orgplanner.model import Quantity, Total

COUNTED = frozenset({"established", "filled", "vacant", "unit_count", "grade_count", "share"})


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
    sums = _running(sheet, table, column)
    whole = sums[-1]
    start = Total()
    for row in skipped:
        stated = _amount(sheet, row, column, table.decimal)
        if stated is None:
            continue
        so_far = sums[row - table.first]
        titles = [title for title in table.titles if table.first <= title < row]
        since = (_between(sums[title - table.first], so_far) for title in titles)
        possible = [each.quantity for each in (_between(start, so_far), so_far, whole, *since)]
        found = [each for each in possible if each is not None]
        if found and not any(_spans(each, stated) for each in found):
            _tell(table, row, column, stated, whole.quantity or found[0] if row == skipped[-1] else found[0], told)
            wrong.add(row)
        start = so_far
    return wrong


def _running(sheet: Sheet, table: TableRecipe, column: int) -> list[Total]:
    """The sums of the rows of data before each row, and of all."""
    sums = [Total()]
    for row in range(table.first, len(sheet.rows)):
        is_sum = row in table.skip or row in table.titles
        amount = None if is_sum else _amount(sheet, row, column, table.decimal)
        sums.append(sums[-1] if amount is None else sums[-1] + Total(amount))
    return sums


def _between(before: Total, after: Total) -> Total:
    """What came to a sum."""
    if before.quantity is None or after.quantity is None:
        return after
    low, high = after.quantity.low - before.quantity.low, after.quantity.high - before.quantity.high
    return Total(Quantity(low, high, after.quantity.approximate))


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
