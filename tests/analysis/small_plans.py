"""Small plans written by hand for the tests of totals, structure and checks."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from orgplanner.model import (
    Assignment,
    Figure,
    Names,
    Person,
    Plan,
    Post,
    Quantity,
    Row,
    Scenario,
    Settings,
    State,
    Threshold,
    Unit,
    names,
    read_quantity,
)

ALL = ("en", "ru", "kk")


def words(text: str) -> Names:
    return names(en=text, ru=text, kk=text)


def figure(text: str, basis: str = "assumed") -> Figure:
    return Figure(read_quantity(text), basis)


def unit(id: str, parent: str | None = None, **fields: object) -> Unit:
    return replace(Unit(id, id.upper(), words(f"Unit {id}"), "department", parent, id), **fields)


def post(id: str, unit: str | None, established: str = "1", filled: str = "1", **fields: object) -> Post:
    row = Post(id, unit, "", words(f"Post {id}"), None, figure(established), figure(filled), rank=id)
    return replace(row, **fields)


def head(id: str, unit: str, **fields: object) -> Post:
    return post(id, unit, is_head=True, **fields)


def held(post: str, person: str, share: str = "1", until: str = "") -> Assignment:
    return Assignment(f"{person}-{post}", person, post, Decimal(share), until=until)


def state_of(*rows: Row) -> State:
    tables = {
        "Unit": "units", "Post": "posts", "Assignment": "assignments", "Function": "functions",
        "Responsibility": "responsibilities", "Succession": "successions",
    }  # fmt: skip
    state = State()
    for row in rows:
        state.tables[tables[type(row).__name__]][row.id] = row
    return state


def plan_of(*rows: Row, as_of: str = "2026-01-01", thresholds: Iterable[Threshold] = ()) -> Plan:
    """A plan with one scenario “now”; people are made for the assignments."""
    plan = Plan("plan")
    plan.shared.tables["settings"]["settings"] = Settings("settings", words("Small"), ALL)
    plan.scenarios["now"] = Scenario("now", words("Now"), "current", as_of=as_of, rank="V")
    plan.states["now"] = state_of(*rows)
    for row in plan.states["now"].assignments.values():
        plan.people[row.person] = Person(row.person, words(row.person))
    for threshold in thresholds:
        plan.thresholds[threshold.id] = threshold
    return plan


def with_proposal(plan: Plan, *rows: Row) -> Plan:
    """The plan with a second scenario “then”, based on “now”, that has just these rows."""
    plan.scenarios["then"] = Scenario("then", words("Then"), "proposed", "now", rank="W")
    plan.states["then"] = state_of(*rows)
    return plan


def quantity(low: int, high: int, approximate: bool = False) -> Quantity:
    return Quantity(Decimal(low), Decimal(high), approximate)
