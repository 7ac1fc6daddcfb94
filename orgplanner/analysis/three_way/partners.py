"""The rows that a row may not stand beside, as the rules of its table have it."""

from dataclasses import replace
from typing import Any, cast

from orgplanner.analysis.three_way.troubles import home_of, users_of
from orgplanner.model import Plan, Row
from orgplanner.model.change import Key

ALONE: dict[str, tuple[str, ...]] = {
    "assignments": ("post", "person", "kind", "since"),
    "ratings": ("person", "skill", "rater", "date"),
    "links": ("origin", "target", "kind"),
    "responsibilities": ("function", "unit"),
    "successions": ("subject",),
    "thresholds": ("work",),
    "scores": ("criterion", "scenario"),
}
"""Fields in which no two rows of a table are the same."""
LEVELLED = ("ratings", "requirements")


def partners(plan: Plan, key: Key, row: Row) -> list[Key]:
    """The rows whose changes may be why a row breaks a rule."""
    table = key[0]
    found: list[Key] = []
    if table in ALONE:
        found += _twins(plan, key, row)
    if table in LEVELLED:
        found.append(("skills", None, cast(Any, row).skill))
    if table == "skills":
        found += [user for user, _ in users_of(plan, key) if user[0] in LEVELLED]
    if table == "scenarios":
        found += _namesakes(plan, row)
    return found


def _twins(plan: Plan, key: Key, row: Row) -> list[Key]:
    table, scenario, id = key
    fields = ALONE[table]
    home = plan.shared if scenario is None else plan.states[scenario]
    return [
        (table, scenario, each.id)
        for each in home.where(table, fields[0], getattr(row, fields[0]))
        if each.id != id and all(getattr(each, field) == getattr(row, field) for field in fields)
    ]


def _namesakes(plan: Plan, row: Any) -> list[Key]:
    taken = {words.casefold().strip() for _, words in row.name.items}
    rows: Any = home_of(plan, "scenarios", None).values()
    return [
        ("scenarios", None, each.id)
        for each in rows
        if each.id != row.id and taken & {words.casefold().strip() for _, words in each.name.items}
    ]


def is_same_but_for_id(one: Row, another: Row) -> bool:
    """Whether two rows of a table say the same."""
    return bool(replace(cast(Any, one), id=another.id) == another)
