"""Lists of skills that are needed and that people have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgplanner import edits
from orgplanner.analysis.rating_age import day_of, is_old
from orgplanner.model import Rating, Requirement, Skill
from orgplanner.text import say
from ui.fields.choices import level_name
from ui.fields.make import write_date
from ui.fields.wording import RATERS
from ui.inspection.listing import Line, Listing, adding, adding_new, adding_shared, beside, stacked
from ui.inspection.teller import NOTHING, Teller

NEEDED = ("level", "people", "essential", "note")
RATED = ("level", "rater", "date", "basis", "source")


def level_words(skill: Skill, level: int | None) -> str:
    """A level as its scale says it, “–” where it is not known."""
    return NOTHING if level is None else level_name(skill, level)


def needs_of_unit(teller: Teller, unit: str) -> Iterator[Line]:
    """The skills that a unit needs."""
    return _needs(teller, teller.state.where("requirements", "unit", unit))


def needs_of_post(teller: Teller, post: str) -> Iterator[Line]:
    """The skills that a post needs."""
    return _needs(teller, teller.state.where("requirements", "post", post))


def _needs(teller: Teller, rows: Iterable[object]) -> Iterator[Line]:
    for need in rows:
        assert isinstance(need, Requirement)
        skill = teller.plan.skills.get(need.skill)
        if skill is not None:
            yield _need(teller, need, skill, teller.name(skill.name), skill.id)


def _need(teller: Teller, need: Requirement, skill: Skill, name: str, target: str) -> Line:
    people = teller(say("for {number}", number=str(need.people.quantity))) if need.people.quantity else ""
    below = beside(people, "" if need.essential else teller(say("desirable")))
    hint = stacked(teller.grounds(need.people.basis, need.people.source), need.note)
    return Line(need.id, name, below, level_words(skill, need.level), hint, target)


def needed_by(teller: Teller, id: str) -> Iterator[Line]:
    """The units and posts that need a skill."""
    skill = teller.plan.skills[id]
    for need in teller.state.where("requirements", "skill", id):
        assert isinstance(need, Requirement)
        end = need.unit or need.post or ""
        yield _need(teller, need, skill, teller.unit(end), end)


def rated(teller: Teller, person: str) -> Iterator[Line]:
    """The skills that a person has."""
    for rating in teller.plan.shared.where("ratings", "person", person):
        assert isinstance(rating, Rating)
        skill = teller.plan.skills.get(rating.skill)
        if skill is not None:
            yield _rating(teller, rating, skill, teller.name(skill.name), skill.id)


def held_by(teller: Teller, id: str) -> Iterator[Line]:
    """The people who have a skill."""
    skill = teller.plan.skills[id]
    for rating in teller.plan.shared.where("ratings", "skill", id):
        assert isinstance(rating, Rating)
        person = teller.plan.people.get(rating.person)
        if person is not None:
            yield _rating(teller, rating, skill, teller.name(person.name), person.id)


def _rating(teller: Teller, rating: Rating, skill: Skill, name: str, target: str) -> Line:
    old = teller(say("old rating")) if is_old(teller.plan, rating, day_of(teller.plan, teller.scenario)) else ""
    rater = teller(RATERS[rating.rater]) if rating.rater else ""
    below = beside(rater, write_date(rating.date, teller.language), old)
    hint = teller.grounds(rating.basis, rating.source)
    return Line(rating.id, name, below, level_words(skill, rating.level), hint, target)


def _listing_of_needs(field: str, lines: object) -> Listing:
    return Listing(
        f"needs_of_{field}", say("Skills needed"), "requirements", lines, say("level"), NEEDED,  # type: ignore[arg-type]
        "skills", say("Add a skill"), adding(edits.add_requirement, field, "skill"), say("New skill"),
        adding_new(edits.add_skill, adding(edits.add_requirement, field, "skill")), edits.delete_requirement,
    )  # fmt: skip


NEEDS_OF_UNIT = _listing_of_needs("unit", needs_of_unit)
NEEDS_OF_POST = _listing_of_needs("post", needs_of_post)
NEEDED_BY = Listing(
    "needed_by", say("Needed by"), "requirements", needed_by, say("level"), NEEDED, remove=edits.delete_requirement,
)  # fmt: skip
RATED_IN = Listing(
    "rated", say("Skills"), "ratings", rated, say("level"), RATED, "skills", say("Add a skill"),
    adding_shared(edits.add_rating, "person", "skill"), remove=edits.delete_rating, is_shared=True,
)  # fmt: skip
HELD_BY = Listing(
    "held_by", say("Held by"), "ratings", held_by, say("level"), RATED, "people", say("Add a person"),
    adding_shared(edits.add_rating, "skill", "person"), remove=edits.delete_rating, is_shared=True,
)  # fmt: skip
