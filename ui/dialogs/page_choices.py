"""What can be chosen for pages of a plan: the part of it, the stage, the colours; and the box to choose it in."""

from __future__ import annotations

from orgplanner.drawing.colouring import COLOURINGS
from orgplanner.text import LANGUAGES, say
from ui.desk import Desk
from ui.fields.box import Box
from ui.panels.stages import STAGES

WIDTH = 23
"""Letters for which a box has room."""
ALONE, THREE = say("One scenario"), say("All three, one page each")


def units(desk: Desk) -> dict[str, str]:
    """The whole scenario, and the unit that is chosen in the window, as it is or as it was."""
    session, words = desk.session, desk.words
    choices = {"": words(say("Whole scenario"))}
    unit = session.unit_of(session.selected)
    if session.plan is not None and session.state is not None and unit:
        choices[unit] = session.plan.words(session.state.units[unit].name, words.language)
    scenario, gone = session.bygone
    if session.plan is not None and gone and gone in session.plan.states[scenario].units:
        choices[gone] = session.plan.words(session.plan.states[scenario].units[gone].name, words.language)
    return choices


def languages(desk: Desk) -> dict[str, str]:
    """The languages of the program and those in which the plan has names."""
    plan = desk.session.plan
    own = plan.settings.languages if plan is not None else ()
    return {**LANGUAGES, **{code: LANGUAGES.get(code, code) for code in own}}


def stages(desk: Desk, *, several: bool) -> dict[str, str]:
    """What can be shown of the scenario and another one."""
    known = {**STAGES, "all": THREE} if several else {}
    return {key: desk.words(message) for key, message in {"": ALONE, **known}.items()}


def colourings(desk: Desk) -> dict[str, str]:
    """What colours can stand for; changes need two scenarios."""
    plan, words = desk.session.plan, desk.words
    several = plan is not None and len(plan.scenarios) > 1
    return {by: words(each.words) for by, each in COLOURINGS.items() if by != "change" or several}


def combo(name: str, choices: dict[str, str], chosen: str = "") -> Box:
    """A box with what can be chosen, by value."""
    box = Box()
    box.setObjectName(name)
    box.setMinimumContentsLength(WIDTH)
    for value, text in choices.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
