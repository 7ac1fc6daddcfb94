"""Units that rows only name, with the one above beside: of one name and below different units they are several."""

from __future__ import annotations

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.units import UnitFinder
from orgplanner.importers.lists.trouble import Trouble

LIKE_NAMED = "units of one name"


class LikeNamed:
    """Finds the unit of a name below the one that a row names; `tell` says afterwards where that is not certain."""

    def __init__(self, lines: Lines, finder: UnitFinder, told: Told) -> None:
        self._lines, self._finder, self._told = lines, finder, told
        self._known: dict[tuple[int, int], int] = {}
        self._others: dict[int, list[int]] = {}
        self._above: dict[int, int] = {}

    def below(self, unit: int, parent: str, line: int) -> int:
        """The unit of the name of this one that stands below `parent`; the unit itself goes there if it is free."""
        above = self._finder.find((parent,), "", line)
        if above == unit:
            return unit
        self._above.setdefault(above, line)
        found = self._known.get((unit, above))
        if found is None:
            found = self._known[unit, above] = self._look_up(unit, above, line)
        return found

    def _look_up(self, unit: int, above: int, line: int) -> int:
        units = self._finder.units
        if unit in units.free:
            units.above[unit] = above
            units.free.discard(unit)
            return unit
        same = next((each for each in self._finder.like_named(unit) if units.above[each] == above), NOWHERE)
        if same != NOWHERE:
            return same
        if units.codes[unit] or units.line[unit] != NOWHERE:
            return unit
        others = self._others.setdefault(unit, [])
        others.append(line)
        if self._told.remedy(LIKE_NAMED, self._lines.spot(others[0], "unit")) == "merge":
            return unit
        return self._finder.another(unit, above, line)

    def tell(self) -> None:
        """Units of one name, and names of a unit above that several units have."""
        units, lines = self._finder.units, self._lines
        for unit, others in self._others.items():
            words = sentences.like_named(units.names[unit], len(others) + 1)
            spot = lines.spot(others[0], "unit")
            self._told.tell(
                Trouble(LIKE_NAMED, "note", spot, units.names[unit], *words, ("apart", "merge", "to-do"))
            )
        for above, line in self._above.items():
            count = len(self._finder.like_named(above))
            if count > 1 and above in self._others:
                words = sentences.ambiguous_above(units.names[above], count)
                spot = lines.spot(line, "unit_parent")
                self._told.tell(
                    Trouble("ambiguous unit", "warning", spot, units.names[above], *words, ("value", "to-do"))
                )
