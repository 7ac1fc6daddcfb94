"""What there is to say about the scenario while nothing in it is selected."""

from orgplanner.model import Scenario
from orgplanner.text import say
from ui.inspection.sheet import Section, Sheet, Teller, Words
from ui.panels.scenarios import KINDS


def scenario_sheet(teller: Teller, row: Scenario) -> Sheet:
    """Kind, date, base, how much there is in it, and a hint what to do next."""
    plan, state = teller.plan, teller.state
    base = plan.scenarios.get(row.base or "")
    facts = (
        *teller.pair(say("Plan"), teller.words(plan.settings.title)),
        *teller.pair(say("Kind"), teller(KINDS[row.kind])),
        *teller.pair(say("As of"), row.as_of),
        *teller.pair(say("Made from"), teller.name(base.name) if base is not None else ""),
        *teller.pair(say("Units"), str(len(state.units))),
        *teller.pair(say("Lines of posts"), str(len(state.posts))),
        *teller.pair(say("Functions"), str(len(state.functions)) if state.functions else ""),
    )
    hint = say("Select a unit to see its posts, skills, functions and sources here.")
    notes = tuple(Words(text, quiet) for text, quiet in ((row.note, False), (teller(hint), True)) if text)
    below = teller(say("locked")) if row.locked else ""
    sections = (Section("", facts), Section("", notes))
    return Sheet("", teller(say("Scenario")), teller.name(row.name), below, sections)
