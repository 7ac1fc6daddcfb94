"""What is said on each box about its change: a sign with a word, where it comes from or goes to, and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.deltas import Delta, post_deltas, unit_deltas
from orgplanner.analysis.compare.fates import SAME, Fate, fates_of
from orgplanner.analysis.compare.wording import field_words
from orgplanner.analysis.ledger import CARRIED
from orgplanner.analysis.shades import signed
from orgplanner.analysis.tally import Sum
from orgplanner.drawing.card import Facts
from orgplanner.drawing.changes.listing import Listing
from orgplanner.drawing.changes.sides import Side
from orgplanner.drawing.changes.words import BADGES, tone_of
from orgplanner.drawing.options import ChartOptions, Mark
from orgplanner.drawing.wording import posts_words
from orgplanner.model import NOTHING, Post, Total, Unit
from orgplanner.text import Message, render, say

MOST_NAMED = 4
"""units that a box names as those it comes from or goes to; the others are counted"""
NO_DELTA = Delta()


class Said(NamedTuple):
    """What a box says, how it is marked, what became of it, and whether it only marks a place that was left.

    `listed` are the words of what became of the posts in it.
    """

    facts: Facts
    mark: Mark
    word: str = ""
    is_ghost: bool = False
    listed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Context:
    """Two scenarios that are compared; `shifted` are boxes below another one than before though they stayed in
    their unit, `waves` the numbers of the waves where there are several."""

    found: Comparison
    old: Side
    new: Side
    options: ChartOptions
    shifted: frozenset[str]
    waves: Mapping[str, int]


class Told:
    """Tells what changed, box by box."""

    def __init__(self, context: Context) -> None:
        found, self._context = context.found, context
        self._by_post = context.options.kind == "posts"
        self._rows = found.posts if self._by_post else found.units
        self.fates = fates_of(self._rows)
        self._deltas = post_deltas(found) if self._by_post else unit_deltas(found)
        self._listing: Listing | None = None
        if context.options.kind == "both":
            self._listing = Listing(found, context.old, context.new, context.options.language)
        self._amounts = {} if self._by_post else _amounts(found)

    def of_new(self, id: str) -> Said:
        """Return what the box of a row of the new scenario says."""
        new, fate = self._context.new, self.fates.new.get(id, SAME)
        word = fate.word or ("superior" if id in self._context.shifted else "")
        delta = self._deltas.get(id, NO_DELTA)
        facts = new.facts(id)
        listed = list(self._listing.of_unit(id, facts.rows)) if self._listing else []
        chips = [*facts.chips, *self._origins(id, fate, word), *self._changed(id, fate), *self._open(delta)]
        merged = fate.others if word in ("merged", "split") else ()
        chips += [*self._folded(id), *self._wave((*merged, id) if word else ())]
        facts = self._with_delta(facts._replace(chips=tuple(chips)), delta)
        if listed:
            facts = facts._replace(rows=tuple(row for _, row in listed))
        return Said(facts, self._mark(word), word, listed=frozenset(each for each, _ in listed if each))

    def of_undecided(self, id: str) -> Said:
        """Return what the box of a row says on which nothing is decided yet, at the place where it stood."""
        side = self._context.new if id in _table(self._context.new, self._by_post) else self._context.old
        facts = side.facts(id)
        facts = facts._replace(delta="?", delta_tone="open", numbers=facts.numbers or self._say(say("Posts")))
        return Said(facts, self._mark("undecided"), "undecided")

    def of_gone(self, id: str) -> Said:
        """Return what the place of a row says that is not in the new scenario: closed, merged or split up."""
        fate, delta = self.fates.old.get(id, Fate(("closed",))), self._deltas.get(id, NO_DELTA)
        word = fate.word or "moved"
        facts = self._context.old.facts(id)
        chips = [*self._ends(fate, word), *self._open(delta), *self._wave((id,))]
        listed = list(self._listing.gone_from(id)) if self._listing else []
        rows = tuple(row for _, row in listed)
        facts = facts._replace(head="", head_missing=False, bar=None, rows=rows, numbers=self._carried(delta))
        facts = self._with_delta(facts._replace(chips=tuple(chips)), delta)
        mark = self._mark(word, struck=word in ("closed", "merged", "split"))
        return Said(facts, mark, word, True, frozenset(each for each, _ in listed if each))

    def of_left(self, id: str, end: str) -> Said:
        """Return what the place says from which a row was moved that goes on as `end`."""
        fate = self.fates.new.get(end, SAME)
        is_moved = "moved" in fate.words or end in self._context.shifted
        facts = self._bare(self._context.old.facts(id))
        if not is_moved:
            return Said(facts, Mark(), "", is_ghost=True)
        place = self._place(self._context.new, end)
        chips = (self._say(say("to: {unit}", unit=place)),) if place else ()
        word = "moved" if "moved" in fate.words else "superior"
        return Said(facts._replace(chips=chips), self._mark(word), word, is_ghost=True)

    def _bare(self, facts: Facts) -> Facts:
        return Facts(facts.title, facts.caption, second=facts.second)

    def _mark(self, word: str, struck: bool = False) -> Mark:
        if not word:
            return Mark()
        return Mark(self._say(BADGES[word]), tone=tone_of(word), struck=struck)

    def _with_delta(self, facts: Facts, delta: Delta) -> Facts:
        """Return the facts with the difference at the right of the numbers."""
        if delta is NO_DELTA:
            return facts
        quantity = delta.decided.quantity
        tone = "same"
        if (quantity is not None and quantity.low != quantity.high) or delta.decided.unknown:
            tone = "moved"
        if quantity is not None and quantity.low > 0:
            tone = "new"
        elif quantity is not None and quantity.high < 0:
            tone = "closed"
        numbers = facts.numbers or self._say(say("Posts"))
        return facts._replace(numbers=numbers, delta=signed(delta.decided), delta_tone=tone)

    def _carried(self, delta: Delta) -> str:
        """Return how much of a unit or post that is no more goes on elsewhere."""
        if delta.carried == NOTHING:
            return ""
        posts = posts_words(delta.carried, self._context.options.language)
        return self._say(say("{posts} carried over", posts=posts))

    def _open(self, delta: Delta) -> Iterator[str]:
        if delta.open != NOTHING:
            yield self._say(say("{number} undecided", number=delta.open.told))

    def _origins(self, id: str, fate: Fate, word: str) -> Iterator[str]:
        """Yield from which units or posts a box comes."""
        old, became = self._context.old, self._rows.became
        if "merged" in fate.words or "split" in fate.words:
            named = [self._from(origin, id) for origin in fate.others[:MOST_NAMED]]
            yield from named
            if len(fate.others) > MOST_NAMED:
                yield self._say(say("and {number} more", number=len(fate.others) - MOST_NAMED))
        if "moved" in fate.words or word == "superior":
            origin = fate.others[0] if fate.others and id not in _table(old, self._by_post) else id
            if became.get(origin, origin) == id and origin in _table(old, self._by_post):
                place = self._place(old, origin)
                if place:
                    yield self._say(say("from: {unit}", unit=place))

    def _from(self, origin: str, end: str) -> str:
        name = self._context.old.name(origin)
        amount = self._amounts.get((origin, end))
        if amount is None or amount.quantity is None:
            return self._say(say("from: {unit}", unit=name))
        return self._say(say("from: {unit} ({number})", unit=name, number=amount.told))

    def _ends(self, fate: Fate, word: str) -> Iterator[str]:
        """Yield as what a row goes on that is no more."""
        for end in fate.others[:MOST_NAMED]:
            name = self._context.new.name(end)
            yield self._say(say("into: {unit}", unit=name) if word == "merged" else say("to: {unit}", unit=name))
        if len(fate.others) > MOST_NAMED:
            yield self._say(say("and {number} more", number=len(fate.others) - MOST_NAMED))

    def _place(self, side: Side, id: str) -> str:
        """Return the name of what a row stands below, for a post of its unit; "" at the top."""
        row = side.row(id)
        if row.unplaced:
            return self._say(say("not yet placed"))
        above = row.unit if isinstance(row, Post) else row.parent
        if isinstance(row, Post) and id in self._context.shifted and above is not None:
            above = side.shown.parents.get(id) or above
        if isinstance(row, Unit) and above is None:
            return self._say(say("the top"))
        return side.name(above) if above is not None else ""

    def _changed(self, id: str, fate: Fate) -> Iterator[str]:
        """Yield the old name, and which facts are others."""
        fields = self._rows.fields.get(id, ())
        origin = fate.others[0] if len(fate.others) == 1 and id in self._rows.became.values() else id
        if "renamed" in fate.words and origin in _table(self._context.old, self._by_post):
            yield self._say(say("formerly: {name}", name=self._context.old.name(origin)))
        told = [name for name in fields if name != "code" or fate.words == ("changed",)]
        words = field_words(told)
        if words:
            yield self._say(say("changed: {fields}", fields=", ".join(self._say(each) for each in words)))

    def _wave(self, ids: Iterable[str]) -> Iterator[str]:
        """Yield the wave of the first of some rows that has one."""
        number = next((self._context.waves[id] for id in ids if id in self._context.waves), None)
        if number is not None:
            yield self._say(say("wave {number}", number=number))

    def _folded(self, id: str) -> Iterator[str]:
        """Yield how many changes a folded box hides."""
        old, new = self._context.old, self._context.new
        if self._by_post or not new.shown.hidden.get(id):
            return
        below = [row.id for row in new.state.branch(id) if row.id != id]
        count = sum(1 for row in below if self.fates.new.get(row, SAME).words)
        if id in old.state.units:
            gone = (row.id for row in old.state.branch(id) if row.id != id and row.id not in new.state.units)
            count += sum(1 for row in gone if self.fates.old.get(row, SAME).words)
        if count:
            yield self._say(say("changes inside: {number}", number=count))

    def _say(self, message: Message) -> str:
        return render(message, self._context.options.language)


def _table(side: Side, by_post: bool) -> Mapping[str, Unit] | Mapping[str, Post]:
    return side.state.posts if by_post else side.state.units


def _amounts(found: Comparison) -> dict[tuple[str, str], Total]:
    """Return how much goes from each unit that was merged or split, with its sub-units, to each that it became."""
    pairs = {(origin, joined.end) for joined in found.units.merged for origin in joined.origins}
    pairs |= {(divided.origin, end) for divided in found.units.split for end in divided.ends}
    if not pairs:
        return {}
    old, new = (tree.chains for tree in found.trees)
    sums: dict[tuple[str, str], Sum] = defaultdict(Sum)
    for flow, part in found.established.flows.items():
        if flow.kind == CARRIED and flow.old is not None and flow.new is not None:
            for pair in _met(old[flow.old], new[flow.new], pairs):
                sums[pair].take(part)
    return {pair: each.total() for pair, each in sums.items()}


def _met(
    olds: Iterable[str], news: tuple[str, ...], pairs: set[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    return ((old, new) for old in olds for new in news if (old, new) in pairs)
