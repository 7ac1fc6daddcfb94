"""How far along a scale something is: vacancy in steps, numbers in bands, the weakest of several bases."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Literal

from orgplanner.model import Quantity, Total

VacancyStep = Literal["none", "perhaps", "small", "middling", "large", "unknown"]
SMALL, MIDDLING = Decimal("0.10"), Decimal("0.25")
"""shares of the establishment that end the first and the second step"""
BASES = ("stated", "derived", "inferred", "assumed")
"""from the surest to the least sure"""
BANDS = 5


def vacancy_step(established: Total, vacant: Total) -> VacancyStep:
    """How much of an establishment is surely vacant; what may or may not be vacant is “perhaps”."""
    whole, part = established.quantity, vacant.quantity
    if whole is None or part is None:
        return "unknown"
    if part.low > 0 and whole.high > 0:
        share = part.low / whole.high
        return "small" if share <= SMALL else "middling" if share <= MIDDLING else "large"
    if part.high > 0:
        return "perhaps"
    return "unknown" if vacant.unknown else "none"


def as_total(quantity: Quantity | None) -> Total:
    """One part as a total."""
    return Total(quantity, int(quantity is None))


def weakest(bases: Iterable[str]) -> str:
    """The least sure of some bases, "" of none."""
    return max(bases, key=BASES.index, default="")


def band_ends(values: Iterable[Decimal], most: int = BANDS) -> list[Decimal]:
    """The upper ends of all bands but the last, so that about as many values fall into each, to two digits."""
    ordered = sorted(values)
    places = (len(ordered) * step // most for step in range(1, most))
    ends = sorted({_rounded_up(ordered[place - 1]) for place in places if place > 0})
    return [end for end in ends if end < ordered[-1]]


def band_of(value: Decimal, ends: Sequence[Decimal]) -> int:
    """The number of the band, from 0, that a value falls into; ends belong to the band below."""
    return bisect_left(ends, value)


def spread(count: int, steps: int) -> list[int]:
    """Which of `steps` shades, from 0, are taken for `count` things in order: the farthest apart."""
    if count == 1:
        return [steps - 1]
    return [round(place * (steps - 1) / (count - 1)) for place in range(count)]


def _rounded_up(value: Decimal) -> Decimal:
    if value <= 0:
        return Decimal(0)
    step = Decimal(1).scaleb(value.adjusted() - 1)
    return (value / step).to_integral_value(ROUND_CEILING) * step


def signed(total: Total) -> str:
    """A difference as printed: +6, ~+5, +1–10 + ?, 0, −3; a plus where it is surely more."""
    if total.quantity is None:
        return "?" if total.unknown else "0"
    said = with_plus(total, str(total))
    return f"{said} + ?" if total.unknown else said


def with_plus(total: Total, said: str) -> str:
    """The words of a difference with a plus before its number where it is surely more, as a minus would stand."""
    if total.quantity is None or total.quantity.low <= 0:
        return said
    return f"~+{said[1:]}" if said.startswith("~") else f"+{said}"


def figure_words(total: Total) -> str:
    """A total as it stands by itself: 12–15 + ?; “?” where it is unknown, “–” where there is nothing."""
    return "?" if total.quantity is None and total.unknown else total.told


def money_words(total: Total) -> str:
    """An amount with thousands apart, rounded to whole units: 1 250 000–1 400 000 + ?; “?” where it is unknown."""
    if total.quantity is None:
        return "?" if total.unknown else ""
    low, high = (_grouped(number) for number in (total.quantity.low, total.quantity.high))
    said = low if low == high else f"{low}–{high}" if total.quantity.low >= 0 else f"{low} … {high}"
    return f"{'~' if total.quantity.approximate else ''}{said}{' + ?' if total.unknown else ''}"


def _grouped(number: Decimal) -> str:
    return f"{number.quantize(Decimal(1)):,}".replace(",", "\u202f").replace("-", "−")
