"""What a word of the command line names in a plan: a unit, a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.cli.using import WrongUse
from orgplanner.text import LANGUAGES, say

if TYPE_CHECKING:
    from orgplanner.model import Plan, Scenario, Unit


def unit_of(plan: Plan, scenario: Scenario, wanted: str) -> str:
    """The id of the unit with this id, else code, else name in any language, capitals aside."""
    units = plan.states[scenario.id].units
    if wanted in units:
        return wanted
    called = wanted.casefold().strip()
    by_code = [unit.id for unit in units.values() if called and unit.code.casefold() == called]
    found = by_code or [unit.id for unit in units.values() if called in _names(unit)]
    if len(found) != 1:
        many = say("Several units are called “{code}”; say which by its id.", code=wanted)
        raise WrongUse(many if found else say("There is no unit “{code}” in this scenario.", code=wanted))
    return found[0]


def _names(unit: Unit) -> set[str]:
    return {words.casefold().strip() for _, words in unit.name.items}


def language_of(plan: Plan, wanted: str) -> str:
    """The code of a language of the program or of the plan, by its code or own name, capitals aside."""
    codes = {**LANGUAGES, **{code: LANGUAGES.get(code, code) for code in plan.settings.languages}}
    for code, called in codes.items():
        if wanted.casefold().strip() in (code.casefold(), called.casefold()):
            return code
    known = ", ".join(codes)
    raise WrongUse(say("There is no language “{language}”; there are: {known}.", language=wanted, known=known))
