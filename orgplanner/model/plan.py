"""All that one .orgplan file holds, in memory: rows by id, and indexes that follow every change."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Self, cast

from orgplanner.errors import RuleBroken
from orgplanner.model.change import Change, ChangeSet
from orgplanner.model.ids import new_id
from orgplanner.model.names import Names
from orgplanner.model.quantity import Figure
from orgplanner.model.rank import in_order
from orgplanner.model.rows import SCENARIO, SHARED, TABLES, Row
from orgplanner.model.scenario_rows import (
    Assignment,
    Function,
    Limit,
    Link,
    Post,
    Requirement,
    Responsibility,
    Succession,
    Todo,
    Unit,
)
from orgplanner.model.shared_rows import (
    Allowance,
    Criterion,
    Grade,
    PageTemplate,
    Person,
    Rating,
    Scenario,
    Score,
    Settings,
    Skill,
    Source,
    Threshold,
    View,
)
from orgplanner.text import say

Rows = dict[str, Row]


class Tables:
    """Some tables of rows by id, with an index for every field that was ever asked for.

    A copy has the same dictionaries of rows; whichever of the two is changed first takes one of its own.
    """

    def __init__(self, tables: Mapping[str, Rows]) -> None:
        self.tables: dict[str, Rows] = dict(tables)
        self._lent: set[str] = set()
        self._indexes: dict[tuple[str, str], dict[object, dict[str, None]]] = {}

    def where(self, table: str, field: str, value: object) -> Iterator[Row]:
        """The rows of a table whose field has a value or, for a list or a figure, names this id."""
        rows = self.tables[table]
        return (rows[id] for id in list(self._index(table, field).get(value, ())))

    def _index(self, table: str, field: str) -> dict[object, dict[str, None]]:
        index = self._indexes.get((table, field))
        if index is None:
            index = {}
            for id, row in self.tables[table].items():
                for key in _keys(getattr(row, field)):
                    index.setdefault(key, {})[id] = None
            self._indexes[table, field] = index
        return index

    def put(self, table: str, id: str, before: Row | None, after: Row | None) -> None:
        """Replaces the row `before` by `after` (None: not there); ValueError when `before` is not what is there."""
        rows = self.tables[table]
        if rows.get(id) != before:
            raise ValueError(f"{table} {id} is not as the change expects it")
        if after is not None and (type(after) is not TABLES[table] or after.id != id):
            raise ValueError(f"{table} {id} would hold a row that is not its own")
        for (indexed, field), index in self._indexes.items():
            if indexed == table:
                _reindex(index, field, id, before, after)
        if table in self._lent:
            rows = self.tables[table] = dict(rows)
            self._lent.remove(table)
        if after is None:
            rows.pop(id, None)
        else:
            rows[id] = after

    def copy(self) -> Self:
        """The same tables, which go on apart from these; takes no time however many rows they have."""
        copy = type(self)(self.tables)
        copy._lent.update(self.tables)
        self._lent.update(self.tables)
        return copy


def _reindex(
    index: dict[object, dict[str, None]], field: str, id: str, before: Row | None, after: Row | None
) -> None:
    was = () if before is None else _keys(getattr(before, field))
    now = () if after is None else _keys(getattr(after, field))
    if before is not None and was == now:
        return
    for key in was:
        group = index.get(key, {})
        group.pop(id, None)
        if not group:
            index.pop(key, None)
    for key in now:
        index.setdefault(key, {})[id] = None


def _keys(value: object) -> tuple[object, ...]:
    """Under what a value stands in an index: the ids in a list, the source of a figure, else itself."""
    if isinstance(value, Figure):
        return (value.source,)
    if isinstance(value, tuple):
        return tuple(part[0] if isinstance(part, tuple) else part for part in value)
    return (value,)


class State(Tables):
    """The rows of one scenario."""

    def __init__(self, tables: Mapping[str, Rows] | None = None) -> None:
        super().__init__(tables if tables is not None else {name: {} for name in SCENARIO})

    @property
    def units(self) -> dict[str, Unit]:
        return cast(dict[str, Unit], self.tables["units"])

    @property
    def posts(self) -> dict[str, Post]:
        return cast(dict[str, Post], self.tables["posts"])

    @property
    def assignments(self) -> dict[str, Assignment]:
        return cast(dict[str, Assignment], self.tables["assignments"])

    @property
    def requirements(self) -> dict[str, Requirement]:
        return cast(dict[str, Requirement], self.tables["requirements"])

    @property
    def links(self) -> dict[str, Link]:
        return cast(dict[str, Link], self.tables["links"])

    @property
    def functions(self) -> dict[str, Function]:
        return cast(dict[str, Function], self.tables["functions"])

    @property
    def responsibilities(self) -> dict[str, Responsibility]:
        return cast(dict[str, Responsibility], self.tables["responsibilities"])

    @property
    def successions(self) -> dict[str, Succession]:
        return cast(dict[str, Succession], self.tables["successions"])

    @property
    def limits(self) -> dict[str, Limit]:
        return cast(dict[str, Limit], self.tables["limits"])

    @property
    def todos(self) -> dict[str, Todo]:
        return cast(dict[str, Todo], self.tables["todos"])

    def children(self, unit: str | None) -> list[Unit]:
        """The units right below one, in order; for None the roots (not the unplaced)."""
        found = cast(Iterable[Unit], self.where("units", "parent", unit))
        return sorted((row for row in found if not row.unplaced), key=_by_rank)

    def posts_of(self, unit: str) -> list[Post]:
        """The posts of one unit itself, the head first, then in order."""
        found = cast(Iterable[Post], self.where("posts", "unit", unit))
        return sorted(found, key=lambda post: (not post.is_head, post.rank, post.id))

    def head_of(self, unit: str) -> Post | None:
        """The first head post of a unit, if it has one."""
        return next((post for post in self.posts_of(unit) if post.is_head), None)

    def holders(self, post: str) -> list[Assignment]:
        """The assignments to a post."""
        return cast(list[Assignment], list(self.where("assignments", "post", post)))

    def held_by(self, person: str) -> list[Assignment]:
        """The assignments of a person."""
        return cast(list[Assignment], list(self.where("assignments", "person", person)))

    def ancestors(self, unit: str) -> Iterator[Unit]:
        """The units above one, nearest first; ends where the chain ends or closes into a ring."""
        seen = {unit}
        row = self.units.get(unit)
        while row is not None and row.parent is not None and row.parent not in seen:
            seen.add(row.parent)
            row = self.units.get(row.parent)
            if row is not None:
                yield row

    def branch(self, unit: str) -> Iterator[Unit]:
        """A unit and all below it, in the order of a printed list."""
        stack = [self.units[unit]]
        while stack:
            row = stack.pop()
            yield row
            stack.extend(reversed(self.children(row.id)))

    def walk(self) -> Iterator[tuple[Unit, int]]:
        """All placed units with their level (roots are 1), in the order of a printed list."""
        stack = [(root, 1) for root in reversed(self.children(None))]
        while stack:
            unit, level = stack.pop()
            yield unit, level
            stack.extend((child, level + 1) for child in reversed(self.children(unit.id)))

    def unplaced_units(self) -> list[Unit]:
        """The units dragged out of the tree or left over, without those below them."""
        return sorted(cast(Iterable[Unit], self.where("units", "unplaced", True)), key=_by_rank)

    def unplaced_posts(self) -> list[Post]:
        """The posts that are in no unit."""
        return sorted(cast(Iterable[Post], self.where("posts", "unplaced", True)), key=_by_rank)

    def is_placed(self, unit: str) -> bool:
        """Whether a unit hangs in the tree; units below an unplaced one do not."""
        above = list(self.ancestors(unit))
        return not (above[-1] if above else self.units[unit]).unplaced


def _by_rank(row: Unit | Post) -> tuple[str, str]:
    return (row.rank, row.id)


class Plan:
    """The shared facts and the scenarios of one organisation; only `apply` changes it."""

    def __init__(self, id: str | None = None, shared: Tables | None = None) -> None:
        self.id = id or new_id()
        self.shared = shared or Tables({name: {} for name in SHARED})
        self.states: dict[str, State] = {}
        if "settings" not in self.shared.tables["settings"]:
            self.shared.tables["settings"]["settings"] = Settings("settings")

    @property
    def settings(self) -> Settings:
        return cast(Settings, self.shared.tables["settings"]["settings"])

    @property
    def thresholds(self) -> dict[str, Threshold]:
        return cast(dict[str, Threshold], self.shared.tables["thresholds"])

    @property
    def scenarios(self) -> dict[str, Scenario]:
        return cast(dict[str, Scenario], self.shared.tables["scenarios"])

    @property
    def sources(self) -> dict[str, Source]:
        return cast(dict[str, Source], self.shared.tables["sources"])

    @property
    def grades(self) -> dict[str, Grade]:
        return cast(dict[str, Grade], self.shared.tables["grades"])

    @property
    def people(self) -> dict[str, Person]:
        return cast(dict[str, Person], self.shared.tables["people"])

    @property
    def skills(self) -> dict[str, Skill]:
        return cast(dict[str, Skill], self.shared.tables["skills"])

    @property
    def ratings(self) -> dict[str, Rating]:
        return cast(dict[str, Rating], self.shared.tables["ratings"])

    @property
    def views(self) -> dict[str, View]:
        return cast(dict[str, View], self.shared.tables["views"])

    @property
    def allowances(self) -> dict[str, Allowance]:
        return cast(dict[str, Allowance], self.shared.tables["allowances"])

    @property
    def criteria(self) -> dict[str, Criterion]:
        return cast(dict[str, Criterion], self.shared.tables["criteria"])

    @property
    def scores(self) -> dict[str, Score]:
        return cast(dict[str, Score], self.shared.tables["scores"])

    @property
    def page_templates(self) -> dict[str, PageTemplate]:
        return cast(dict[str, PageTemplate], self.shared.tables["page_templates"])

    def ordered_scenarios(self) -> list[Scenario]:
        """The scenarios as the user ordered them."""
        return in_order(self.scenarios.values())

    def find_scenario(self, name: str) -> Scenario:
        """The scenario with this id, else with this name in any language, capitals aside; else RuleBroken."""
        if name in self.scenarios:
            return self.scenarios[name]
        wanted = name.casefold().strip()
        for row in self.ordered_scenarios():
            if wanted in (row.id.casefold(), *(words.casefold().strip() for _, words in row.name.items)):
                return row
        known = ", ".join(self.words(row.name) or row.id for row in self.ordered_scenarios())
        raise RuleBroken(say("There is no scenario “{name}”; there are: {known}.", name=name, known=known))

    def scenario_name(self, id: str, language: str = "") -> str:
        """What a scenario is called in a list, “–” where it has no name."""
        return self.words(self.scenarios[id].name, language) or "–"

    def words(self, name: Names, language: str = "") -> str:
        """A name in a language, else in the first language of the plan's fallback order that has it."""
        return name.best(language, *self.settings.languages)

    def table(self, table: str, scenario: str | None) -> Rows:
        """The rows of a table by id; `scenario` is None for shared tables."""
        return self.home(scenario).tables[table]

    def home(self, scenario: str | None) -> Tables:
        """The tables of a scenario, or the shared ones for None; RuleBroken when there is no such scenario."""
        if scenario is None:
            return self.shared
        if scenario not in self.states:
            raise RuleBroken(say("There is no scenario “{name}”.", name=scenario))
        return self.states[scenario]

    def apply(self, changes: ChangeSet) -> None:
        """Does all of the changes or, with ValueError, none of them; a scenario must be empty before it goes."""
        done: list[Change] = []
        try:
            for change in changes:
                self._apply(change)
                done.append(change)
        except BaseException:
            for change in reversed(done):
                self._apply(change.inverse())
            raise

    def _apply(self, change: Change) -> None:
        if change.table != "scenarios":
            self.home(change.scenario).put(change.table, change.id, change.before, change.after)
            return
        if change.after is None and change.id in self.states and any(self.states[change.id].tables.values()):
            raise ValueError(f"scenario {change.id} is not empty")
        self.shared.put(change.table, change.id, change.before, change.after)
        if change.after is None:
            self.states.pop(change.id, None)
        elif change.before is None:
            self.states[change.id] = State()

    def become(self, other: "Plan") -> None:
        """Holds all that another plan holds, which is used no more; takes no time however large it is."""
        self.id, self.shared, self.states = other.id, other.shared, other.states

    def after(self, changes: ChangeSet) -> "Plan":
        """A copy of the plan with the changes applied; the plan itself stays as it is."""
        copy = self.snapshot()
        copy.apply(changes)
        return copy

    def snapshot(self) -> "Plan":
        """A copy that stays as it is while the plan goes on; takes no time however large the plan is."""
        copy = Plan(self.id, self.shared.copy())
        copy.states = {id: state.copy() for id, state in self.states.items()}
        return copy

    def rows(self) -> Iterator[tuple[str, str | None, Row]]:
        """Every row with its table and scenario, in the fixed order of files and digests."""
        for table in SHARED:
            for id in sorted(self.shared.tables[table]):
                yield table, None, self.shared.tables[table][id]
        for scenario in sorted(self.states):
            for table in SCENARIO:
                rows = self.states[scenario].tables[table]
                for id in sorted(rows):
                    yield table, scenario, rows[id]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Plan) and list(self.rows()) == list(other.rows())

    __hash__ = None  # type: ignore[assignment]  # a plan changes
