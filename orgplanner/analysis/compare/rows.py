"""What became of the units, or of the posts, of one scenario in another: by id, and by the decisions taken.

A row may be both moved and renamed. What was merged or split is not counted as new or closed besides.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from itertools import filterfalse
from operator import attrgetter
from types import MappingProxyType

from orgplanner.analysis.compare.lineage import Lineage
from orgplanner.model import Figure, Names, Post, Unit

Rows = Mapping[str, Unit] | Mapping[str, Post]

PLACE = {"parent": "moved", "unit": "moved", "unplaced": "moved"}
NAME = {"name": "renamed", "title": "renamed"}
LEFT_ASIDE = {"id", "basis", "source", "note", "rank", "arrangement", "columns", "colour"}
"""Where a row is known from and how it is drawn among its neighbours: no change of the organisation."""


def _told(kind: type[Unit] | type[Post]) -> tuple[tuple[str, ...], Callable[[Unit | Post], tuple[object, ...]]]:
    names = tuple(column.name for column in fields(kind) if column.name not in LEFT_ASIDE)
    return names, attrgetter(*names)


TOLD = MappingProxyType({kind: _told(kind) for kind in (Unit, Post)})
"""The fields whose change is one of the organisation, and what reads them all."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What several rows of the old scenario became together: the id in the new one."""

    origins: tuple[str, ...]
    end: str


@dataclass(frozen=True, slots=True)
class Divided:
    """What one row of the old scenario became: several ids in the new one."""

    origin: str
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowChanges:
    """Ids by what became of them: `new`, `moved`, `renamed` and `changed` of the new scenario, `closed` of the old.

    `undecided` are in the new scenario without a place, or gone without a decision. `became` has the new id of what
    goes on under another one. `fields` names what was changed of the rows that stayed or went on.
    """

    new: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    merged: tuple[Joined, ...] = ()
    split: tuple[Divided, ...] = ()
    changed: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    unchanged: int = 0
    became: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class RowComparison:
    """One pass over the rows of both scenarios; `loose` are the ids of the new one that have no place."""

    def __init__(self, old: Rows, new: Rows, lineage: Lineage, loose: Collection[str]) -> None:
        self._old, self._new, self._lineage, self._loose = old, new, lineage, loose
        self._fresh, self._touched, self._gone = _unlike(old, new)
        edges = self._edges()
        self._into = _grouped((end, origin) for origin, end in edges)
        self._out = _grouped(edges)
        self.became = {
            origin: ends[0]
            for origin, ends in self._out.items()
            if len(ends) == 1 and len(self._into[ends[0]]) == 1 and ends[0] != origin
        }

    def changes(self, places: Mapping[str, str]) -> RowChanges:
        """What became of every row; `places` has the new ids of units that go on under another one."""
        changed = self._fields(places)
        left = [id for id in self._gone if id not in self._out]
        closed = [id for id in left if self._lineage.is_decided(id)]
        lost = set(left).difference(closed)
        return RowChanges(
            new=tuple(id for id in self._fresh if id not in self._into and id not in self._loose),
            closed=tuple(closed),
            moved=_touching(changed, "moved"),
            renamed=_touching(changed, "renamed"),
            merged=tuple(Joined(from_, end) for end, from_ in self._into.items() if len(from_) > 1),
            split=tuple(Divided(origin, ends) for origin, ends in self._out.items() if len(ends) > 1),
            changed=_touching(changed, "changed"),
            undecided=(*self._loose, *(id for id in left if id in lost)),
            unchanged=self._unchanged(changed),
            became=self.became,
            fields=changed,
        )

    def _edges(self) -> list[tuple[str, str]]:
        """From old id to new id, wherever a row goes on as another; what stays leads to itself."""
        found = {(id, end): None for id in self._gone for end in self._lineage.ends(id)}
        found |= {(origin, id): None for id in self._fresh for origin in self._lineage.origins(id)}
        edges = [
            (origin, end)
            for origin, end in found
            if origin in self._old and end in self._new and end not in self._loose
        ]
        met = dict.fromkeys(id for edge in edges for id in edge)
        stay = [id for id in met if id in self._old and id in self._new and id not in self._loose]
        return [*((id, id) for id in stay), *(edge for edge in edges if edge[0] != edge[1])]

    def _fields(self, places: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """The names of the changed fields by new id, of rows that have any and a place."""
        pairs = [(id, id) for id in self._touched if id not in self._loose]
        pairs += self.became.items()
        found = {end: _changed_fields(self._old[origin], self._new[end], places) for origin, end in pairs}
        return {id: names for id, names in found.items() if names}

    def _unchanged(self, changed: Collection[str]) -> int:
        other = {*changed, *self._loose, *self._into, *self.became.values(), *self._fresh}
        other |= {id for id, ends in self._out.items() if id in self._new and len(ends) > 1}
        return len(self._new) - len(other)


def _unlike(old: Rows, new: Rows) -> tuple[list[str], list[str], list[str]]:
    """The ids that only the new rows have, those whose rows differ, and those that only the old rows have."""
    other = [
        (id, before)
        for id, after, before in zip(new, new.values(), map(old.get, new), strict=True)
        if before is not after and not before == after  # noqa: SIM201 - Python asks “==” for “!=”, too
    ]
    fresh = [id for id, before in other if before is None]
    touched = [id for id, before in other if before is not None]
    return fresh, touched, list(filterfalse(new.__contains__, old))


def _grouped(edges: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, tuple[str, ...]] = {}
    for one, other in edges:
        groups[one] = (*groups.get(one, ()), other)
    return groups


def _changed_fields(before: Unit | Post, after: Unit | Post, places: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the fields that say something else; a place that only has another id is the same."""
    names, read = TOLD[type(after)]
    return tuple([  # a list first: there are thousands, and a generator takes half as long again
        name
        for name, old, new in zip(names, read(before), read(after), strict=True)
        if old is not new and old != new and _says_other(old, new, places)
    ])


def _says_other(old: object, new: object, places: Mapping[str, str]) -> bool:
    """Whether the content differs: another source is no other number, a translation no other name."""
    if isinstance(old, str):
        return places.get(old, old) != new
    if isinstance(old, Figure) and isinstance(new, Figure):
        return old.quantity != new.quantity
    if isinstance(old, Names) and isinstance(new, Names) and old and new:
        shared = set(old.languages) & set(new.languages)
        return not shared or any(old.exactly(code) != new.exactly(code) for code in shared)
    return True


def _touching(changed: Mapping[str, tuple[str, ...]], kind: str) -> tuple[str, ...]:
    """The ids with a changed field of this kind."""
    meaning = {**PLACE, **NAME}
    kinds = {names: {meaning.get(name, "changed") for name in names} for names in set(changed.values())}
    return tuple(id for id, names in changed.items() if kind in kinds[names])
