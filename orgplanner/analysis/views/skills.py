"""Skills as rows: a heat map by unit, who is below, posts nobody fits, what hangs on one, surplus, ratings."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, Column, counts, figures, words
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.rating_age import age_of, is_old
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.skill_gaps import SkillRow, considered
from orgplanner.analysis.tables.kinds import BASIS_WORDS
from orgplanner.analysis.tables.skills import RATER_WORDS
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.model import Quantity, Rating, Total, plain, total
from orgplanner.text import Message, render, say

WEIGHTS: Mapping[str, Message] = MappingProxyType({
    "": say("Essential and desirable"), "essential": say("Essential"), "desirable": say("Desirable"),
})  # fmt: skip
SMALL, MIDDLING = Decimal(1) / 3, Decimal(2) / 3
"""shares of those needed who are missing, that end the first and the second step of a gap"""
DESIRABLE = "desirable"
"""What a row of the heat map is of, unless it is of essential needs."""
LEADING = 4
"""columns of the heat map before those of units or skills"""
Axis = tuple[str, bool]
"""A skill, or a unit, and whether the needs are essential: what stands at the side or the top of the heat map."""


class Skills:
    """Makes the lists of one comparison in one language, of needs of a weight."""

    def __init__(self, found: Comparison, weight: str = "", language: str = "en") -> None:
        self._found, self._language = found, language
        self._wording = Wording(found, language)
        self._said: dict[tuple[str, str | None], str] = {}
        self._names: dict[str, str] = {}
        self._wanted = {"essential": (True,), "desirable": (False,)}.get(weight, (True, False))

    def _rows(self) -> list[SkillRow]:
        return [row for row in self._found.skills.rows if row.essential in self._wanted]

    # the heat map

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
                    _weight(row.essential), self._level(row.skill, row.level), self._held(row.skill, rating),
                    *self._rated(rating), self._grounds(rating),
                )  # fmt: skip
                old = "moved" if rating is not None and self._is_old(rating) else ""
                tone = "" if row.level is None else "met" if met else "gap2"
                made.append(GridRow(cells, person, 0, ("", "", "", "", "", tone, "", old)))
        return Grid(columns, (170, 150, 150, 90, 80, 90, 100, 110, 170), made)

    # lists

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
                    _weight(row.essential), self._level(row.skill, row.needed), self._held(row.skill, row.rating),
                    (row.needed or 0) - (row.held or 0), *self._rated(row.rating),
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

    # words

    def _lead(self, row: SkillRow) -> tuple[Cell, ...]:
        return (
            self._wording.unit(row.unit, 1), self._name(row.skill), self._level(row.skill, row.level),
            _weight(row.essential),
        )  # fmt: skip

    def _person(self, id: str) -> str:
        return self._wording.called(self._found.plan.people[id])

    def _name(self, skill: str) -> str:
        if skill not in self._names:
            self._names[skill] = self._wording.name(self._found.plan.skills[skill])
        return self._names[skill]

    def _level(self, skill: str, level: int | None) -> str:
        said = level_words(self._found.plan.skills[skill], level)
        return "?" if said is None else plain(Decimal(said)) if isinstance(said, int) else said

    def _held(self, skill: str, rating: Rating | None) -> Message | str:
        return say("not rated") if rating is None else self._level(skill, rating.level)

    def _is_old(self, rating: Rating) -> bool:
        return is_old(self._found.plan, rating, self._found.skills.held.on)

    def _rated(self, rating: Rating | None) -> tuple[Cell, Cell]:
        """Whose rating it is, and its date, marked where it is old."""
        if rating is None:
            return ("", "")
        day: Message | str = rating.date or say("no date")
        return RATER_WORDS[rating.rater], say("{date}, old", date=day) if self._is_old(rating) else day

    def _grounds(self, rating: Rating | None) -> str:
        """The basis of a rating and its source."""
        key = ("", None) if rating is None else (rating.basis, rating.source)
        if key not in self._said:
            source = self._found.plan.sources.get(key[1] or "")
            basis = render(BASIS_WORDS[key[0]], self._language) if key[0] else ""
            title = "" if source is None else self._found.plan.words(source.title, self._language)
            self._said[key] = " · ".join(filter(None, (basis, title, source.place if source is not None else "")))
        return self._said[key]


def _weight(essential: bool) -> Message:
    return say("essential") if essential else say("desirable")


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
