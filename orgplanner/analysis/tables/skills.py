"""The tables of skills: who was rated at which level, what units and posts need, and the list of skills."""

from collections.abc import Mapping
from typing import Any

from orgplanner.analysis.rating_age import age_of, day_of, is_old
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.tables.collation import sort_key
from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.kinds import (
    BASIS_WORDS,
    choice_column,
    date_column,
    figure_column,
    flag_column,
    language_columns,
    list_column,
    one_column,
    sort_column,
    text_column,
)
from orgplanner.analysis.tables.people import main_unit, unit_words
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.edits import highest_level
from orgplanner.errors import RuleBroken
from orgplanner.model import Plan, Quantity, Rating, Requirement, Skill, exactly, read_whole
from orgplanner.text import Message, say

RATER_WORDS: dict[str, Message] = {
    "": say("not stated"), "self": say("by themselves"), "manager": say("by their manager"),
    "test": say("by a test"),
}  # fmt: skip
SCALE_WORDS: dict[str, Message] = {
    "0-5": say("0 to 5"), "CEFR": say("CEFR"), "EQF": say("EQF"), "own": say("own steps"),
}  # fmt: skip


def _skill(speller: Speller, row: Any) -> Skill | None:
    return speller.plan.skills.get(row.skill)


def _level(speller: Speller, row: Any) -> str:
    skill = _skill(speller, row)
    level = row.level if skill is None else level_words(skill, row.level)
    return "–" if level is None else str(level)


def _level_number(_speller: Speller, row: Any) -> Quantity | None:
    return None if row.level is None else Quantity(row.level, row.level)


def _change_level(speller: Speller, row: Any, typed: str) -> Mapping[str, Any]:
    skill = _skill(speller, row)
    return {"level": read_level(skill, typed)}


def read_level(skill: Skill | None, typed: str) -> int | None:
    """A level as number or as a word of the scale of the skill: 4, B2; blank is not known."""
    wanted = " ".join(typed.split())
    highest = highest_level(skill) if skill is not None else None
    for level in range(1, (highest or 0) + 1):
        if skill is not None and str(level_words(skill, level)).casefold() == wanted.casefold():
            return level
    try:
        level_typed = read_whole(wanted)
    except RuleBroken:
        level_typed = -1
    if level_typed is None or (level_typed >= 0 and (highest is None or level_typed <= highest)):
        return level_typed
    lowest, best = (level_words(skill, step) if skill is not None else step for step in (1, highest))
    if highest is None:
        raise RuleBroken(say("“{text}” is not a level; write a whole number.", text=wanted))
    sentence = say(
        "“{text}” is no level of this skill; its scale goes from {low} to {high}.",
        text=wanted,
        low=lowest,
        high=best,
    )
    raise RuleBroken(sentence)


def _level_column() -> Column:
    return Column("level", say("Level"), _level, _change_level, "number", _level_number, width=80)


def _ratings(speller: Speller) -> list[Rating]:
    people = {id: sort_key(speller.called(row)) for id, row in speller.plan.people.items()}
    skills = {id: sort_key(speller.called(row)) for id, row in speller.plan.skills.items()}

    def order(row: Rating) -> tuple[str, ...]:
        return (people.get(row.person, ""), row.person, skills.get(row.skill, ""), row.date, row.id)

    return sorted(speller.plan.ratings.values(), key=order)


def _rating_columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        one_column("person", say("Person"), "people", blank=""),
        Column("unit", say("Organisational unit"), lambda speller, row: unit_words(speller, row.person), width=190),
        one_column("skill", say("Skill"), "skills", blank=""),
        _level_column(),
        choice_column("rater", say("Rated by"), RATER_WORDS),
        date_column("date", say("Date")),
        Column("age", say("Age in months"), _age, None, "number", _age_number, hint=_age_hint, width=110),
        choice_column("basis", say("Basis"), BASIS_WORDS, width=100),
        one_column("source", say("Source"), "sources", width=170),
    )


def _age(speller: Speller, row: Rating) -> str:
    """The months since a rating, on the day of the scenario; marked where that is old."""
    on = day_of(speller.plan, speller.scenario)
    months = age_of(row, on)
    if months is None:
        return ""
    return speller.say(say("{months}, old", months=months)) if is_old(speller.plan, row, on) else str(months)


def _age_number(speller: Speller, row: Rating) -> Quantity | None:
    months = age_of(row, day_of(speller.plan, speller.scenario))
    return None if months is None else exactly(months)


def _age_hint(speller: Speller, _row: Rating) -> str:
    day, most = day_of(speller.plan, speller.scenario), speller.plan.settings.rating_months
    if most is None:
        said = say("On {date}. The settings of the plan name no age from which a rating is old.", date=day)
    else:
        said = say("On {date}. Old after {months} months (settings of the plan).", date=day, months=most)
    return speller.say(said)


def _rating_started(_speller: Speller, beside: Rating | None, _unit: str) -> Mapping[str, Any]:
    return {"person": beside.person if beside is not None else "", "skill": ""}


def _needs(speller: Speller) -> list[Requirement]:
    def order(row: Requirement) -> tuple[str, ...]:
        return (sort_key(_end(speller, row)), sort_key(speller.label("skills", row.skill)), row.id)

    return sorted(speller.state.requirements.values(), key=order)


def _end(speller: Speller, row: Requirement) -> str:
    return speller.label("ends", row.unit or row.post)


def _change_end(speller: Speller, _row: Requirement, typed: str) -> Mapping[str, Any]:
    if not typed.strip():
        return {"unit": None, "post": None}
    id = speller.find("ends", typed)
    return {"unit": id, "post": None} if id in speller.state.units else {"unit": None, "post": id}


def _need_columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        Column("end", say("Unit or post"), _end, _change_end, "one", table="ends", width=230),
        one_column("skill", say("Skill"), "skills", blank=""),
        _level_column(),
        figure_column("people", say("People needed"), sums=True, width=110),
        flag_column("essential", say("Essential"), width=90),
        text_column("note", say("Note"), kind="long", width=220),
    )


def _need_unit(speller: Speller, row: Requirement) -> str:
    post = speller.state.posts.get(row.post or "")
    return row.unit or (post.unit if post is not None else "") or ""


def _need_started(_speller: Speller, beside: Requirement | None, unit: str) -> Mapping[str, Any]:
    if beside is not None:
        return {"skill": "", "unit": beside.unit, "post": beside.post}
    return {"skill": "", "unit": unit or None}


def _skills(speller: Speller) -> list[Skill]:
    return sorted(speller.plan.skills.values(), key=lambda row: (sort_key(speller.called(row)), row.id))


def _skill_columns(plan: Plan) -> tuple[Column, ...]:
    return (
        *language_columns(plan, "name", say("Name")),
        sort_column("kind", say("Kind"), width=110),
        choice_column("scale", say("Scale"), SCALE_WORDS, width=100),
        list_column("levels", say("Own steps, lowest first"), width=220),
        one_column("source", say("Source"), "sources", width=170),
        text_column("note", say("Note"), kind="long", shown=False, width=220),
    )


RATINGS = Sheet(
    "ratings", say("Ratings"), "ratings", _ratings, _rating_columns,
    lambda speller, row: main_unit(speller, row.person), _rating_started,
    groups=("person", "skill", "unit", "rater"), needed=("person", "skill"), selects="person",
)  # fmt: skip
NEEDS = Sheet(
    "needs", say("Needs"), "requirements", _needs, _need_columns, _need_unit, _need_started,
    groups=("end", "skill"), needed=("skill", "unit|post"), selects="unit|post",
)  # fmt: skip
SKILLS = Sheet(
    "skills", say("List of skills"), "skills", _skills, _skill_columns, lambda *_: "", lambda *_: {},
    groups=("kind", "scale"),
)  # fmt: skip
