"""What opening a repaired copy does about each thing that is wrong in a file; `repaired.py` does it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from orgplanner.errors import NO_REMEDY, Problem
from orgplanner.storage.cells import Cells
from orgplanner.text import Message, say

LONGEST = 100
"""Letters of a name that are told."""
CUT_UNIT = say("A repaired copy keeps the unit among those not yet placed.")
CUT_POST = say("A repaired copy keeps the post, below nobody.")
CUT_BASE = say("A repaired copy keeps the scenario, without its base.")
LEAVE_OUT = say("A repaired copy leaves the row out.")
LEAVE_EMPTY = say("A repaired copy leaves the value empty, or the row out where the value is needed.")
PLACE_IT = say("A repaired copy goes by whether a place is named.")
CHAINS: dict[str, Message] = {"units": CUT_UNIT, "posts": CUT_POST, "scenarios": CUT_BASE}
BY_FAULT: dict[str, Message] = {
    "refers to something that is not in the plan": LEAVE_EMPTY,
    "is placed and not yet placed at once": PLACE_IT,
    "must belong to a unit or to a post": LEAVE_OUT,
}
BY_MESSAGE: dict[str, Message] = {
    "The same id stands twice.": say("A repaired copy keeps the first."),
    "The settings of the plan are missing.": say("A repaired copy has the usual ones."),
    "There are settings besides those of the plan.": LEAVE_OUT,
    "Rows of {table} belong to a scenario that is not in the plan.": say(
        "A repaired copy makes the scenario for them."
    ),
}
IN_CHAINS = ("stands in a ring: it is above itself", "stands deeper than {deepest} levels")


def with_remedies(
    problems: Iterable[Problem], raw: Mapping[str, tuple[Sequence[str], list[Cells]]]
) -> Iterator[Problem]:
    """The problems, each with what a repaired copy does about it and what its row is called in the raw tables."""
    names = cache(lambda table: _names(*raw[table]) if table in raw else {})
    for problem in problems:
        table, _, id = problem.place.partition(" ")
        remedy = problem.remedy if problem.remedy != NO_REMEDY else remedy_of(problem)
        yield replace(problem, remedy=remedy, name=names(table).get(id, ""))


def _names(titles: Sequence[str], cells: list[Cells]) -> dict[str, str]:
    """What the rows of a table are called in any language, by id, as far as that can be read."""
    column = next((title for title in ("name", "title", "caption", "code") if title in titles), None)
    if column is None:
        return {}
    ids, names = cells[list(titles).index("id")], cells[list(titles).index(column)]
    return {str(id): _name(name) for id, name in zip(ids, names, strict=True)}


def _name(cell: object) -> str:
    try:
        told = json.loads(str(cell))
    except (ValueError, RecursionError):
        return ""
    words = next(iter(told.values()), "") if isinstance(told, dict) else ""
    return words[:LONGEST].encode("utf-8", "replace").decode() if isinstance(words, str) else ""


def remedy_of(problem: Problem) -> Message:
    """What a repaired copy does about a problem."""
    fault = dict(problem.message.values).get("fault")
    template = fault.template if isinstance(fault, Message) else ""
    if template in IN_CHAINS:
        return CHAINS.get(problem.place.split(" ")[0], LEAVE_EMPTY)
    return BY_FAULT.get(template) or BY_MESSAGE.get(problem.message.template) or LEAVE_EMPTY
