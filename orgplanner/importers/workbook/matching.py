"""Which row of the plan a row of the workbook is: by its id, else by what stands in it, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from orgplanner.text import Message, say

BY_ALL = say("without its id, known by all its cells")
BY_CODE = say("without its id, known by its code")
BY_TITLE = say("without its id, known by its title and unit")
NO_DOUBT = say("")


@dataclass(slots=True)
class Candidate:
    """A row of the workbook: the id in it, the stamp of its texts, its code, and its name with its unit."""

    id: str
    stamp: str
    code: str
    name: tuple[str, ...]
    row: str = ""
    """The row of the plan that it is; "" for a new one."""
    certainty: Message = NO_DOUBT


@dataclass(frozen=True, slots=True)
class Known:
    """A row of the plan that was written into the workbook."""

    id: str
    stamp: str
    code: str
    name: tuple[str, ...]


Mark = Callable[[Candidate | Known], object]


def match(candidates: Sequence[Candidate], known: Mapping[str, Known]) -> None:
    """Gives every candidate the row that it is; each row of the plan is given once."""
    free = dict(known)
    by_id: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.id in known:
            by_id.setdefault(candidate.id, []).append(candidate)
    for id, group in by_id.items():
        _give(_original(group, known[id]), free, id, NO_DOUBT)
    # a row with an id that is taken is a copy of that row, so it is new
    lost = [each for each in candidates if not each.row and each.id not in known]
    _by_mark(lost, free, BY_ALL, lambda each: each.stamp)
    _by_mark(lost, free, BY_CODE, lambda each: each.code.casefold())
    _by_mark(lost, free, BY_TITLE, lambda each: each.name if all(each.name) else "")


def _original(group: Sequence[Candidate], known: Known) -> Candidate:
    """Of rows with the same id the one that was not touched, else the first."""
    return next((each for each in group if each.stamp == known.stamp), group[0])


def _by_mark(lost: Iterable[Candidate], free: dict[str, Known], certainty: Message, mark: Mark) -> None:
    """Gives rows that only one candidate and one row of the plan can be."""
    rows: dict[object, list[str]] = {}
    for id, known in free.items():
        rows.setdefault(mark(known), []).append(id)
    groups: dict[object, list[Candidate]] = {}
    for each in lost:
        if not each.row and mark(each):
            groups.setdefault(mark(each), []).append(each)
    for key, group in groups.items():
        found = rows.get(key, [])
        if len(found) == len(group) == 1 or (certainty is BY_ALL and len(group) <= len(found)):
            for each, id in zip(group, found, strict=False):
                _give(each, free, id, certainty)


def _give(candidate: Candidate, free: dict[str, Known], id: str, certainty: Message) -> None:
    candidate.row, candidate.certainty = id, certainty
    free.pop(id, None)
