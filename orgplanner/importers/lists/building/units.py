"""The units that rows are, and those that rows only name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.doubles import Doubles, name_of_unit
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.texts import is_alike, loose
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import Tree
from orgplanner.importers.lists.trouble import Trouble

CODE_OF_SEVERAL = "code of several units"


@dataclass(slots=True)
class Units:
    """Units by number: the name, the code, the unit above, the line that is the unit and the one that named it
    first. `free` are units without a told place, which posts may tell; `adrift` found none."""

    names: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    line: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    free: set[int] = field(default_factory=set)
    adrift: set[int] = field(default_factory=set)
    tops: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.names)

    def add(
        self, name: str, code: str = "", above: int = NOWHERE, line: int = NOWHERE, first: int = NOWHERE
    ) -> int:
        """One unit more; its number."""
        self.names.append(name)
        self.codes.append(code)
        self.above.append(above)
        self.line.append(line)
        self.first.append(first)
        return len(self.names) - 1

    def key(self, unit: int) -> str:
        """What a unit that rows only name is called in choices: the names down to it."""
        names = []
        at, steps = unit, 0
        while at != NOWHERE and steps < 50:
            names.append(loose(self.names[at]))
            at, steps = self.above[at] if at not in self.free else NOWHERE, steps + 1
        return "u:" + "/".join(reversed(names))


class UnitFinder:
    """Makes the units that rows are, then finds or makes those that other rows name."""

    def __init__(self, lines: Lines, doubles: Doubles, tree: Tree, told: Told, named: Callable[[int], str]) -> None:
        self.lines, self.doubles, self.tree, self.told, self.named = lines, doubles, tree, told, named
        self.units = Units()
        self.of_line: dict[int, int] = {}
        self._codes: dict[str, int] = {}
        self._names: dict[str, list[int]] = {}
        self._below: dict[tuple[int, str], int] = {}
        self._known: dict[tuple[tuple[str, ...], str, int], int] = {}

    def make_rows(self) -> None:
        """The units that rows are: first those with a name of their own, then those with a whole place."""
        rows = [line for line, kind in enumerate(self.lines.kind) if kind == "units"]
        codes = self.lines.column("unit_code")
        for line in rows:
            if self.doubles.first[line] == line and not self.tree.chain[line]:
                self.of_line[line] = self._made(name_of_unit(self.lines, line), codes[line], line)
        for line, unit in self.of_line.items():
            self._place(line, unit)
        claimed = [line for line in rows if self.doubles.first[line] == line and self.tree.chain[line]]
        for line in claimed:
            self._claim(line, codes[line])
        for line in claimed:
            self._settle(line, self.of_line[line])
        for line in rows:
            self.of_line.setdefault(line, self.of_line.get(self.doubles.first[line], NOWHERE))

    def _made(self, name: str, code: str, line: int, above: int = NOWHERE) -> int:
        units = self.units
        unit = units.add(name, code, above, line, line)
        if code:
            self._codes.setdefault(loose(code), unit)
        own = self.doubles.own[line]
        if own:
            self._codes.setdefault(loose(own), unit)
        self._names.setdefault(name.casefold(), []).append(unit)
        return unit

    def _place(self, line: int, unit: int) -> None:
        """Below the unit of the row above; below a post it is placed when posts have their units."""
        up = self.tree.up[line]
        self.units.above[unit] = self.of_line.get(up, NOWHERE)
        if line in self.tree.adrift:
            self.units.adrift.add(unit)
        if line in self.tree.tops:
            self.units.tops.add(unit)
        self._below.setdefault((self.units.above[unit], self.units.names[unit].casefold()), unit)

    def _claim(self, line: int, code: str) -> None:
        """A row that is a unit with its whole place; another row may have named it, or be the same."""
        chain = tuple(filter(None, self.tree.chain[line]))
        if not chain:
            self.of_line[line] = self._made(name_of_unit(self.lines, line), code, line)
            return
        unit = self.find(chain, "", line, self._context(line))
        units = self.units
        if units.line[unit] != NOWHERE and self.doubles.own[line]:
            unit = self._made(chain[-1], code, line, units.above[unit])
        elif units.line[unit] != NOWHERE:
            self._repeated(line, unit, chain)
        else:
            units.line[unit] = units.first[unit] = line
            units.codes[unit] = units.codes[unit] or code
            units.free.discard(unit)
            for number in filter(None, (code, self.doubles.own[line])):
                self._codes.setdefault(loose(number), unit)
        self.of_line[line] = unit

    def _settle(self, line: int, unit: int) -> None:
        """What was told or decided besides the whole place of a unit."""
        if line in self.tree.tops:
            self.units.tops.add(unit)
        up = self.of_line.get(self.tree.up[line], NOWHERE)
        if up not in (NOWHERE, unit):
            self.units.above[unit] = up
        elif line in self.tree.adrift and self.units.above[unit] == NOWHERE:
            self.units.adrift.add(unit)

    def _context(self, line: int) -> int:
        up = self.tree.up[line] if self.lines.kind[line] == "units" else self.tree.home.get(line, NOWHERE)
        return self.of_line.get(up, NOWHERE)

    def _repeated(self, line: int, unit: int, chain: Sequence[str]) -> None:
        """Two rows are the same unit."""
        spot = self.lines.spot(line, "unit", "path", "label")
        if self.told.remedy("repeated unit", spot) == "apart":
            self.of_line[line] = self._made(chain[-1], "", line, self.units.above[unit])
            return
        words = sentences.repeated_unit(chain[-1], self.lines.number(self.units.line[unit]))
        self.told.tell(
            Trouble("repeated unit", "warning", spot, chain[-1], *words, ("merge", "apart", "skip", "to-do"))
        )

    # what rows name

    def find(self, chain: tuple[str, ...], code: str, line: int, context: int = NOWHERE) -> int:
        """The unit that names from the top, or a code, mean, below a unit or anywhere; made if there is none."""
        known = self._known.get((chain, code, context))
        if known is None:
            known = self._known[chain, code, context] = self._look_up(chain, code, line, context)
        return known

    def _look_up(self, chain: tuple[str, ...], code: str, line: int, context: int) -> int:
        if code and (unit := self._codes.get(loose(code))) is not None:
            if not self.units.names[unit] and chain:
                self.units.names[unit] = chain[-1]
            if not chain or not self._is_of_another(unit, chain[-1], code, line):
                return unit
            code = ""
        at = context
        for place, name in enumerate(chain):
            last = place == len(chain) - 1
            at = self._step(name, code if last else "", at, line, anywhere=place == 0 and at == NOWHERE)
        if not chain:
            at = self._new(code, code, context, line)
        return at

    def _is_of_another(self, unit: int, name: str, code: str, line: int) -> bool:
        """Whether a row has the code of a unit beside another name; rows that are units have it for sure."""
        known = self.units.names[unit]
        if loose(known) == loose(name) or self.units.line[unit] != NOWHERE or is_alike(known, name):
            return False
        spot = self.lines.spot(line, "unit_code")
        words = sentences.code_of_several(code, known, name)
        self.told.tell(Trouble(CODE_OF_SEVERAL, "warning", spot, code, *words, ("apart", "merge", "to-do")))
        return self.told.remedy(CODE_OF_SEVERAL, spot) != "merge"

    def _step(self, name: str, code: str, above: int, line: int, anywhere: bool) -> int:
        """One name further down; the first is looked for among all units."""
        if not code and (found := self._below.get((above, name.casefold()))) is not None:
            return found
        if not code and anywhere:
            numbered = self._codes.get(loose(name))
            if numbered is not None:
                return numbered
            rows = [unit for unit in self._names.get(name.casefold(), ()) if self.units.line[unit] != NOWHERE]
            if len(rows) > 1:
                self._ambiguous(name, rows, line)
            if rows:
                return rows[0]
        return self._new(name, code, above, line)

    def _new(self, name: str, code: str, above: int, line: int) -> int:
        unit = self.units.add(name, code, above, first=line)
        if code:
            self._codes[loose(code)] = unit
        if above == NOWHERE:
            self.units.free.add(unit)
        self._names.setdefault(name.casefold(), []).append(unit)
        self._below.setdefault((above, name.casefold()), unit)
        return unit

    def like_named(self, unit: int) -> Sequence[int]:
        """All units of the name of one, itself among them."""
        return self._names.get(self.units.names[unit].casefold(), ())

    def another(self, unit: int, above: int, line: int) -> int:
        """One more unit of the name of one, below another."""
        name = self.units.names[unit]
        made = self.units.add(name, "", above, first=line)
        self._names[name.casefold()].append(made)
        self._below.setdefault((above, name.casefold()), made)
        return made

    def _ambiguous(self, name: str, rows: Sequence[int], line: int) -> None:
        spot = self.lines.spot(line, "unit")
        choices = tuple((self.lines.key(self.units.line[unit]), self.named(self.units.line[unit])) for unit in rows)
        words = sentences.ambiguous(name, len(rows))
        self.told.tell(Trouble("ambiguous unit", "warning", spot, name, *words, ("value", "to-do"), choices))

    def chosen(self, text: str) -> int | None:
        """The unit that a person chose, by its key or its name or code."""
        line = self.lines.by_key(text)
        if line is not None:
            return self.of_line.get(line)
        unit = self.by_key(text)
        if unit is not None:
            return unit
        named = self._names.get(text.casefold(), [])
        return named[0] if len(named) == 1 else self._codes.get(loose(text))

    def by_key(self, key: str) -> int | None:
        """The unit with a key, of those that rows only name."""
        keys = {self.units.key(unit): unit for unit in range(len(self.units)) if self.units.line[unit] == NOWHERE}
        return keys.get(key)
