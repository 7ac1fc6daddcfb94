"""Plans with a current and a proposed scenario, the proposed one made by edits that hypothesis picks."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import hypothesis.strategies as st

from orgplanner import edits
from orgplanner.edits import Part
from orgplanner.errors import RuleBroken
from orgplanner.model import UNKNOWN, ChangeSet, Figure, Plan, about, between, exactly, names

FIGURES = (
    UNKNOWN, Figure(exactly(1), "stated"), Figure(exactly(6), "stated"), Figure(exactly("0.25")),
    Figure(between(4, 7), "inferred"), Figure(about(5)), Figure(exactly(0)),
)  # fmt: skip
STEPS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 999), st.integers(0, 999)), max_size=12)
"""Edits by number, each with two numbers that pick its rows."""


def ministry(figures: list[int]) -> Plan:
    """A ministry with two departments and their divisions, ten posts with these FIGURES, and a copy “then”."""
    plan = Plan("plan")
    plan.apply(edits.add_scenario(plan, names(en="Current"), "current", id="now", as_of="2026-01-01"))
    for unit, under in (("m", None), ("a", "m"), ("b", "m"), ("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b")):
        plan.apply(edits.add_unit(plan, "now", name=names(en=unit.upper()), under=under, id=unit))
    for number, figure in enumerate(figures):
        unit = ("m", "a", "b", "a1", "a1", "a2", "b1", "b1", "b2", "b2")[number % 10]
        fields: dict[str, Any] = {"established": FIGURES[figure], "filled": FIGURES[figure - 1]}
        plan.apply(edits.add_post(plan, "now", unit, title=names(en="Expert"), id=f"p{number}", **fields))
    for number in range(3):
        plan.apply(edits.add_person(plan, names(en=f"Holder {number}"), id=f"x{number}"))
        if f"p{number * 3}" in plan.states["now"].posts:
            plan.apply(edits.assign(plan, "now", f"x{number}", f"p{number * 3}"))
    plan.apply(edits.copy_scenario(plan, "now", names(en="Proposed"), id="then"))
    return plan


def reform(plan: Plan, scenario: str, steps: list[tuple[int, int, int]]) -> None:
    """Does the edits in a scenario; what the rules do not allow is left out."""
    for step in steps:
        try:
            plan.apply(_edit(plan, scenario, *step))
        except RuleBroken:
            continue


def _edit(plan: Plan, scenario: str, verb: int, one: int, two: int) -> ChangeSet:
    state = plan.states[scenario]
    units, posts = sorted(state.units) or ["none"], sorted(state.posts)
    unit, other = units[one % len(units)], units[two % len(units)]
    post = posts[one % len(posts)] if posts else "none"
    figure = FIGURES[two % len(FIGURES)]
    fates = ("up", "close", "unplaced")
    verbs: list[Callable[[], ChangeSet]] = [
        lambda: edits.move_unit(plan, scenario, unit, other),
        lambda: edits.close_unit(
            plan, scenario, unit, posts=fates[two % 3], units=fates[one % 3], reason=names(en="Reform")
        ),
        lambda: edits.merge_units(plan, scenario, [unit, other], name=names(en="Joined")),
        lambda: edits.merge_units(plan, scenario, [unit], into=other),
        lambda: _split(plan, scenario, unit),
        lambda: edits.unplace_unit(plan, scenario, unit),
        lambda: edits.add_unit(plan, scenario, name=names(en="New"), under=unit),
        lambda: edits.move_post(plan, scenario, post, other),
        lambda: edits.change_post(plan, scenario, post, established=figure),
        lambda: edits.add_post(plan, scenario, unit, title=names(en="New"), established=figure),
        lambda: edits.close_post(plan, scenario, post, reason=names(en="Reform")),
        lambda: edits.unplace_post(plan, scenario, post),
        lambda: edits.split_post(plan, scenario, post, [(other, Decimal("0.5")), (unit, Decimal("0.25"))]),
    ]
    return verbs[verb]()


def _split(plan: Plan, scenario: str, unit: str) -> ChangeSet:
    posts = [row.id for row in plan.states[scenario].posts_of(unit)]
    below = [row.id for row in plan.states[scenario].children(unit)]
    parts = [Part(names(en=f"Part {n}"), posts=posts[n::2], units=below[n::2]) for n in (0, 1)]
    return edits.split_unit(plan, scenario, unit, parts)
