"""What becomes of a row on the way from one scenario to another, by the decisions recorded between them.

The way goes from the old scenario up to the one that both come from, then down to the new. A scenario holds the
decisions on its base, so the way up reads them backwards.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from orgplanner.model import Plan, State, Succession

TABLES = ("units", "posts", "functions")
"""What decisions are taken on."""


@dataclass(frozen=True, slots=True)
class Step:
    """From a scenario to its base or, not `up`, from the base to it."""

    base: State
    made: State
    up: bool

    def reversed(self) -> "Step":
        """The same step the other way."""
        return Step(self.base, self.made, not self.up)

    def follow(self, id: str) -> Iterable[str]:
        """The ids that one goes on as; none when it ends here."""
        return _origins(self, id) if self.up else _ends(self, id)


class Lineage:
    """The way between two scenarios; without a scenario that both come from, every id stands for itself."""

    def __init__(self, plan: Plan, old: str, new: str) -> None:
        self._steps = list(_steps(plan, old, new))

    def ends(self, id: str) -> tuple[str, ...]:
        """What a row of the old scenario goes on as in the new one."""
        return _followed(self._steps, id)

    def origins(self, id: str) -> tuple[str, ...]:
        """What a row of the new scenario comes from in the old one."""
        return _followed([step.reversed() for step in reversed(self._steps)], id)

    def is_decided(self, id: str) -> bool:
        """Whether a row that the new scenario does not have was let go by a decision.

        There was nothing to decide where the new scenario does not come from one that had the row.
        """
        ids: set[str] = {id}
        for step in self._steps:
            following = {one: tuple(step.follow(one)) for one in ids}
            ended = [one for one, ends in following.items() if not ends]
            if not step.up and any(_has(step.base, one) and _decision(step, one) is None for one in ended):
                return False
            ids = {end for ends in following.values() for end in ends}
        return True


def _ancestor(plan: Plan, old: str, new: str) -> str | None:
    """The nearest scenario that both come from, one of them perhaps."""
    above = set(_chain(plan, old))
    return next((id for id in _chain(plan, new) if id in above), None)


def _chain(plan: Plan, scenario: str) -> Iterator[str]:
    """A scenario, its base, the base of that and so on."""
    id: str | None = scenario
    while id is not None:
        yield id
        id = plan.scenarios[id].base


def _steps(plan: Plan, old: str, new: str) -> Iterator[Step]:
    meeting = _ancestor(plan, old, new)
    if meeting is None:
        return
    up, down = ([*_until(_chain(plan, end), meeting)] for end in (old, new))
    for made in up:
        yield _step(plan, made, up=True)
    for made in reversed(down):
        yield _step(plan, made, up=False)


def _until(chain: Iterator[str], last: str) -> Iterator[str]:
    for id in chain:
        if id == last:
            return
        yield id


def _step(plan: Plan, made: str, up: bool) -> Step:
    base = plan.scenarios[made].base
    return Step(plan.states[base or ""], plan.states[made], up)


def _followed(steps: Iterable[Step], id: str) -> tuple[str, ...]:
    ids: dict[str, None] = {id: None}
    for step in steps:
        ids = {end: None for one in ids for end in step.follow(one)}
    return tuple(ids)


def _ends(step: Step, id: str) -> list[str]:
    """The targets of what is decided on a row of the base, else itself while the scenario has it."""
    ends = [target for target, _ in _targets(step, id) if _has(step.made, target)]
    return ends or ([id] if _has(step.made, id) else [])


def _origins(step: Step, id: str) -> list[str]:
    """The subjects that go into a row, and itself when the base has it and nothing else became of it."""
    rows = cast(Iterable[Succession], step.made.where("successions", "targets", id))
    found = [row.subject for row in rows if row.decision != "undecided" and _has(step.base, row.subject)]
    itself = [id] if _has(step.base, id) and id in _ends(step, id) else []
    return list(dict.fromkeys([*itself, *found]))


def _targets(step: Step, id: str) -> Iterable[tuple[str, object]]:
    row = _decision(step, id)
    return () if row is None else row.targets


def _decision(step: Step, id: str) -> Succession | None:
    rows = cast(Iterable[Succession], step.made.where("successions", "subject", id))
    return next((row for row in rows if row.decision != "undecided"), None)


def _has(state: State, id: str) -> bool:
    return any(id in state.tables[table] for table in TABLES)
