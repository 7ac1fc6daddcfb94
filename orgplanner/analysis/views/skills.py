"""Skills as rows: a heat map by unit, who is below, posts nobody fits, what hangs on one, surplus, ratings."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, counts, figures, words
from orgplanner.analysis.rating_age import age_of
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.heat import HeatMap
from orgplanner.analysis.views.skill_words import importance
from orgplanner.model import Quantity, Rating, Total
from orgplanner.text import Message, say


class Skills(HeatMap):
    """Makes the lists of one comparison in one language, of needs of a weight."""

    def below(self) -> Grid:
        """Everybody whose post or unit needs more than they are rated for."""
        columns = (
            *words(say("Person"), say("Post or unit"), say("Skill"), say("Importance")),
            *words(say("Needed level"), say("Held level")), *counts(say("Levels missing")),
            *words(say("Rated by"), say("Date")),
        )  # fmt: skip
        rows = []
        for row in self._found.skills.below:
            if row.essential in self._wanted:
                cells: tuple[Cell, ...] = (
                    self._person(row.person), self._wording.end(row.end, 1), self._name(row.skill),
                    importance(row.essential), self._level(row.skill, row.needed),
                    self._held(row.skill, row.rating), (row.needed or 0) - (row.held or 0),
                    *self._rated(row.rating),
                )  # fmt: skip
                old = "moved" if row.rating is not None and self._is_old(row.rating) else ""
                rows.append(GridRow(cells, row.person, 0, ("", "", "", "", "", "", "", "", old)))
        return Grid(columns, (170, 190, 150, 90, 90, 90, 80, 100, 110), rows)

    def fitting_nobody(self) -> Grid:
        """The posts whose essential skills nobody of the plan has all of."""
        posts = self._found.states[1].posts
        rows = [
            GridRow((self._wording.called(posts[id]), self._wording.unit(posts[id].unit, 1)), id)
            for id in self._found.skills.fitting_nobody
        ]
        return Grid(words(say("Post"), say("Unit")), (320, 320), rows)

    def hanging_on_one(self) -> Grid:
        """Skills that a unit would lose with one person."""
        rows = [
            GridRow((*self._lead(row), self._person(row.holders[0])), row.unit)
            for row in self._rows()
            if row.hangs_on_one
        ]
        columns = words(say("Unit"), say("Skill"), say("Level"), say("Importance"), say("Held only by"))
        return Grid(columns, (260, 200, 80, 90, 200), rows)

    def surplus(self) -> Grid:
        """Skills that more people of a unit have than are needed."""
        columns = (
            *words(say("Unit"), say("Skill"), say("Level"), say("Importance")), *figures(say("Needed")),
            *counts(say("Reach it")), *figures(say("Surplus")),
        )  # fmt: skip
        return Grid(columns, (260, 200, 80, 90, 80, 80, 80), list(self._surplus_rows()))

    def _surplus_rows(self) -> Iterator[GridRow]:
        for row in self._rows():
            if row.needed is not None and row.held is not None and row.held > row.needed.high:
                low, high = row.held - row.needed.high, row.held - row.needed.low
                more = Total(Quantity(low, high, row.needed.approximate))
                yield GridRow((*self._lead(row), Total(row.needed), row.held, more), row.unit)

    def ratings(self) -> Grid:
        """The ratings that count, of people who hold a post, the oldest first; those without a date last."""
        columns = (
            *words(say("Person"), say("Skill"), say("Level"), say("Rated by"), say("Date")),
            *counts(say("Age in months")), *words(say("Basis and source")),
        )  # fmt: skip
        held = self._found.skills.held
        people = {person for holders in held.holders.values() for person in holders}
        counted = [rating for (person, _), rating in held.ratings.items() if person in people]
        rows = [self._rating_row(rating) for rating in sorted(counted, key=lambda row: (row.date or "9", row.id))]
        return Grid(columns, (190, 190, 80, 120, 120, 100, 240), rows)

    def _rating_row(self, rating: Rating) -> GridRow:
        cells = (
            self._person(rating.person), self._name(rating.skill), self._held(rating.skill, rating),
            *self._rated(rating), age_of(rating, self._found.skills.held.on), self._grounds(rating),
        )  # fmt: skip
        old = "moved" if self._is_old(rating) else ""
        return GridRow(cells, rating.person, 0, ("", "", "", "", old, old))

LISTS: Mapping[str, tuple[Message, str]] = MappingProxyType({
    "heat": (say("Heat map by unit"), "heat"), "below": (say("People below"), "below"),
    "nobody": (say("Posts nobody fits"), "fitting_nobody"),
    "one": (say("Held by one person only"), "hanging_on_one"), "surplus": (say("Surplus"), "surplus"),
    "ratings": (say("Ratings and their age"), "ratings"),
})  # fmt: skip
"""What can be listed, and the method of Skills that makes it."""


def skill_grid(found: Comparison, listed: str, weight: str = "", language: str = "en") -> Grid:
    """One of LISTS."""
    grid: Grid = getattr(Skills(found, weight, language), LISTS[listed][1])()
    return grid
