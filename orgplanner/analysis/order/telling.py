"""What the lines of a staffing table say: the names of units, their figures, and the words of sub-totals."""

from __future__ import annotations

from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.totals import Totals, UnitTotals
from orgplanner.model import Unit
from orgplanner.text import Message, say

NOT_PLACED = say("Not yet placed")


class Telling:
    """Tells about the units of one scenario; a unit None stands for the posts in no unit."""

    def __init__(self, speller: Speller) -> None:
        self._speller = speller
        self.sums = Totals(speller.plan, speller.scenario, speller.on)

    def called(self, unit: Unit | None) -> str:
        """The name of a unit, its code before it."""
        if unit is None:
            return self._speller.say(say("Posts in no unit"))
        return " ".join(filter(None, (unit.code, self._speller.words(unit.name)))) or "–"

    def figures(self, unit: Unit | None, *, whole: bool) -> UnitTotals:
        """What a unit has, with its sub-units or by itself."""
        if unit is None:
            return self.sums.of_posts(self._speller.state.unplaced_posts())
        return self.sums.of_unit(unit.id, whole)

    def all(self, unit: str | None) -> UnitTotals:
        """The total of the scenario, or of the one unit that is told about."""
        return self.sums.of_scenario() if unit is None else self.sums.of_unit(unit)

    def own_words(self, unit: Unit | None, *, has_more: bool) -> Message:
        """What stands before the sum of a unit by itself, which has sub-units or not."""
        if unit is None:
            return say("Total")
        return say("Total of the unit itself") if has_more else say("Total of the unit")

    def whole_words(self, unit: Unit) -> Message:
        """What stands before the sum of a unit with its sub-units."""
        return say("Total with sub-units: {unit}", unit=self.called(unit))
