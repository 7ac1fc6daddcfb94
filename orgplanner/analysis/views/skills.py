"""Skills as rows: a heat map by unit, who is below, which posts nobody fits, what hangs on one, surplus."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, Column, counts, figures, words
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.skill_gaps import SkillRow
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.model import Quantity, Total, plain, total
from orgplanner.text import Message, render, say

WEIGHTS: Mapping[str, Message] = MappingProxyType({
    "": say("Essential and desirable"), "essential": say("Essential"), "desirable": say("Desirable"),
})  # fmt: skip
SMALL, MIDDLING = Decimal(1) / 3, Decimal(2) / 3
"""shares of those needed who are missing, that end the first and the second step of a gap"""


class Skills:
    """Makes the lists of one comparison in one language, of needs of a weight."""

    def __init__(self, found: Comparison, weight: str = "", language: str = "en") -> None:
        self._found, self._language = found, language
        self._wording = Wording(found, language)
        self._wanted = {"essential": (True,), "desirable": (False,)}.get(weight, (True, False))

    def _rows(self) -> list[SkillRow]:
        return [row for row in self._found.skills.rows if row.essential in self._wanted]

    def heat(self) -> Grid:
        """Skills by units, the fewer of them as columns: how many of those needed reach the level."""
        rows = self._rows()
        skills, units = (list(dict.fromkeys(getattr(row, axis) for row in rows)) for axis in ("skill", "unit"))
        down, across = ("skill", skills), ("unit", units)
        if len(units) > len(skills):
            down, across = across, down
        cells: dict[str, dict[str, list[SkillRow]]] = {}
        for row in rows:
            cells.setdefault(getattr(row, down[0]), {}).setdefault(getattr(row, across[0]), []).append(row)
        titles = tuple(Column(say("{name}", name=self._called(across[0], id)), "cell") for id in across[1])
        lead = (
            *words(say("Skill") if down[0] == "skill" else say("Unit")), *figures(say("Needed")),
            *counts(say("Reach it")), *figures(say("People missing")), *counts(say("Levels missing")),
        )  # fmt: skip
        levels = self._levels_missing(down[0])
        made = [self._heat_row(down[0], id, cells[id], across[1], levels.get(id, 0)) for id in down[1]]
        return Grid((*lead, *titles), (210, 76, 76, 76, 76, *(116 for _ in titles)), made)

    def _called(self, axis: str, id: str) -> str:
        return self._name(id) if axis == "skill" else self._wording.unit(id, 1)

    def _heat_row(
        self, axis: str, id: str, cells: Mapping[str, list[SkillRow]], across: list[str], levels: int
    ) -> GridRow:
        rows = [row for each in cells.values() for row in each]
        lead: tuple[Cell, ...] = (
            self._called(axis, id), total(row.needed for row in rows), sum(row.held or 0 for row in rows),
            total(row.gap for row in rows), levels or None,
        )  # fmt: skip
        shown = tuple(self._reached(cells[other]) if other in cells else None for other in across)
        tones = tuple(heat_tone(cells[other]) if other in cells else "" for other in across)
        return GridRow((*lead, *shown), id, 0, ("", "", "", heat_tone(rows), "", *tones))

    def _reached(self, rows: list[SkillRow]) -> str:
        """“4 of 6”, with the level where there are several."""
        parts = []
        for row in rows:
            needed = "?" if row.needed is None else str(row.needed)
            held = "?" if row.held is None else str(row.held)
            said = render(say("{held} of {needed}", held=held, needed=needed), self._language)
            parts.append(f"{self._level(row.skill, row.level)}: {said}" if len(rows) > 1 else said)
        return "; ".join(parts)

    def _levels_missing(self, axis: str) -> dict[str, int]:
        """By skill or unit, how many levels the holders of posts lack together; who is not rated lacks all."""
        posts = self._found.states[1].posts
        lacking: dict[str, int] = {}
        for row in self._found.skills.below:
            if row.essential in self._wanted:
                key = row.skill if axis == "skill" else posts[row.post].unit or ""
                lacking[key] = lacking.get(key, 0) + (row.needed or 0) - (row.held or 0)
        return lacking

    def below(self) -> Grid:
        """Everybody who holds a post that needs more than they are rated for."""
        columns = (
            *words(say("Person"), say("Post"), say("Skill"), say("Importance")),
            *words(say("Needed level"), say("Held level")),
            *counts(say("Levels missing")),
        )  # fmt: skip
        rows = []
        for row in self._found.skills.below:
            if row.essential in self._wanted:
                person = self._wording.called(self._found.plan.people[row.person])
                held = say("not rated") if row.held is None else self._level(row.skill, row.held)
                cells: tuple[Cell, ...] = (
                    person, self._wording.post(row.post, 1), self._name(row.skill), _weight(row.essential),
                    self._level(row.skill, row.needed), held, (row.needed or 0) - (row.held or 0),
                )  # fmt: skip
                rows.append(GridRow(cells, row.person))
        return Grid(columns, (190, 210, 170, 90, 100, 100, 90), rows)

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
        people = self._found.plan.people
        rows = [
            GridRow((*self._lead(row), self._wording.called(people[row.holders[0]])), row.unit)
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

    def _lead(self, row: SkillRow) -> tuple[Cell, ...]:
        return (
            self._wording.unit(row.unit, 1), self._name(row.skill), self._level(row.skill, row.level),
            _weight(row.essential),
        )  # fmt: skip

    def _name(self, skill: str) -> str:
        return self._wording.name(self._found.plan.skills[skill])

    def _level(self, skill: str, level: int | None) -> str:
        said = level_words(self._found.plan.skills[skill], level)
        return "?" if said is None else plain(Decimal(said)) if isinstance(said, int) else said


def _weight(essential: bool) -> Message:
    return say("essential") if essential else say("desirable")


def heat_tone(rows: Iterable[SkillRow]) -> str:
    """How many of those needed are surely missing: met, three steps of a gap, "" where it is not known."""
    known = [row for row in rows if row.gap is not None and row.needed is not None]
    if not known:
        return ""
    needed = sum((row.needed.high for row in known if row.needed is not None), Decimal(0))
    missing = sum((row.gap.low for row in known if row.gap is not None), Decimal(0))
    possible = sum((row.gap.high for row in known if row.gap is not None), Decimal(0))
    if missing <= 0 or needed <= 0:
        return "met" if possible <= 0 else ""
    share = missing / needed
    return "gap1" if share <= SMALL else "gap2" if share <= MIDDLING else "gap3"


LISTS: Mapping[str, tuple[Message, str]] = MappingProxyType({
    "heat": (say("Heat map by unit"), "heat"), "below": (say("People below"), "below"),
    "nobody": (say("Posts nobody fits"), "fitting_nobody"),
    "one": (say("Held by one person only"), "hanging_on_one"), "surplus": (say("Surplus"), "surplus"),
})  # fmt: skip
"""What can be listed, and the method of Skills that makes it."""


def skill_grid(found: Comparison, listed: str, weight: str = "", language: str = "en") -> Grid:
    """One of LISTS."""
    grid: Grid = getattr(Skills(found, weight, language), LISTS[listed][1])()
    return grid
