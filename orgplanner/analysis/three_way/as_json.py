"""Conflicts for other programs."""

from decimal import Decimal
from typing import Any

from orgplanner.analysis.as_json import Json, number_as_json, quantity_as_json
from orgplanner.analysis.three_way.conflict import Conflict, Seen
from orgplanner.analysis.three_way.merging import Merging
from orgplanner.analysis.three_way.reasons import name_of
from orgplanner.analysis.three_way.wording import Version
from orgplanner.model import Figure, Names, Plan
from orgplanner.model.rows import TABLES


def conflict_as_json(merging: Merging, conflict: Conflict) -> Json:
    """A conflict; `field` "" is the row itself, with its name for a value, or null where it is not there."""
    table, scenario, id = conflict.key
    copies = merging.copies
    plans: dict[Version, Plan | None] = {"base": copies.base, "mine": copies.mine, "theirs": copies.theirs}
    values: Json = {side: _value(plan, conflict, conflict.value(side)) for side, plan in plans.items()}
    more: Json = {"kind": conflict.kind, "scenario": scenario, "taken": conflict.chosen}
    if conflict.part:
        more["language"] = conflict.part
    if conflict.why.template:
        more["why"] = str(conflict.why)
    for side, seen in (("mine", conflict.seen_mine), ("theirs", conflict.seen_theirs)):
        more |= _seen(side, seen)
    return {"table": table, "id": id, "name": merging.name(conflict.key), "field": conflict.field, **values, **more}


def _seen(side: str, seen: Seen) -> Json:
    return {f"{side}_{word}": value for word, value in zip(("at", "by"), seen, strict=True) if value}


def _value(plan: Plan | None, conflict: Conflict, value: Any) -> Any:
    if isinstance(value, tuple(TABLES.values())):
        return name_of((plan,), conflict.key)
    if isinstance(value, Names):
        return dict(value.items)
    if isinstance(value, Figure):
        found = quantity_as_json(value.quantity)
        return found if found is None or not value.basis else {**found, "basis": value.basis}
    if isinstance(value, Decimal):
        return number_as_json(value)
    if isinstance(value, tuple):
        return [_value(plan, conflict, part) for part in value]
    return value
