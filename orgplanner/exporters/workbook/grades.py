"""The sheet of grades: their pay, from which the staffing tables look up what a post costs."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.analysis.ledger.lines import pay_rate
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.texts import ABOUT, alike
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Cell, Formula
from orgplanner.exporters.workbook.page import add_table, address, distinct
from orgplanner.model import Grade, Quantity
from orgplanner.text import say

KEY, LOW, HIGH, SIGN = 1, 6, 7, 8
HEADINGS = (
    say("Grade"), say("Name"), say("Coefficient"), say("Pay of its own: from"), say("Pay of its own: to"),
    say("Pay rate per month: from"), say("Pay rate per month: to"), say("Pay rate: about"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class GradeList:
    """Where the grades stand; `ranges` tells whether any rate is a range, and whether one is approximate."""

    sheet: str
    first: int
    last: int
    has_pay: bool
    ranges: tuple[bool, bool]

    def span(self, column: int) -> str:
        """A column of the list, for formulas."""
        return f"{self.sheet}!{address(column, self.first, True)}:{address(column, self.last, True)}"

    def look_up(self, grade: str, what: str) -> Formula:
        """What the list says of the grade in a cell, nothing where it has no such grade."""
        column = {"low": LOW, "high": HIGH, "about": SIGN}[what]
        found = f"INDEX({self.span(column)},MATCH({grade},{self.span(KEY)},0))"
        return Formula(f'IF({grade}="","",IFERROR({found},""))')


def write_grades(book: Book, speller: Speller) -> GradeList:
    """The sheet; the rate is the pay of the grade, else its coefficient times the base pay, and follows both."""
    plan = book.plan
    rows = sorted(plan.grades.values(), key=lambda row: (row.rank, row.id))
    rates = [pay_rate(plan, row.id) for row in rows]
    known = [rate for rate in rates if rate is not None]
    page = book.page(book.say(say("Grades")), say("Grades and their pay"))
    page.widths([(14, True), (30, True), (12, True), *((16, True),) * 4, (9, True)])
    page.print_as(6, 6)
    page.sheet.freeze_panes = "A7"
    page.row([(book.say(say("Grades and their pay")), "title")])
    currency = plan.settings.currency
    page.row([(book.say(say("Money per month, {currency}", currency=currency or "–")), "subtitle")])
    base = plan.settings.base_pay.quantity
    basic = page.row([(book.say(say("Base pay")), "label"), None, None, *_range(base, "money"), _sign(base)])
    page.gap(2)
    headings = distinct(book.say(heading) for heading in HEADINGS)
    header = page.row([(heading, "head") for heading in headings], height=32)
    labels = labels_of(speller, rows)
    for row in rows:
        page.row(_row(book, row, labels[row.id], page.line + 1, basic))
    if not rows:
        page.row(())
    add_table(page, book.table_name("Grades"), header, page.line, headings)
    ranges = any(one.low != one.high for one in known), any(one.approximate for one in known)
    return GradeList(page.at(1, 1).split("!")[0], header + 1, page.line, bool(known), ranges)


def labels_of(speller: Speller, rows: list[Grade]) -> dict[str, str]:
    """What the grades are called in the tables."""
    return {row.id: alike(speller.called(row)) for row in rows}


def _row(book: Book, row: Grade, label: str, line: int, basic: int) -> list[Cell | None]:
    own = row.pay.quantity
    coefficient = address(3, line)
    name = book.plan.words(row.name, book.language)
    cells: list[Cell | None] = [(label, "text"), (name, "text"), (row.coefficient, "fte")]
    cells += _range(own, "money")
    for pay, place in ((4, 4), (5, 5)):
        mine, theirs = address(pay, line), address(place, basic, True)
        first = address(4, line)
        worked = f'IF(AND(ISNUMBER({coefficient}),ISNUMBER({theirs})),{coefficient}*{theirs},"")'
        cells.append((Formula(f"IF(ISNUMBER({mine}),{mine},IF(ISNUMBER({first}),{first},{worked}))"), "money"))
    base_sign = address(6, basic, True)
    if own is not None:
        cells.append((ABOUT if own.approximate else None, "middle"))
    else:
        cells.append((Formula(f'IF({base_sign}="{ABOUT}","{ABOUT}","")'), "middle"))
    return cells


def _range(quantity: Quantity | None, look: str) -> list[Cell | None]:
    if quantity is None:
        return [(None, look), (None, look)]
    return [(quantity.low, look), (quantity.high, look)]


def _sign(quantity: Quantity | None) -> Cell:
    return (ABOUT if quantity is not None and quantity.approximate else None), "middle"
