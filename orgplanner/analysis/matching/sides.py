"""One side of a matching: the rows of a scenario, and where they stand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from orgplanner.model import (
    Assignment,
    Function,
    Person,
    Plan,
    Post,
    Requirement,
    Responsibility,
    Row,
    Scenario,
    State,
    Unit,
)

Some = TypeVar("Some")


@dataclass(frozen=True, slots=True)
class Side:
    """Rows by table and id. `lost` are those that the base of the scenario has and the scenario no longer.

    `below` has the units under a unit (None: at the top), `posts` those of a unit (None: in no unit), `held` the
    people in a post, `holding` the posts of a person, `led` the units that lead a function, `needed` what a post
    requires; all in their order.
    """

    plan: Plan
    scenario: str
    rows: Mapping[str, Mapping[str, Row]]
    lost: frozenset[str]
    below: Mapping[str | None, list[str]]
    posts: Mapping[str | None, list[str]]
    held: Mapping[str, list[str]]
    holding: Mapping[str, list[str]]
    led: Mapping[str, list[str]]
    needed: Mapping[str, list[Requirement]]

    @property
    def row(self) -> Scenario:
        """The scenario itself."""
        return self.plan.scenarios[self.scenario]

    @property
    def state(self) -> State:
        """The rows of the scenario alone."""
        return self.plan.states[self.scenario]

    def unit(self, id: str) -> Unit:
        found = self.rows["units"][id]
        assert isinstance(found, Unit)
        return found

    def post(self, id: str) -> Post:
        found = self.rows["posts"][id]
        assert isinstance(found, Post)
        return found

    def person(self, id: str) -> Person:
        found = self.rows["people"][id]
        assert isinstance(found, Person)
        return found

    def function(self, id: str) -> Function:
        found = self.rows["functions"][id]
        assert isinstance(found, Function)
        return found

    def grade(self, id: str | None) -> str:
        """What a grade is called: its code, else its name; "" for none."""
        row = self.plan.grades.get(id or "")
        return "" if row is None else (row.code or self.plan.words(row.name)).casefold()


def side_of(plan: Plan, scenario: str, lost: bool = False) -> Side:
    """The rows of a scenario; with `lost` also what its base has and it no longer."""
    state, base = plan.states[scenario], plan.states.get(plan.scenarios[scenario].base or "")
    homes = (state, base) if lost and base is not None else (state,)
    units, posts, functions = (_rows(homes, table) for table in ("units", "posts", "functions"))
    gone = [id for rows in (units, posts, functions) for id in rows if not _has(state, id)]
    assigned = [row for row in state.assignments.values() if row.person in plan.people]
    people: dict[str, Row] = {row.person: plan.people[row.person] for row in assigned}
    rows = {"units": units, "posts": posts, "functions": functions, "people": people}
    return Side(
        plan, scenario, rows, frozenset(gone),
        _in_order(units, "parent"), _in_order(posts, "unit"),
        _listed((row.post, row.person) for row in assigned),
        _listed((row.person, row.post) for row in _sorted(assigned)),
        _listed((row.function, row.unit) for row in _leading(state) if row.unit in units),
        _listed((row.post, row) for row in state.requirements.values() if row.post is not None),
    )  # fmt: skip


def _rows(homes: Iterable[State], table: str) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for home in homes:
        for id, row in home.tables[table].items():
            found.setdefault(id, row)
    return found


def _has(state: State, id: str) -> bool:
    return any(id in state.tables[table] for table in ("units", "posts", "functions"))


def _in_order(rows: Mapping[str, Row], above: str) -> dict[str | None, list[str]]:
    """The ids under each other id, in the order of siblings; heads first, what hangs on nothing at the top."""

    def place(row: Unit | Post) -> tuple[bool, str, str]:
        return (isinstance(row, Post) and not row.is_head, row.rank, row.id)

    found: dict[str | None, list[str]] = {}
    for row in sorted((row for row in rows.values() if isinstance(row, Unit | Post)), key=place):
        found.setdefault(getattr(row, above), []).append(row.id)
    return found


def _sorted(rows: Iterable[Assignment]) -> list[Assignment]:
    return sorted(rows, key=lambda row: (row.person, row.post))


def _leading(state: State) -> Iterable[Responsibility]:
    return (row for row in state.responsibilities.values() if row.role == "leads")


def _listed(pairs: Iterable[tuple[str, Some]]) -> dict[str, list[Some]]:
    found: dict[str, list[Some]] = {}
    for one, other in pairs:
        found.setdefault(one, []).append(other)
    return found
