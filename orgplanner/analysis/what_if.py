"""What becomes of the skill gaps if a person moves: worked out on a copy, nothing of the plan is touched."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from orgplanner.analysis.running import running
from orgplanner.analysis.skill_gaps import Held, Key, SkillGaps, SkillRow, rows_of, skill_gaps
from orgplanner.analysis.totals import filled_of, vacancy
from orgplanner.edits import move_person
from orgplanner.errors import RuleBroken
from orgplanner.model import Assignment, Plan, Post, Requirement, State, Total, total
from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class Lacking:
    """A skill that the post, or its unit, needs and that the person has less of; `held` None: not rated."""

    skill: str
    needed: int
    held: int | None
    essential: bool


@dataclass(frozen=True, slots=True)
class GapPair:
    """A row of the skill gaps before the move and after it."""

    key: Key
    before: SkillRow
    after: SkillRow

    @property
    def differs(self) -> bool:
        """Whether the move changes who reaches the level, or how far the others are from it."""
        return _told(self.before) != _told(self.after)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A person's way to a post, with one assignment ("" for a new one), and what it does.

    `pairs` are the rows that differ, and all of the units that the person leaves and comes to; `missing` and
    `levels` are the people and levels missing in the whole scenario by importance (essential first), before and
    after; of the `needs` of the post, or where it has none of its unit (`of_unit`), the person meets all but some.
    """

    person: str
    post: str
    assignment: str
    pairs: tuple[GapPair, ...]
    missing: tuple[tuple[Total, Total], tuple[Total, Total]]
    levels: tuple[tuple[Total, Total], tuple[Total, Total]]
    needs: int
    of_unit: bool
    lacking: tuple[Lacking, ...]
    notes: tuple[Message, ...]


def what_if(plan: Plan, scenario: str, person: str, end: str, gaps: SkillGaps | None = None) -> WhatIf:
    """The move of a person to a post, or to the best fitting post of a unit; RuleBroken as the edit raises it.

    `gaps` are those of the scenario where they are known already.
    """
    state, gaps = plan.states[scenario], gaps or skill_gaps(plan, scenario)
    own = main_assignment(plan, scenario, person)
    post = end if end in state.posts else fitting_post(plan, scenario, person, end, gaps.held)
    assignment = "" if own is None else own.id
    changes = move_person(plan, scenario, person, post, assignment=assignment)
    pairs = tuple(_pairs(plan, scenario, gaps, person, own, post))
    units = {state.posts[id].unit for id in (post, *((own.post,) if own is not None else ()))}
    needs = _needs(state, state.posts[post])
    return WhatIf(
        person, post, assignment,
        tuple(pair for pair in pairs if pair.differs or pair.key[0] in units),
        _sums(gaps.rows, pairs, "gap"), _sums(gaps.rows, pairs, "levels"),
        len(needs), any(row.unit for row in needs), tuple(_lacking(gaps.held, person, needs)), changes.notes,
    )  # fmt: skip


def _pairs(
    plan: Plan, scenario: str, gaps: SkillGaps, person: str, own: Assignment | None, post: str
) -> Iterator[GapPair]:
    """The rows of all units above the two posts, with the person here and with the person there."""
    state = plan.states[scenario]
    posts = [post, *((own.post,) if own is not None else ())]
    homes = {unit for id in posts if (unit := state.posts[id].unit) is not None}
    units = [unit.id for home in homes for unit in (state.units[home], *state.ancestors(home))]
    there = replace(gaps.held, holders=_moved(plan, scenario, gaps.held, person, own, post))
    before = {_key(row): row for row in gaps.rows}
    for row in rows_of(state, there, dict.fromkeys(units)):
        if _key(row) in before:
            yield GapPair(_key(row), before[_key(row)], row)


def _moved(
    plan: Plan, scenario: str, held: Held, person: str, own: Assignment | None, post: str
) -> dict[str, list[str]]:
    """Who holds each post once the person has moved."""
    holders = dict(held.holders)
    if own is not None:
        still = any(row.post == own.post and row.id != own.id for row in _of(plan, scenario, person))
        holders[own.post] = [each for each in holders.get(own.post, ()) if each != person or still]
    holders[post] = list(dict.fromkeys((*holders.get(post, ()), person)))
    return holders


def main_assignment(plan: Plan, scenario: str, person: str) -> Assignment | None:
    """The assignment of a person that runs: of the largest share, a substantive one before others."""
    rows = _of(plan, scenario, person)
    return min(rows, key=lambda row: (-row.share, row.kind != "substantive", row.id), default=None)


def _of(plan: Plan, scenario: str, person: str) -> list[Assignment]:
    """The assignments of a person that run."""
    return [row for row in running(plan, scenario) if row.person == person]


def fitting_post(plan: Plan, scenario: str, person: str, unit: str, held: Held) -> str:
    """The post of a unit where a person fits best: a vacant one, with the fewest needs and levels lacking.

    RuleBroken where the unit has no other post than those that the person holds.
    """
    state, on = plan.states[scenario], plan.scenarios[scenario].as_of or date.today().isoformat()
    mine = {row.post for row in _of(plan, scenario, person)}
    posts = [post for post in state.posts_of(unit) if post.id not in mine]
    if not posts:
        name = plan.words(state.units[unit].name) or state.units[unit].code
        raise RuleBroken(
            say("“{unit}” has no other post to move to.", unit=name),
            say("Choose a post, or add one to the unit first."),
        )

    def weight(post: Post) -> tuple[object, ...]:
        vacant = vacancy(post.established, filled_of(state, post, on))
        lacking = list(_lacking(held, person, _needs(state, post)))
        essential = sum(1 for each in lacking if each.essential)
        levels = sum(each.needed - (each.held or 0) for each in lacking)
        return (vacant is None or vacant.high <= 0, essential, levels, post.is_head, post.rank, post.id)

    return min(posts, key=weight).id


def _needs(state: State, post: Post) -> list[Requirement]:
    """What a post needs at a known level, else what its unit needs."""
    for field, id in (("post", post.id), ("unit", post.unit)):
        found = [row for row in state.where("requirements", field, id) if isinstance(row, Requirement)]
        if known := [row for row in found if row.level is not None]:
            return sorted(known, key=lambda row: (not row.essential, row.id))
    return []


def _lacking(held: Held, person: str, needs: list[Requirement]) -> Iterator[Lacking]:
    for row in needs:
        if not held.reaches(person, row.skill, row.level):
            rating = held.ratings.get((person, row.skill))
            yield Lacking(row.skill, row.level or 0, None if rating is None else rating.level, row.essential)


def _key(row: SkillRow) -> Key:
    return (row.unit, row.skill, row.level, row.essential)


def _told(row: SkillRow) -> tuple[object, ...]:
    return (frozenset(row.holders), frozenset(row.aged), row.needed, row.levels)


def _sums(
    before: tuple[SkillRow, ...], pairs: tuple[GapPair, ...], field: str
) -> tuple[tuple[Total, Total], tuple[Total, Total]]:
    """The sums of a figure over the essential and over the desirable rows, each before and after."""
    other = {pair.key: pair.after for pair in pairs}
    after = tuple(other.get(_key(row), row) for row in before)

    def both(essential: bool) -> tuple[Total, Total]:
        old, new = ([row for row in rows if row.essential is essential] for rows in (before, after))
        return total(getattr(row, field) for row in old), total(getattr(row, field) for row in new)

    return both(True), both(False)


def saved(before: Total, after: Total) -> Decimal:
    """How much less is surely missing after than before; negative where it is more."""
    old, new = (Decimal(0) if each.quantity is None else each.quantity.low for each in (before, after))
    return old - new
