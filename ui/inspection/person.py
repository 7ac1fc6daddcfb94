"""All about a person."""

from orgplanner.model import Person
from orgplanner.text import Message, say
from ui.inspection.post import TENURES
from ui.inspection.sheet import Cell, Pair, Section, Sheet, Table, Teller, section
from ui.inspection.unit import level_words, origin

RATERS: dict[str, Message] = {
    "": say("not stated"), "self": say("by themselves"),
    "manager": say("by their manager"), "test": say("by a test"),
}  # fmt: skip


def person_sheet(teller: Teller, person: Person) -> Sheet:
    """Profession and education, the posts held in this scenario, the skills."""
    facts = (
        *teller.pair(say("Code"), person.code),
        *teller.pair(say("Profession"), teller.words(person.profession)),
        *teller.pair(say("Education"), teller.words(person.education)),
        *teller.pair(say("Languages"), ", ".join(person.languages)),
        *teller.pair(say("Contract"), person.contract),
        *((teller.figure_pair(say("Pay per month"), person.pay),) if person.pay.quantity is not None else ()),
    )
    sections = (
        Section("", facts or (Pair(teller(say("Code")), "–"),)),
        *section(teller(say("Posts held")), _posts(teller, person)),
        *section(teller(say("Skills")), _skills(teller, person)),
        *origin(teller, person.basis, person.source, person.note),
    )
    return Sheet(person.id, teller(say("Person")), teller.name(person.name), "", sections)


def _posts(teller: Teller, person: Person) -> Table:
    rows = tuple(
        Cell((teller.unit(row.post), teller(TENURES[row.kind]), str(row.share.normalize())), "", row.post)
        for row in teller.state.where("assignments", "person", person.id)
    )
    return Table((teller(say("Post")), teller(say("Contract")), teller(say("Share"))), rows, numbers=2)


def _skills(teller: Teller, person: Person) -> Table:
    rows = []
    for rating in teller.plan.shared.where("ratings", "person", person.id):
        skill = teller.plan.skills.get(rating.skill)
        if skill is not None:
            hint = "\n".join(filter(None, (rating.date, teller.grounds(rating.basis, rating.source))))
            level = level_words(skill.scale, skill.levels, rating.level)
            rows.append(Cell((teller.name(skill.name), teller(RATERS[rating.rater]), level), hint))
    return Table((teller(say("Skill")), teller(say("Rated by")), teller(say("Level"))), tuple(rows), numbers=2)
