"""All that was found out about the rows, before rows of a plan are made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgplanner.importers.lists.building.doubles import Doubles
from orgplanner.importers.lists.building.figures import Figures
from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.building.meaning import Meanings
from orgplanner.importers.lists.building.posts import Posts
from orgplanner.importers.lists.building.staff import Staff
from orgplanner.importers.lists.building.standing import Standing
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import Tree
from orgplanner.importers.lists.building.units import Units
from orgplanner.model import NO_NAME, Names

LANGUAGES = ("en", "ru", "kk")


@dataclass(slots=True)
class Read:
    """Lines and what they make. `unit_of` has the unit of lines that are units, `sources` the id of the source of
    each table, `heads` the posts that are heads by the tree."""

    lines: Lines
    doubles: Doubles
    said: Standing
    meanings: Meanings
    told: Told
    tree: Tree
    units: Units
    unit_of: dict[int, int]
    posts: Posts
    staff: Staff
    figures: Figures
    sources: list[str]
    heads: set[int]
    _names: dict[str, Names] = field(default_factory=dict)

    def name(self, text: str) -> Names:
        """A text as a name in the language of the lists."""
        if not text:
            return NO_NAME
        found = self._names.get(text)
        if found is None:
            found = self._names[text] = Names(((self.lines.recipe.language, text),))
        return found

    def source(self, line: int) -> str:
        """The id of the file of a line."""
        return self.sources[self.lines.table[line]]

    def in_languages(self, field_name: str, line: int, known: Names) -> Names:
        """A name with what columns of other languages say beside it."""
        for language in LANGUAGES:
            column = self.lines.texts.get(f"{field_name}_{language}")
            if column is not None and column[line] and not known.exactly(language):
                known = known.including(language, column[line])
        return known

    def yes(self, field_name: str, line: int) -> bool:
        """Whether a column says yes."""
        column = self.lines.texts.get(field_name)
        return column is not None and bool(column[line]) and self.meanings.of(field_name, column[line]) == "yes"
