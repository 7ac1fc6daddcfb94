"""The row that another row names, and what is told when it is not plain which one that is."""

from __future__ import annotations

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.doubles import Doubles, name_of_unit
from orgplanner.importers.lists.building.finding import Finder, Found
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import Tree, above_spot, boss_spot
from orgplanner.importers.lists.trouble import Spot, Trouble

NO_NUMBER = "0"
"""Where no row has this number, it is how a program writes that there is none above."""


class References:
    """Finds rows for rows; those that find none are adrift."""

    def __init__(self, lines: Lines, doubles: Doubles, finder: Finder, told: Told, tree: Tree) -> None:
        self.lines, self.doubles, self.finder, self.told, self.tree = lines, doubles, finder, told, tree
        self._choices: dict[tuple[int, ...], tuple[tuple[str, str], ...]] = {}

    def listed(self, line: int, text: str, field_name: str) -> list[int]:
        """The lines that a list of numbers or names means."""
        separator = self.lines.recipe_of(line).list_separator
        parts = text.split(separator) if separator else [text]
        found = []
        for part in filter(None, (part.strip() for part in parts)):
            lines = self.finder.find(part, self.lines.table[line], self.lines.kind[line]).lines
            if len(lines) == 1:
                found.append(lines[0])
            else:
                spot = self.lines.spot(line, field_name)
                words = sentences.unknown_in_list(part)
                self.told.tell(
                    Trouble("unknown in list", "warning", spot, part, *words, ("value", "to-do", "skip"))
                )
        return found

    def find(self, line: int, text: str, beside: bool = False) -> int:
        """The line that a text names; what stands in the way is told."""
        found = self.finder.find(text, self.lines.table[line], self.lines.kind[line])
        if len(found.lines) == 1 and found.by == "number" and found.lines[0] != line:
            return found.lines[0]
        return self._doubtful(line, text, found, self._spot(line, beside))

    def _spot(self, line: int, beside: bool) -> Spot:
        return boss_spot(self.lines, line) if beside else above_spot(self.lines, line)

    def _doubtful(self, line: int, text: str, found: Found, spot: Spot) -> int:
        others = tuple(other for other in found.lines if other != line)
        if found.lines and not others:
            words = sentences.self_parent(text)
            self.told.tell(
                Trouble(
                    "self parent", "warning", spot, text, *words, ("top", "choose above", "value", "skip", "to-do")
                )
            )
            return NOWHERE
        if len(others) > 1:
            return self._ambiguous(line, text, found, spot)
        if not others:
            if text != NO_NUMBER:
                self.lost(line, text, spot)
            return NOWHERE
        if found.by in ("spelling", "likeness"):
            if self.told.remedy("other spelling", spot) == "apart":
                return NOWHERE
            words = sentences.other_spelling(text, self.named(others[0]))
            remedies = ("merge", "choose above", "apart", "top", "to-do")
            self.told.tell(Trouble("other spelling", "warning", spot, text, *words, remedies))
        return others[0]

    def _ambiguous(self, line: int, text: str, found: Found, spot: Spot) -> int:
        choices = self._choices.get(found.lines)
        if choices is None:
            choices = tuple((self.lines.key(other), self.named(other)) for other in found.lines)
            self._choices[found.lines] = choices
        words = sentences.ambiguous(text, found.count)
        remedies = ("choose above", "top", "value", "skip", "to-do")
        self.told.tell(Trouble("ambiguous parent", "error", spot, text, *words, remedies, choices))
        self.tree.adrift.add(line)
        return NOWHERE

    def lost(self, line: int, text: str, spot: Spot, severity: str = "error") -> None:
        """Nothing is called so."""
        words = sentences.missing_parent(text)
        remedies = ("choose above", "top", "value", "skip", "to-do")
        self.told.tell(Trouble("missing parent", severity, spot, text, *words, remedies))
        if severity == "error":
            self.tree.adrift.add(line)

    def named(self, line: int) -> str:
        """A row in words: number, title or unit, holder, and where it stands."""
        title = self.own_name(line)
        parts = [self.doubles.own[line], title, self.finder.said.names[line]]
        parts.append(f"({self.lines.number(line)})")
        return " · ".join(dict.fromkeys(part for part in parts if part))

    def own_name(self, line: int) -> str:
        """What a row is called: the name of a unit, the title of a post."""
        kind = self.lines.kind[line]
        return name_of_unit(self.lines, line) if kind == "units" else self.lines.column("title")[line]
