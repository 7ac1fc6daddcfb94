"""The part of a pack that says what it rests on: sources, facts, and what is derived, inferred or assumed."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner.analysis.grounds.ground import KINDS
from orgplanner.analysis.grounds.listing import MOST, Grounds
from orgplanner.drawing.report.section import Section
from orgplanner.exporters.pack.matter import Matter
from orgplanner.text import Message, say

APART = say(
    "Facts are kept apart from what was derived, inferred or assumed. "
    "What is not known stays unknown and is in no sum."
)


def ground_sections(matter: Matter) -> Iterator[Section]:
    """Yield what rests on what, the documents with their numbers, and a list for each kind of ground."""
    if not matter.grounds:
        return
    told = Grounds(matter.plan, matter.scenarios, matter.grounds, matter.language)
    about = " → ".join(map(matter.scenario_words, matter.scenarios))
    title = matter.say(say("What the document rests on"))
    yield Section(title, (matter.say(APART),), grid=told.overview(), id="sources", about=about)
    sources = told.sources()
    if sources.rows:
        yield Section(matter.say(say("Sources")), grid=sources, id="sources:documents", about=about, follows=True)
    for kind in told.kinds():
        notes = (matter.say(_summed(told.count(kind))),) if told.count(kind) > MOST else ()
        heading = matter.say(KINDS[kind])
        yield Section(heading, notes, grid=told.listing(kind), id=f"sources:{kind}", about=about, follows=True)


def _summed(count: int) -> Message:
    return say("Rows, too many to be listed here: {count}. They are summed up by source.", count=count)
