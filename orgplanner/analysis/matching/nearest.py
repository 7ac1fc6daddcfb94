"""Pairs of names that are alike anywhere in two scenarios, found by the words that few names have."""

from collections.abc import Callable, Iterator

from orgplanner.analysis.matching.board import Board, Edge
from orgplanner.analysis.matching.reading import Reader
from orgplanner.model import Row
from orgplanner.text import Message

RARE = 30
"""A word in more names than this tells nothing."""
TRIED = 8
"""Names that each one is compared with at most: those with which it shares most words."""

Weigh = Callable[[Row, Row, float, Message], tuple[float, Message]]
"""The certainty and the reason for two rows, how alike their names are, and why."""


def alike_anywhere(board: Board, reader: Reader, weigh: Weigh) -> Iterator[Edge]:
    """Pairs of free rows that share rare words; about linear in the number of rows."""
    having: dict[str, list[str]] = {}
    for id, row in board.new.items():
        for word in reader.words(row):
            having.setdefault(word, []).append(id)
    for id, row in board.old.items():
        shared: dict[str, int] = {}
        for word in reader.words(row):
            found = having.get(word, ())
            for other in found if len(found) <= RARE else ():
                shared[other] = shared.get(other, 0) + 1
        for other in sorted(shared, key=lambda each: -shared[each])[:TRIED]:
            alike = reader.alike(row, board.new[other])
            certainty, reason = weigh(row, board.new[other], alike.certainty, alike.reason)
            yield Edge(certainty, id, other, "name", reason)
