"""Matching people: codes and names, and the posts they hold where names alone do not tell."""

from collections.abc import Hashable, Iterator

from orgplanner.analysis.matching.board import Board, Edge, both, by_key
from orgplanner.analysis.matching.nearest import alike_anywhere
from orgplanner.analysis.matching.reading import Reader, code_of, coded, same_code
from orgplanner.analysis.matching.sides import Side
from orgplanner.analysis.matching.staff import is_label, label_trust
from orgplanner.model import Row
from orgplanner.text import Message, say

CODED, NAMED, LABELLED, NEAR, FAR, PLACED = 0.98, 0.95, 0.6, 0.93, 0.75, 0.3
"""By code and name, by name, by a name with a number in it, alike and in one post, alike only, in one post only."""
ALIKE, JOINED = 0.5, 0.55

SAME_POST = say("They hold the same post.")
OTHER_POST = say("They hold different posts.")
LABEL = say("A name with a number in it may stand for somebody else in another file.")


class People:
    """`posts` is the board of the posts, matched before."""

    def __init__(self, sides: tuple[Side, Side], posts: Board, board: Board, reader: Reader) -> None:
        self.old, self.new = sides
        self.posts, self.board, self.reader = posts, board, reader
        self._languages = reader.languages(board.old.values(), board.new.values())

    def match(self) -> None:
        """Finds what can be found."""
        self._codes()
        self._whole()
        for language in self._languages:
            self._names(language)
        self.board.settle([*self._holders(), *alike_anywhere(self.board, self.reader, self._anywhere)], JOINED)

    def _codes(self) -> None:
        for old, new in self.board.unique(coded):
            alike = self.reader.alike(self.board.old[old], self.board.new[new])
            if alike.certainty >= ALIKE:
                reason = both(same_code(self.board.old[old]), alike.reason)
                self.board.join(old, new, "code", CODED, reason)

    def _whole(self) -> None:
        """The same name in the same posts; of several that are the same in all, each in its order."""
        news = by_key(self.board.new.values(), lambda row: self._print(self.new, row))
        for mark, ids in by_key(self.board.old.values(), lambda row: self._print(self.old, row)).items():
            for old, new in zip(sorted(ids), sorted(news.get(mark, ())), strict=False):
                self.board.join(old, new, "name", 1.0, both(say("The names are the same."), SAME_POST))

    def _print(self, side: Side, row: Row) -> Hashable:
        held = side.holding.get(row.id, ())
        if side is self.new:
            held = [self.posts.twin.get(id, "") for id in held]
        return (side.person(row.id).name.items, code_of(row), tuple(sorted(held))) if all(held) else None

    def _names(self, language: str) -> None:
        for old, new in self.board.unique(self.reader.marker(language)):
            together = self._is_together(old, new)
            reason = both(self.reader.alike(self.board.old[old], self.board.new[new]).reason, _posts(together))
            label = not together and is_label(self.board.old[old])
            certainty = 1.0 if together else self._labelled(language) if label else NAMED
            self.board.join(old, new, "name", certainty, both(reason, LABEL) if label else reason)

    def _labelled(self, language: str) -> float:
        """How sure a name with a number in it is: sure where such names stayed with their posts."""
        return LABELLED + (NAMED - LABELLED) * label_trust((self.old, self.new), self.posts, self.reader, language)

    def _holders(self) -> Iterator[Edge]:
        """The holders of every post against those of its partner."""
        for pair in self.posts.pairs.values():
            news = self.board.free_new(self.new.held.get(pair.new, ()))
            for first in self.board.free_old(self.old.held.get(pair.old, ())):
                for second in news:
                    alike = self.reader.alike(first, second)
                    certainty = max(alike.certainty * NEAR if alike.certainty >= ALIKE else 0, PLACED)
                    yield Edge(certainty, first.id, second.id, "name", both(alike.reason, SAME_POST))

    def _anywhere(self, first: Row, second: Row, certainty: float, reason: Message) -> tuple[float, Message]:
        together = self._is_together(first.id, second.id)
        return certainty * (NEAR if together else FAR), both(reason, _posts(together))

    def _is_together(self, old: str, new: str) -> bool:
        held = {self.posts.twin.get(id) for id in self.new.holding.get(new, ())}
        return any(id in held for id in self.old.holding.get(old, ()))


def _posts(together: bool) -> Message:
    return SAME_POST if together else OTHER_POST
