"""Order, groups, sums and lists of values, worked out beside the window on a snapshot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from orgplanner.analysis.tables import Sheet, Speller
from orgplanner.analysis.tables.arrange import Arranged, Filter, Wanted, arrange, distinct, sums_of
from orgplanner.model import Total
from ui.background import Lane, Stop
from ui.desk import Desk

STRIDE = 500
"""Groups after which a job looks whether anybody still waits for it."""
Sums = Mapping[str, Total]


@dataclass(frozen=True, slots=True)
class Summed:
    """Sums by group and of all rows that are shown; `whole` counts all rows there are."""

    groups: Mapping[str, Sums]
    all: Sums
    whole: int


class Arranger(QObject):
    """What was asked for last wins; results that nobody waits for any more are dropped."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._sheet = desk, sheet
        self._order, self._sum, self._list = (Lane(self, desk.turn) for _ in range(3))

    @property
    def busy(self) -> bool:
        """Whether anything is worked out."""
        return self._order.busy or self._sum.busy or self._list.busy

    def finish(self) -> None:
        """Waits for what runs; nothing is delivered any more."""
        for lane in (self._order, self._sum, self._list):
            lane.finish()

    def cancel(self) -> None:
        for lane in (self._order, self._sum, self._list):
            lane.cancel()

    def _speller(self) -> Speller | None:
        session = self._desk.session
        if session.plan is None or session.scenario not in session.plan.states:
            return None
        return Speller(session.plan.snapshot(), session.scenario, self._desk.words.language)

    def arrange(self, wanted: Wanted, done: Callable[[Arranged], None]) -> None:
        """Hands over the rows as somebody wants to see them."""
        speller, sheet = self._speller(), self._sheet
        if speller is not None:
            self._sum.cancel()
            self._order.start(lambda stop: arrange(speller, sheet, wanted, stop.check), done)

    def sum(self, groups: Mapping[str, list[str]], done: Callable[[Summed], None]) -> None:
        """Hands over the sums of rows by group, as the plan is now."""
        speller, sheet = self._speller(), self._sheet
        if speller is not None:
            self._sum.start(lambda stop: summed(speller, sheet, groups, stop), done)

    def list_values(
        self, column: str, filters: Mapping[str, Filter], done: Callable[[list[tuple[str, int]]], None]
    ) -> None:
        """Hands over what stands in a column, with how often."""
        speller, sheet = self._speller(), self._sheet
        if speller is not None:
            self._list.start(lambda stop: distinct(speller, sheet, column, filters, stop.check), done)


def summed(speller: Speller, sheet: Sheet, groups: Mapping[str, list[str]], stop: Stop) -> Summed:
    """The sums of rows by group and of all."""
    columns = tuple(column for column in sheet.columns(speller.plan) if column.sums)
    rows = speller.rows(sheet.table)
    found: dict[str, Sums] = {}
    for place, (key, ids) in enumerate(groups.items()):
        if place % STRIDE == 0:
            stop.check()
        found[key] = sums_of(speller, columns, [rows[id] for id in ids if id in rows])
    whole = {column.id: sum((each[column.id] for each in found.values()), Total()) for column in columns}
    return Summed(found, whole, len(rows))
