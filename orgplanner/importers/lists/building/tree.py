"""Which row stands above which, by all the ways in which lists tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby

from orgplanner.importers.lists.building import sentences, ways
from orgplanner.importers.lists.building.doubles import Doubles, name_of_unit
from orgplanner.importers.lists.building.finding import Finder, Found
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.recipe import TableRecipe
from orgplanner.importers.lists.trouble import Fix, Spot, Trouble

ABOVE = {
    "posts": ("reports_to", "parent", "unit_parent"),
    "units": ("parent", "unit_parent", "reports_to"),
    "path": ("path",),
    "levels": ("level", "label"),
}
"""Fields in which it stands what is above: of posts and units that name it, else by the way of the tree."""
PLACING = (
    "missing parent", "ambiguous parent", "self parent", "other spelling", "cycle", "too deep", "several roots",
    "level",
)  # fmt: skip
"""Troubles after which a person may choose what stands above."""
NO_NUMBER = "0"
"""Where no row has this number, it is how a program writes that there is none above."""


@dataclass(slots=True)
class Tree:
    """By line: `up` the line above, `boss` the line of the superior post, `home` that of the unit of a post whose
    row stands below it, `chain` the names of units from the top. `adrift` are lines that found no place, `tops`
    those at the top by choice, `chosen` the keys of units chosen by hand; `links` are pairs of lines."""

    up: list[int]
    boss: list[int]
    chain: list[tuple[str, ...]]
    home: dict[int, int] = field(default_factory=dict)
    adrift: set[int] = field(default_factory=set)
    tops: set[int] = field(default_factory=set)
    chosen: dict[int, str] = field(default_factory=dict)
    links: list[tuple[int, int]] = field(default_factory=list)


def above_spot(lines: Lines, line: int) -> Spot:
    """The cell in which troubles about what stands above a row are told."""
    named = ABOVE["units" if lines.kind[line] == "units" else "posts"]
    return lines.spot(line, *ABOVE.get(lines.recipe_of(line).tree, ()), *named, "path", "level", "label", "unit")


def boss_spot(lines: Lines, line: int) -> Spot:
    """The cell that names the superior beside another way of the tree."""
    return lines.spot(line, "unit_parent" if lines.kind[line] == "units" else "reports_to")


class TreeBuilder:
    """Works through the tables, one way for each."""

    def __init__(self, lines: Lines, doubles: Doubles, finder: Finder, told: Told) -> None:
        self.lines, self.doubles, self.finder, self.told = lines, doubles, finder, told
        count = len(lines)
        self.tree = Tree([NOWHERE] * count, [NOWHERE] * count, list(lines.columns("unit")))
        self._decided = self._decisions()

    def build(self, tick: Callable[[], object]) -> Tree:
        """All tables, then what single columns say besides the tree."""
        for table, members in groupby(range(len(self.lines)), key=self.lines.table.__getitem__):
            tick()
            self._table(self.lines.recipe.tables[table], list(members), tick)
        self._children(tick)
        for line, fix in self._decided.items():
            self._decide(line, fix)
        self._part_bosses()
        self._also()
        return self.tree

    def _decisions(self) -> dict[int, Fix]:
        fixes = {
            (fix.spot.book, fix.spot.sheet, fix.spot.row): fix
            for fix in self.told.fixes.values()
            if fix.kind in PLACING and fix.remedy in ("choose above", "top")
        }
        if not fixes:
            return {}
        tables = self.lines.recipe.tables
        found = {}
        for line, row in enumerate(self.lines.row):
            table = tables[self.lines.table[line]]
            fix = fixes.get((table.book, table.sheet, row))
            if fix is not None and fix.spot in (above_spot(self.lines, line), boss_spot(self.lines, line)):
                found[line] = fix
        return found

    def _decide(self, line: int, fix: Fix) -> None:
        """Puts a row where a person chose."""
        tree = self.tree
        beside = fix.spot != above_spot(self.lines, line)
        tree.boss[line] = NOWHERE
        if not beside:
            tree.up[line] = NOWHERE
        if fix.remedy == "top":
            tree.tops.add(line)
            return
        target = self._chosen_line(fix.value, line)
        if target is not None and beside and self.lines.kind[line] != "units":
            tree.boss[line] = target
        elif target is not None:
            tree.up[line] = target
        elif fix.value.startswith("u:"):
            tree.chosen[line] = fix.value
        else:
            self._lost(line, fix.value, fix.spot)

    def _chosen_line(self, key: str, line: int) -> int | None:
        if key.startswith("r") and key[1:].replace(".", "").isdigit():
            found = next((other for other in range(len(self.lines)) if self.lines.key(other) == key), None)
            if found is not None:
                return self.doubles.first[found]
        found_lines = self.finder.find(key, self.lines.table[line], self.lines.kind[line]).lines
        return found_lines[0] if len(found_lines) == 1 else None

    # the ways

    def _table(self, table: TableRecipe, members: list[int], tick: Callable[[], object]) -> None:
        if table.titles:
            self._titles(members)
        if table.tree in ("parent", "superior"):
            self._references(members, tick)
        elif table.tree == "path":
            self._paths(table, members, tick)
        elif table.tree == "levels":
            self._levels(table, members)
        if table.tree not in ("parent", "superior"):
            self._bosses(members, tick)
        if table.tree not in ("columns", "path"):
            self._own_names(members)

    def _own_names(self, members: Iterable[int]) -> None:
        """The single name of a row that is a unit is its own, no place."""
        chain, kinds = self.tree.chain, self.lines.kind
        for line in members:
            if kinds[line] == "units" and len(chain[line]) == 1:
                chain[line] = ()

    def _titles(self, members: Iterable[int]) -> None:
        """Rows belong to the last title, and titles to the last one that is less deep."""
        chain: list[tuple[int, int]] = []
        for line in members:
            depth = self.lines.depth[line]
            if depth:
                while chain and chain[-1][0] >= depth:
                    chain.pop()
                self.tree.up[line] = chain[-1][1] if chain else NOWHERE
                chain.append((depth, line))
            elif chain and self.lines.kind[line] == "units":
                self.tree.up[line] = chain[-1][1]
            elif chain:
                self.tree.home[line] = chain[-1][1]

    def _references(self, members: Iterable[int], tick: Callable[[], object]) -> None:
        """Each row names the one above it."""
        columns = {
            kind: [self.lines.texts[name] for name in names if name in self.lines.texts]
            for kind, names in ABOVE.items()
        }
        for number, line in enumerate(members):
            if number % 100 == 0:
                tick()
            if line in self._decided or self.doubles.first[line] != line:
                continue
            found = columns["units" if self.lines.kind[line] == "units" else "posts"]
            text = next((column[line] for column in found if column[line]), "")
            if text:
                self.tree.up[line] = self._named(line, text)

    def _bosses(self, members: Iterable[int], tick: Callable[[], object]) -> None:
        """Superiors, and units above, named beside another way of the tree."""
        reports, parents = self.lines.texts.get("reports_to"), self.lines.texts.get("unit_parent")
        if reports is None and parents is None:
            return
        for number, line in enumerate(members):
            if number % 100 == 0:
                tick()
            if line in self._decided or self.doubles.first[line] != line:
                continue
            if self.lines.kind[line] == "units":
                if parents is not None and parents[line]:
                    self.tree.up[line] = self._named(line, parents[line], beside=True)
            elif reports is not None and reports[line]:
                self.tree.boss[line] = self._named(line, reports[line], beside=True)

    def _paths(self, table: TableRecipe, members: list[int], tick: Callable[[], object]) -> None:
        texts = [self.lines.texts["path"][line] if "path" in self.lines.texts else "" for line in members]
        tick()
        if not table.separator:
            self._own_names(members)
            self._hang(members, *ways.by_letters(texts))
            return
        paths = [ways.steps_of(text, table.separator) for text in texts]
        if ways.is_in_words(paths):
            self._name_paths(members, paths)
        elif self._are_of_units(members, paths):
            self._code_paths(members, paths)
        else:
            self._own_names(members)
            self._hang(members, *ways.by_steps(paths))

    def _hang(self, members: list[int], above: list[int], gaps: set[int]) -> None:
        empty = [place for place, line in enumerate(members) if not self.lines.column("path")[line]]
        for place, line in enumerate(members):
            up = above[place]
            self.tree.up[line] = members[up] if up != NOWHERE else NOWHERE
            if (place in gaps or (len(empty) > 1 and place in empty)) and line not in self._decided:
                self._lost(
                    line,
                    self.lines.column("path")[line],
                    above_spot(self.lines, line),
                    "warning" if up != NOWHERE else "error",
                )

    def _are_of_units(self, members: list[int], paths: list[tuple[str, ...]]) -> bool:
        """Whether the paths are those of units in which the posts of several rows stand."""
        return self.lines.kind[members[0]] != "units" and len(set(paths)) * 10 < len(paths) * 9

    def _code_paths(self, members: list[int], paths: list[tuple[str, ...]]) -> None:
        """Numbers of units become the names that stand beside them."""
        known: dict[tuple[str, ...], str] = {}
        for line, path in zip(members, paths, strict=True):
            if self.tree.chain[line] and self.tree.chain[line][-1]:
                known.setdefault(path, self.tree.chain[line][-1])
        for line, path in zip(members, paths, strict=True):
            starts = [path[: length + 1] for length in range(len(path))]
            self.tree.chain[line] = tuple(known.get(start, ".".join(start)) for start in starts)

    def _name_paths(self, members: list[int], paths: list[tuple[str, ...]]) -> None:
        """Paths of names, with or without the name of the row itself at their end."""
        names = [self._own_name(line) for line in members]
        ends = sum(
            bool(path) and path[-1].casefold() == name.casefold() for path, name in zip(paths, names, strict=True)
        )
        whole = ends * 2 > len(paths) or not any(names)
        for line, path, name in zip(members, paths, names, strict=True):
            unit = self.lines.kind[line] == "units"
            if not unit and whole and any(names):
                path = path[:-1]
            if unit and not whole and name:
                path = (*path, name)
            given = self.tree.chain[line]
            more = [part for part in given if part and part.casefold() not in map(str.casefold, path)]
            self.tree.chain[line] = (*path, *more) if not unit else path

    def _own_name(self, line: int) -> str:
        kind = self.lines.kind[line]
        return name_of_unit(self.lines, line) if kind == "units" else self.lines.column("title")[line]

    def _levels(self, table: TableRecipe, members: list[int]) -> None:
        levels = self._levels_of(table, members)
        for line, up in zip(members, ways.by_levels(levels), strict=True):
            self.tree.up[line] = members[up] if up != NOWHERE else NOWHERE

    def _levels_of(self, table: TableRecipe, members: list[int]) -> list[int]:
        """From a column, from the column in which a label stands, else as the file indents or outlines."""
        if "level" in self.lines.texts and self.lines.has(members[0], "level"):
            return self._told_levels(members)
        labels = self.lines.columns("label")
        if len(labels[members[0]]) > 1:
            return [next((at for at, label in enumerate(labels[line]) if label), 0) for line in members]
        sheet = self.lines.books[table.book].sheets[table.sheet]
        return [sheet.levels.get(self.lines.row[line], 0) for line in members]

    def _told_levels(self, members: list[int]) -> list[int]:
        texts = self.lines.texts["level"]
        levels: list[int] = []
        for line in members:
            level = ways.level_of(texts[line])
            if level is None:
                level = levels[-1] if levels else 0
                words = sentences.level(texts[line])
                spot = self.lines.spot(line, "level")
                remedies = ("value", "choose above", "top", "skip", "to-do")
                self.told.tell(Trouble("level", "error", spot, texts[line], *words, remedies))
            levels.append(level)
        return levels

    def _children(self, tick: Callable[[], object]) -> None:
        """Rows that list those below them; what is below several reports to the first."""
        if "children" not in self.lines.texts:
            return
        for line, text in enumerate(self.lines.texts["children"]):
            if line % 500 == 0:
                tick()
            for target in self._listed(line, text, "children"):
                if self.tree.up[target] == NOWHERE and target != line and target not in self._decided:
                    self.tree.up[target] = line
                elif self.tree.up[target] != line and target != line:
                    self.tree.links.append((target, line))

    def _also(self) -> None:
        """Secondary superiors."""
        if "also" not in self.lines.many:
            return
        for line, texts in enumerate(self.lines.many["also"]):
            for text in texts:
                targets = self._listed(line, text, "also")
                self.tree.links.extend((line, target) for target in targets if target != line)

    def _listed(self, line: int, text: str, field_name: str) -> list[int]:
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

    # what is named

    def _named(self, line: int, text: str, beside: bool = False) -> int:
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
            return self._ambiguous(line, text, others, spot)
        if not others:
            if text != NO_NUMBER:
                self._lost(line, text, spot)
            return NOWHERE
        if found.by in ("spelling", "likeness"):
            if self.told.remedy("other spelling", spot) == "apart":
                return NOWHERE
            words = sentences.other_spelling(text, self.named(others[0]))
            remedies = ("merge", "choose above", "apart", "top", "to-do")
            self.told.tell(Trouble("other spelling", "warning", spot, text, *words, remedies))
        return others[0]

    def _ambiguous(self, line: int, text: str, others: tuple[int, ...], spot: Spot) -> int:
        choices = tuple((self.lines.key(other), self.named(other)) for other in others[:50])
        words = sentences.ambiguous(text, len(others))
        remedies = ("choose above", "top", "value", "skip", "to-do")
        self.told.tell(Trouble("ambiguous parent", "error", spot, text, *words, remedies, choices))
        self.tree.adrift.add(line)
        return NOWHERE

    def _lost(self, line: int, text: str, spot: Spot, severity: str = "error") -> None:
        """Nothing is called so."""
        words = sentences.missing_parent(text)
        remedies = ("choose above", "top", "value", "skip", "to-do")
        self.told.tell(Trouble("missing parent", severity, spot, text, *words, remedies))
        if severity == "error":
            self.tree.adrift.add(line)

    def named(self, line: int) -> str:
        """A row in words: number, title or unit, holder, and where it stands."""
        title = self._own_name(line)
        parts = [self.doubles.own[line], title, self.finder.said.names[line]]
        parts.append(f"({self.lines.row[line] + 1})")
        return " · ".join(dict.fromkeys(part for part in parts if part))

    def _part_bosses(self) -> None:
        """What stands above a post is its superior when it is a post, its unit when it is a unit."""
        tree, kinds, first = self.tree, self.lines.kind, self.doubles.first
        for line, up in enumerate(tree.up):
            if up == NOWHERE or kinds[line] == "units":
                continue
            up = tree.up[line] = first[up]
            if kinds[up] == "units":
                tree.home[line] = up
            elif kinds[line] == "people" and kinds[up] == "posts" and self.lines.has(line, "row_kind"):
                first[line] = up
                tree.up[line] = NOWHERE
            elif tree.boss[line] == NOWHERE:
                tree.boss[line] = up
