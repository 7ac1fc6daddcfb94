"""The entries of the ledger: what of every line is carried, created, closed or undecided.

The same line with an equal quantity is carried, whatever its range. An exact number that changed carries the
smaller and creates or closes the rest; anything else is closed and created again. Lines that were split or joined
by a decision are carried as far as their numbers go.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orgplanner.analysis.ledger.lines import Line, Lines
from orgplanner.model import Quantity

CARRIED, CREATED, CLOSED, UNDECIDED = "carried", "created", "closed", "undecided"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a line, None where it is unknown; `old` and `new` are the line's ids, with their units.

    Only what is carried has both. `resized` marks what a changed number created or closed.
    """

    kind: str
    part: Quantity | None
    old: str | None = None
    new: str | None = None
    old_unit: str | None = None
    new_unit: str | None = None
    resized: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Old lines that go on as new ones, not each as itself; `edges` are pairs of ids, old and new."""

    edges: tuple[tuple[str, str], ...]


def entries_of(
    old: Lines, new: Lines, groups: Iterable[Group], is_decided: Callable[[str], bool]
) -> Iterator[Entry]:
    """Every line of both scenarios, in parts that add up to it."""
    olds, news = dict(old.placed), dict(new.placed)
    for group in groups:
        yield from _of_group(group, olds, news)
    for id, line in olds.items():
        same = news.pop(id, None)
        if same is not None:
            yield from _of_line((id, line), (id, same))
        elif id in new.loose or not is_decided(id):
            yield Entry(UNDECIDED, line.quantity, old=id, old_unit=line.unit)
        else:
            yield Entry(CLOSED, line.quantity, old=id, old_unit=line.unit)
    for id, line in news.items():
        yield Entry(CREATED, line.quantity, new=id, new_unit=line.unit)


def _of_line(old: tuple[str, Line], new: tuple[str, Line]) -> Iterator[Entry]:
    """A line that stays, or goes on as another."""
    before, after = old[1].quantity, new[1].quantity
    if before == after:
        yield _carried(old, new, before)
    elif before is not None and after is not None and before.exact and after.exact:
        yield _carried(old, new, min(before, after, key=_low))
        yield from _rest(old, before.low - after.low, _closed)
        yield from _rest(new, after.low - before.low, _created)
    else:
        yield _closed(old)
        yield _created(new)


def _of_group(group: Group, olds: dict[str, Line], news: dict[str, Line]) -> Iterator[Entry]:
    """Takes the lines of a group out of both sides; what has no place on one of them is left for later."""
    edges = [edge for edge in group.edges if edge[0] in olds and edge[1] in news]
    before = {id: olds.pop(id) for id in dict.fromkeys(origin for origin, _ in edges)}
    after = {id: news.pop(id) for id in dict.fromkeys(end for _, end in edges)}
    if len(edges) == 1:
        yield from _of_line(*before.items(), *after.items())
    elif (whole := _whole(before, after)) is not None:
        yield from (_carried((one, before[one]), (two, after[two]), part) for one, two, part in whole)
    elif all(line.quantity is not None and line.quantity.exact for line in (*before.values(), *after.values())):
        yield from _by_number(edges, before, after)
    else:
        yield from (_closed(line) for line in before.items())
        yield from (_created(line) for line in after.items())


def _whole(before: dict[str, Line], after: dict[str, Line]) -> list[tuple[str, str, Quantity | None]] | None:
    """The parts of one line that makes exactly several, or of several that make exactly one; else None."""
    if not before or not after or min(len(before), len(after)) > 1:
        return None
    many = before if len(before) > 1 else after
    whole = _sum(before.values())
    if whole is None or whole != _sum(after.values()):
        return None
    one = next(iter(after if many is before else before))
    return [(id, one, line.quantity) if many is before else (one, id, line.quantity) for id, line in many.items()]


def _sum(lines: Iterable[Line]) -> Quantity | None:
    quantities = [line.quantity for line in lines]
    known = [quantity for quantity in quantities if quantity is not None]
    return sum(known[1:], known[0]) if known and len(known) == len(quantities) else None


def _by_number(
    edges: Sequence[tuple[str, str]], before: dict[str, Line], after: dict[str, Line]
) -> Iterator[Entry]:
    """Exact numbers along the edges, a line to itself first; what is left over is closed or created."""
    left = {id: _low(line.quantity) for id, line in before.items()}
    wanted = {id: _low(line.quantity) for id, line in after.items()}
    for origin, end in sorted(edges, key=lambda edge: edge[0] != edge[1]):
        part = min(left[origin], wanted[end])
        left[origin] -= part
        wanted[end] -= part
        yield _carried((origin, before[origin]), (end, after[end]), Quantity(part, part))
    for id, line in before.items():
        yield from _rest((id, line), left[id], _closed)
    for id, line in after.items():
        yield from _rest((id, line), wanted[id], _created)


def _carried(old: tuple[str, Line], new: tuple[str, Line], part: Quantity | None) -> Entry:
    return Entry(CARRIED, part, old[0], new[0], old[1].unit, new[1].unit)


def _rest(line: tuple[str, Line], number: Decimal, made: Callable[[tuple[str, Line]], Entry]) -> Iterator[Entry]:
    """What a changed number closed or created, if anything."""
    id, (unit, _) = line
    if number > 0:
        yield made((id, Line(unit, Quantity(number, number))))


def _closed(line: tuple[str, Line]) -> Entry:
    id, (unit, part) = line
    return Entry(CLOSED, part, old=id, old_unit=unit, resized=True)


def _created(line: tuple[str, Line]) -> Entry:
    id, (unit, part) = line
    return Entry(CREATED, part, new=id, new_unit=unit, resized=True)


def _low(quantity: Quantity | None) -> Decimal:
    return Decimal(0) if quantity is None else quantity.low
