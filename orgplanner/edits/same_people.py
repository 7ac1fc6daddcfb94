"""Two rows for the same person: what the second knows besides completes the first, which stays as it is else."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from orgplanner.errors import RuleBroken
from orgplanner.model import UNKNOWN, Figure, Names, Person, names
from orgplanner.text import say

Twins = Mapping[str, Mapping[str, str]]
BLANK: tuple[object, ...] = ("", (), None, Names(), UNKNOWN)


def completed(person: Person, other: Person) -> Person:
    """A person with what the other row knows and this one does not; other languages of names too."""
    found: dict[str, Any] = {}
    for field in fields(Person):
        mine, yours = getattr(person, field.name), getattr(other, field.name)
        if field.name == "id" or mine == yours:
            continue
        if isinstance(mine, Names):
            found[field.name] = names({**dict(yours.items), **dict(mine.items)})
        elif mine in BLANK or (isinstance(mine, Figure) and mine.quantity is None):
            found[field.name] = yours
    return replace(person, **found) if found else person


def says_more(person: Person, other: Person) -> bool:
    """Whether the other row says anything that is not in this one, once that was completed."""
    return completed(other, person) != replace(person, id=other.id)


def rating_mark(row: Any) -> tuple[object, ...]:
    """What two ratings of one person may not have alike."""
    return (row.skill, row.rater, row.date)


def check_twins(twins: Twins) -> None:
    """RuleBroken when two rows are to be the same third one."""
    for pairs in twins.values():
        if len(set(pairs.values())) < len(pairs):
            raise RuleBroken(
                say("Two things are matched with the same one."), say("Choose another partner for one.")
            )
