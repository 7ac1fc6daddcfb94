"""The table of the functions of a scenario, with the units that lead, support and are consulted."""

from collections.abc import Mapping
from typing import Any

from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.kinds import (
    language_columns,
    origin_columns,
    several_column,
    sort_column,
    text_column,
    words_column,
)
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.model import Function, Plan, in_order
from orgplanner.text import Message, say

PARTS: dict[str, Message] = {
    "leads": say("Leads"), "supports": say("Supports"), "is consulted": say("Is consulted"),
}  # fmt: skip


def _rows(speller: Speller) -> list[Function]:
    return in_order(speller.state.functions.values())


def units_with(speller: Speller, function: str, role: str) -> list[str]:
    """The units that have a part in a function, in the order in which they got it."""
    rows: Any = speller.state.where("responsibilities", "function", function)
    return [row.unit for row in rows if row.role == role]


def _part_column(role: str) -> Column:
    def ids(speller: Speller, row: Function) -> list[str]:
        return units_with(speller, row.id, role)

    return several_column(role, PARTS[role], "units", ids)


def _leader(speller: Speller, row: Function) -> str:
    return next(iter(units_with(speller, row.id, "leads")), "")


def _columns(plan: Plan) -> tuple[Column, ...]:
    return (
        text_column("code", say("Code"), width=90),
        *language_columns(plan, "name", say("Function"), width=270),
        sort_column("kind", say("Kind"), width=130),
        *(_part_column(role) for role in PARTS),
        words_column("legal_basis", say("Legal basis"), width=170),
        *origin_columns(),
    )


def _started(_speller: Speller, _beside: Function | None, _unit: str) -> Mapping[str, Any]:
    return {}


FUNCTIONS = Sheet(
    "functions", say("Functions"), "functions", _rows, _columns, _leader, _started, groups=("leads", "kind")
)
