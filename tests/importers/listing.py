"""Small lists as books, and plans as what people see of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.recipe import Recipe, TableRecipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.trouble import Fix, Trouble
from orgplanner.importers.reading.book import Book, Sheet, Value
from orgplanner.model import Plan, State, Unit

TODAY = "2026-02-01"


def book(
    rows: Iterable[Sequence[Value]], name: str = "staff.xlsx", levels: Mapping[int, int] | None = None
) -> Book:
    """A file of one sheet."""
    return Book(name, "workbook", (Sheet("Staff", [list(row) for row in rows], levels=levels or {}),))


def table(fields: Sequence[str], rows: str, tree: str, number: int = 0, **more: Any) -> TableRecipe:
    """How a sheet with one row of headings is read; fields from the first column on, "" for none."""
    columns = {place: field for place, field in enumerate(fields) if field}
    return TableRecipe(number, 0, 0, 1, 1, columns, rows, tree, **more)


def read(
    fields: Sequence[str], rows: Iterable[Sequence[Value]], kind: str, tree: str, fixes: Iterable[Fix] = (),
    levels: Mapping[int, int] | None = None, recipe: Mapping[str, Any] | None = None, **more: Any,
) -> Result:  # fmt: skip
    """What a list becomes; a heading stands above its rows."""
    sheet = book([list(fields), *rows], levels=levels)
    made = Recipe((table(fields, kind, tree, **more),), **(recipe or {}))
    return build([sheet], made, fixes, today=TODAY)


def state_of(result: Result) -> State:
    """The one scenario."""
    return result.plan.states[result.scenario]


def kinds(result: Result, severity: str = "") -> list[str]:
    """What kinds of troubles there are."""
    return [trouble.kind for trouble in result.troubles if severity in ("", trouble.severity)]


def trouble(result: Result, kind: str) -> Trouble:
    """The one trouble of a kind."""
    (found,) = (each for each in result.troubles if each.kind == kind)
    return found


def path(plan: Plan, state: State, unit: Unit | None) -> str:
    """The names down to a unit."""
    if unit is None:
        return ""
    names = [plan.words(above.name) for above in state.ancestors(unit.id)]
    return "/".join([*reversed(names), plan.words(unit.name)])


def tree(result: Result) -> list[str]:
    """The placed units as paths of names, in the order of a printed list."""
    state = state_of(result)
    return [path(result.plan, state, unit) for unit, _ in state.walk()]


def staffing(result: Result) -> list[tuple[str, ...]]:
    """Unit, title, holders, superior, established and filled of every post, sorted."""
    plan, state = result.plan, state_of(result)
    rows = []
    for post in state.posts.values():
        unit = path(plan, state, state.units.get(post.unit or ""))
        holders = sorted(
            f"{plan.words(plan.people[each.person].name)} {each.share}" for each in state.holders(post.id)
        )
        above = state.posts.get(post.reports_to or "")
        superior = plan.words(above.title) if above is not None else ""
        figures = (str(post.established.quantity), str(post.filled.quantity))
        rows.append((unit, plan.words(post.title), ", ".join(holders), superior, *figures))
    return sorted(rows)
