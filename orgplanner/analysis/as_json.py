"""Quantities and totals for other programs: {"low": 4, "high": 7, "approximate": true}, null for unknown."""

from decimal import Decimal

from orgplanner.model import Quantity, Total

Json = dict[str, object]
PLAN_FORMAT, PLAN_VERSION = "orgplanner-plan", 1
"""What a whole plan as JSON says of itself."""


def number_as_json(number: Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)


def quantity_as_json(quantity: Quantity | None) -> Json | None:
    """A quantity; None when it is unknown."""
    if quantity is None:
        return None
    low, high = number_as_json(quantity.low), number_as_json(quantity.high)
    return {"low": low, "high": high, "approximate": quantity.approximate}


def total_as_json(total: Total) -> Json | None:
    """A total with the number of its unknown parts, if any; None when nothing is known."""
    found = quantity_as_json(total.quantity)
    if found is not None and total.unknown:
        found["unknown"] = total.unknown
    return found
