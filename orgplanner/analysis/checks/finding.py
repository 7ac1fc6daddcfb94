"""What a check finds, what a check is, and what it may look at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from orgplanner.analysis.limits import Measured, measure_limits
from orgplanner.analysis.structure import depths, superiors
from orgplanner.analysis.totals import Totals
from orgplanner.model import Function, Plan, Post, Scenario, State, Threshold, Unit
from orgplanner.text import Message

SEVERITIES = ("error", "warning", "note")
"""An error breaks the plan, a warning calls for a decision, a note for a look."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: a unit, post, function or scenario, with its name in the language asked for.

    `todo` is the id of the to-do that says so, "" where no to-do does.
    """

    kind: str
    id: str
    name: str
    scenario: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found, in words, and what can be done."""

    check: str
    severity: str
    subject: Subject
    message: Message
    remedy: Message


@dataclass(frozen=True, slots=True)
class Check:
    """A question about a scenario: its stable id, a name and an explanation for people, and how it is answered."""

    id: str
    name: Message
    explanation: Message
    severity: str
    find: Callable[["Case"], Iterable[tuple[Subject, Message, Message]]]

    def findings(self, case: "Case") -> list[Finding]:
        """What this check finds in a scenario."""
        found = self.find(case)
        return [Finding(self.id, self.severity, subject, said, remedy) for subject, said, remedy in found]


@dataclass
class Case:
    """One scenario under examination; what several checks need is worked out once."""

    plan: Plan
    scenario: Scenario
    language: str = ""
    state: State = field(init=False)

    def __post_init__(self) -> None:
        self.state = self.plan.states[self.scenario.id]

    @cached_property
    def totals(self) -> Totals:
        """The totals of the scenario."""
        return Totals(self.plan, self.scenario.id)

    @cached_property
    def limits(self) -> Sequence[Measured]:
        """The limits of the scenario held against it."""
        return measure_limits(self.plan, self.scenario.id, self.totals)

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The level of every placed unit, in the order of a printed list."""
        return {unit.id: level for unit, level in self.state.walk()}

    @cached_property
    def superiors(self) -> Mapping[str, str | None]:
        """The superior of every placed post."""
        return superiors(self.state)

    @cached_property
    def layers(self) -> Mapping[str, int]:
        """The layer of every placed post."""
        return depths(self.superiors)

    def placed_units(self) -> Iterable[Unit]:
        """The units in the tree, in the order of a printed list."""
        return (self.state.units[id] for id in self.levels)

    def threshold(self, unit: str) -> Threshold | None:
        """The thresholds for a unit's kind of work, else for any kind; None when the plan sets none."""
        rows = self._by_work
        return rows.get(self.state.units[unit].work) or rows.get("")

    @cached_property
    def _by_work(self) -> Mapping[str, Threshold]:
        rows = sorted(self.plan.thresholds.values(), key=lambda row: row.id, reverse=True)
        return {row.work: row for row in rows}

    def words(self, row: Unit | Post | Function | Scenario) -> str:
        """What to call a row in a sentence: its name or title, else its code."""
        found = self.plan.words(row.title if isinstance(row, Post) else row.name, self.language)
        return found or getattr(row, "code", "") or "?"

    def subject(self, row: Unit | Post | Function | Scenario) -> Subject:
        """A row as the subject of a finding."""
        return Subject(type(row).__name__.lower(), row.id, self.words(row), self.scenario.id)

    def where(self, post: Post) -> str:
        """The name of the unit of a post, or what stands for it."""
        unit = self.state.units.get(post.unit or "")
        return "–" if unit is None else self.words(unit)


