"""The part of a pack that says what it rests on: sources, facts, and what is derived, inferred or assumed."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner.analysis.bilingual import in_both
from orgplanner.analysis.grounds.ground import KINDS
from orgplanner.analysis.grounds.listing import MOST, GroundTables
from orgplanner.analysis.views.grid import Grid
from orgplanner.drawing.report.section import Section
from orgplanner.exporters.pack.matter import Matter
from orgplanner.exporters.scenarios import scenario_words
from orgplanner.model import Plan
from orgplanner.text import Message, say

APART = say(
    "Facts are kept apart from what was derived, inferred or assumed. "
    "What is not known stays unknown and is in no sum."
)


def ground_sections(matter: Matter) -> Iterator[Section]:
    """Yield what rests on what, the documents with their numbers, and a list for each kind of ground."""
    if not matter.grounds:
        return
    told = GroundTables(_called(matter), matter.scenarios, matter.grounds, matter.language)
    yield _section(matter, say("What the document rests on"), told.overview(), "sources", matter.say(APART))
    sources = told.sources()
    if sources.rows:
        yield _section(matter, say("Sources"), sources, "sources:documents")
    for kind in told.kinds():
        note = matter.say(_summed(told.count(kind))) if told.count(kind) > MOST else ""
        yield _section(matter, KINDS[kind], told.listing(kind), f"sources:{kind}", note)


def _called(matter: Matter) -> Plan:
    """The plan; with names in two languages where the document has two."""
    if len(matter.languages) < 2:
        return matter.plan
    return in_both(matter.plan, matter.scenarios, (matter.languages[0], matter.languages[1]))


def _section(matter: Matter, title: Message, grid: Grid, id: str, note: str = "") -> Section:
    abouts = [
        " → ".join(scenario_words(matter.plan, scenario, language) for scenario in matter.scenarios)
        for language in matter.languages
    ]
    titles = matter.heads(title)
    return Section(
        titles[0], (note,) if note else (), grid=grid, id=id, about=abouts[0], follows=id != "sources",
        second=(titles[-1], abouts[-1]) if len(titles) > 1 else ("", ""),
    )  # fmt: skip


def _summed(count: int) -> Message:
    return say("Rows, too many to be listed here: {count}. They are summed up by source.", count=count)
