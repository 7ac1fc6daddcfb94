"""Skills needed against skills held: by unit, skill and level, with the people behind every figure.

A post needs its skill of all its holders, or of as many as its requirement says, and its holders count. A unit
counts by its own requirement where its posts are not itemised, with all its people; where both ask for the same,
the larger number holds, as it is the same people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from orgplanner.analysis.running import running
from orgplanner.model import ZERO, Plan, Quantity, Rating, Requirement, State, Unit

RATERS = ("test", "manager", "self", "")
"""Whose rating counts among several of one date."""
Key = tuple[str, str, int | None, bool]
"""Unit, skill, level, and whether it is essential."""


@dataclass(frozen=True, slots=True)
class Below:
    """Somebody who holds a post that needs a level and is rated lower, or not at all (None)."""

    person: str
    post: str
    skill: str
    needed: int | None
    held: int | None
    essential: bool


@dataclass(frozen=True, slots=True)
class SkillRow:
    """People needed at a level in a unit with its sub-units, and those who reach it, by id.

    `needed` is None when it is not known for how many; a level of None is not known either, and nobody reaches it.
    """

    unit: str
    skill: str
    level: int | None
    essential: bool
    needed: Quantity | None
    holders: tuple[str, ...]

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
    """The rows in the order of a printed list; who is below; and posts whose essential skills nobody has."""

    rows: tuple[SkillRow, ...]
    below: tuple[Below, ...]
    fitting_nobody: tuple[str, ...]


def skill_gaps(plan: Plan, scenario: str) -> SkillGaps:
    """The skills that a scenario needs against those that its people hold."""
    state = plan.states[scenario]
    levels = best_levels(plan.ratings.values())
    holders = _holders(plan, scenario)
    rows = tuple(_rows(state, levels, holders))
    return SkillGaps(rows, tuple(_below(state, levels, holders)), tuple(_fitting_nobody(state, levels)))


def best_levels(ratings: Iterable[Rating]) -> dict[tuple[str, str], int]:
    """The level of each person in each skill: of the latest rating, a test before a superior's and one's own."""
    latest: dict[tuple[str, str], tuple[tuple[str, int, str], int]] = {}
    for row in ratings:
        weight = (row.date, -RATERS.index(row.rater), row.id)
        key = (row.person, row.skill)
        if row.level is not None and (key not in latest or weight > latest[key][0]):
            latest[key] = (weight, row.level)
    return {key: level for key, (_, level) in latest.items()}


def _holders(plan: Plan, scenario: str) -> dict[str, list[str]]:
    """Who holds each post, each person once."""
    held: dict[str, dict[str, None]] = {}
    for row in running(plan, scenario):
        held.setdefault(row.post, {})[row.person] = None
    return {post: list(people) for post, people in held.items()}


def _rows(
    state: State, levels: Mapping[tuple[str, str], int], holders: Mapping[str, list[str]]
) -> Iterable[SkillRow]:
    needs = _by_key(state)
    for unit, _ in state.walk():
        keys = needs.get(unit.id, {})
        everybody = _people_of(state, unit, holders) if keys else []
        for (_, skill, level, essential), rows in keys.items():
            posts = [row.post for row in rows if row.post is not None]
            people = everybody if len(posts) < len(rows) else _people_in(posts, holders)
            reach = [person for person in people if _reaches(levels, person, skill, level)]
            yield SkillRow(unit.id, skill, level, essential, _needed(state, rows), tuple(reach))


def _by_key(state: State) -> dict[str, dict[Key, list[Requirement]]]:
    """The requirements of every unit and of its own posts, those alike together."""
    units: dict[str, dict[Key, list[Requirement]]] = {}
    for row in state.requirements.values():
        unit = row.unit or state.posts[row.post or ""].unit
        if unit is not None:
            key = (unit, row.skill, row.level, row.essential)
            units.setdefault(unit, {}).setdefault(key, []).append(row)
    return units


def _people_of(state: State, unit: Unit, holders: Mapping[str, list[str]]) -> list[str]:
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


def _reaches(levels: Mapping[tuple[str, str], int], person: str, skill: str, level: int | None) -> bool:
    return level is not None and levels.get((person, skill), 0) >= level


def _below(
    state: State, levels: Mapping[tuple[str, str], int], holders: Mapping[str, list[str]]
) -> Iterable[Below]:
    for row in state.requirements.values():
        if row.post is None or row.level is None:
            continue
        for person in holders.get(row.post, ()):
            if not _reaches(levels, person, row.skill, row.level):
                held = levels.get((person, row.skill))
                yield Below(person, row.post, row.skill, row.level, held, row.essential)


def _fitting_nobody(state: State, levels: Mapping[tuple[str, str], int]) -> Iterable[str]:
    """The posts with essential skills that nobody of the plan has all of."""
    people: dict[str, dict[str, int]] = {}
    for (person, skill), level in levels.items():
        people.setdefault(person, {})[skill] = level
    wanted: dict[str, list[Requirement]] = {}
    for row in state.requirements.values():
        if row.post is not None and row.essential and row.level is not None:
            wanted.setdefault(row.post, []).append(row)
    for post, rows in wanted.items():
        if not any(all(held.get(row.skill, 0) >= (row.level or 0) for row in rows) for held in people.values()):
            yield post
