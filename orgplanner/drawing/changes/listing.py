"""The posts listed in a unit's box, with the signs of what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.fates import SAME, fates_of
from orgplanner.drawing.card import Row
from orgplanner.drawing.changes.sides import Side
from orgplanner.drawing.changes.words import SIGNS
from orgplanner.text import Message, render, say

Listed = tuple[str, Row]
"""What became of a post, and its row."""


class Listing:
    """Tells of the posts of units, one by one."""

    def __init__(self, found: Comparison, old: Side, new: Side, language: str) -> None:
        self._old, self._new, self._language = old, new, language
        self._fates = fates_of(found.posts)
        self._left = _left_posts(found)

    def of_unit(self, unit: str, rows: tuple[Row, ...]) -> Iterator[Listed]:
        """Yield the posts in a unit's box, each with the sign of its change, and after them those that left."""
        new = self._new.state
        for post, row in zip(new.posts_of(unit), rows, strict=True):
            fate = self._fates.new.get(post.id, SAME)
            old = self._old.state.posts.get(fate.others[0] if fate.others else post.id)
            come = ""
            if "moved" in fate.words and old is not None and old.unit is not None:
                come = self._say(say("from: {unit}", unit=self._old.name(old.unit)))
            yield fate.word, _with_sign(row, fate.word, come)
        yield from self.gone_from(unit)

    def gone_from(self, unit: str) -> Iterator[Listed]:
        """Yield the posts that left a unit, with the signs of what became of them."""
        old, new = self._old, self._new
        for post in self._left.get(unit, ()):
            fate = self._fates.old.get(post, SAME)
            end = fate.others[0] if fate.others else post
            word, place = fate.word or "moved", ""
            if word != "closed" and end in new.state.posts and (home := new.state.posts[end].unit) is not None:
                place = self._say(say("to: {unit}", unit=new.name(home)))
            yield word, _with_sign(Row(old.name(post)), word, place)

    def _say(self, message: Message) -> str:
        return render(message, self._language)


def _with_sign(row: Row, word: str, detail: str) -> Row:
    sign = f"{SIGNS[word]} " if word else ""
    return row._replace(words=sign + row.words, detail=" · ".join(filter(None, (row.detail, detail))))


def _left_posts(found: Comparison) -> dict[str, list[str]]:
    """Return the posts of the old tree that are in another unit or in none, by the unit they were in."""
    became, (old, new) = found.posts.became, found.states
    heirs = found.units.became
    left: dict[str, list[str]] = defaultdict(list)
    for unit in found.trees[0].chains:
        for post in old.posts_of(unit):
            end = new.posts.get(became.get(post.id, post.id))
            if end is None or end.unit != heirs.get(unit, unit):
                left[heirs.get(unit, unit)].append(post.id)
    return left
