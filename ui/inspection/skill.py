"""All about a skill: who needs it and who has it."""

from orgplanner.model import Skill
from orgplanner.text import say
from ui.inspection.person import RATERS
from ui.inspection.sheet import Cell, Section, Sheet, Table, Teller, section
from ui.inspection.unit import level_words, origin


def skill_sheet(teller: Teller, skill: Skill) -> Sheet:
    """Scale, needs of this scenario, ratings of people."""
    facts = (*teller.pair(say("Kind"), skill.kind), *teller.pair(say("Scale"), skill.scale))
    sections = (
        Section("", facts),
        *section(teller(say("Needed by")), _needs(teller, skill)),
        *section(teller(say("Held by")), _holders(teller, skill)),
        *origin(teller, "", skill.source, skill.note),
    )
    return Sheet(skill.id, teller(say("Skill")), teller.name(skill.name), "", sections)


def _needs(teller: Teller, skill: Skill) -> Table:
    rows = []
    for need in teller.state.where("requirements", "skill", skill.id):
        end = need.unit or need.post or ""
        level = level_words(skill.scale, skill.levels, need.level)
        rows.append(Cell((teller.unit(end), level, teller.figure(need.people)), need.note, end))
    return Table((teller(say("Unit or post")), teller(say("Level")), teller(say("People"))), tuple(rows), numbers=1)


def _holders(teller: Teller, skill: Skill) -> Table:
    rows = []
    for rating in teller.plan.shared.where("ratings", "skill", skill.id):
        person = teller.plan.people.get(rating.person)
        if person is not None:
            level = level_words(skill.scale, skill.levels, rating.level)
            hint = teller.grounds(rating.basis, rating.source)
            rows.append(Cell((teller.name(person.name), teller(RATERS[rating.rater]), level), hint, person.id))
    return Table((teller(say("Person")), teller(say("Rated by")), teller(say("Level"))), tuple(rows), numbers=2)
