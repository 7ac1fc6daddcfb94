"""Matching units: codes and names first, then from the top down inside what is matched already."""

from collections.abc import Iterator

from orgplanner.analysis.likeness import LINED_UP
from orgplanner.analysis.matching.board import Board, Edge, alone, both, by_key
from orgplanner.analysis.matching.nearest import alike_anywhere
from orgplanner.analysis.matching.reading import Reader, code_of, coded, same_code
from orgplanner.analysis.matching.sides import Side
from orgplanner.analysis.matching.staff import same_staff
from orgplanner.edits.wording import quoted, worded
from orgplanner.model import Row, Unit
from orgplanner.text import Message, say

MOST_COMPARED = 2500
"""Pairs of names below one unit that are all compared; above, only those that share rare words."""
IN_PLACE, ELSEWHERE, OTHER_CODE, OTHER_KIND = 0.97, 0.86, 0.95, 0.95
ALIKE_IN_PLACE, ALIKE_ELSEWHERE = 0.95, 0.8
INSIDE, LAST, LEAST = 0.5, 0.5, 0.45

SAME_PLACE = say("Both stand in the same place.")
OTHER_PLACE = say("They stand in different places.")


class Units:
    """One pass down the tree after each kind of evidence; `board` holds what was found."""

    def __init__(self, sides: tuple[Side, Side], board: Board, reader: Reader) -> None:
        self.old, self.new = sides
        self.board, self.reader = board, reader
        self._languages = reader.languages(board.old.values(), board.new.values())

    def match(self) -> None:
        """Finds what can be found."""
        self._codes()
        self._down()
        self._names()
        self._down()
        self._alike_in_place()
        edges = list(alike_anywhere(self.board, self.reader, self._elsewhere))
        self.board.settle(edges, LINED_UP * ALIKE_ELSEWHERE)
        self._down()
        self.board.settle(list(same_staff((self.old, self.new), self.board, self.reader)), LEAST + 0.15)
        self._down()
        self._codes_alone()
        self._inside()
        self._alike_in_place()
        self._last_in_place()

    # evidence

    def _codes(self) -> None:
        """The same code, and names that are alike."""
        for old, new in self.board.unique(coded):
            alike = self.reader.alike(self.board.old[old], self.board.new[new])
            if alike.certainty >= LINED_UP:
                reason = both(same_code(self.board.all_old[old]), alike.reason)
                self.board.join(old, new, "code", 0.85 + 0.15 * alike.certainty, reason)

    def _names(self) -> None:
        """The same name, wherever they stand."""
        for language in self._languages:
            for old, new in self.board.unique(self.reader.marker(language)):
                first, second = self.board.old[old], self.board.new[new]
                alike = self.reader.alike(first, second)
                certainty = ELSEWHERE * self._codes_agree(first, second) * alike.certainty
                self.board.join(old, new, "name", certainty, both(alike.reason, OTHER_PLACE))

    def _codes_alone(self) -> None:
        """The same code under other names; the more codes went with their names, the surer."""
        together = [pair for pair in self.board.pairs.values() if pair.by in ("code", "name")]
        kept = sum(code_of(self.old.rows["units"][pair.old]) == code_of(self.new.rows["units"][pair.new])
                   for pair in together)  # fmt: skip
        trust = kept / len(together) if together else 0.5
        for old, new in self.board.unique(coded):
            alike = self.reader.alike(self.board.old[old], self.board.new[new])
            certainty = 0.45 + 0.35 * trust + (0.05 if self._is_in_place(old, new) else 0.0)
            self.board.join(old, new, "code", certainty, both(same_code(self.board.all_old[old]), alike.reason))

    def _inside(self) -> None:
        """Most of the matched sub-units of one stand in the other."""
        votes: dict[tuple[str, str], list[str]] = {}
        for new, old in self.board.twin.items():
            above, up = self.old.unit(old).parent, self.new.unit(new).parent
            if above in self.board.old and up in self.board.new:
                votes.setdefault((above or "", up or ""), []).append(old)
        edges = []
        for (old, new), found in votes.items():
            whole = max(len(self.old.below.get(old, ())), len(self.new.below.get(new, ())))
            reason = say("They have the same sub-units: {names}.", names=self._called(found))
            edges.append(Edge(INSIDE + 0.35 * len(found) / whole, old, new, "place", reason))
        self.board.settle(edges, LEAST)

    # from the top down

    def _places(self) -> Iterator[str | None]:
        """Every old place that has a partner, from the top down, with those that get one on the way."""
        ways: list[str | None] = [None]
        for place in ways:
            yield place
            ways.extend(id for id in self.old.below.get(place, ()) if self._partner(id))

    def _partner(self, id: str) -> str:
        return self.board.pairs[id].new if id in self.board.pairs else ""

    def _down(self) -> None:
        """The same name or code in the same place; of several that are the same in all, each in its order."""
        for place in self._places():
            self._same_in(place)

    def _same_in(self, place: str | None) -> None:
        sure = self.board.trust(place)
        for language in self._languages:
            olds, news = self._left(place)
            self._same_names(olds, news, language, sure)
        olds, news = self._left(place)
        for old, new in alone(by_key(olds, coded), by_key(news, coded)):
            alike = self.reader.alike(self.board.old[old], self.board.new[new])
            if alike.certainty >= LINED_UP:
                self.board.join(old, new, "code", (0.85 + 0.15 * alike.certainty) * sure,
                                both(same_code(self.board.all_old[old]), alike.reason))  # fmt: skip

    def _same_names(self, olds: list[Row], news: list[Row], language: str, sure: float) -> None:
        def named(row: Row) -> object:
            return self.reader.mark(row, language)

        groups = by_key(news, named)
        for mark, ids in by_key(olds, named).items():
            others = groups.get(mark, [])
            if len(ids) == 1 == len(others):
                self._join_in_place(ids[0], others[0], sure)
            elif others:
                self._same_in_all(ids, others, sure)

    def _join_in_place(self, old: str, new: str, sure: float) -> None:
        first, second = self.board.old[old], self.board.new[new]
        alike = self.reader.alike(first, second)
        certainty = IN_PLACE + 0.03 if coded(first) and coded(first) == coded(second) else IN_PLACE
        self.board.join(old, new, "name", certainty * self._codes_agree(first, second) * sure * alike.certainty,
                        both(alike.reason, SAME_PLACE))  # fmt: skip

    def _same_in_all(self, ids: list[str], others: list[str], sure: float) -> None:
        """Several of one name in one place: by code and by what they hold; those wholly alike in their order."""
        news = by_key(self.board.free_new(others), lambda row: self._print(self.new, row))
        for mark, same in by_key(self.board.free_old(ids), lambda row: self._print(self.old, row)).items():
            for old, new in zip(same, news.get(mark, ()), strict=False):
                reason = both(say("The names are the same."), SAME_PLACE)
                if len(same) > 1:
                    reason = both(reason, one_of(len(same)))
                self.board.join(old, new, "name", IN_PLACE * sure, reason)
        reason = both(say("The names are the same."), SAME_PLACE)
        olds, news_left = self.board.free_old(ids), self.board.free_new(others)
        if len(olds) * len(news_left) <= MOST_COMPARED:
            edges = [Edge(0.8 * sure, one.id, two.id, "name", reason) for one in olds for two in news_left]
            self.board.settle(edges, LEAST)

    def _print(self, side: Side, row: Row) -> object:
        """What tells units of one name apart: code, kind, and what they hold by title."""
        unit = side.unit(row.id)
        posts = sorted(str(side.post(id).title) for id in side.posts.get(row.id, ()))
        below = sorted(str(side.unit(id).name) for id in side.below.get(row.id, ()))
        return (code_of(unit), unit.kind, unit.unplaced, tuple(posts), tuple(below))

    def _alike_in_place(self) -> None:
        """Names that are alike in the same place."""
        for place in self._places():
            self._same_in(place)
            olds, news = self._left(place)
            if 0 < len(olds) * len(news) <= MOST_COMPARED:
                sure = self.board.trust(place)
                edges = [self._alike(first, second, sure) for first in olds for second in news]
                self.board.settle(edges, LINED_UP * ALIKE_IN_PLACE * 0.9)

    def _alike(self, first: Row, second: Row, sure: float) -> Edge:
        alike = self.reader.alike(first, second)
        agree = self._codes_agree(first, second) * _kinds(first, second)
        certainty = alike.certainty * ALIKE_IN_PLACE * sure * agree
        return Edge(certainty, first.id, second.id, "name", both(alike.reason, SAME_PLACE))

    def _elsewhere(self, first: Row, second: Row, certainty: float, reason: Message) -> tuple[float, Message]:
        agree = self._codes_agree(first, second) * _kinds(first, second)
        return certainty * ALIKE_ELSEWHERE * agree, both(reason, OTHER_PLACE)

    def _last_in_place(self) -> None:
        """The only ones left in their place."""
        for place in self._places():
            self._same_in(place)
            olds, news = self._left(place)
            if len(olds) == len(news) == 1 and _kinds(olds[0], news[0]) == 1:
                first, second = olds[0], news[0]
                reason = both(self.reader.alike(first, second).reason, say("Nothing else is left in their place."))
                edge = Edge(LAST * self.board.trust(place), first.id, second.id, "place", reason)
                self.board.settle([edge], LEAST)

    # words and measures

    def _left(self, place: str | None) -> tuple[list[Row], list[Row]]:
        other = None if place is None else self.board.pairs[place].new
        return (self.board.free_old(self.old.below.get(place, ())),
                self.board.free_new(self.new.below.get(other, ())))  # fmt: skip

    def _is_in_place(self, old: str, new: str) -> bool:
        above, up = self.old.unit(old).parent, self.new.unit(new).parent
        return above == up if up is None or above is None else self.board.twin.get(up) == above

    def _codes_agree(self, first: Row, second: Row) -> float:
        codes = coded(first), coded(second)
        return OTHER_CODE if all(codes) and codes[0] != codes[1] else 1.0

    def _called(self, ids: list[str]) -> Message:
        return quoted(worded(self.old.plan, self.old.unit(id).name) for id in ids[:3])


def one_of(count: int) -> Message:
    """Why one of several that are the same was taken."""
    return say("One of {count} that are the same here, in their order.", count=count)


def _kinds(first: Row, second: Row) -> float:
    assert isinstance(first, Unit)
    assert isinstance(second, Unit)
    return 1.0 if first.kind == second.kind else OTHER_KIND
