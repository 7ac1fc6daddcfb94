"""Which row another row names: by number, by the name of a person, post or unit, by a likeness."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.importers.lists.building.doubles import Doubles, name_of_unit
from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.building.person_names import ByName
from orgplanner.importers.lists.building.standing import Standing
from orgplanner.importers.lists.building.texts import loose

MOST_LIKENED = 200
"""Names that are looked up by their likeness at most: each is held against all others."""
MOST = 50
"""Rows among which somebody can choose."""
CODES = ("post_code", "unit_code", "person_code", "id")


@dataclass(frozen=True, slots=True)
class Found:
    """The lines that a text names, at most MOST of them, how many those are, and by what they are named: number,
    spelling (a number but for case and blanks), name or likeness."""

    lines: tuple[int, ...] = ()
    by: str = ""
    count: int = 0


NOBODY = Found()


class Finder:
    """Finds rows in all tables; what is written often is looked up once."""

    def __init__(self, lines: Lines, doubles: Doubles, said: Standing) -> None:
        self.lines, self.doubles, self.said = lines, doubles, said
        self._known: dict[tuple[str, int, str], Found] = {}
        self._numbers = self._by_number()
        self._codes: dict[str, list[int]] | None = None
        self._people: ByName | None = None
        self._titles: dict[str, list[int]] | None = None
        self._likened = 0

    def find(self, text: str, table: int, kind: str) -> Found:
        """What a row of a table that is a unit, post, group or person may mean by a text."""
        found = self._known.get((text, table, kind))
        if found is None:
            found = self._known[text, table, kind] = self._look_up(text, table, kind)
        return found

    def _by_number(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for line, key in enumerate(self.doubles.keys):
            if key:
                numbers.setdefault(key, []).append(line)
        return numbers

    def _by_code(self) -> dict[str, list[int]]:
        """Lines by other numbers than the one that comes first; needed only where that is not what is meant."""
        if self._codes is None:
            self._codes = {}
            for name in CODES:
                for line, code in enumerate(self.lines.texts.get(name, ())):
                    if code and code != self.doubles.own[line]:
                        self._codes.setdefault(loose(code), []).append(line)
        return self._codes

    def _look_up(self, text: str, table: int, kind: str) -> Found:
        key = loose(text)
        numbered = self._choice(self._numbers.get(key) or self._by_code().get(key, []), table, kind)
        if numbered:
            same = any(text in self._written(line) for line in numbered)
            return Found(numbered[:MOST], "number" if same else "spelling", len(numbered))
        named = self._choice(self._named(text, kind), table, kind)
        if named:
            return Found(named[:MOST], "name", len(named))
        alike = self._choice(self._alike(text), table, kind)
        return Found(alike[:MOST], "likeness", len(alike)) if alike else NOBODY

    def _written(self, line: int) -> set[str]:
        codes = {self.lines.texts[name][line] for name in CODES if name in self.lines.texts}
        return codes | {self.doubles.own[line]}

    def _choice(self, found: tuple[int, ...] | list[int], table: int, kind: str) -> tuple[int, ...]:
        """Of several the ones that are meant more likely: of the same table, or for groups of another."""
        lines = list(dict.fromkeys(self.doubles.first[line] for line in found))
        if len(lines) < 2:
            return tuple(lines)
        kinds, tables = self.lines.kind, self.lines.table
        lines = [line for line in lines if kinds[line] != "groups"] or lines
        lines = [line for line in lines if (kinds[line] == "units") == (kind == "units")] or lines
        lines = [line for line in lines if (tables[line] == table) == (kind != "groups")] or lines
        return tuple(lines)

    def _named(self, text: str, kind: str) -> list[int]:
        titles = self._by_title()
        key = " ".join(text.split()).casefold()
        if kind == "units" and key in titles:
            return titles[key]
        return self._by_person().find(text) or titles.get(key, [])

    def _alike(self, text: str) -> list[int]:
        if self._likened >= MOST_LIKENED or any(letter.isdigit() for letter in text):
            return []
        self._likened += 1
        return self._by_person().alike(text)

    def _by_person(self) -> ByName:
        if self._people is None:
            first = self.doubles.first
            names = enumerate(self.said.names)
            self._people = ByName((line, name) for line, name in names if name and first[line] == line)
        return self._people

    def _by_title(self) -> dict[str, list[int]]:
        """Lines by title of the post or name of the unit, whatever their capitals."""
        if self._titles is None:
            self._titles = {}
            titles = self.lines.column("title")
            for line, kind in enumerate(self.lines.kind):
                name = name_of_unit(self.lines, line) if kind == "units" else titles[line]
                if name:
                    self._titles.setdefault(name.casefold(), []).append(line)
        return self._titles
