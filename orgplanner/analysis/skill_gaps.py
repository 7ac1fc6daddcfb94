"""Skills needed against skills held: by unit, skill and level, with the people behind every figure.

A post needs its skill of all its holders, or of as many as its requirement says, and its holders count. A unit
counts by its own requirement where its posts are not itemised, with all its people; where both ask for the same,
the larger number holds, as it is the same people.

A gap is a number of people, max(0, needed − those who reach the level), and a number of levels: of as many of the
best rated as are needed, each level that one of them lacks; who is not rated, or not there, lacks all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from functools import partial

from orgplanner.analysis.rating_age import day_of, is_old
from orgplanner.analysis.running import running
from orgplanner.model import ZERO, Plan, Quantity, Rating, Requirement, State, Unit

RATERS = ("test", "manager", "self", "")
"""Whose rating counts among several of one date."""
Key = tuple[str, str, int | None, bool]
"""Unit, skill, level, and whether it is essential."""


@dataclass(frozen=True, slots=True)
class Below:
    """Somebody whose post, or unit, needs a level and who is rated lower, or not at all (None).

    `end` is the post that asks, or the unit; of a unit as many of the best rated as it needs are below.
    """

    person: str
    end: str
    skill: str
    needed: int | None
    rating: Rating | None
    essential: bool

    @property
    def held(self) -> int | None:
        """The level that the person was rated at."""
        return None if self.rating is None else self.rating.level


@dataclass(frozen=True, slots=True)
class SkillRow:
    """People needed at a level in a unit with its sub-units, and those who reach it, by id.

    `needed` is None when it is not known for how many; a level of None is not known either, and nobody reaches it.
    `levels` are those that are missing; `aged` are the holders whose rating is old.
    """

    unit: str
    skill: str
    level: int | None
    essential: bool
    needed: Quantity | None
    holders: tuple[str, ...]
    levels: Quantity | None = None
    aged: tuple[str, ...] = ()

    @property
    def held(self) -> int | None:
        """How many people reach the level; None when the level is not known."""
        return None if self.level is None else len(self.holders)

    @property
    def gap(self) -> Quantity | None:
        """How many are missing, never below 0; None when that is not known."""
        if self.needed is None or self.held is None:
            return None
        low, high = (max(number - self.held, Decimal(0)) for number in (self.needed.low, self.needed.high))
        return Quantity(low, high, self.needed.approximate)

    @property
    def hangs_on_one(self) -> bool:
        """Whether the skill is lost with one person."""
        return self.held == 1


@dataclass(frozen=True, slots=True)
class SkillGaps:
    """The rows in the order of a printed list; who is below; and posts whose essential skills nobody has.

    `held` is what they were worked out from.
    """

    rows: tuple[SkillRow, ...]
    below: tuple[Below, ...]
    fitting_nobody: tuple[str, ...]
    held: "Held"


@dataclass(frozen=True, slots=True)
class Held:
    """The rating that counts for each person and skill, who holds each post, and who asks whether one is old."""

    ratings: Mapping[tuple[str, str], Rating]
    holders: Mapping[str, list[str]]
    plan: Plan
    on: str

    def level(self, person: str, skill: str) -> int:
        """The level of a person; who is not rated has none."""
        found = self.ratings.get((person, skill))
        return 0 if found is None else found.level or 0

    def reaches(self, person: str, skill: str, level: int | None) -> bool:
        """Whether a person has a level that is known."""
        return level is not None and self.level(person, skill) >= level

    def best_first(self, people: Iterable[str], skill: str) -> list[str]:
        """People by their level in a skill, the highest first."""
        return sorted(people, key=lambda person: -self.level(person, skill))

    def is_aged(self, person: str, skill: str) -> bool:
        """Whether the rating that counts is old."""
        found = self.ratings.get((person, skill))
        return found is not None and is_old(self.plan, found, self.on)


def skill_gaps(plan: Plan, scenario: str) -> SkillGaps:
    """The skills that a scenario needs against those that its people hold."""
    state = plan.states[scenario]
    held = held_in(plan, scenario)
    units = (unit.id for unit, _ in state.walk())
    rows = tuple(rows_of(state, held, units))
    return SkillGaps(rows, tuple(_below(state, held)), tuple(_fitting_nobody(state, held)), held)


def held_in(plan: Plan, scenario: str) -> Held:
    """What the people of a scenario hold."""
    return Held(best_ratings(plan.ratings.values()), _holders(plan, scenario), plan, day_of(plan, scenario))


def best_ratings(ratings: Iterable[Rating]) -> dict[tuple[str, str], Rating]:
    """The rating of each person in each skill that counts: the latest, a test before a superior's and one's own."""
    latest: dict[tuple[str, str], tuple[tuple[str, int, str], Rating]] = {}
    for row in ratings:
        weight = (row.date, -RATERS.index(row.rater), row.id)
        key = (row.person, row.skill)
        if row.level is not None and (key not in latest or weight > latest[key][0]):
            latest[key] = (weight, row)
    return {key: row for key, (_, row) in latest.items()}


def best_levels(ratings: Iterable[Rating]) -> dict[tuple[str, str], int]:
    """The level of each person in each skill by the rating that counts."""
    return {key: row.level or 0 for key, row in best_ratings(ratings).items()}


def _holders(plan: Plan, scenario: str) -> dict[str, list[str]]:
    """Who holds each post, each person once."""
    held: dict[str, dict[str, None]] = {}
    for row in running(plan, scenario):
        held.setdefault(row.post, {})[row.person] = None
    return {post: list(people) for post, people in held.items()}


def rows_of(state: State, held: Held, units: Iterable[str]) -> Iterable[SkillRow]:
    """The rows of some units."""
    needs = _by_key(state)
    for unit in units:
        keys = needs.get(unit, {})
        everybody = people_of(state, state.units[unit], held.holders) if keys else []
        for key, rows in keys.items():
            yield _row(held, key, _needed(state, rows), _considered(rows, everybody, held.holders))


def _row(held: Held, key: Key, needed: Quantity | None, people: list[str]) -> SkillRow:
    unit, skill, level, essential = key
    reach = [person for person in people if held.reaches(person, skill, level)]
    aged = tuple(person for person in reach if held.is_aged(person, skill))
    lacking = None
    if needed is not None and level is not None:
        lacking = levels_missing(needed, level, [held.level(person, skill) for person in people])
    return SkillRow(unit, skill, level, essential, needed, tuple(reach), lacking, aged)


def _considered(rows: list[Requirement], everybody: list[str], holders: Mapping[str, list[str]]) -> list[str]:
    """Everybody where the unit itself asks, else the holders of the posts that do."""
    posts = [row.post for row in rows if row.post is not None]
    return everybody if len(posts) < len(rows) else _people_in(posts, holders)


def considered(state: State, row: SkillRow, held: Held) -> list[str]:
    """The people among whom a row looks for a skill."""
    needs = [
        need
        for table, id in _askers(state, row.unit)
        for need in state.where("requirements", table, id)
        if isinstance(need, Requirement)
        and (need.skill, need.level, need.essential) == (row.skill, row.level, row.essential)
    ]
    return _considered(needs, people_of(state, state.units[row.unit], held.holders), held.holders)


def _askers(state: State, unit: str) -> list[tuple[str, str]]:
    return [("unit", unit), *(("post", post.id) for post in state.posts_of(unit))]


def levels_missing(needed: Quantity, level: int, held: list[int]) -> Quantity:
    """How many levels as many of the best rated as are needed lack together; where there is nobody, all of them."""
    best = sorted(held, reverse=True)
    lacking = partial(_lacking, level, best)
    return Quantity(lacking(needed.low), lacking(needed.high), needed.approximate)


def _lacking(level: int, best: list[int], people: Decimal) -> Decimal:
    seats = int(people.to_integral_value(ROUND_CEILING))
    nobody = max(seats - len(best), 0)
    return Decimal(sum(max(level - each, 0) for each in best[:seats]) + nobody * level)


def _by_key(state: State) -> dict[str, dict[Key, list[Requirement]]]:
    """The requirements of every unit and of its own posts, those alike together."""
    units: dict[str, dict[Key, list[Requirement]]] = {}
    for row in state.requirements.values():
        unit = row.unit or state.posts[row.post or ""].unit
        if unit is not None:
            key = (unit, row.skill, row.level, row.essential)
            units.setdefault(unit, {}).setdefault(key, []).append(row)
    return units


def people_of(state: State, unit: Unit, holders: Mapping[str, list[str]]) -> list[str]:
    """Who holds a post of a unit or of one below it."""
    return _people_in((post.id for part in state.branch(unit.id) for post in state.posts_of(part.id)), holders)


def _people_in(posts: Iterable[str], holders: Mapping[str, list[str]]) -> list[str]:
    """Who holds one of these posts, each person once."""
    return list(dict.fromkeys(person for post in posts for person in holders.get(post, ())))


def _needed(state: State, rows: list[Requirement]) -> Quantity | None:
    """For how many: the sum over the posts or what the unit asks for, whichever is more."""
    of_posts = [_for_post(state, row) for row in rows if row.post is not None]
    of_unit = [row.people.quantity for row in rows if row.post is None]
    sums = [_sum(parts) for parts in (of_posts, of_unit) if parts]
    known = [each for each in sums if each is not None]
    return max(known, key=lambda each: (each.high, each.low)) if known else None


def _for_post(state: State, row: Requirement) -> Quantity | None:
    said = row.people.quantity
    return state.posts[row.post or ""].established.quantity if said is None else said


def _sum(parts: list[Quantity | None]) -> Quantity | None:
    """The sum, None when a part is not known."""
    known = [part for part in parts if part is not None]
    return sum(known, ZERO) if len(known) == len(parts) else None


def _below(state: State, held: Held) -> Iterable[Below]:
    for row in state.requirements.values():
        if row.level is None:
            continue
        people = held.holders.get(row.post or "", []) if row.unit is None else _asked(state, row, held)
        for person in people:
            if not held.reaches(person, row.skill, row.level):
                rating = held.ratings.get((person, row.skill))
                yield Below(person, row.unit or row.post or "", row.skill, row.level, rating, row.essential)


def _asked(state: State, row: Requirement, held: Held) -> list[str]:
    """Of the people of a unit as many of the best rated as it asks for; all of them where it needs all."""
    needed = row.people.quantity
    if row.unit is None or needed is None or not state.is_placed(row.unit):
        return []
    people = people_of(state, state.units[row.unit], held.holders)
    seats = int(needed.high.to_integral_value(ROUND_CEILING))
    if len(people) <= seats:
        return people
    rated = [person for person in people if (person, row.skill) in held.ratings]
    return held.best_first(rated, row.skill)[:seats]


def _fitting_nobody(state: State, held: Held) -> Iterable[str]:
    """The posts with essential skills that nobody of the plan has all of."""
    people: dict[str, dict[str, int]] = {}
    for (person, skill), rating in held.ratings.items():
        people.setdefault(person, {})[skill] = rating.level or 0
    wanted: dict[str, list[Requirement]] = {}
    for row in state.requirements.values():
        if row.post is not None and row.essential and row.level is not None:
            wanted.setdefault(row.post, []).append(row)
    for post, rows in wanted.items():
        if not any(all(one.get(row.skill, 0) >= (row.level or 0) for row in rows) for one in people.values()):
            yield post
