"""Numbers as planners have them: exact, ranges, approximate, unknown; and where each comes from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from orgplanner.errors import RuleBroken
from orgplanner.text import say

LARGEST = Decimal(10) ** 12
PLACES = Decimal("0.000001")
BASES = ("", "stated", "derived", "inferred", "assumed")
"""Where a figure comes from: a source states it, it follows by arithmetic, by reading, or a planner assumes it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """From `low` to `high`, both exact; `approximate` when its source says “about”."""

    low: Decimal
    high: Decimal
    approximate: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high and not self.approximate

    def __add__(self, other: "Quantity") -> "Quantity":
        return Quantity(self.low + other.low, self.high + other.high, self.approximate or other.approximate)

    def __sub__(self, other: "Quantity") -> "Quantity":
        """The widest honest difference: low − high to high − low."""
        return Quantity(self.low - other.high, self.high - other.low, self.approximate or other.approximate)

    def __str__(self) -> str:
        """As printed: 4–7, ~50, 0.25, −3; the en dash joins a range, the true minus marks a negative."""
        ends = [plain(self.low)] if self.low == self.high else [plain(self.low), plain(self.high)]
        joined = "–".join(ends) if self.low >= 0 else " … ".join(ends)
        return ("~" if self.approximate else "") + joined


ZERO = Quantity(Decimal(0), Decimal(0))


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity (None: unknown) with its basis, one of BASES, and the id of its source."""

    quantity: Quantity | None = None
    basis: str = ""
    source: str | None = None


UNKNOWN = Figure()


@dataclass(frozen=True, slots=True)
class Total:
    """A sum of what is known; `unknown` counts the parts that are not; quantity is None when nothing is known."""

    quantity: Quantity | None = None
    unknown: int = 0

    def __add__(self, other: "Total") -> "Total":
        if self.quantity is None or other.quantity is None:
            known = self.quantity if other.quantity is None else other.quantity
            return Total(known, self.unknown + other.unknown)
        return Total(self.quantity + other.quantity, self.unknown + other.unknown)

    def __str__(self) -> str:
        return "–" if self.quantity is None else str(self.quantity)

    @property
    def told(self) -> str:
        """As it is printed where a reader has to know of unknown parts: “12–15 + ?”; “–” where nothing is known."""
        return f"{self} + ?" if self.unknown and self.quantity is not None else str(self)


NOTHING = Total()


def total(parts: Iterable[Quantity | None]) -> Total:
    """The sum of the known parts and the number of the unknown ones; no parts at all: nothing known."""
    low = high = Decimal(0)
    approximate, known, unknown = False, 0, 0
    for part in parts:
        if part is None:
            unknown += 1
            continue
        known += 1
        low += part.low
        high += part.high
        approximate |= part.approximate
    return Total(Quantity(low, high, approximate) if known else None, unknown)


def exactly(number: int | str | Decimal) -> Quantity:
    """The exact quantity of a number, such as 6 or "0.25"."""
    value = Decimal(number)
    return Quantity(value, value)


def between(low: int | str | Decimal, high: int | str | Decimal, approximate: bool = False) -> Quantity:
    """The range from low to high."""
    return Quantity(Decimal(low), Decimal(high), approximate)


def about(number: int | str | Decimal) -> Quantity:
    """About a number, as "about 50"."""
    value = Decimal(number)
    return Quantity(value, value, True)


def tidy(number: Decimal) -> Decimal:
    """Rounded to six places, half to even, and written the one way that every equal number is: 0.5, 10, 0."""
    rounded = number.quantize(PLACES).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def plain(number: Decimal) -> str:
    """Without exponent or idle zeros, with a true minus: 0.25, 6, −3."""
    text = f"{number.normalize():f}"
    return text.replace("-", "−") if text != "-0" else "0"


_RANGE = re.compile(r"^(?P<low>[^–—…-]+?)\s*(?:–|—|-|…|\.\.\.?)\s*(?P<high>[^–—…-]+)$")
_ABOUT = re.compile(r"^(?:~|≈|about\b|approx\.?|около\b|ок\.|примерно\b|шамамен\b)\s*", re.IGNORECASE)


def read_quantity(text: str) -> Quantity | None:
    """What a person typed: "6", "4-7", "~25", "0,5", "1/2"; blank, "–" or "?" is unknown (None).

    Raises RuleBroken with a sentence when it cannot be understood.
    """
    stripped = text.strip()
    if stripped in ("", "-", "–", "—", "?"):
        return None
    rest, approximate = _ABOUT.subn("", stripped)
    match = _RANGE.match(rest)
    ends = (match["low"], match["high"]) if match else (rest, rest)
    low, high = (_read_number(end, text) for end in ends)
    if low > high:
        raise RuleBroken(say("“{text}” runs from the larger to the smaller number; write it as 4–7.", text=text))
    return Quantity(low, high, bool(approximate))


def _read_number(part: str, text: str) -> Decimal:
    compact = re.sub(r"[\s\u00a0\u202f]", "", part).replace(",", ".")
    try:
        if not re.fullmatch(r"\d+(\.\d+)?(/\d+)?", compact):
            raise ValueError(compact)
        fraction = Fraction(compact) if "." not in compact else None
        value = Decimal(compact) if fraction is None else Decimal(fraction.numerator) / fraction.denominator
    except (ValueError, ZeroDivisionError, InvalidOperation):
        sentence = say("“{text}” is not a number; write 6, 0.5, 1/2, 4–7 or ~25.", text=text)
        raise RuleBroken(sentence) from None
    if value > LARGEST:
        raise RuleBroken(say("“{text}” is too large for a number of posts or pay.", text=text))
    return tidy(value)
