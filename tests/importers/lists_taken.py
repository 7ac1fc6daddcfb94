"""Lists as they come from building, made of plans by hand, and lists that went on for a month."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from orgplanner import edits
from orgplanner.errors import RuleBroken
from orgplanner.generate import generate
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking import as_new_plan
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.model import SCENARIO, Plan, State, Tables, Unit, names

LISTED = ("units", "posts", "assignments", "links")


def listed(plan: Plan, scenario: str = "", troubles: tuple[Trouble, ...] = ()) -> Result:
    """What a list becomes that says what a scenario of a plan says: units, posts, who holds them, links, to-dos."""
    chosen = scenario or next(iter(plan.scenarios))
    state = plan.states[chosen]
    tables = {table: dict(state.tables[table]) if table in (*LISTED, "todos") else {} for table in SCENARIO}
    people = {row.person: plan.people[row.person] for row in state.assignments.values()}
    shared = {
        **{table: {} for table in plan.shared.tables}, "settings": dict(plan.shared.tables["settings"]),
        "scenarios": {chosen: replace(plan.scenarios[chosen], base=None)}, "grades": dict(plan.grades),
        "people": people, "sources": dict(plan.sources),
    }  # fmt: skip
    made = Plan("list", Tables(shared))
    made.states = {chosen: State(tables)}
    rows = list(state.units) + list(state.posts) + list(people)
    origins = {id: Spot(0, 0, place) for place, id in enumerate(rows)}
    return Result(made, chosen, len(rows), len(rows), 0, troubles, origins, {id: f"r0.0.{id}" for id in rows})


def organisation(posts: int = 60, seed: int = 1) -> Result:
    """A list of a made-up organisation."""
    plan = generate(posts, seed)
    return listed(plan, plan.ordered_scenarios()[0].id)


def next_month(result: Result, seed: int, acts: int = 12) -> Result:
    """The same list after some things changed in the organisation."""
    random, plan, scenario = Random(seed), result.plan.snapshot(), result.scenario
    plan.apply(edits.add_source(plan, names(en="Next month.csv"), id="next"))
    for number in range(acts):
        act = random.choice(ACTS)
        state = plan.states[scenario]
        if not state.units or not state.posts:
            break
        try:
            plan.apply(act(plan, scenario, random, number))
        except RuleBroken:
            continue
    return listed(plan, scenario)


def _unit(plan: Plan, scenario: str, random: Random) -> str:
    return random.choice(sorted(plan.states[scenario].units))


def _post(plan: Plan, scenario: str, random: Random) -> str:
    return random.choice(sorted(plan.states[scenario].posts))


def _rename(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    return edits.rename_unit(plan, scenario, _unit(plan, scenario, random), "en", f"Renamed {number}")


def _move(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    return edits.move_unit(plan, scenario, _unit(plan, scenario, random), _unit(plan, scenario, random))


def _turn(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    """A unit goes under what stood below it."""
    state = plan.states[scenario]
    unit = random.choice([row for row in state.units.values() if row.parent is not None])
    above = state.units[unit.parent]
    first = edits.move_unit(plan, scenario, unit.id, above.parent)
    return first.followed_by(edits.move_unit(plan.after(first), scenario, above.id, unit.id))


def _add_unit(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    under = _unit(plan, scenario, random)
    return edits.add_unit(
        plan, scenario, name=names(en=f"Unit {number} {random.random()}"), under=under, kind="division"
    )


def _add_post(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    grade = random.choice([None, *sorted(plan.grades)])
    title = names(en=f"Post {number} {random.random()}")
    return edits.add_post(plan, scenario, _unit(plan, scenario, random), title=title, grade=grade)


def _grade(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    own = f"grade{number}{random.random()}"
    row = edits.add_grade(plan, names(en=f"Grade {number}"), code=f"G{number}", id=own)
    post = _post(plan, scenario, random)
    after = plan.after(row)
    return row.followed_by(edits.change_post(after, scenario, post, grade=next(iter(row)).id))


def _move_post(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    return edits.move_post(plan, scenario, _post(plan, scenario, random), _unit(plan, scenario, random))


def _retitle(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    return edits.change_post(
        plan, scenario, _post(plan, scenario, random), title=names(en=f"Title {number}"), code=f"C{number}"
    )


def _head(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    return edits.change_post(plan, scenario, _post(plan, scenario, random), is_head=bool(number % 2))


def _report(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    post = _post(plan, scenario, random)
    return edits.change_post(plan, scenario, post, reports_to=_post(plan, scenario, random))


def _close_post(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    return edits.close_post(plan, scenario, _post(plan, scenario, random))


def _close_unit(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    return edits.close_unit(plan, scenario, _unit(plan, scenario, random))


def _hire(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    made = edits.add_person(plan, names(en=f"Person {number} {random.random()}"), code=f"P{random.random()}")
    person = next(iter(made)).id
    post = _post(plan, scenario, random)
    return made.followed_by(edits.assign(plan.after(made), scenario, person, post, source="next"))


def _go_over(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    row = random.choice(sorted(plan.states[scenario].assignments.values(), key=lambda row: row.id))
    post = _post(plan, scenario, random)
    return edits.move_person(plan, scenario, row.person, post, assignment=row.id)


def _leave(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    row = random.choice(sorted(plan.states[scenario].assignments))
    return edits.end_assignment(plan, scenario, row)


def _link(plan: Plan, scenario: str, random: Random, number: int) -> Any:
    ends = _unit(plan, scenario, random), _unit(plan, scenario, random)
    return edits.add_link(plan, scenario, *ends, kind="also reports to")


ACTS = (
    _rename, _move, _turn, _add_unit, _add_post, _grade, _move_post, _retitle, _head, _report, _close_post,
    _close_unit, _hire, _go_over, _leave, _link,
)  # fmt: skip


def shape(plan: Plan, scenario: str) -> object:
    """What a list says of a scenario, without ids of its own, order and origins."""
    state = plan.states[scenario]
    called = {row.id: (str(row.name), row.code) for row in state.units.values()}
    rows = state.posts.values()
    posts = {row.id: (called.get(row.unit or ""), str(row.title), row.code, row.is_head) for row in rows}
    return (
        sorted((str(called[row.id]), str(called.get(row.parent or "")), row.kind) for row in _placed(state)),
        sorted(
            str((posts[row.id], _grade_code(plan, row.grade), row.established.quantity, row.filled.quantity,
                 row.status, posts.get(row.reports_to or "")))
            for row in state.posts.values() if not row.unplaced
        ),
        sorted(str((str(plan.people[row.person].name), posts[row.post], row.share, row.kind))
               for row in state.assignments.values() if not state.posts[row.post].unplaced),
    )  # fmt: skip


def _placed(state: State) -> list[Unit]:
    return [row for row, _ in state.walk()]


def _grade_code(plan: Plan, grade: str | None) -> str:
    return plan.grades[grade].code if grade else ""


def planned(result: Result) -> Plan:
    """A plan that was made from a list."""
    return as_new_plan(result, "Ministry", "en")
