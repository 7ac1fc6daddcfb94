"""What leads from slide to slide: up to the box a branch is part of, down to where a branch or a list goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.drawn import Chart
from orgplanner.exporters.slides.dividing import Division
from orgplanner.exporters.slides.telling import Onward
from orgplanner.text import Message, render, say

Link = Callable[[int, int], str]
"""The id of the relation from one slide to another, by their numbers."""


@dataclass(frozen=True, slots=True)
class Leading:
    """Tells what leads from a slide; `lists` is where the rows of a box are listed."""

    drawn: Chart
    division: Division
    lists: Mapping[str, int]
    link: Link

    def up(self, number: int, leaf: Leaf) -> Onward | None:
        """Return the way up, or back to where a family began."""
        found = self.division.references
        if number in found.before:
            return self._onward(number, found.before[number], say("continued from slide {number}",
                                                                   number=found.before[number]))  # fmt: skip
        above = leaf.above or (self.drawn.parents.get(leaf.heads[0]) if not leaf.listed else None)
        page = found.up.get(number)
        if above is None or page is None or page == number:
            return None
        name = self.drawn.cards[above].name
        return self._onward(number, page, say("part of {name}, slide {number}", name=name, number=page))

    def feet(self, number: int, leaf: Leaf, id: str) -> list[Onward]:
        """Return what leads from a box to other slides."""
        return list(self._feet(number, leaf, id))

    def _feet(self, number: int, leaf: Leaf, id: str) -> Iterator[Onward]:
        found = self.division.references
        if leaf.listed:
            page = found.seen[id.rsplit("\n", 1)[0]]
            yield self._onward(number, page, say("in the chart: slide {number}", number=page))
            return
        onward = found.onward.get((number, id))
        if onward is not None:
            rest = leaf.goes_on is not None and id == leaf.heads[0]
            words = say("continued on slide {number}", number=onward) if rest else say("see slide {number}",
                                                                                       number=onward)  # fmt: skip
            yield self._onward(number, onward, words)
        if id in self.division.branches.listed and id in self.lists and not leaf.is_brief(id):
            count, page = len(self.drawn.cards[id].rows), self.lists[id]
            yield self._onward(number, page, say("list ({count}): slide {number}", count=count, number=page))

    def _onward(self, number: int, page: int, words: Message) -> Onward:
        return Onward(render(words, self.drawn.options.language), self.link(number, page))
