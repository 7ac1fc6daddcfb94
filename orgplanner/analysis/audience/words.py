"""What a copy says of itself, for windows, pages and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from orgplanner.analysis.audience.audience import audience_of
from orgplanner.edits.wording import worded
from orgplanner.model import Names, Plan
from orgplanner.text import Message, chained, render, say

KIND_WORDS: Mapping[str, Message] = MappingProxyType({
    "pay": say("pay"), "names": say("names of people"), "notes": say("notes"), "skills": say("skills"),
})  # fmt: skip
"""What a copy can be without, in words."""

COUNT_WORDS: Mapping[str, Message] = MappingProxyType({
    "pay": say("Figures of pay, and rows about it"),
    "names": say("Names of people, and what describes them"),
    "notes": say("Notes and reasons"),
    "skills": say("Skills, ratings and requirements"),
    "to-dos": say("To-dos"),
    "texts": say("Texts that speak of somebody or of an amount"),
    "headings": say("Names of units, titles and the like in which words were replaced"),
    "scenarios outside": say("Scenarios"),
    "units outside": say("Units outside of it"),
    "posts outside": say("Posts outside of it"),
    "people outside": say("People outside of it"),
})  # fmt: skip
"""What the counts of a copy are of."""


def copy_words(plan: Plan) -> Message | None:
    """What a plan says of itself when it is a copy; None when it is none."""
    what = audience_of(plan)
    if what is None:
        return None
    parts: list[object] = []
    if what.without:
        left_out = chained(KIND_WORDS.get(word, word) for word in sorted(what.without))
        parts.append(say("without: {words}", words=left_out))
    if what.scenario is not None:
        name = plan.scenarios[what.scenario].name if what.scenario in plan.scenarios else None
        parts.append(say("one scenario only: {name}", name=_called(plan, name)))
    if what.unit is not None:
        parts.append(say("one unit only: {name}", name=_called(plan, _unit_name(plan, what.unit))))
    return say("Copy for an audience, {parts}", parts=chained(parts, "; "))


def copy_line(plan: Plan, language: str) -> str:
    """The same in a language, for paper; "" when the plan is no copy."""
    words = copy_words(plan)
    return "" if words is None else render(words, language)


def searched_words(count: int, found: Sequence[str]) -> Message:
    """What came of the search in a finished file."""
    if found:
        return say("Found in the file after all: {words}.", words=chained(found))
    return say("Searched the file for what was left out ({count} words and numbers): none is in it.", count=count)


def _called(plan: Plan, name: Names | None) -> str:
    return worded(plan, name) if name else "–"


def _unit_name(plan: Plan, unit: str) -> Names | None:
    found = (state.units[unit].name for state in plan.states.values() if unit in state.units)
    return next(found, None)
