"""What turns one plan into another, as a change set."""

from collections.abc import Iterator

from orgplanner.model.change import Change, ChangeSet
from orgplanner.model.plan import Plan, Rows, State
from orgplanner.model.rows import SCENARIO, SHARED
from orgplanner.text import Message


def difference(before: Plan, after: Plan, label: Message) -> ChangeSet:
    """The change set that takes `before` to `after`, scenarios first where they come and last where they go."""
    changes = ChangeSet(label)
    return changes.followed_by(ChangeSet(label, tuple(_changes(before, after))))


def _changes(before: Plan, after: Plan) -> Iterator[Change]:
    for table in SHARED:
        yield from _between(table, None, before.shared.tables[table], after.shared.tables[table])
    nothing = State()
    for scenario in {**before.states, **after.states}:
        was, now = before.states.get(scenario, nothing), after.states.get(scenario, nothing)
        for table in SCENARIO:
            yield from _between(table, scenario, was.tables[table], now.tables[table])


def _between(table: str, scenario: str | None, before: Rows, after: Rows) -> Iterator[Change]:
    for id in {**before, **after}:
        was, now = before.get(id), after.get(id)
        if was != now:
            yield Change(table, scenario, id, was, now)
