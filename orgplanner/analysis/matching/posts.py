"""Matching posts: codes and titles inside the units that are matched, then posts that stand in another unit."""

from collections.abc import Hashable, Iterator
from functools import partial

from orgplanner.analysis.likeness import LINED_UP
from orgplanner.analysis.matching.board import Board, Edge, both, by_key
from orgplanner.analysis.matching.pairs import SURE
from orgplanner.analysis.matching.reading import Reader, code_of, coded, same_code
from orgplanner.analysis.matching.sides import Side
from orgplanner.analysis.matching.staff import is_label, label_trust
from orgplanner.analysis.matching.units import SAME_PLACE, one_of
from orgplanner.model import Post, Row
from orgplanner.text import say

MOST_COMPARED = 2500
FULL, PLAIN, GRADED, TITLED = 1.0, 0.97, 0.92, 0.88
"""How sure the same title in the same unit is: with all else the same, numbers, the grade, or nothing else."""
HELD, LABELLED, ELSEWHERE, HEADS, LAST, LEAST = 0.9, 0.55, 0.72, 0.6, 0.4, 0.35
OTHER_GRADE, OTHER_HEAD = 0.93, 0.8

SAME_TITLE = say("The same title in the same unit.")
SAME_HOLDER = say("The same title, and the same person holds them.")
OTHER_UNIT = say("They stand in different units.")


class Posts:
    """`units` is the board of the units, matched before; its certainty limits that of their posts."""

    def __init__(self, sides: tuple[Side, Side], units: Board, board: Board, reader: Reader) -> None:
        self.old, self.new = sides
        self.units, self.board, self.reader = units, board, reader
        self._languages = reader.languages(board.old.values(), board.new.values())

    def match(self) -> None:
        """Finds what can be found."""
        self._codes()
        for place, other in self._places():
            self._in_place(place, other)
        self._codes_elsewhere()
        self._held()
        self._held_in_doubt()
        self._titles_elsewhere()
        for place, other in self._places():
            self._last_in_place(place, other)

    def _places(self) -> Iterator[tuple[str | None, str | None]]:
        """The pairs of units, and what stands in none."""
        yield None, None
        yield from ((pair.old, pair.new) for pair in self.units.pairs.values() if pair.new)

    def _left(self, place: str | None, other: str | None) -> tuple[list[Row], list[Row]]:
        olds, news = self.old.posts.get(place, ()), self.new.posts.get(other, ())
        return self.board.free_old(olds), self.board.free_new(news)

    # inside a unit

    def _codes(self) -> None:
        """The same code, and titles that are alike, in the same unit."""
        for old, new in self.board.unique(coded):
            alike = self.reader.alike(self.board.old[old], self.board.new[new])
            if alike.certainty >= LINED_UP and self._is_in_place(old, new):
                reason = both(same_code(self.board.all_old[old]), alike.reason, SAME_PLACE)
                self.board.join(old, new, "code", 0.88 + 0.12 * alike.certainty, reason)

    def _in_place(self, place: str | None, other: str | None) -> None:
        """The same title in a pair of units: the more else is the same, the earlier; then titles that are alike."""
        sure = self.units.trust(place)
        steps = (self._whole, self._holder, self._plain, self._graded, self._title)
        for step, certainty in zip(steps, (FULL, FULL, PLAIN, GRADED, TITLED), strict=True):
            for language in self._languages:
                olds, news = self._left(place, other)
                if not olds or not news:
                    return
                groups = by_key(news, partial(step, self.new, language))
                for mark, ids in by_key(olds, partial(step, self.old, language)).items():
                    self._same(ids, groups.get(mark, []), certainty * sure, step in (self._whole, self._plain))
        self._alike(place, other)

    def _same(self, ids: list[str], others: list[str], certainty: float, in_order: bool) -> None:
        """Joins what is alone with its mark, or in order where they are the same in all that counts."""
        if not in_order and not len(ids) == 1 == len(others):
            return
        for old, new in zip(ids, others, strict=False):
            several = max(len(ids), len(others))
            reason = SAME_TITLE if several == 1 else both(SAME_TITLE, one_of(several))
            self.board.join(old, new, "title", certainty, reason)

    def _alike(self, place: str | None, other: str | None) -> None:
        olds, news = self._left(place, other)
        if not 0 < len(olds) * len(news) <= MOST_COMPARED:
            return
        sure, edges = self.units.trust(place), []
        for first in olds:
            for second in news:
                alike = self.reader.alike(first, second)
                certainty = alike.certainty * 0.93 * sure * self._fitting(first, second)
                edges.append(Edge(certainty, first.id, second.id, "title", both(alike.reason, SAME_PLACE)))
        self.board.settle(edges, LINED_UP * 0.75)

    def _last_in_place(self, place: str | None, other: str | None) -> None:
        """Heads of the same unit, then the only posts left in it."""
        sure = self.units.trust(place)
        olds, news = self._left(place, other)
        heads = [row for row in olds if _post(row).is_head], [row for row in news if _post(row).is_head]
        if place is not None and len(heads[0]) == len(heads[1]) == 1:
            first, second = heads[0][0], heads[1][0]
            alike = self.reader.alike(first, second)
            reason = both(alike.reason, say("Both head the same unit."))
            certainty = (HEADS + 0.3 * alike.certainty) * sure
            self.board.settle([Edge(certainty, first.id, second.id, "place", reason)], LEAST)
            olds, news = self._left(place, other)
        if place is not None and len(olds) == len(news) == 1:
            reason = both(self.reader.alike(olds[0], news[0]).reason, say("Nothing else is left in their unit."))
            self.board.settle([Edge(LAST * sure, olds[0].id, news[0].id, "place", reason)], LEAST)

    # elsewhere

    def _codes_elsewhere(self) -> None:
        """The same code and a like title in another unit, where codes have proved to stay with their posts."""
        trust = self._trust()
        for old, new in self.board.unique(coded):
            alike = self.reader.alike(self.board.old[old], self.board.new[new])
            place = SAME_PLACE if self._is_in_place(old, new) else OTHER_UNIT
            reason = both(same_code(self.board.all_old[old]), alike.reason, place)
            certainty = (0.35 + 0.55 * alike.certainty) * (0.4 + 0.6 * trust)
            self.board.settle([Edge(certainty, old, new, "code", reason)], 0.6)

    def _trust(self) -> float:
        """The part of the posts with codes on both sides that kept theirs."""
        pairs = [(code_of(self.old.post(pair.old)), code_of(self.new.post(pair.new)))
                 for pair in self.board.pairs.values() if pair.new]  # fmt: skip
        coded = [one == other for one, other in pairs if one and other]
        return sum(coded) / len(coded) if coded else 0.5

    def _held(self) -> None:
        """The same holder and the same title, in another unit."""
        for language in self._languages:
            keys = (partial(self._holder, side, language) for side in (self.old, self.new))
            held = self._labelled(language)
            for old, new in self.board.unique(*keys):
                certainty = held if any(map(is_label, self._holding(old))) else HELD
                self.board.join(old, new, "title", certainty, both(SAME_HOLDER, OTHER_UNIT))

    def _labelled(self, language: str) -> float:
        """How sure a holder with a number for a name makes."""
        trust = label_trust((self.old, self.new), self.board, self.reader, language)
        return LABELLED + (HELD - LABELLED) * trust

    def _holding(self, old: str) -> list[Row]:
        return [self.old.person(id) for id in self.old.held.get(old, ())]

    def _held_in_doubt(self) -> None:
        """Posts of units that are not surely the same: as sure as a holder makes them wherever they stand."""
        languages = {language: self._labelled(language) for language in self._languages}
        for pair in [pair for pair in self.board.pairs.values() if pair.new and pair.certainty < SURE]:
            for language, held in languages.items():
                first, second = self.board.all_old[pair.old], self.board.all_new[pair.new]
                mark = self._holder(self.old, language, first)
                certainty = held if any(map(is_label, self._holding(pair.old))) else HELD
                if mark and mark == self._holder(self.new, language, second) and certainty > pair.certainty:
                    self.board.restate(pair.old, round(certainty, 2), both(pair.reason, SAME_HOLDER))
                    break

    def _holder(self, side: Side, language: str, row: Row) -> Hashable:
        title = self.reader.mark(row, language)
        names = self._holders(side, language, row.id)
        return (title, tuple(sorted(names))) if title and names and "" not in names else None

    def _holders(self, side: Side, language: str, post: str) -> list[str]:
        """The names of those who hold a post."""
        marks = (self.reader.mark(side.person(id), language) for id in side.held.get(post, ()))
        return ["" if mark is None else str(mark) for mark in marks]

    def _titles_elsewhere(self) -> None:
        """A title that only one post is left with on either side."""
        for language in self._languages:
            for old, new in self.board.unique(self.reader.marker(language)):
                first, second = self.board.old[old], self.board.new[new]
                same = self._numbers(self.old, first) == self._numbers(self.new, second)
                certainty = (ELSEWHERE + (0.1 if same else 0.0)) * self._fitting(first, second)
                reason = both(say("No other post left has this title."), OTHER_UNIT)
                self.board.join(old, new, "title", certainty, reason)

    # what posts have alike

    def _title(self, _side: Side, language: str, row: Row) -> Hashable:
        return self.reader.mark(row, language) or (_post(row).title.items == () or None)

    def _graded(self, side: Side, language: str, row: Row) -> Hashable:
        title, post = self._title(side, language, row), _post(row)
        return (title, side.grade(post.grade), post.is_head) if title else None

    def _plain(self, side: Side, language: str, row: Row) -> Hashable:
        graded = self._graded(side, language, row)
        return (graded, self._numbers(side, row)) if graded else None

    def _numbers(self, side: Side, row: Row) -> Hashable:
        post = _post(row)
        numbers = (post.established.quantity, post.filled.quantity)
        return (side.grade(post.grade), post.is_head, post.is_deputy, numbers, post.status, post.unplaced)

    def _whole(self, side: Side, language: str, row: Row) -> Hashable:
        plain, post = self._plain(side, language, row), _post(row)
        holders = sorted(self._holders(side, language, post.id))
        superior = side.rows["posts"].get(post.reports_to or "")
        needs = sorted(_needed(side, post.id))
        above = None if superior is None else self.reader.mark(superior, language)
        rest = (code_of(post), post.funded, post.profession.exactly(language), post.note, above)
        return (plain, tuple(holders), rest, tuple(needs)) if plain else None

    def _fitting(self, first: Row, second: Row) -> float:
        """What another grade, or being a head, leaves of a certainty."""
        one, other = _post(first), _post(second)
        grades = self.old.grade(one.grade), self.new.grade(other.grade)
        fits = OTHER_GRADE if all(grades) and grades[0] != grades[1] else 1.0
        return fits * (1.0 if one.is_head == other.is_head else OTHER_HEAD)

    def _is_in_place(self, old: str, new: str) -> bool:
        unit, other = self.old.post(old).unit, self.new.post(new).unit
        return unit == other if unit is None or other is None else self.units.twin.get(other) == unit


def _needed(side: Side, post: str) -> Iterator[str]:
    """The skills that a post needs, by name and level."""
    for need in side.needed.get(post, ()):
        skill = side.plan.skills[need.skill]
        yield f"{side.plan.words(skill.name)} {need.level} {need.essential}"


def _post(row: Row) -> Post:
    assert isinstance(row, Post)
    return row
