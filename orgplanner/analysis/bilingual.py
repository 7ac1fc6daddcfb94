"""A plan for readers of two languages: what has a name in both is called by both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from orgplanner.model import Change, ChangeSet, Names, Plan
from orgplanner.text import Message

APART = " / "
SHARED = (("skills", "name"), ("scenarios", "name"))
OWN = (("units", "name"), ("posts", "title"), ("functions", "name"))
"""Tables of the plan, and of a scenario, with the field that is a name."""


def in_both(plan: Plan, scenarios: Iterable[str], languages: tuple[str, str]) -> Plan:
    """Return a copy whose names in the first language are “Tariff / Тариф”, in some scenarios and the plan."""
    changes = [*_changes(plan, None, SHARED, languages)]
    for scenario in scenarios:
        changes += _changes(plan, scenario, OWN, languages)
    return plan.after(ChangeSet(Message(""), tuple(changes)))


def _changes(
    plan: Plan, scenario: str | None, fields: Iterable[tuple[str, str]], languages: tuple[str, str]
) -> Iterator[Change]:
    for table, field in fields:
        for id, row in plan.table(table, scenario).items():
            name: Names = getattr(row, field)
            called: Any = both(name, languages)
            if called is not name:
                yield Change(table, scenario, id, row, replace(row, **{field: called}))


def both(name: Names, languages: tuple[str, str]) -> Names:
    """Return a name that says in the first language what it says in both, where these are two."""
    one, other = map(name.exactly, languages)
    return name.including(languages[0], one + APART + other) if one and other and one != other else name
