"""The sheet of grades: their pay, from which the staffing tables look up what a post costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgplanner.analysis.rates import pay_rate
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.allowances import slot_heading, slots_of
from orgplanner.analysis.workbook.columns import ALLOWED, GRADE_LIST, Part
from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Cell, Formula
from orgplanner.exporters.workbook.figures import Spot
from orgplanner.exporters.workbook.lists import HEADER, rows_of, write_list
from orgplanner.exporters.workbook.page import ROW, address
from orgplanner.exporters.workbook.percentages import Percentages, write_percentages
from orgplanner.exporters.workbook.register import Register
from orgplanner.model import Quantity
from orgplanner.text import Message, say

BASE = HEADER - 2
"""The row with the base pay."""
ENDS = ("", "to", "about")


@dataclass(frozen=True, slots=True)
class GradeList:
    """Where the grades stand; `ranges` tells whether any rate is a range, and whether one is approximate.

    `allowance_ranges` tells the same of what is paid by percentages.
    """

    register: Register
    allowances: tuple[str, ...]
    """The columns of form T-3 that follow from the plan; the others are for typing."""
    has_pay: bool
    ranges: tuple[bool, bool]
    allowance_ranges: tuple[bool, bool]

    def span(self, column: int) -> str:
        """A column of the list, for formulas."""
        rows = self.register.rows
        return self.register.page.span(column, rows.header + 1, rows.last)

    @property
    def names(self) -> str:
        """What the grades are called, as a list to choose from."""
        return self.span(self.register.place("label"))

    def look_up(self, grade: str, key: str) -> Formula:
        """What a column of the list says of the grade in a cell, nothing where it has no such grade."""
        found = f"INDEX({self.span(self.register.place(key))},MATCH({grade},{self.names},0))"
        return Formula(f'IF({grade}="","",IFERROR({found},""))')


def write_grades(book: Book, scenario: str) -> GradeList:
    """The sheet; the rate is the pay of the grade, else its coefficient times the base pay, and follows both."""
    plan, percentages = book.plan, write_percentages(book, scenario)
    rows = rows_of(book, GRADE_LIST, scenario)
    known = [rate for row in rows if (rate := pay_rate(plan, row.id)) is not None]
    money = book.say(say("Money per month, {currency}", currency=plan.settings.currency or "–"))
    # the places of the columns are known only once the sheet is written, so they are counted here
    allowances = ALLOWED[: len(slots_of(plan))]
    parts = _derived(book.speller(scenario), allowances)
    base = plan.settings.base_pay.quantity
    above: list[Cell | None] = [None, (book.say(say("Base pay")), "label"), *(None,) * 4, *_base(base)]
    register = write_list(
        book, GRADE_LIST, scenario, rows, money, more=parts, live=_live(parts, percentages), ranges=("pay",),
        above=above, name=say("Grades"),
    )  # fmt: skip
    ranges = any(one.low != one.high for one in known), any(one.approximate for one in known)
    shares = [row.percent.quantity for row in plan.allowances.values() if row.percent.quantity is not None]
    of_shares = any(one.low != one.high for one in shares), any(one.approximate for one in shares)
    of_both = (ranges[0] or of_shares[0], ranges[1] or of_shares[1]) if shares else (False, False)
    return GradeList(register, allowances, bool(known), ranges, of_both)


CODE, NAME, COEFFICIENT, PAY = 2, 3, 4, Spot(7, 8, 9)
LABEL, RATE = 10, Spot(11, 12, 13)
"""Columns of the sheet: the ids, code, name, coefficient in three, pay in three, then what follows from these."""


def _derived(speller: Speller, allowances: Sequence[str]) -> list[Part]:
    label = Part("label", "", say("Grade, as the tables call it"), "text")
    rate = Part("rate", "", say("Pay rate per month"), "figure", width=15)
    parts = [label, *_three(rate)]
    for number, id in enumerate(allowances, start=1):
        parts += _three(replace(rate, id=id, heading=slot_heading(speller, number)))
    return parts


def _three(part: Part) -> list[Part]:
    heading: Message | str = say("{heading}: to", heading=part.heading)
    return [
        part, replace(part, part="to", heading=heading), replace(part, part="about", heading=ABOUT, width=5),
    ]  # fmt: skip


def _live(parts: Sequence[Part], percentages: Percentages | None) -> dict[str, Formula]:
    code, name, coefficient = (address(column, ROW) for column in (CODE, NAME, COEFFICIENT))
    own, sign = address(PAY.low, ROW), address(PAY.about, ROW)
    base = [address(column, BASE, True) for column in (PAY.low, PAY.high, PAY.about)]
    most = f"IF(ISNUMBER({base[1]}),{base[1]},{base[0]})"
    both = f"AND(ISNUMBER({coefficient}),ISNUMBER({base[0]}))"
    found = {
        "label": Formula(f'IF({code}="",{name},{code})'),
        "rate": Formula(f'IF(ISNUMBER({own}),{own},IF({both},{coefficient}*{base[0]},""))'),
        "rate>to": Formula(f'IF(ISNUMBER({own}),{PAY.most(ROW)},IF({both},{coefficient}*{most},""))'),
        "rate>about": Formula(f'IF(IF(ISNUMBER({own}),{sign},{base[2]})="{ABOUT}","{ABOUT}","")'),
    }
    rate = (address(RATE.low, ROW), address(RATE.high, ROW), address(RATE.about, ROW))
    for slot, id in enumerate(ALLOWED, start=6):
        if percentages is not None:
            ends = percentages.amounts(slot, address(LABEL, ROW), rate)
            found |= {f"{id}>{end}".rstrip(">"): formula for end, formula in zip(ENDS, ends, strict=True)}
    keys = {part.key for part in parts}
    return {key: formula for key, formula in found.items() if key in keys}


def _base(quantity: Quantity | None) -> list[Cell | None]:
    if quantity is None:
        return [(None, "money"), (None, "money"), (None, "middle")]
    high = quantity.high if quantity.high != quantity.low else None
    return [(quantity.low, "money"), (high, "money"), (ABOUT if quantity.approximate else None, "middle")]
