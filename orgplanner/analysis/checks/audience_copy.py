"""A plan that is a copy for an audience: what it lacks is not missing."""

from collections.abc import Iterable

from orgplanner.analysis.audience.words import copy_words
from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """The scenario, when the plan was made by leaving something out."""
    said = copy_words(case.plan)
    if said is not None:
        remedy = say("Decide on what was left out in the plan that it was made from; changes can be merged back.")
        yield case.subject(case.scenario), said, remedy


CHECK = Check(
    "audience-copy",
    say("Copy for an audience"),
    say("Something was left out of this plan on purpose, so its figures may not be the whole."),
    "note",
    find,
)
