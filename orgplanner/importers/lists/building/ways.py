"""The row above each row of a table, where the order or a path of the rows tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgplanner.importers.lists.building.lines import NOWHERE

_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_WORD = re.compile(r"[^\W\d_]{4,}|[^\W\d_]+\s+[^\W\d_]+")
_WHOLE = re.compile(r"\d+")


def by_levels(levels: Sequence[int]) -> list[int]:
    """For each row the last one before it with a smaller level."""
    above: list[int] = []
    chain: list[int] = []
    for place, level in enumerate(levels):
        while chain and levels[chain[-1]] >= level:
            chain.pop()
        above.append(chain[-1] if chain else NOWHERE)
        chain.append(place)
    return above


def level_of(text: str) -> int | None:
    """A level from “3”, “Level 3” or “1.2.1” (its parts); None for what is none."""
    numbers = _WHOLE.findall(text)
    if not numbers:
        return None
    return len(numbers) if len(numbers) > 1 else int(numbers[0])


def steps_of(path: str, separator: str) -> tuple[str, ...]:
    """The steps of a path whose steps are separated."""
    return tuple(step for step in (part.strip() for part in path.split(separator)) if step)


def is_in_words(paths: Sequence[tuple[str, ...]]) -> bool:
    """Whether the steps of paths are names, not numbers or codes."""
    steps = [step for path in paths[:2000] for step in path]
    return bool(steps) and sum(bool(_WORD.search(step)) for step in steps) * 2 > len(steps)


def by_steps(paths: Sequence[tuple[str, ...]]) -> tuple[list[int], set[int]]:
    """For each path the one above it, the longest other that it begins with; and those that lack the one right
    above. The empty path stands above all."""
    places: dict[tuple[str, ...], int] = {}
    for place, path in enumerate(paths):
        places.setdefault(path, place)
    above, gaps = [], set()
    for place, path in enumerate(paths):
        length = len(path) - 1
        while length > 0 and path[:length] not in places:
            length -= 1
        found = places.get(path[: max(length, 0)], NOWHERE) if path else NOWHERE
        above.append(found)
        if length < len(path) - 1 or (found == NOWHERE and len(path) > 1):
            gaps.add(place)
    return above, gaps


def by_letters(paths: Sequence[str]) -> tuple[list[int], set[int]]:
    """The same for paths without separators: each step takes some letters, or bits as SQL Server writes them.

    Hexadecimal paths are read in whichever way leaves fewer rows at the top.
    """
    upper = [path.upper() for path in paths]
    plainly = _by_prefix(upper)
    if not all(_HEX.fullmatch(path) for path in upper if path):
        return plainly, _gaps(upper, plainly)
    bits = _by_prefix([f"{int(path, 16):0{4 * len(path)}b}".rstrip("0") if path else "" for path in upper])
    if _tops(upper, bits) < _tops(upper, plainly):
        return bits, set()
    return plainly, _gaps(upper, plainly)


def _by_prefix(paths: Sequence[str]) -> list[int]:
    """The longest other path that each begins with."""
    order = sorted(range(len(paths)), key=lambda place: (paths[place], place))
    above = [NOWHERE] * len(paths)
    chain: list[int] = []
    for place in order:
        path = paths[place]
        while chain and not path.startswith(paths[chain[-1]]):
            chain.pop()
        if chain and paths[chain[-1]] == path:
            above[place] = above[chain[-1]]
            continue
        if chain:
            above[place] = chain[-1]
        chain.append(place)
    return above


def _tops(paths: Sequence[str], above: Sequence[int]) -> int:
    """How many rows have none above, or only the one with the empty path."""
    return sum(up == NOWHERE or not paths[up] for up in above)


def _gaps(paths: Sequence[str], above: Sequence[int]) -> set[int]:
    """The rows at the top whose path is longer than it would be there."""
    shortest = min((len(path) for path in paths if path), default=0)
    tops = (place for place, up in enumerate(above) if up == NOWHERE or not paths[up])
    return {place for place in tops if len(paths[place]) > shortest}
