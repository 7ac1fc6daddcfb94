"""A draft: the plan as an edit would leave it, laid over a plan that stays untouched."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from orgplanner.edits.guards import check_rows
from orgplanner.edits.references import check_references
from orgplanner.edits.wording import NOUNS, called
from orgplanner.errors import RuleBroken
from orgplanner.model import (
    SHARED,
    TABLES,
    Change,
    ChangeSet,
    Plan,
    Post,
    Row,
    State,
    Tables,
    Unit,
)
from orgplanner.text import Message, say


def open_scenario(plan: Plan, scenario: str) -> State:
    """The rows of a scenario that may be edited; RuleBroken when it is unknown or locked."""
    state = plan.home(scenario)
    row = plan.scenarios[scenario]
    if row.locked:
        raise RuleBroken(
            say("The scenario “{name}” is locked.", name=called(plan, row)),
            say("Unlock it, or copy it and change the copy."),
        )
    return cast(State, state)


class Draft:
    """Rows put and removed here lie over those of the plan; reading goes through them, by the plan's indexes."""

    def __init__(self, plan: Plan, scenario: str | None = None) -> None:
        if scenario is not None:
            open_scenario(plan, scenario)
        self.plan = plan
        self.scenario = scenario
        self.notes: list[Message] = []
        self._over = Tables({table: {} for table in TABLES})
        self._before: dict[tuple[str, str], Row | None] = {}

    @property
    def state(self) -> State:
        """The scenario as it is in the plan."""
        return self.plan.states[self.scenario or ""]

    def home(self, table: str) -> Tables:
        """The plan's own tables that a table belongs to."""
        return self.plan.home(None if table in SHARED else self.scenario)

    def get(self, table: str, id: str) -> Row | None:
        """A row as it will be, or None."""
        if (table, id) in self._before:
            return self._over.tables[table].get(id)
        return self.home(table).tables[table].get(id)

    def need(self, table: str, id: str) -> Row:
        """A row as it will be; RuleBroken when there is none."""
        row = self.get(table, id)
        if row is None:
            raise RuleBroken(say("There is no such {what}: “{id}”.", what=NOUNS[table], id=str(id)[:80]))
        return row

    def unit(self, id: str) -> Unit:
        """The unit with this id; RuleBroken when there is none."""
        return cast(Unit, self.need("units", id))

    def post(self, id: str) -> Post:
        """The post with this id; RuleBroken when there is none."""
        return cast(Post, self.need("posts", id))

    def where(self, table: str, field: str, value: object) -> list[Any]:
        """The rows, as they will be, whose field has a value or names this id."""
        stored = [
            row for row in self.home(table).where(table, field, value) if (table, row.id) not in self._before
        ]
        return stored + list(self._over.where(table, field, value))

    def put(self, table: str, row: Row) -> None:
        """Adds a row or replaces the one with its id."""
        self._keep(table, row.id)
        self._over.put(table, row.id, self._over.tables[table].get(row.id), row)

    def add(self, table: str, row: Row) -> None:
        """Adds a row; RuleBroken when its id is taken."""
        kin = ("units", "posts", "functions") if table in ("units", "posts", "functions") else (table,)
        if any(self.get(other, row.id) is not None for other in kin):
            raise RuleBroken(say("The id “{id}” is taken already.", id=str(row.id)[:80]))
        self.put(table, row)

    def put_checked(self, table: str, row: Row) -> None:
        """Adds or replaces a row; RuleBroken, and nothing done, when a rule does not hold for it."""
        before = self.get(table, row.id)
        self.put(table, row)
        change = Change(table, None if table in SHARED else self.scenario, row.id, before, row)
        try:
            check_rows(self, [change])
            check_references(self, [change])
        except RuleBroken:
            self.remove(table, row.id)
            if before is not None:
                self.put(table, before)
            raise

    def set(self, table: str, id: str, **fields: Any) -> None:
        """Replaces some fields of a row."""
        self.put(table, replace(cast(Any, self.need(table, id)), **fields))

    def remove(self, table: str, id: str) -> None:
        """Takes a row out."""
        self._keep(table, id)
        self._over.put(table, id, self._over.tables[table].get(id), None)

    def _keep(self, table: str, id: str) -> None:
        if (table, id) not in self._before:
            before = self.home(table).tables[table].get(id)
            self._before[table, id] = before
            if before is not None:
                self._over.put(table, id, None, before)

    def children(self, unit: str | None) -> list[Unit]:
        """The units right below one, in order; for None the roots."""
        found = cast(list[Unit], self.where("units", "parent", unit))
        return sorted((row for row in found if not row.unplaced), key=by_rank)

    def siblings(self, unit: Unit) -> list[Unit]:
        """The units beside a unit, without it, in order; for an unplaced unit the others that are unplaced."""
        if unit.unplaced:
            found = sorted(cast(list[Unit], self.where("units", "unplaced", True)), key=by_rank)
        else:
            found = self.children(unit.parent)
        return [row for row in found if row.id != unit.id]

    def posts_of(self, unit: str | None) -> list[Post]:
        """The posts of a unit, the head first, then in order; for None the unplaced posts."""
        found = cast(list[Post], self.where("posts", "unit", unit))
        return sorted(found, key=lambda post: (not post.is_head, post.rank, post.id))

    def branch(self, unit: str) -> Iterator[Unit]:
        """A unit and all below it, in the order of a printed list."""
        stack = [self.unit(unit)]
        while stack:
            row = stack.pop()
            yield row
            stack.extend(reversed(self.children(row.id)))

    def called(self, row: Row) -> str:
        """A row in words."""
        return called(self.plan, row, None if self.scenario is None else self.state, self.scenario)

    def changes(self) -> Iterator[Change]:
        """What differs from the plan, in the order in which it was first touched."""
        for (table, id), before in self._before.items():
            after = self._over.tables[table].get(id)
            if before != after:
                yield Change(table, None if table in SHARED else self.scenario, id, before, after)

    def done(self, label: Message) -> ChangeSet:
        """The change set of this draft; RuleBroken when a rule does not hold in it."""
        changes = tuple(self.changes())
        check_rows(self, changes)
        check_references(self, changes)
        return ChangeSet(label, changes, tuple(self.notes))


def by_rank(row: Unit | Post) -> tuple[str, str]:
    """The order of siblings."""
    return (row.rank, row.id)
