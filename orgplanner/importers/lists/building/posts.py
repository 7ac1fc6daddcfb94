"""Which rows make one post, in which unit it stands and to whom it reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from orgplanner.importers.lists.building import chains, sentences
from orgplanner.importers.lists.building.doubles import Doubles
from orgplanner.importers.lists.building.like_named import LikeNamed
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.standing import Standing
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import Tree
from orgplanner.importers.lists.building.units import UnitFinder
from orgplanner.importers.lists.trouble import Trouble

UNIT_FIELDS = ("unit", "unit_code", "unit_count")


@dataclass(slots=True)
class Posts:
    """Posts by number: their lines, the first being the row that the post is; unit and superior by number;
    depth in the chain of superiors. `of_line` has the post of every line; `left` are lines of people who left and
    whom nothing else needs; `told` are posts whose unit their own row names."""

    lines: list[list[int]] = field(default_factory=list)
    unit: list[int] = field(default_factory=list)
    boss: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    of_line: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    inferred: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.lines)


class PostMaker:
    """Goes through the rows from the top, so that a superior is there before those who report to it."""

    def __init__(
        self, lines: Lines, doubles: Doubles, said: Standing, tree: Tree, finder: UnitFinder, told: Told
    ) -> None:
        self.lines, self.doubles, self.said = lines, doubles, said
        self.tree, self.finder, self.told = tree, finder, told
        self.posts, self._alike = Posts(of_line=[NOWHERE] * len(lines)), LikeNamed(lines, finder, told)
        self._shared: dict[tuple[object, ...], int] = {}
        self._usual: dict[int, int] = {}
        self._titles, self._grades = lines.column("title"), lines.column("grade")
        self._codes, self._parents = lines.column("unit_code"), lines.column("unit_parent")

    def make(self, depth: list[int], tick: Callable[[], object]) -> Posts:
        """All posts; `depth` is that of each line in the tree."""
        needed = {boss for boss in self.tree.boss if boss != NOWHERE}
        kinds, first = self.lines.kind, self.doubles.first
        for number, line in enumerate(chains.from_top(depth)):
            if number % 500 == 0:
                tick()
            if kinds[line] != "units" and first[line] == line:
                self._add(line, depth[line], needed)
        for line, one in enumerate(first):
            if one != line and kinds[line] != "units" and self.posts.of_line[one] != NOWHERE:
                self.posts.of_line[line] = self.posts.of_line[one]
                self.posts.lines[self.posts.of_line[one]].append(line)
        self._alike.tell()
        return self._in_order_of_rows()

    def _add(self, line: int, depth: int, needed: set[int]) -> None:
        posts, people = self.posts, self.lines.kind[line] == "people"
        goes = people or self.lines.recipe.leavers == "out"
        if goes and self.said.statuses[line] == "left" and line not in needed:
            posts.left.append(line)
            return
        boss_line = self.tree.boss[line]
        boss = posts.of_line[boss_line] if boss_line != NOWHERE else NOWHERE
        unit = self._unit(line, boss)
        if people and line not in needed and self._titles[line]:
            key = (
                unit,
                self._titles[line].casefold(),
                self._grades[line],
                boss,
                self.said.statuses[line] == "frozen",
            )
            shared = self._shared.setdefault(key, len(posts))
            if shared < len(posts):
                posts.lines[shared].append(line)
                posts.of_line[line] = shared
                return
        posts.of_line[line] = len(posts)
        posts.lines.append([line])
        posts.unit.append(unit)
        posts.boss.append(boss)
        posts.depth.append(depth)

    def _unit(self, line: int, boss: int) -> int:
        """The unit of a post: named in its row, of the title above it, chosen by hand, or that of its superior."""
        chain = self.tree.chain[line]
        if "" in chain:
            chain = tuple(filter(None, chain))
        code = self._codes[line]
        home = self.tree.home.get(line, NOWHERE)
        if line in self.tree.chosen and (unit := self.finder.by_key(self.tree.chosen[line])) is not None:
            return unit
        if chain or code:
            unit = self.finder.find(
                chain, code, line, self.finder.of_line.get(home, NOWHERE) if home != NOWHERE else NOWHERE
            )
            if self._parents[line] and len(chain) <= 1:
                return self._alike.below(unit, self._parents[line], line)
            return unit
        if home != NOWHERE:
            return self.finder.of_line.get(home, NOWHERE)
        return self._inherited(line, boss)

    def _inherited(self, line: int, boss: int) -> int:
        table = self.lines.recipe_of(line)
        says = self.lines.has(line, *UNIT_FIELDS) or bool(table.titles)
        unit = self.posts.unit[boss] if boss != NOWHERE else NOWHERE
        if unit == NOWHERE and not says:
            return self._of_file(line)
        if says:
            spot = self.lines.spot(line, *UNIT_FIELDS)
            fix = self.told.chosen("missing unit", spot)
            if (
                fix is not None
                and fix.remedy == "choose above"
                and (chosen := self.finder.chosen(fix.value)) is not None
            ):
                return chosen
            words = sentences.missing_unit(self.finder.units.names[unit] if unit != NOWHERE else "")
            severity = "note" if unit != NOWHERE else "error"
            remedies = ("value", "choose above", "skip", "to-do")
            self.told.tell(Trouble("missing unit", severity, spot, "", *words, remedies))
        return unit

    def _of_file(self, line: int) -> int:
        """The unit for rows of a table that names none."""
        book = self.lines.recipe_of(line).book
        if book not in self._usual:
            name = PurePath(self.lines.books[book].name).stem or "–"
            self._usual[book] = self.finder.units.add(name, first=line)
            self.finder.units.free.add(self._usual[book])
        return self._usual[book]

    def _in_order_of_rows(self) -> Posts:
        """The posts in the order of their first rows, whatever their depth."""
        posts = self.posts
        for members in posts.lines:
            members.sort()
        order = sorted(range(len(posts)), key=lambda post: posts.lines[post][0])
        place = {old: new for new, old in enumerate(order)}
        place[NOWHERE] = NOWHERE
        return Posts(
            [posts.lines[old] for old in order],
            [posts.unit[old] for old in order],
            [place[posts.boss[old]] for old in order],
            [posts.depth[old] for old in order],
            [place[old] for old in posts.of_line],
            posts.left,
        )
