"""For whom a copy is: what it leaves out, and the words by which the copy itself says so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from orgplanner.errors import RuleBroken
from orgplanner.model import Plan
from orgplanner.text import say

KINDS = ("pay", "names", "notes", "skills")
"""What may be left out, as said on the command line and in `Settings.without`."""
_UNIT, _SCENARIO = "unit ", "scenario "


@dataclass(frozen=True, slots=True)
class Audience:
    """What a copy is `without`, of KINDS; the `unit` with all below it, and the `scenario`, that it is only of."""

    without: frozenset[str] = frozenset()
    unit: str | None = None
    scenario: str | None = None

    def __bool__(self) -> bool:
        return bool(self.without or self.unit or self.scenario)

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in the settings of the copy: “names”, “pay”, “scenario <id>”, “unit <id>”."""
        parts = [f"{_SCENARIO}{self.scenario}"] if self.scenario else []
        parts += [f"{_UNIT}{self.unit}"] if self.unit else []
        return (*sorted(self.without), *parts)


def audience_of(plan: Plan) -> Audience | None:
    """For whom a plan is a copy; None when it is no copy."""
    words = plan.settings.without
    return read_words(words) if words else None


def read_words(words: Collection[str]) -> Audience:
    """The audience of which these are the words; words of a later version are kept as they are."""
    units = [word.removeprefix(_UNIT) for word in words if word.startswith(_UNIT)]
    scenarios = [word.removeprefix(_SCENARIO) for word in words if word.startswith(_SCENARIO)]
    plain = frozenset(word for word in words if not word.startswith((_UNIT, _SCENARIO)))
    return Audience(plain, units[-1] if units else None, scenarios[-1] if scenarios else None)


def checked(plan: Plan, what: Audience) -> None:
    """Raises RuleBroken for what a copy cannot be: an unknown word, a unit or scenario that is not there."""
    unknown = sorted(what.without.difference(KINDS, read_words(plan.settings.without).without))
    if unknown:
        known = ", ".join(KINDS)
        raise RuleBroken(
            say("A copy cannot be without “{word}”; it can be without: {known}.", word=unknown[0], known=known)
        )
    if what.scenario is not None and what.scenario not in plan.states:
        raise RuleBroken(say("There is no scenario “{name}”.", name=what.scenario))
    if what.unit is None:
        return
    wanted = plan.states if what.scenario is None else (what.scenario,)
    if not any(what.unit in plan.states[id].units for id in wanted):
        raise RuleBroken(say("There is no unit “{unit}” in this scenario.", unit=what.unit))


def together(plan: Plan, what: Audience) -> Audience:
    """What a copy of this plan leaves out in all, as the plan may be a copy itself."""
    so_far = read_words(plan.settings.without)
    return Audience(so_far.without | what.without, what.unit or so_far.unit, what.scenario or so_far.scenario)
