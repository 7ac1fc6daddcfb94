"""The rows that a row may not stand beside, as the rules of its table have it."""

from dataclasses import replace
from typing import Any, cast

from orgplanner.analysis.three_way.troubles import users_of
from orgplanner.edits.guards import ALONE, namesakes, twins
from orgplanner.model import Plan, Row, Scenario
from orgplanner.model.change import Key

LEVELLED = ("ratings", "requirements")


def partners(plan: Plan, key: Key, row: Row) -> list[Key]:
    """The rows whose changes may be why a row breaks a rule."""
    table = key[0]
    found: list[Key] = []
    if table in ALONE:
        home = plan.shared if key[1] is None else plan.states[key[1]]
        found += [(table, key[1], each.id) for each in twins(home.where, table, row)]
    if table in LEVELLED:
        found.append(("skills", None, cast(Any, row).skill))
    if table == "skills":
        found += [user for user, _ in users_of(plan, key) if user[0] in LEVELLED]
    if table == "scenarios":
        found += [(table, None, each.id) for each in namesakes(plan.scenarios.values(), cast(Scenario, row))]
    return found


def is_same_but_for_id(one: Row, another: Row) -> bool:
    """Whether two rows of a table say the same."""
    return bool(replace(cast(Any, one), id=another.id) == another)
