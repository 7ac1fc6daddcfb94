"""People and their ratings."""

from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.rows import add_row, change_row, delete_row, fresh
from orgplanner.model import ChangeSet, Names, Plan, Row
from orgplanner.text import say


def add_person(plan: Plan, name: Names, *, id: str | None = None, **fields: Any) -> ChangeSet:
    """Somebody who can hold posts."""
    return add_row(plan, None, "people", fresh("people", id, {"name": name, **fields}))


def change_person(plan: Plan, person: str, **fields: Any) -> ChangeSet:
    """Fields of a person."""
    return change_row(plan, None, "people", person, fields)


def delete_person(plan: Plan, person: str) -> ChangeSet:
    """A person taken out with the ratings; RuleBroken while the person holds a post in any scenario."""
    draft = Draft(plan)
    row = draft.need("people", person)
    drop_person(draft, row)
    return draft.done(say("Delete “{name}”", name=draft.called(row)))


def drop_person(draft: Draft, row: Row) -> None:
    """Takes a person out with the ratings, which the draft notes."""
    ratings = draft.where("ratings", "person", row.id)
    for rating in ratings:
        draft.remove("ratings", rating.id)
    if ratings:
        name, count = draft.called(row), len(ratings)
        draft.notes.append(say("Ratings deleted with “{name}”: {count}.", name=name, count=count))
    draft.remove("people", row.id)


def add_rating(
    plan: Plan, person: str, skill: str, level: int | None = None, *, id: str | None = None, **fields: Any
) -> ChangeSet:
    """The level of a skill that a person holds; 0 is none, None is not known."""
    row = fresh("ratings", id, {"person": person, "skill": skill, "level": level, **fields})
    return add_row(plan, None, "ratings", row)


def change_rating(plan: Plan, rating: str, **fields: Any) -> ChangeSet:
    """Fields of a rating."""
    return change_row(plan, None, "ratings", rating, fields)


def delete_rating(plan: Plan, rating: str) -> ChangeSet:
    """A rating taken out."""
    return delete_row(plan, None, "ratings", rating)
