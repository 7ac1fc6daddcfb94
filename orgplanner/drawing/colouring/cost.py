"""Boxes by what their posts cost a month, in bands into which about as many boxes fall."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from orgplanner.analysis.shades import band_ends, band_of, spread
from orgplanner.drawing.colouring.case import Case, Coloured, Tint, coloured, plain_tint, tint_of, unknown_tint
from orgplanner.model import NOTHING
from orgplanner.text import Message, say

UNKNOWN, BARE = "unknown", "bare"


def cost_colours(case: Case) -> Coloured:
    """Return the colours by cost, of units with their sub-units; a range counts by its upper end."""
    costs = dict(_costs(case))
    known = [cost for cost in costs.values() if cost is not None]
    ends = band_ends(known) if known else []
    steps: dict[str, tuple[str, Tint]] = {}
    shades = spread(len(ends) + 1, len(case.theme.scale))
    for number, shade in enumerate(shades if known else ()):
        steps[str(number)] = (case.say(_words(number, ends)), tint_of(case.theme.scale[shade], case.theme))
    steps[UNKNOWN] = (case.say(say("not known")), unknown_tint(case.theme))
    steps[BARE] = (case.say(say("no posts")), plain_tint(case.theme))
    found = {id: UNKNOWN if cost is None else str(band_of(cost, ends)) for id, cost in costs.items()}
    return coloured(_title(case), steps, ((id, found.get(id, BARE)) for id in case.ids))


def _costs(case: Case) -> Iterator[tuple[str, Decimal | None]]:
    from orgplanner.analysis.pay import pay_of

    pay = pay_of(case.plan, case.scenario, "cost")
    for id in case.ids:
        if case.by_post:
            quantity = pay.of_post.get(id)
        else:
            whole = pay.of_unit.get(id, NOTHING)
            quantity = whole.quantity
            if not whole.unknown and quantity is None:
                continue
        yield id, quantity.high if quantity is not None else None


def _title(case: Case) -> str:
    currency = case.plan.settings.currency
    return case.say(say("Cost per month, {currency}", currency=currency) if currency else say("Cost per month"))


def _words(number: int, ends: list[Decimal]) -> Message:
    if not ends:
        return say("known")
    if number == 0:
        return say("up to {number}", number=_grouped(ends[0]))
    if number == len(ends):
        return say("more than {number}", number=_grouped(ends[-1]))
    return Message(f"{_grouped(ends[number - 1])} – {_grouped(ends[number])}")


def _grouped(number: Decimal) -> str:
    return f"{number.normalize():,f}".replace(",", "\u202f")
