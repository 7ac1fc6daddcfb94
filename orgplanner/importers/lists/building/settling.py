"""Circles and too long chains are cut, so that every row has a way to the top."""

from __future__ import annotations

from collections.abc import Callable

from orgplanner.importers.lists.building import chains, sentences
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import Tree, above_spot
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.model.rules import DEEPEST


class Settling:
    """One row above each, whatever the rows are: the superior of a post, else what the table says."""

    def __init__(self, lines: Lines, tree: Tree, told: Told, named: Callable[[int], str]) -> None:
        self.lines, self.tree, self.told, self.named = lines, tree, told, named
        pairs = zip(tree.boss, tree.up, strict=True)
        self.above = [boss if boss != NOWHERE else up for boss, up in pairs]

    def settle(self) -> list[int]:
        """Cuts, and tells where; the depth of each row afterwards, those at the top being 1."""
        for ring in chains.rings(self.above):
            self._cut_ring(ring)
        depth = chains.depths(self.above)
        deep = chains.too_deep(depth, DEEPEST)
        for line in deep:
            self._cut_chain(line)
        return chains.depths(self.above) if deep else depth

    def _cut_ring(self, ring: list[int]) -> None:
        spots = tuple(self._spot(line) for line in ring)
        fix = self.told.chosen("cycle", spots[0])
        keys = {self.lines.key(line): line for line in ring}
        chosen = keys.get(fix.value) if fix is not None and fix.remedy == "cut here" else None
        if chosen is not None:
            self.tree.tops.add(chosen)
            self._cut(chosen)
            return
        self._cut(ring[0])
        self.tree.adrift.add(ring[0])
        names = [self.named(line) for line in ring[:8]]
        choices = tuple((self.lines.key(line), self.named(line)) for line in ring)
        message, remedy = sentences.cycle([*names, names[0]] if len(ring) <= 8 else [*names, "…"], len(ring))
        value = names[0]
        remedies = ("cut here", "choose above", "top", "skip", "to-do")
        self.told.tell(Trouble("cycle", "error", spots[0], value, message, remedy, remedies, choices, spots))

    def _cut_chain(self, line: int) -> None:
        self._cut(line)
        self.tree.adrift.add(line)
        words = sentences.too_deep(DEEPEST)
        remedies = ("choose above", "top", "skip", "to-do")
        self.told.tell(Trouble("too deep", "error", self._spot(line), self.named(line), *words, remedies))

    def _cut(self, line: int) -> None:
        self.above[line] = self.tree.up[line] = self.tree.boss[line] = NOWHERE

    def _spot(self, line: int) -> Spot:
        return above_spot(self.lines, line)
