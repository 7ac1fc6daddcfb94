"""Matching functions: codes and names, and the units that lead them."""

from collections.abc import Hashable

from orgplanner.analysis.likeness import LINED_UP
from orgplanner.analysis.matching.board import Board, Edge, both, by_key
from orgplanner.analysis.matching.nearest import alike_anywhere
from orgplanner.analysis.matching.reading import Reader, code_of, coded, same_code
from orgplanner.analysis.matching.sides import Side
from orgplanner.model import Function, Row
from orgplanner.text import Message, say

NAMED, SAME_LEAD, OTHER_LEAD, LAST = 0.97, 0.95, 0.88, 0.4

LED = say("The same unit leads them.")


class Functions:
    """`units` is the board of the units, matched before."""

    def __init__(self, sides: tuple[Side, Side], units: Board, board: Board, reader: Reader) -> None:
        self.old, self.new = sides
        self.units, self.board, self.reader = units, board, reader
        self._languages = reader.languages(board.old.values(), board.new.values())

    def match(self) -> None:
        """Finds what can be found."""
        self._codes(LINED_UP)
        self._whole()
        for language in self._languages:
            for old, new in self.board.unique(self.reader.marker(language)):
                self._join(old, new, "name", NAMED)
        self.board.settle(list(alike_anywhere(self.board, self.reader, self._weigh)), LINED_UP * OTHER_LEAD)
        self._codes(0.0)
        self._last()

    def _codes(self, least: float) -> None:
        for old, new in self.board.unique(coded):
            alike = self.reader.alike(self.board.old[old], self.board.new[new])
            if alike.certainty >= least:
                reason = both(same_code(self.board.old[old]), alike.reason)
                self.board.join(old, new, "code", 0.5 + 0.5 * alike.certainty, reason)

    def _whole(self) -> None:
        """The same in all; of several that are, each in its order."""
        news = by_key(self._ranked(self.board.new), lambda row: self._print(self.new, row))
        for mark, ids in by_key(self._ranked(self.board.old), lambda row: self._print(self.old, row)).items():
            for old, new in zip(ids, news.get(mark, ()), strict=False):
                self._join(old, new, "name", NAMED)

    def _ranked(self, rows: dict[str, Row]) -> list[Row]:
        return sorted(rows.values(), key=lambda row: (row.rank if isinstance(row, Function) else "", row.id))

    def _print(self, side: Side, row: Row) -> Hashable:
        function = side.function(row.id)
        return (function.name.items, code_of(row), function.kind, frozenset(self._leaders(side, row.id)))

    def _leaders(self, side: Side, id: str) -> set[str]:
        """The units that lead a function, by their old ids."""
        led = side.led.get(id, ())
        return {self.units.twin.get(unit, "") for unit in led} if side is self.new else set(led)

    def _join(self, old: str, new: str, by: str, certainty: float) -> None:
        alike = self.reader.alike(self.board.old[old], self.board.new[new])
        reason = both(alike.reason, LED) if self._is_led_alike(old, new) else alike.reason
        self.board.join(old, new, by, certainty, reason)

    def _is_led_alike(self, old: str, new: str) -> bool:
        return bool(self._leaders(self.old, old) & self._leaders(self.new, new))

    def _weigh(self, first: Row, second: Row, certainty: float, reason: Message) -> tuple[float, Message]:
        alike = self._is_led_alike(first.id, second.id)
        return certainty * (SAME_LEAD if alike else OTHER_LEAD), both(reason, LED) if alike else reason

    def _last(self) -> None:
        """The only ones left that a unit leads."""

        def led(side: Side, row: Row) -> Hashable:
            units = self._leaders(side, row.id)
            return next(iter(units)) or None if len(units) == 1 else None

        pairs = self.board.unique(lambda row: led(self.old, row), lambda row: led(self.new, row))
        self.board.settle([Edge(LAST, old, new, "place", LED) for old, new in pairs], LAST)
