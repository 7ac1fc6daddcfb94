"""All tables one after the other, each by its way of the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from orgplanner.importers.lists.building.doubles import Doubles
from orgplanner.importers.lists.building.finding import Finder
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.paths import Paths
from orgplanner.importers.lists.building.references import References
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import ABOVE, PLACING, Tree, above_spot, boss_spot, own_names
from orgplanner.importers.lists.recipe import TableRecipe
from orgplanner.importers.lists.trouble import Fix


class TreeBuilder:
    """Works through the tables, one way for each."""

    def __init__(self, lines: Lines, doubles: Doubles, finder: Finder, told: Told) -> None:
        self.lines, self.doubles, self.finder, self.told = lines, doubles, finder, told
        count = len(lines)
        self.tree = Tree([NOWHERE] * count, [NOWHERE] * count, list(lines.columns("unit")))
        self.references = References(lines, doubles, finder, told, self.tree)
        self._decided = self._decisions()
        self._paths = Paths(lines, self.references, told, self.tree, self._decided)

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
            self.references.lost(line, fix.value, fix.spot)

    def _chosen_line(self, key: str, line: int) -> int | None:
        found = self.lines.by_key(key)
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
            self._paths.by_path(table, members, tick)
        elif table.tree == "levels":
            self.tree.ranks |= not any(self.lines.kind[line] == "units" for line in members)
            self._paths.by_level(table, members)
        if table.tree not in ("parent", "superior"):
            self._bosses(members, tick)
        if table.tree not in ("columns", "path"):
            own_names(self.tree, self.lines, members)

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

    def _references(self, members: Sequence[int], tick: Callable[[], object]) -> None:
        """Each row names the one above it."""
        self.tree.ranks |= any(self.lines.kind[line] in ("posts", "people") for line in members)
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
                self.tree.up[line] = self.references.find(line, text)

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
                    self.tree.up[line] = self.references.find(line, parents[line], beside=True)
            elif reports is not None and reports[line]:
                self.tree.boss[line] = self.references.find(line, reports[line], beside=True)

    def _children(self, tick: Callable[[], object]) -> None:
        """Rows that list those below them; what is below several reports to the first."""
        if "children" not in self.lines.texts:
            return
        for line, text in enumerate(self.lines.texts["children"]):
            if line % 500 == 0:
                tick()
            for target in self.references.listed(line, text, "children"):
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
                targets = self.references.listed(line, text, "also")
                self.tree.links.extend((line, target) for target in targets if target != line)

    def _part_bosses(self) -> None:
        """What stands above a post is its superior when it is a post, its unit when it is a unit."""
        tree, kinds, first = self.tree, self.lines.kind, self.doubles.first
        for line, up in enumerate(tree.up):
            if up == NOWHERE:
                continue
            up = tree.up[line] = first[up]
            if kinds[line] == "units":
                continue
            if kinds[up] == "units":
                tree.home[line] = up
            elif kinds[line] == "people" and kinds[up] == "posts" and self.lines.has(line, "row_kind"):
                first[line] = up
                tree.up[line] = NOWHERE
            elif tree.boss[line] == NOWHERE:
                tree.boss[line] = up
