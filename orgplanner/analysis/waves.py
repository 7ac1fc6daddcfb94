"""A reform step by step: the organisation after each wave of decisions, as far as a chart shows it.

A unit or post changes in the wave of its decision. What has none of its own goes with its unit: a post with the
unit it stood in, a new unit with the one above it, or with what first needs it. A unit that ends stays until the
last of it has left.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orgplanner.analysis.structure import rings
from orgplanner.model import Plan, Row, State, derived_id

Rows = Mapping[str, Any]
Wave = int | None
NO_CHANGE = ("keep", "out of scope", "undecided")
"""Decisions by which nothing happens in their wave."""


@dataclass(frozen=True, slots=True)
class Stages:
    """A copy of the plan that has a scenario for the end of each wave; the last is the chosen scenario itself.

    `waves` are their numbers in order, None being what has no wave; empty where nothing differs. `numbers` has the
    wave of each unit and post that has one.
    """

    plan: Plan
    before: str
    after: str
    waves: tuple[Wave, ...]
    scenarios: tuple[str, ...]
    numbers: Mapping[str, int]

    def at(self, wave: Wave) -> str:
        """The scenario in which the decisions up to a wave are carried out; None: all."""
        if wave is None:
            return self.after
        done = [id for number, id in zip(self.waves, self.scenarios, strict=True) if _is_within(number, wave)]
        return done[-1] if done else self.before


def waves(plan: Plan, before: str, after: str) -> tuple[Wave, ...]:
    """The waves in which one scenario becomes the other, in their order; None (last) is what has no wave."""
    return stages_of(plan, before, after).waves


def stages_of(plan: Plan, before: str, after: str, played: bool = True) -> Stages:
    """The organisation after each wave that changes something; RuleBroken when there is no such scenario.

    Not `played`, all waves are one step.
    """
    old, new = (plan.home(id) for id in (before, after))
    copy, last = plan.snapshot(), _picture(old)
    found: list[tuple[Wave, str]] = []
    steps = _Steps(plan.states[before], plan.states[after])
    if not played:
        return Stages(copy, before, after, (None,), (after,), steps.wave_of)
    for wave in steps.numbers:
        state = steps.after(wave)
        if _picture(state) == last:
            continue
        last = _picture(state)
        if last == _picture(new):
            found.append((wave, after))
            break
        found.append((wave, _added(copy, after, wave, state)))
    if last != _picture(new):
        found.append((None, after))
    return Stages(
        copy, before, after, tuple(wave for wave, _ in found), tuple(id for _, id in found), steps.wave_of
    )


def _picture(tables: Any) -> tuple[Rows, Rows]:
    return tables.tables["units"], tables.tables["posts"]


def _added(plan: Plan, after: str, wave: int, state: State) -> str:
    id = derived_id("wave", after, str(wave))
    plan.shared.put("scenarios", id, plan.scenarios.get(id), replace(plan.scenarios[after], id=id))
    plan.states[id] = state
    return id


def _is_within(number: Wave, wave: int) -> bool:
    return number is not None and number <= wave


class _Steps:
    """When each row of two scenarios goes from what it was to what it becomes."""

    def __init__(self, old: State, new: State) -> None:
        self._old, self._new = old, new
        self.wave_of = _decided(new)
        self.wave_of |= self._of_new_units()
        self.wave_of |= dict(self._of_posts())
        self.numbers = sorted(set(self.wave_of.values()))

    def _of_new_units(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for unit, _ in self._new.walk():
            wave = self.wave_of.get(unit.parent or "", found.get(unit.parent or ""))
            if wave is not None and unit.id not in self._old.units and unit.id not in self.wave_of:
                found[unit.id] = wave
        return found

    def _of_posts(self) -> Iterator[tuple[str, int]]:
        """Posts without a decision of their own go with the unit they stood in, else with the one they come to."""
        old, new = self._old.posts, self._new.posts
        for id in (*old, *(id for id in new if id not in old)):
            units = [rows[id].unit or "" for rows in (old, new) if id in rows]
            wave = next((self.wave_of[unit] for unit in units if unit in self.wave_of), None)
            if wave is not None and id not in self.wave_of:
                yield id, wave

    def after(self, wave: int) -> State:
        """The organisation when the decisions up to a wave are carried out."""
        done = {id for id, number in self.wave_of.items() if number <= wave}
        kept: set[str] = set()
        while True:
            units, posts = (self._rows(table, done, kept) for table in ("units", "posts"))
            more, stay = self._needed(units, posts, done - kept)
            if more <= done and stay <= kept:
                break
            done |= more
            kept |= stay
        return self._state(units, posts, done - kept)

    def _rows(self, table: str, done: set[str], kept: set[str]) -> dict[str, Any]:
        """Each row as it becomes where that is done, else as it was."""
        old, new = self._old.tables[table], self._new.tables[table]
        rows: dict[str, Any] = {}
        for id in (*new, *(id for id in old if id not in new)):
            row = new.get(id) if id in done and id not in kept else old.get(id)
            if row is not None:
                rows[id] = row
        return rows

    def _needed(self, units: Rows, posts: Rows, done: set[str]) -> tuple[set[str], set[str]]:
        """What must be done as well, and which ended units must stay, so that all have a place."""
        places = [(row, row.parent) for row in units.values()] + [(row, row.unit) for row in posts.values()]
        missing = [(row, place) for row, place in places if place is not None and place not in units]
        more = {place for row, place in missing if row.id in done}
        stay = {place for row, place in missing if row.id not in done}
        circles = rings({id: row.parent for id, row in units.items()})
        return more | {id for ring in circles for id in ring if id in self._new.units}, stay

    def _state(self, units: dict[str, Any], posts: dict[str, Any], done: set[str]) -> State:
        state = State()
        state.tables["units"], state.tables["posts"] = units, posts
        held = {id: row for id, row in self._either("assignments", ("post",), done) if row.post in posts}
        ends = {*units, *posts}
        links = self._either("links", ("origin", "target"), done)
        state.tables["assignments"] = held
        state.tables["links"] = {id: row for id, row in links if row.origin in ends and row.target in ends}
        state.tables["successions"] = {
            id: row for id, row in self._new.successions.items() if row.subject in done
        }
        return state

    def _either(self, table: str, fields: tuple[str, ...], done: set[str]) -> Iterator[tuple[str, Any]]:
        """Rows as they become where something that they name is done, else as they were."""
        old, new = self._old.tables[table], self._new.tables[table]
        for id in (*new, *(id for id in old if id not in new)):
            after = new.get(id)
            rows: Iterable[Row | None] = (after, old.get(id))
            named = {getattr(row, field) for row in rows if row is not None for field in fields}
            row = after if not named.isdisjoint(done) else old.get(id)
            if row is not None:
                yield id, row


def _decided(new: State) -> dict[str, int]:
    """The wave of every row on which, or on whose origin, something was decided for a wave; the first counts."""
    found: dict[str, int] = {}
    rows = [row for row in new.successions.values() if row.wave is not None and row.decision not in NO_CHANGE]
    rows.sort(key=lambda row: row.id)
    for row in rows:
        found[row.subject] = row.wave or 0
    own = set(found)
    for row in rows:
        for target, _ in row.targets:
            if target not in own:
                found[target] = min(row.wave or 0, found.get(target, row.wave or 0))
    return found
