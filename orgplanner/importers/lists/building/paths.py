"""Tables whose tree is a column of paths, or levels."""

from __future__ import annotations

from collections.abc import Callable, Container

from orgplanner.importers.lists.building import sentences, ways
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.references import References
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import Tree, above_spot, own_names
from orgplanner.importers.lists.recipe import TableRecipe
from orgplanner.importers.lists.trouble import Trouble


class Paths:
    """Puts the rows of one table into the tree; `decided` are the lines whose place a person chose."""

    def __init__(
        self, lines: Lines, references: References, told: Told, tree: Tree, decided: Container[int]
    ) -> None:
        self.lines, self.references, self.told, self.tree = lines, references, told, tree
        self._decided = decided

    def by_path(self, table: TableRecipe, members: list[int], tick: Callable[[], object]) -> None:
        """A column has the whole place of each row."""
        texts = [self.lines.texts["path"][line] if "path" in self.lines.texts else "" for line in members]
        tick()
        if not table.separator:
            own_names(self.tree, self.lines, members)
            self._hang(members, *ways.by_letters(texts))
            return
        paths = [ways.steps_of(text, table.separator) for text in texts]
        if ways.is_in_words(paths):
            self._name_paths(members, paths)
        elif self._are_of_units(members, paths):
            self._code_paths(members, paths)
        else:
            own_names(self.tree, self.lines, members)
            self._hang(members, *ways.by_steps(paths))

    def _hang(self, members: list[int], above: list[int], gaps: set[int]) -> None:
        """Puts rows below those above them; several without a path, and those whose way up has a gap, are told."""
        texts = self.lines.column("path")
        self.tree.ranks |= any(self.lines.kind[line] != "units" for line in members)
        empty = {place for place, line in enumerate(members) if not texts[line]}
        lost = gaps | empty if len(empty) > 1 else gaps
        self._tell_repeated(members, texts)
        for place, line in enumerate(members):
            up = above[place]
            self.tree.up[line] = members[up] if up != NOWHERE else NOWHERE
            if place in lost and line not in self._decided:
                severity = "warning" if up != NOWHERE else "error"
                self.references.lost(line, texts[line], above_spot(self.lines, line), severity)

    def _tell_repeated(self, members: list[int], texts: list[str]) -> None:
        """Rows with the path of another row; what is below the path stands below the first."""
        first: dict[str, int] = {}
        for line in members:
            path = texts[line]
            if path and first.setdefault(path, line) != line:
                words = sentences.repeated_path(path, self.lines.number(first[path]))
                spot = self.lines.spot(line, "path")
                self.told.tell(
                    Trouble("repeated path", "warning", spot, path, *words, ("apart", "value", "skip", "to-do"))
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
        names = [self.references.own_name(line) for line in members]
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

    def by_level(self, table: TableRecipe, members: list[int]) -> None:
        """Each row stands below the last one of a smaller level."""
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
