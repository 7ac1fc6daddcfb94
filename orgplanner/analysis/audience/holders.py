"""People of a copy without names: “Holder n”, under ids that nobody can work out from names or numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.model import Names, Person, Plan, names
from orgplanner.text import LANGUAGES, render, say


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody of a copy: the number, the id in the copy, and the row of the plan that the copy was made from."""

    number: int
    id: str
    person: Person

    @property
    def called(self) -> str:
        """As in the copy and in the key to it, in English."""
        return str(say("Holder {number}", number=self.number))


def holders_of(plan: Plan, part: Plan) -> tuple[Holder, ...]:
    """The people of a part of a plan with their numbers, in the order of their ids in the copy.

    These ids follow from all that is withheld of all people together, so that they are the same each time and
    tell nothing to somebody who knows less; their order is that of no list.
    """
    secret = secret_of(plan)
    given = sorted((alias(secret, id), id) for id in part.people)
    return tuple(Holder(number, new, part.people[id]) for number, (new, id) in enumerate(given, start=1))


def secret_of(plan: Plan) -> bytes:
    """What nobody can know who does not know everything about everybody in the plan."""
    made = hashlib.sha256(plan.id.encode())
    for id in sorted(plan.people):
        made.update(repr(plan.people[id]).encode("utf-8", "surrogatepass"))
    return made.digest()


def alias(secret: bytes, id: str) -> str:
    """The id of a row in the copy."""
    return hashlib.sha256(secret + id.encode()).hexdigest()[:32]


def holder_names(plan: Plan, number: int) -> Names:
    """“Holder 12” in English and in the languages of the plan that the program speaks."""
    wanted = {"en", *plan.settings.languages} & LANGUAGES.keys()
    return names({code: render(say("Holder {number}", number=number), code) for code in wanted})


def aliases(plan: Plan) -> Mapping[str, Mapping[str, str]]:
    """The ids in a nameless copy by table and id, of rows that may have been told apart by names when imported.

    An id that a unit or function has as well keeps its meaning: units and functions have their ids.
    """
    secret = secret_of(plan)
    fixed = {id for state in plan.states.values() for table in ("units", "functions") for id in state.tables[table]}
    found: dict[str, dict[str, str]] = {"people": {id: alias(secret, id) for id in plan.people}}
    found["ratings"] = {id: alias(secret, id) for id in plan.ratings}
    for state in plan.states.values():
        for table in RENAMED:
            mine = found.setdefault(table, {})
            mine |= {id: alias(secret, id) for id in state.tables[table] if id not in mine and id not in fixed}
    return found


RENAMED = ("posts", "assignments", "requirements", "links", "successions")
"""Tables of a scenario whose rows have other ids in a nameless copy."""
