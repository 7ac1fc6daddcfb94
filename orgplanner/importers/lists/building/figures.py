"""Columns of numbers and dates, each text read once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from orgplanner.errors import RuleBroken
from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.amounts import is_negative, read_amount
from orgplanner.importers.lists.building.dates import order_of, read_day
from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.trouble import Trouble
from orgplanner.model import Figure, Quantity
from orgplanner.model.quantity import tidy

REMEDIES = ("value", "skip", "to-do")
MONTHS = Decimal(12)
Amounts = list[Quantity | None]


class Figures:
    """Reads columns, and tells what is not understood."""

    def __init__(self, lines: Lines, told: Told) -> None:
        self.lines, self.told = lines, told
        self._known: dict[tuple[int, str, str], Figure] = {}
        self._days: dict[str, list[str]] = {}

    def amounts(self, field: str) -> Amounts | None:
        """The quantities of a column by line, None for no column at all."""
        texts = self.lines.texts.get(field)
        if texts is None:
            return None
        read: list[dict[str, Quantity | None]] = [{} for _ in self.lines.recipe.tables]
        found: Amounts = [None] * len(texts)
        tables = self.lines.table
        spoilt: list[tuple[int, str]] = []
        for line, text in enumerate(texts):
            if text:
                known = read[tables[line]]
                if text not in known:
                    known[text] = self._read(line, text, spoilt)
                found[line] = known[text]
        if spoilt:
            self._tell(field, texts, set(spoilt))
        return found

    def _read(self, line: int, text: str, spoilt: list[tuple[int, str]]) -> Quantity | None:
        try:
            return read_amount(text, self.lines.recipe_of(line).decimal)
        except RuleBroken:
            spoilt.append((self.lines.table[line], text))
            return None

    def _tell(self, field: str, texts: list[str], spoilt: set[tuple[int, str]]) -> None:
        for line, text in enumerate(texts):
            if text and (self.lines.table[line], text) in spoilt:
                negative = is_negative(text)
                words = sentences.number(text, negative)
                kind = "negative number" if negative else "number"
                self.told.tell(Trouble(kind, "error", self.lines.spot(line, field), text, *words, REMEDIES))

    def ranges(self, low: str, high: str) -> Amounts | None:
        """From two columns, either of which may be missing or be a range itself."""
        lows, highs = self.amounts(low), self.amounts(high)
        if lows is None or highs is None:
            return lows if highs is None else highs
        return [
            self._range(line, pair[0], pair[1], high) if pair[0] and pair[1] else pair[0] or pair[1]
            for line, pair in enumerate(zip(lows, highs, strict=True))
        ]

    def _range(self, line: int, low: Quantity, high: Quantity, field: str) -> Quantity:
        if low.low > high.high:
            words = sentences.upside_down(str(low), str(high))
            self.told.tell(
                Trouble("upside down", "warning", self.lines.spot(line, field), str(high), *words, REMEDIES)
            )
            return low
        return Quantity(low.low, high.high, low.approximate or high.approximate)

    def pay(self, low: str, high: str) -> tuple[Amounts | None, str]:
        """Pay per month from two columns, and its basis: stated, or derived from pay per year."""
        found = self.ranges(low, high)
        if found is None or self.lines.recipe.pay_period != "year":
            return found, "stated"
        monthly = {each: _twelfth(each) for each in dict.fromkeys(found) if each is not None}
        return [None if each is None else monthly[each] for each in found], "derived"

    def figure(self, quantity: Quantity, basis: str, source: str) -> Figure:
        """A figure; those of the same quantity, which a figure keeps from being freed, are the same."""
        key = (id(quantity), basis, source)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Figure(quantity, basis, source)
        return found

    def days(self, field: str, tick: Callable[[], object]) -> list[str] | None:
        """The dates of a column in ISO form, "" for none."""
        texts = self.lines.texts.get(field)
        if texts is None or field in self._days:
            return self._days.get(field)
        tick()
        orders = self._orders(texts)
        read: dict[tuple[int, str], str | None] = {}
        days = []
        for line, text in enumerate(texts):
            if not text:
                days.append("")
                continue
            table = self.lines.table[line]
            if (table, text) not in read:
                read[table, text] = _day(text, orders[table])
            day = read[table, text]
            if day is None:
                words = sentences.date(text)
                self.told.tell(Trouble("date", "error", self.lines.spot(line, field), text, *words, REMEDIES))
            days.append(day or "")
        self._days[field] = days
        return days

    def _orders(self, texts: list[str]) -> list[str]:
        """By table, whether its dates have the day or the month first."""
        by_table: list[dict[str, None]] = [{} for _ in self.lines.recipe.tables]
        for table, text in zip(self.lines.table, texts, strict=True):
            if text:
                by_table[table][text] = None
        recipes = self.lines.recipe.tables
        return [order_of(found, recipes[table].dates) for table, found in enumerate(by_table)]


def _day(text: str, order: str) -> str | None:
    try:
        return read_day(text, order)
    except RuleBroken:
        return None


def _twelfth(yearly: Quantity) -> Quantity:
    return Quantity(tidy(yearly.low / MONTHS), tidy(yearly.high / MONTHS), yearly.approximate)
