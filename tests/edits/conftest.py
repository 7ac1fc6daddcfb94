"""A ministry with two departments, as it is and as it is proposed."""

from collections.abc import Callable
from typing import Any

import pytest

from orgplanner import edits
from orgplanner.edits import EDITS
from orgplanner.model import ChangeSet, Figure, Plan, about, between, exactly, names

Do = Callable[..., ChangeSet]


@pytest.fixture
def plan() -> Plan:
    """Ministry > DFTR (Tariff, WTO), DIEI (Rules): scenario "now" and its copy "then".

    DFTR leads policy and accounts, DIEI supports policy and leads archives; Ann holds the line of Tariff.
    """
    plan = Plan("plan")

    def do(name: str, /, *arguments: Any, **fields: Any) -> None:
        plan.apply(EDITS[name](plan, *arguments, **fields))

    do("add_scenario", names(en="Current"), "current", id="now")
    for id, under in (("meb", None), ("dftr", "meb"), ("diei", "meb")):
        do("add_unit", "now", name=names(en=id.upper()), kind="department", under=under, id=id)
    for id, under in (("tariff", "dftr"), ("wto", "dftr"), ("rules", "diei")):
        do("add_unit", "now", name=names(en=id.title()), kind="division", under=under, id=id)
    for unit in ("meb", "dftr", "diei"):
        one = Figure(exactly(1), "stated")
        do("add_post", "now", unit, title=names(en=f"Head of {unit.upper()}"), id=f"head-{unit}", is_head=True,
           established=one)  # fmt: skip
    for unit, number in (("dftr", exactly(6)), ("tariff", between(4, 7)), ("wto", about(5)), ("diei", None)):
        figure = Figure(number, "stated")
        do("add_post", "now", unit, title=names(en=f"Expert {unit}"), id=f"expert-{unit}", established=figure)
    do("add_person", names(en="Ann"), id="ann")
    do("add_person", names(en="Bek"), id="bek")
    do("assign", "now", "ann", "expert-tariff", id="ann-tariff")
    do("add_skill", names(en="English"), id="english", scale="CEFR")
    do("add_requirement", "now", "english", unit="tariff", level=4, id="need")
    do("add_link", "now", "dftr", "diei", "coordinates", id="link")
    for id, kind in (("policy", "policy"), ("accounts", "support"), ("archives", "support")):
        do("add_function", "now", names(en=id.title()), kind=kind, id=id)
    for function, unit, role in (
        ("policy", "dftr", "leads"), ("accounts", "dftr", "leads"),
        ("policy", "diei", "supports"), ("archives", "diei", "leads"),
    ):  # fmt: skip
        do("add_responsibility", "now", function, unit, role, id=f"{function}-{unit}")
    do("copy_scenario", "now", names(en="Proposed"), id="then")
    return plan


@pytest.fixture
def do(plan: Plan) -> Do:
    """Does an edit of the plan and returns what it changed, after looking that it can be taken back."""

    def done(name: str, /, *arguments: Any, **fields: Any) -> ChangeSet:
        before = plan.snapshot()
        changes = getattr(edits, name)(plan, *arguments, **fields)
        assert plan == before
        plan.apply(changes)
        assert plan.after(changes.inverse()) == before
        return changes

    return done
