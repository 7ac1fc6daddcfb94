"""Dividing a quantity into shares, exactly: the parts always add up to the whole."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Quantity
from orgplanner.model.quantity import PLACES, tidy
from orgplanner.text import say


def check_shares(shares: Sequence[Decimal]) -> None:
    """RuleBroken unless every share is more than nothing and together they are no more than the whole."""
    if any(not isinstance(share, Decimal) or not share.is_finite() or share <= 0 for share in shares):
        raise RuleBroken(say("A share is more than nothing."))
    if sum(shares, Decimal(0)) > 1:
        raise RuleBroken(say("The shares are more than the whole."))


def portions(number: Decimal, shares: Sequence[Decimal]) -> list[Decimal]:
    """A number by shares, rounded down to six places, and the rest after them."""
    parts = [(number * share).quantize(PLACES, ROUND_DOWN) for share in shares]
    return [tidy(part) for part in (*parts, number - sum(parts, Decimal(0)))]


def divided(figure: Figure, shares: Sequence[Decimal]) -> list[Figure]:
    """A figure by shares, and the rest after them; a range by its low end and its width, unknown stays unknown.

    What is known becomes derived, and keeps its source.
    """
    if figure.quantity is None:
        return [figure] * (len(shares) + 1)
    whole = figure.quantity
    lows = portions(whole.low, shares)
    widths = portions(whole.high - whole.low, shares)
    return [
        Figure(Quantity(low, low + width, whole.approximate), "derived", figure.source)
        for low, width in zip(lows, widths, strict=True)
    ]
