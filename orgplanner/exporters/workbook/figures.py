"""Formulas for figures that may be ranges: totals stay ranges, and what is unknown is counted, never 0."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.cells import Formula
from orgplanner.exporters.workbook.page import Page, address, stretch


@dataclass(frozen=True, slots=True)
class Spot:
    """The three columns of a figure on a sheet: from, to, about."""

    low: int
    high: int
    about: int

    def most(self, row: int | str) -> str:
        """The upper end in a row: where no range stands, the number itself."""
        low, high = address(self.low, row), address(self.high, row)
        return f"IF(ISNUMBER({high}),{high},{low})"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of a table with its header and the empty row behind it, so that rows put in anywhere count."""

    header: int
    last: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Where the total of a figure stands: its four cells as places that other sheets can name."""

    low: str
    high: str
    about: str
    unknown: str


def total_low(spot: Spot, rows: Stretch) -> Formula:
    """The sum of the lower ends; a dash where nothing is known."""
    low = stretch(spot.low, rows.header, rows.last)
    return Formula(f'IF(COUNT({low})=0,"–",SUM({low}))')


def total_high(spot: Spot, rows: Stretch) -> Formula:
    """The sum of the upper ends: a row without one counts with its number."""
    low, high = (stretch(column, rows.header, rows.last) for column in (spot.low, spot.high))
    return Formula(f'IF(COUNT({low})=0,"–",SUM({low})+SUM({high})-SUMIF({high},">=0",{low}))')


def total_about(spot: Spot, rows: Stretch) -> Formula:
    """The sign of an approximate sum where a part is approximate."""
    about = stretch(spot.about, rows.header, rows.last)
    return Formula(f'IF(COUNTIF({about},"{ABOUT}")>0,"{ABOUT}","")')


def total_unknown(spot: Spot, named: int, rows: Stretch) -> Formula:
    """How many rows have no number; `named` is a column in which every row has something."""
    low, names = (stretch(column, rows.header, rows.last) for column in (spot.low, named))
    return Formula(f"COUNTA({names})-1-COUNT({low})")


def sums_at(page: Page, spot: Spot, total: int, unknown: int) -> Sums:
    """The places of a total in the rows of totals and of unknown parts."""
    return Sums(
        page.at(spot.low, total), page.at(spot.high, total), page.at(spot.about, total), page.at(spot.low, unknown)
    )
