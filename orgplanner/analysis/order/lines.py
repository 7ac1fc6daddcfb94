"""The lines of a staffing table in the order of a printed list: units, their posts, subtotals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgplanner.analysis.tree import tree_of
from orgplanner.model import Post, State, Unit

SHORT = 100
"""Posts up to which the table of a scenario is one; longer ones are divided by what stands right below the top."""
HEADING, POST, OWN, WHOLE = "heading", "post", "own", "whole"


@dataclass(frozen=True, slots=True)
class Line:
    """`kind` is heading, post, own (what a unit has itself) or whole (with its sub-units); `level` of a root is 1.

    `unit` None stands for the posts in no unit.
    """

    kind: str
    unit: Unit | None
    level: int = 1
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A table of its own: all of the tree (`unit` None), a unit with what is below it or, not `whole`, by itself;
    `is_loose`: what has no place in the tree."""

    unit: Unit | None
    whole: bool = True
    is_loose: bool = False

    def lines(self, state: State) -> Iterator[Line]:
        """The lines of the table."""
        if self.is_loose:
            return _loose_lines(state)
        if self.unit is None:
            return (line for root in state.children(None) for line in _lines(state, root))
        return _lines(state, self.unit) if self.whole else _own_lines(state, self.unit, 1)


def parts_of(state: State, unit: str | None = None, short: int | None = SHORT) -> list[Part]:
    """The tables of a scenario, or of a unit; every unit and post stands in just one of them.

    With more posts than `short` (None: any number) the tree is one table for each branch.
    """
    if unit is not None:
        return [Part(state.units[unit])]
    parts = [Part(None)] if short is None or len(state.posts) <= short else list(_branches(state))
    is_loose = bool(state.unplaced_posts() or tree_of(state).loose)
    return [*parts, *([Part(None, is_loose=True)] if is_loose else ())]


def _branches(state: State) -> Iterator[Part]:
    for root in state.children(None):
        below = state.children(root.id)
        yield Part(root, whole=not below)
        yield from map(Part, below)


def _lines(state: State, top: Unit) -> Iterator[Line]:
    """A unit and all below it; a unit with sub-units has its whole behind them."""
    stack = [(top, 1, False)]
    while stack:
        unit, level, is_done = stack.pop()
        if is_done:
            yield Line(WHOLE, unit, level)
            continue
        yield from _own_lines(state, unit, level)
        below = state.children(unit.id)
        stack += [(unit, level, True)] if below else []
        stack += [(child, level + 1, False) for child in reversed(below)]


def _own_lines(state: State, unit: Unit, level: int) -> Iterator[Line]:
    yield Line(HEADING, unit, level)
    for post in state.posts_of(unit.id):
        yield Line(POST, unit, level, post)
    yield Line(OWN, unit, level)


def _loose_lines(state: State) -> Iterator[Line]:
    """What is not yet placed, then what no way leads to from the top."""
    rest = set(tree_of(state).loose)
    for top in state.unplaced_units():
        rest -= {unit.id for unit in state.branch(top.id)}
        yield from _lines(state, top)
    for id in sorted(rest):
        yield from _own_lines(state, state.units[id], 1)
    if posts := state.unplaced_posts():
        yield Line(HEADING, None)
        yield from (Line(POST, None, post=post) for post in posts)
        yield Line(OWN, None)
