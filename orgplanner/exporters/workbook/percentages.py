"""The sheet of allowances and contributions, from which the sheet of grades works out what a grade gets."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.analysis.workbook.allowances import slots_of
from orgplanner.analysis.workbook.columns import PERCENTAGES, Part
from orgplanner.analysis.workbook.lists import EVERY_GRADE
from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Formula
from orgplanner.exporters.workbook.lists import rows_of, write_list
from orgplanner.exporters.workbook.register import Register
from orgplanner.text import say


@dataclass(frozen=True, slots=True)
class Percentages:
    """The written sheet."""

    register: Register

    def amounts(self, slot: int, grade: str, rate: tuple[str, str, str]) -> tuple[Formula, Formula, Formula]:
        """From, to and “about” of what a grade gets in a column of form T-3; `rate` are its three cells."""
        percent = self.register.spot("percent")
        low, high, about = (self._span(column) for column in (percent.low, percent.high, percent.about))
        mask = self._mask(slot, grade)
        known = f"AND(ISNUMBER({rate[0]}),SUMPRODUCT({mask}*(1-ISNUMBER({low})))=0)"
        least = f"SUMPRODUCT({mask},{low})"
        ranged = f"{mask}*ISNUMBER({high})"
        most = f"({least}+SUMPRODUCT({ranged},{high})-SUMPRODUCT({ranged},{low}))"
        sign = f'({rate[2]}="{ABOUT}")+SUMPRODUCT({mask}*({about}="{ABOUT}"))>0'
        return (
            Formula(f'IF({known},{rate[0]}*{least}/100,"")'),
            Formula(f'IF({known},{rate[1]}*{most}/100,"")'),
            Formula(f'IF({known},IF({sign},"{ABOUT}",""),"")'),
        )

    def _mask(self, slot: int, grade: str) -> str:
        """1 for the rows of a column of form T-3 that hold for a grade."""
        grades = self._span(self.register.place("grade"))
        every = self.register.book.say(EVERY_GRADE).replace('"', '""')
        of_grade = f'(({grades}={grade})+({grades}="")+({grades}="{every}")>0)'
        return f"({self._span(self.register.place('slot'))}={slot})*{of_grade}"

    def _span(self, column: int) -> str:
        rows = self.register.rows
        return self.register.page.span(column, rows.header + 1, rows.last)


def write_percentages(book: Book, scenario: str) -> Percentages | None:
    """The sheet; None where the plan has no such percentages."""
    rows = rows_of(book, PERCENTAGES, scenario)
    if not rows:
        return None
    slots = {row.id: number for number, slot in enumerate(slots_of(book.plan), start=6) for row in slot}
    slot = Part("slot", "", say("Column of form T-3"), "count", made=lambda _, row: slots.get(row.id))
    called = say("Allowances are per cent of base pay, contributions of base pay and allowances together.")
    return Percentages(write_list(book, PERCENTAGES, scenario, rows, book.say(called), more=[slot]))
