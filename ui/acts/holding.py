"""What units and posts hold, as sentences for the dialogs that close, convert or transfer them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orgplanner.analysis.contents import Contents
from orgplanner.drawing.typeface import visible
from orgplanner.model import Plan, State
from orgplanner.text import Message, render, say

LONGEST = 70
"""Letters of a name in a sentence."""


def held(found: Contents) -> Iterator[Message]:
    """A line for each kind of thing that hangs on what was chosen; nothing for what there is none of."""
    if found.posts:
        figures = {"lines": found.posts, "established": found.established.told}
        yield say("Posts: {lines}, established: {established}", **figures)
    numbers = (
        (found.units, say("Sub-units: {count}", count=found.units)),
        (found.people, say("People in these posts: {count}", count=found.people)),
        (found.functions, say("Functions: {count}", count=found.functions)),
        (found.links, say("Links: {count}", count=found.links)),
        (found.requirements, say("Skills needed: {count}", count=found.requirements)),
        (found.limits, say("Limits: {count}", count=found.limits)),
    )
    yield from (message for number, message in numbers if number)


def quoted(name: str, language: str) -> str:
    """A name in the quotation marks of a language."""
    return render(say("“{name}”", name=name), language)


def name_of(plan: Plan, state: State, id: str, language: str) -> str:
    """A unit or post in words, in one line that fits into a sentence."""
    unit = state.units.get(id)
    words = plan.words(unit.name if unit is not None else state.posts[id].title, language)
    code = unit.code if unit is not None else state.posts[id].code
    line = visible(" ".join((words or code or "–").split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def names_of(plan: Plan, state: State, ids: Sequence[str], language: str, most: int = 3) -> str:
    """Some units and posts in words, the first few by name."""
    shown = ", ".join(quoted(name_of(plan, state, id, language), language) for id in ids[:most])
    return shown if len(ids) <= most else f"{shown}, … ({len(ids)})"
