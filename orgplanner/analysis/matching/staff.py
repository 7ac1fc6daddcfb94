"""Units in which the same people work: what tells that a unit moved and was renamed at once."""

from collections import Counter
from collections.abc import Hashable, Iterator

from orgplanner.analysis.likeness import LINED_UP
from orgplanner.analysis.matching.board import Board, Edge, both
from orgplanner.analysis.matching.reading import Reader, name_of
from orgplanner.analysis.matching.sides import Side
from orgplanner.model import Post, Row
from orgplanner.text import say

LEAST, WHOLE, NAMED = 0.4, 0.4, 0.12
"""How sure shared staff makes, how much more when it is all of it, and when the names are alike too."""
LABELLED = 0.85
"""What names with numbers in them leave, such as those of holders that were withheld."""


def same_staff(sides: tuple[Side, Side], board: Board, reader: Reader) -> Iterator[Edge]:
    """Pairs of units without a partner that hold people of the same names; each name counts once on either side."""
    people = [side.rows["people"].values() for side in sides]
    for language in reader.languages(*people):
        old, new = (_homes(side, reader, language) for side in sides)
        sizes = Counter(unit for unit, _ in old.values()), Counter(unit for unit, _ in new.values())
        shared: dict[tuple[str, str], list[bool]] = {}
        for mark in old.keys() & new.keys():
            ends = old[mark][0], new[mark][0]
            if ends[0] in board.old and ends[1] in board.new:
                shared.setdefault(ends, []).append(old[mark][1])
        for (one, other), labels in shared.items():
            alike = reader.alike(board.old[one], board.new[other])
            share = len(labels) / max(sizes[0][one], sizes[1][other])
            certainty = LEAST + WHOLE * share + (NAMED if alike.certainty >= LINED_UP else 0.0)
            reason = say("The same people work there: {count}.", count=len(labels))
            yield Edge(
                certainty * (LABELLED if all(labels) else 1.0), one, other, "place", both(alike.reason, reason)
            )


def is_label(row: Row) -> bool:
    """Whether a name is rather a number, as of a holder whose name was withheld."""
    return any(letter.isdigit() for _, text in name_of(row).items for letter in text)


def label_trust(sides: tuple[Side, Side], posts: Board, reader: Reader, language: str) -> float:
    """The part of the matched posts with a numbered holder on both sides in which it is the same number."""
    agreeing: list[bool] = []
    for pair in posts.pairs.values():
        olds, news = sides[0].held.get(pair.old, ()), sides[1].held.get(pair.new, ())
        if len(olds) == len(news) == 1:
            first, second = sides[0].person(olds[0]), sides[1].person(news[0])
            if is_label(first) and is_label(second):
                agreeing.append(reader.mark(first, language) == reader.mark(second, language))
    return sum(agreeing) / len(agreeing) if agreeing else 0.0


def _homes(side: Side, reader: Reader, language: str) -> dict[Hashable, tuple[str, bool]]:
    """By the name of everybody who is the only one called so: the unit, and whether a number is in the name."""
    found: dict[Hashable, tuple[str, bool] | None] = {}
    for id, row in side.rows["people"].items():
        mark = reader.mark(row, language)
        posts = (side.rows["posts"].get(post) for post in side.holding.get(id, ()))
        unit = next((post.unit for post in posts if isinstance(post, Post) and post.unit), None)
        if mark is not None and unit is not None:
            found[mark] = None if mark in found else (unit, is_label(row))
    return {mark: home for mark, home in found.items() if home is not None}
