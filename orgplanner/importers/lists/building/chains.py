"""Who stands above whom as numbers: rings, depth, order from the top. No recursion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from orgplanner.importers.lists.building.lines import NOWHERE


def rings(above: Sequence[int]) -> list[list[int]]:
    """The rings in a list of who stands above each, each once, from its first member upwards."""
    done = bytearray(len(above))
    found = []
    for start in range(len(above)):
        if done[start]:
            continue
        chain: dict[int, None] = {}
        at = start
        while at != NOWHERE and not done[at] and at not in chain:
            chain[at] = None
            at = above[at]
        if at != NOWHERE and at in chain:
            ring = list(chain)
            ring = ring[ring.index(at) :]
            first = ring.index(min(ring))
            found.append(ring[first:] + ring[:first])
        for member in chain:
            done[member] = 1
    return found


def depths(above: Sequence[int]) -> list[int]:
    """The level of each, those with nothing above being 1; there must be no rings."""
    depth = [0] * len(above)
    for start in range(len(above)):
        if depth[start]:
            continue
        chain = []
        at = start
        while at != NOWHERE and not depth[at]:
            chain.append(at)
            at = above[at]
        level = depth[at] if at != NOWHERE else 0
        for member in reversed(chain):
            level += 1
            depth[member] = level
    return depth


def too_deep(depth: Sequence[int], deepest: int) -> list[int]:
    """Those at which a chain has to be cut so that none is longer than `deepest`."""
    return [number for number, level in enumerate(depth) if level > 1 and level % deepest == 1]


def from_top(depth: Sequence[int]) -> list[int]:
    """All numbers, each after the one above it, else in their order."""
    return sorted(range(len(depth)), key=depth.__getitem__)


def sizes(above: Sequence[int], order: Iterable[int]) -> list[int]:
    """How many stand below each, itself counted; `order` is from the top."""
    size = [1] * len(above)
    for number in reversed(list(order)):
        if above[number] != NOWHERE:
            size[above[number]] += size[number]
    return size
