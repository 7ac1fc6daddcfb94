"""Boxes by how much of their establishment is vacant: met, and three steps of a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgplanner.analysis.shades import as_total, vacancy_step
from orgplanner.analysis.totals import Totals
from orgplanner.drawing.colouring.case import Case, Coloured, Tint, coloured, plain_tint, tint_of, unknown_tint
from orgplanner.text import say

BARE = "bare"


def vacancy_colours(case: Case) -> Coloured:
    """Return the colours by the share that is surely vacant, of units with their sub-units."""
    return coloured(case.say(say("Vacancy")), _steps(case), _found(case))


def _steps(case: Case) -> Mapping[str, tuple[str, Tint]]:
    theme = case.theme
    small, middling, large = (tint_of(fill, theme) for fill in theme.gaps)
    return {
        "none": (case.say(say("no vacancy")), tint_of(theme.met, theme)),
        "perhaps": (case.say(say("perhaps vacant")), Tint(theme.track, theme.met, theme.hatch)),
        "small": (case.say(say("up to 10 % vacant")), small),
        "middling": (case.say(say("10–25 %")), middling),
        "large": (case.say(say("more than 25 %")), large),
        "unknown": (case.say(say("not known")), unknown_tint(theme)),
        BARE: (case.say(say("no posts")), plain_tint(theme)),
    }


def _found(case: Case) -> Iterator[tuple[str, str]]:
    totals, posts = Totals(case.plan, case.scenario), case.state.posts
    for id in case.ids:
        if case.by_post:
            post = posts[id]
            yield id, vacancy_step(as_total(post.established.quantity), as_total(totals.vacant_of_post(post)))
        else:
            found = totals.of_unit(id)
            yield id, vacancy_step(found.established, found.vacant) if found.posts else BARE
