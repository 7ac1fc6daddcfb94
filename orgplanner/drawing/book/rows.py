"""Boxes with more rows than a page has room for: the rows are listed in smaller boxes on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from orgplanner.drawing.book.branches import FOOT, Branches
from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.book.standing import stands
from orgplanner.drawing.card import (
    ABOVE_ROWS,
    BOTTOM,
    LEFT,
    RIGHT,
    TITLE_LINE,
    TOP,
    Card,
    SetRow,
    in_columns,
)
from orgplanner.layout import Node
from orgplanner.layout.shapes import Size

LEVEL = 40.0
FILLED = 0.98
"""of a page that one of the smaller boxes takes at most"""
HEAD_SHARE, LEAF_SHARE = 0.55, 0.6
"""of a page, for a box that has others below it and for one that has none: as a rule both stand on it together"""


def short_cards(
    cards: Mapping[str, Card], heads: frozenset[str], height: float
) -> tuple[dict[str, Card], frozenset[str]]:
    """Return cards that leave room for others on a page of this height, and ids of those that lost their rows."""
    found: dict[str, Card] = {}
    listed = set()
    for id, wide in cards.items():
        card = in_one_column(wide)
        most = (height - LEVEL) * (HEAD_SHARE if id in heads else LEAF_SHARE) - FOOT
        if card.rows and card.height > most:
            card = _without_rows(card)
            listed.add(id)
        found[id] = card
    return found, frozenset(listed)


def in_one_column(card: Card) -> Card:
    """Return a card with its rows below each other."""
    if not any(row.left for row in card.rows):
        return card
    rows = in_columns(card.rows, 1)
    more = rows[-1].top + rows[-1].height - max(row.top + row.height for row in card.rows)
    chips = tuple(replace(chip, y=chip.y + more) for chip in card.chips)
    return replace(card, rows=rows, chips=chips, height=card.height + more, width=LEFT + rows[0].room + RIGHT)


def _without_rows(card: Card) -> Card:
    first, last = card.rows[0], card.rows[-1]
    less = last.top + last.height - first.top + ABOVE_ROWS
    chips = tuple(replace(chip, y=chip.y - less) for chip in card.chips)
    return replace(card, rows=(), chips=chips, height=card.height - less)


def pieces_of(card: Card, height: float) -> Iterator[Card]:
    """Yield a card as smaller ones with its title and some of its rows, none higher than a page."""
    card = in_one_column(card)
    top = TOP + TITLE_LINE * len(card.title) + ABOVE_ROWS
    rows: list[SetRow] = []
    y = top
    for row in card.rows:
        if rows and y + row.height + BOTTOM > height:
            yield _piece(card, rows, y)
            rows, y = [], top
        rows.append(replace(row, top=y))
        y += row.height
    if rows:
        yield _piece(card, rows, y)


def _piece(card: Card, rows: Sequence[SetRow], y: float) -> Card:
    return replace(
        card, caption="", second=(), head=(), numbers=(), bar=None, delta="", chips=(), rows=tuple(rows),
        height=y + BOTTOM,
    )  # fmt: skip


def list_leaves(
    cards: Mapping[str, Card], branches: Branches, room: Size
) -> tuple[list[Leaf], dict[str, Card]]:
    """Return pages with the rows of boxes that have too many, and the cards on them by ids of their own."""
    pieces: dict[str, Card] = {}
    owners: dict[str, tuple[str, int]] = {}
    for id in cards:
        first = 0
        for piece in pieces_of(cards[id], room[1] * FILLED - FOOT) if id in branches.listed else ():
            name = f"{id}\n{first}"
            pieces[name], owners[name] = replace(piece, height=piece.height + FOOT), (id, first)
            first += len(piece.rows)
    return list(_pages(pieces, owners, room)), pieces


def _pages(pieces: Mapping[str, Card], owners: Mapping[str, tuple[str, int]], room: Size) -> Iterator[Leaf]:
    names, start = list(pieces), 0
    while start < len(names):
        best, end = None, start
        while end < len(names):
            nodes = [Node(id, None, pieces[id].width, pieces[id].height) for id in names[start : end + 1]]
            arranged = stands(nodes, room)
            if arranged is None and best is not None:
                break
            best = arranged or stands(nodes, (1e6, 1e6))
            end += 1
        assert best is not None
        some = tuple(names[start:end])
        yield Leaf(some, some, frozenset(), best, listed={name: owners[name] for name in some})
        start = end
