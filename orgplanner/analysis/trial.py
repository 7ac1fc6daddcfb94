"""Trying an edit out: the part of an organisation that it touches, before and after, and the ledger between."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orgplanner.analysis.compare import compare
from orgplanner.analysis.ledger.account import Account
from orgplanner.model import ChangeSet, Plan, Row, State, Tables, derived_id
from orgplanner.text import Message


@dataclass(frozen=True, slots=True)
class Trial:
    """A small plan with two scenarios, `before` and `after`, of the units concerned and all below them.

    `notes` are those of the edit that was tried.
    """

    plan: Plan
    before: str
    after: str
    notes: tuple[Message, ...]

    def account(self, measure: str) -> Account:
        """The ledger between the two, of one of the measures: established, filled, posts, people or pay."""
        return compare(self.plan, self.before, self.after).ledger(measure).whole


def try_out(
    plan: Plan, scenario: str, units: Iterable[str], edit: Callable[[Plan, str], ChangeSet]
) -> Trial:
    """The branches of units before and after an edit, which is made on a copy; RuleBroken as the edit raises it.

    The copy has the scenario as its base, so what the edit decides is known to the ledger.
    """
    copy = plan.snapshot()
    after = derived_id("trial", scenario)
    row = replace(copy.scenarios[scenario], id=after, base=scenario, locked=False)
    copy.shared.put("scenarios", after, copy.scenarios.get(after), row)
    copy.states[after] = _undecided(copy.states[scenario])
    changes = edit(copy, after)
    old = copy.states[scenario]
    concerned = {row.id for unit in units for row in old.branch(unit)}
    copy.apply(changes)
    added = {change.id for change in changes if change.table == "units" and change.before is None}
    posts = {id for unit in concerned for id in (post.id for post in old.posts_of(unit))}
    small = Plan(plan.id, _two(copy, scenario, after))
    small.states = {id: _part(copy.states[id], concerned | added, posts) for id in (scenario, after)}
    return Trial(small, scenario, after, changes.notes)


def _undecided(state: State) -> State:
    return State({table: {} if table == "successions" else dict(rows) for table, rows in state.tables.items()})


def _two(plan: Plan, before: str, after: str) -> Tables:
    """The shared tables with two scenarios only, the second made from the first."""
    shared = plan.shared.copy()
    first, second = (plan.scenarios[id] for id in (before, after))
    shared.tables["scenarios"] = {before: replace(first, base=None), after: second}
    return shared


def _part(state: State, units: Collection[str], posts: Collection[str]) -> State:
    """The rows of a scenario that belong to these units, or to posts of theirs that have no place any more."""
    part = State()
    part.tables["units"] = {id: _top(row, units) for id, row in state.units.items() if id in units}
    part.tables["posts"] = {
        id: row for id, row in state.posts.items() if row.unit in units or (row.unplaced and id in posts)
    }
    held = part.tables["posts"]
    ends = {*part.tables["units"], *held}
    part.tables["assignments"] = _where(state, "assignments", lambda row: row.post in held)
    part.tables["links"] = _where(state, "links", lambda row: row.origin in ends and row.target in ends)
    part.tables["responsibilities"] = _where(state, "responsibilities", lambda row: row.unit in ends)
    for table in ("functions", "successions"):
        part.tables[table] = dict(state.tables[table])
    return part


def _where(state: State, table: str, wanted: Callable[[Any], bool]) -> dict[str, Row]:
    rows: Mapping[str, Row] = state.tables[table]
    return {id: row for id, row in rows.items() if wanted(row)}


def _top(row: Any, units: Collection[str]) -> Row:
    """A unit at the top when what it stands below is not shown."""
    made: Row = replace(row, parent=row.parent if row.parent in units else None)
    return made
