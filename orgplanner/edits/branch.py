"""A branch as it is copied: units and posts with what hangs on them, and the facts of the plan that they name."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from orgplanner.edits.draft import by_rank
from orgplanner.errors import RuleBroken
from orgplanner.model import SHARED, TABLES, Plan, Row, State
from orgplanner.model.columns import columns
from orgplanner.model.rules import references
from orgplanner.text import say

HANGING = ("units", "posts", "requirements", "links", "responsibilities", "limits")
"""Tables whose rows are copied, each after those that it refers to."""
NAMED = ("sources", "grades", "skills", "functions")
"""Tables whose rows are only named by what is copied, each after those that it refers to."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Rows by table, from the scenario and plan with these ids; `tops` are the units and posts that were chosen.

    `holders` counts the people who hold the posts: they are not copied. `cut`: to be moved rather than copied.
    """

    plan: str
    scenario: str
    tops: tuple[str, ...]
    rows: Mapping[str, tuple[Row, ...]]
    holders: int = 0
    cut: bool = False

    def of(self, table: str) -> tuple[Any, ...]:
        """The rows of a table."""
        return self.rows.get(table, ())


def take_branch(plan: Plan, scenario: str, ids: Collection[str], *, cut: bool = False) -> Branch:
    """The chosen units with all below them, and the chosen posts, as they are now."""
    state = cast(State, plan.home(scenario))
    tops = topmost(state, ids)
    units = [unit for top in tops if top in state.units for unit in state.branch(top)]
    posts = [post for unit in units for post in state.posts_of(unit.id)]
    posts += [state.posts[top] for top in tops if top in state.posts]
    rows: dict[str, tuple[Row, ...]] = {"units": tuple(units), "posts": tuple(posts)}
    _add_joined(state, rows)
    _add_named(plan, state, rows)
    holders = sum(1 for post in posts for _ in state.where("assignments", "post", post.id))
    return Branch(plan.id, scenario, tuple(tops), rows, holders, cut)


def topmost(state: State, ids: Collection[str]) -> list[str]:
    """The chosen units that are below no other, as in a printed list, then posts in none of their branches."""
    chosen = set(ids)
    unknown = next((id for id in ids if id not in state.units and id not in state.posts), None)
    if unknown is not None:
        raise RuleBroken(say("There is no unit or post “{id}”.", id=str(unknown)[:80]))
    units = [id for id in chosen if id in state.units and not _is_below(state, id, chosen)]
    posts = [id for id in chosen if id in state.posts and not _is_in(state, id, chosen)]
    return [*sorted(units, key=lambda id: _path(state, id)), *sorted(posts, key=lambda id: _post_path(state, id))]


def _is_below(state: State, unit: str, chosen: set[str]) -> bool:
    return any(above.id in chosen for above in state.ancestors(unit))


def _is_in(state: State, post: str, chosen: set[str]) -> bool:
    unit = state.posts[post].unit
    return unit is not None and (unit in chosen or _is_below(state, unit, chosen))


def _path(state: State, unit: str) -> list[tuple[str, str]]:
    """The places of a unit and of all above it, the highest first."""
    return [by_rank(row) for row in reversed([state.units[unit], *state.ancestors(unit)])]


def _post_path(state: State, post: str) -> tuple[list[tuple[str, str]], bool, tuple[str, str]]:
    row = state.posts[post]
    return ([] if row.unit is None else _path(state, row.unit), not row.is_head, by_rank(row))


def _add_joined(state: State, rows: dict[str, tuple[Row, ...]]) -> None:
    """Adds what hangs on the units and posts alone, and what joins two of them."""
    units, posts = ([row.id for row in rows[table]] for table in ("units", "posts"))
    ends = {*units, *posts}
    needs = [row for unit in units for row in state.where("requirements", "unit", unit)]
    needs += [row for post in posts for row in state.where("requirements", "post", post)]
    links = [row for end in (*units, *posts) for row in state.where("links", "origin", end)]
    rows["requirements"] = tuple(needs)
    rows["links"] = tuple(row for row in links if cast(Any, row).target in ends)
    for table in ("responsibilities", "limits"):
        rows[table] = tuple(row for unit in units for row in state.where(table, "unit", unit))


def _add_named(plan: Plan, state: State, rows: dict[str, tuple[Row, ...]]) -> None:
    """Adds the functions, skills, grades and sources that the rows name; last the sources, which all may name."""
    for table in reversed(NAMED):
        home = plan.shared if table in SHARED else state
        named = dict.fromkeys(id for part in rows.values() for row in part for id in named_in(row, table))
        rows[table] = tuple(home.tables[table][id] for id in named if id in home.tables[table])


def named_in(row: Row, table: str) -> Iterator[str]:
    """The ids of a table that a row names."""
    for column in columns(type(row)):
        target = "sources" if column.kind == "figure" else column.table
        if target == table:
            yield from references(column, getattr(row, column.name))


def branch_fault(branch: Branch) -> bool:
    """Whether a branch from outside holds what no branch holds: foreign rows, one id twice, loose ends, no top."""
    for table, rows in branch.rows.items():
        if table not in HANGING and table not in NAMED:
            return True
        if any(type(row) is not TABLES[table] for row in rows) or len({row.id for row in rows}) < len(rows):
            return True
    units = {row.id for row in branch.of("units")}
    tops = set(branch.tops)
    hanging = [row for row in branch.of("units") if row.id not in tops and row.parent not in units]
    hanging += [row for row in branch.of("posts") if row.id not in tops and row.unit not in units]
    hanging += [row for row in branch.of("limits") if row.unit not in units]
    known = units | {row.id for row in branch.of("posts")}
    return bool(hanging) or not tops or not tops <= known or len(tops) < len(branch.tops)
