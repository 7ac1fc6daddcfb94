"""The heat map of skills by unit: how many of those needed reach the level, and who stands behind each figure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from orgplanner.analysis.compare.table import Cell, Column, figures, words
from orgplanner.analysis.skill_gaps import SkillRow, considered
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.analysis.views.skill_words import SkillWords, importance
from orgplanner.model import total
from orgplanner.text import Message, render, say

SMALL, MIDDLING = Decimal(1) / 3, Decimal(2) / 3
"""shares of those needed who are missing, that end the first and the second step of a gap"""
DESIRABLE = "desirable"
"""What a row of the heat map is of, unless it is of essential needs."""
LEADING = 4
"""columns of the heat map before those of units or skills"""
Axis = tuple[str, bool]
"""A skill, or a unit, and whether the needs are essential: what stands at the side or the top of the heat map."""


class HeatMap(SkillWords):
    """Skills by units, the fewer of them as columns."""

    def axes(self) -> tuple[str, list[Axis], list[Axis]]:
        """Skill or unit, whichever there are more of, stands at the side; then what does, and what is at the top.

        Essential and desirable needs of a skill stand apart.
        """
        rows = self._rows()
        skills = list(dict.fromkeys((row.skill, row.essential) for row in rows))
        units = list(dict.fromkeys((row.unit, True) for row in rows))
        return ("unit", units, skills) if len(units) > len(skills) else ("skill", skills, units)

    def heat(self) -> Grid:
        """Skills by units, the fewer of them as columns: how many of those needed reach the level."""
        side, down, across = self.axes()
        cells: dict[Axis, dict[Axis, list[SkillRow]]] = {}
        for row in self._rows():
            ends = ((row.unit, True), (row.skill, row.essential))
            one, other = ends if side == "unit" else (ends[1], ends[0])
            cells.setdefault(one, {}).setdefault(other, []).append(row)
        top = "skill" if side == "unit" else "unit"
        titles = tuple(Column(say("{name}", name=self._called(top, axis)), "cell") for axis in across)
        lead = (
            *words(say("Skill") if side == "skill" else say("Unit")), Column(say("Reached"), "cell"),
            *figures(say("People missing"), say("Levels missing")),
        )  # fmt: skip
        made = [self._heat_row(side, axis, cells[axis], across) for axis in down]
        return Grid((*lead, *titles), (250, 86, 76, 76, *(104 for _ in titles)), made)

    def _called(self, sort: str, axis: Axis) -> str:
        id, essential = axis
        name = self._name(id) if sort == "skill" else self._wording.unit(id, 1)
        return name if essential else render(say("{name} (desirable)", name=name), self._language)

    def _heat_row(
        self, sort: str, axis: Axis, cells: Mapping[Axis, list[SkillRow]], across: list[Axis]
    ) -> GridRow:
        rows = [row for each in cells.values() for row in each]
        lead: tuple[Cell, ...] = (
            self._called(sort, axis), self._sum(rows), total(row.gap for row in rows),
            total(row.levels for row in rows),
        )  # fmt: skip
        shown = tuple(self._reached(cells[other]) if other in cells else None for other in across)
        tones = tuple(heat_tone(cells[other]) if other in cells else "" for other in across)
        kinds = () if axis[1] else (DESIRABLE,)
        return GridRow((*lead, *shown), axis[0], 0, ("", "", heat_tone(rows), "", *tones), kinds)

    def _sum(self, rows: list[SkillRow]) -> str:
        """“17 of 35” over several needs; “?” where no level is known."""
        known = [row.held for row in rows if row.held is not None]
        held, needed = str(sum(known)) if known else "?", total(row.needed for row in rows)
        said = "?" if needed.quantity is None else needed.told
        return render(say("{held} of {needed}", held=held, needed=said), self._language)

    def _reached(self, rows: list[SkillRow]) -> str:
        """“4 of 6 · B2”, with how many of those ratings are old."""
        parts = []
        for row in rows:
            needed = "?" if row.needed is None else str(row.needed)
            held = "?" if row.held is None else str(row.held)
            said = [render(say("{held} of {needed}", held=held, needed=needed), self._language)]
            said += [self._level(row.skill, row.level)] if row.level is not None else []
            said += [render(say("{count} old", count=len(row.aged)), self._language)] if row.aged else []
            parts.append(" · ".join(said))
        return "; ".join(parts)

    def rows_of(self, shown: GridRow, column: int) -> list[SkillRow]:
        """The needs that a figure in a row of the heat map counts."""
        side, _, across = self.axes()
        axis = (shown.id, DESIRABLE not in shown.kinds)
        other = across[column - LEADING] if column >= LEADING else None
        skill, unit = (other, axis) if side == "unit" else (axis, other)
        return [
            row
            for row in self._rows()
            if (skill is None or (row.skill, row.essential) == skill) and (unit is None or row.unit == unit[0])
        ]

    def behind(self, rows: Iterable[SkillRow]) -> Grid:
        """The people among whom the skills are looked for: what each holds, by whose rating, and how old it is."""
        columns = (
            *words(say("Person"), say("Unit"), say("Skill"), say("Importance"), say("Needed level"),
                   say("Held level"), say("Rated by"), say("Date"), say("Basis and source")),
        )  # fmt: skip
        held, made = self._found.skills.held, []
        for row in rows:
            for person in held.best_first(considered(self._found.states[1], row, held), row.skill):
                rating = held.ratings.get((person, row.skill))
                met = held.reaches(person, row.skill, row.level)
                cells: tuple[Cell, ...] = (
                    self._person(person), self._wording.unit(row.unit, 1), self._name(row.skill),
                    importance(row.essential), self._level(row.skill, row.level), self._held(row.skill, rating),
                    *self._rated(rating), self._grounds(rating),
                )  # fmt: skip
                old = "moved" if rating is not None and self._is_old(rating) else ""
                tone = "" if row.level is None else "met" if met else "gap2"
                made.append(GridRow(cells, person, 0, ("", "", "", "", "", tone, "", old)))
        return Grid(columns, (170, 150, 150, 90, 80, 90, 100, 110, 170), made)


def gap_words(rows: Iterable[SkillRow]) -> Message:
    """How a figure of the heat map is made, with its numbers."""
    counted = list(rows)
    if all(row.gap is None for row in counted):
        return say("The level that is needed, or for how many people, is not stated: no gap is claimed.")
    return say(
        "Needed {needed}, reach the level {held}; people missing {missing}: needed less reached, never below 0; "
        "levels missing {levels}.",
        needed=total(row.needed for row in counted).told,
        held=sum(row.held or 0 for row in counted),
        missing=total(row.gap for row in counted).told,
        levels=total(row.levels for row in counted).told,
    )


RULE = say(
    "Needed is what the posts ask for or what the unit asks for, whichever is more. Levels missing are what as "
    "many of the best rated as are needed lack together; who is not rated, or not there, lacks all."
)
"""What the numbers of `gap_words` count."""


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
