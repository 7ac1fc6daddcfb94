"""The notes below a slide: totals, sources of what is on it, relations that are not drawn, names that were cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orgplanner.analysis.audience.words import copy_line
from orgplanner.analysis.totals import Totals
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.sayings import APART, LISTS, continued
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.sheet.also import joined
from orgplanner.drawing.typeface import ELLIPSIS
from orgplanner.exporters.pages.totals import found_words
from orgplanner.exporters.slides.dividing import Division
from orgplanner.model import Plan, Post, State, Unit
from orgplanner.text import Message, render, say

MOST_LINES = 40
"""Sources, relations or names in one list of the notes."""


class Remarks:
    """Tells the title, the totals and the notes of each slide of one presentation."""

    def __init__(self, plan: Plan, scenario: str, drawn: Chart, division: Division, sheet: PaperOptions) -> None:
        self._drawn, self._division, self._sheet = drawn, division, sheet
        self._language = sheet.language
        self._plan = plan if drawn.plot is None else drawn.plot.stages.plan
        self._known = scenario if drawn.plot is None else drawn.plot.scenario(drawn.stage, drawn.options.wave)
        self._state: State = self._plan.states[self._known]
        self._totals = Totals(self._plan, self._known)
        self._copy = copy_line(plan, self._language)

    def title(self, number: int, leaf: Leaf) -> str:
        """Return the title of a slide; the first has that of the presentation."""
        if number == 1 and not leaf.apart:
            return self._sheet.title
        if leaf.listed:
            return self._say(LISTS)
        if leaf.apart and leaf.above is None:
            return self._say(APART)
        name = self._named(leaf.heads[0]) if len(leaf.heads) == 1 else self._named(leaf.above) or self._sheet.title
        return self._say(continued(name)) if leaf.continued or len(leaf.heads) > 1 else name

    def footer(self, number: int, leaf: Leaf) -> str:
        """Return the totals of what a slide begins with, and that it is a copy if it is one."""
        return self._sheet.footer if number == 1 else joined(self._found(leaf), self._copy)

    def notes(self, number: int, leaf: Leaf, footer: str, unsaid: Sequence[Relation]) -> str:
        """Return the words of the notes page."""
        subtitle = joined(self._sheet.subtitle, self._sheet.date)
        lines = [self.title(number, leaf), subtitle, footer]
        ids = [id.rsplit("\n", 1)[0] for id in leaf.boxes] if leaf.listed else list(leaf.boxes)
        lines += self._listed(say("Sources of what is on this slide:"), self._sources(ids))
        lines += self._listed(say("Relations without words on this slide:"), map(self._related, unsaid))
        lines += self._listed(say("Relations to other slides:"), self._elsewhere(leaf))
        lines += self._listed(say("Names in full:"), self._cut(ids))
        return "\n".join(filter(None, lines))

    def _say(self, message: Message) -> str:
        return render(message, self._language)

    def _named(self, id: str | None) -> str:
        return self._drawn.cards[id].name if id is not None and id in self._drawn.cards else ""

    def _found(self, leaf: Leaf) -> str:
        if leaf.listed:
            return ""
        if leaf.apart and leaf.above is None:
            found = self._totals.of_unplaced()
        elif self._drawn.options.kind == "posts":
            branch, _ = self._division.branches.down(leaf.heads, float("inf"))
            posts: list[Post] = [self._state.posts[id] for id in branch if id in self._state.posts]
            found = self._totals.of_posts(posts)
        else:
            found = self._totals.together(id for id in leaf.heads if id in self._state.units)
        return found_words(self._plan, self._known, found, False, self._language)

    def _listed(self, heading: Message, lines: Iterable[str]) -> list[str]:
        """Return a heading with its lines; of many the first, and how many more there are."""
        found = list(dict.fromkeys(lines))
        if not found:
            return []
        more = len(found) - MOST_LINES
        rest = [self._say(say("and {number} more", number=more))] if more > 0 else []
        return ["", self._say(heading), *(f"– {line}" for line in found[:MOST_LINES]), *rest]

    def _sources(self, ids: Iterable[str]) -> Iterator[str]:
        """Yield the sources of the units and posts on a slide, of figures, and of the posts of these units."""
        for id in ids:
            unit, post = self._state.units.get(id), self._state.posts.get(id)
            rows: list[Unit | Post] = [row for row in (unit, post) if row is not None]
            rows += self._state.posts_of(id) if unit is not None else []
            for row in rows:
                figures = (row.established.source, row.filled.source) if isinstance(row, Post) else ()
                yield from self._source(row.source, *figures)

    def _source(self, *found: str | None) -> Iterator[str]:
        for id in found:
            source = self._plan.sources.get(id or "")
            if source is not None:
                title = self._plan.words(source.title, self._language)
                yield ", ".join(filter(None, (title, source.place, source.date))) or "–"

    def _related(self, relation: Relation) -> str:
        words = f"{self._named(relation.origin)} → {self._named(relation.target)}"
        return ": ".join(filter(None, (words, " ".join(relation.caption))))

    def _elsewhere(self, leaf: Leaf) -> Iterator[str]:
        here = frozenset(leaf.boxes)
        for relation in (*self._drawn.relations, *self._drawn.arrows) if not leaf.listed else ():
            if (relation.origin in here) != (relation.target in here):
                yield self._related(relation)

    def _cut(self, ids: Iterable[str]) -> Iterator[str]:
        for id in ids:
            card = self._drawn.cards[id]
            if card.title and card.title[-1].endswith(ELLIPSIS):
                yield card.name
