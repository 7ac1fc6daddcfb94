"""Which page a box stands on, where its branch goes on, and where it is part of a larger one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from orgplanner.drawing.book.leaf import Leaf


@dataclass(slots=True)
class References:
    """Numbers of pages, by id of a box or by number of the page.

    `seen` is where a box stands first, `home` where its branch begins, `lists` where its rows from one on are
    listed, `onward` where it goes on from a page, `up` the page that another is part of, `before` the one that it
    continues.
    """

    seen: dict[str, int] = field(default_factory=dict)
    home: dict[str, int] = field(default_factory=dict)
    lists: dict[str, dict[int, int]] = field(default_factory=dict)
    onward: dict[tuple[int, str], int] = field(default_factory=dict)
    up: dict[int, int] = field(default_factory=dict)
    before: dict[int, int] = field(default_factory=dict)

    def page(self, box: str, row: int | None = None) -> int:
        """Return the page where a box stands, or one of its rows where these are listed on other pages."""
        lists = self.lists.get(box)
        if lists is None or row is None:
            return self.home[box]
        return lists[max(first for first in lists if first <= row)]


def references(leaves: Sequence[Leaf], first: int, parents: Mapping[str, str | None]) -> References:
    """Return the references between pages, the first of which has the number `first`."""
    found = References()
    for number, leaf in enumerate(leaves, first):
        for owner, row in leaf.listed.values():
            found.lists.setdefault(owner, {})[row] = number
        for id in () if leaf.listed else leaf.boxes:
            found.seen.setdefault(id, number)
            if id not in leaf.cut:
                found.home.setdefault(id, number)
    for number, leaf in enumerate(leaves, first):
        if not leaf.listed:
            _add(found, number, leaf, parents)
    return found


def _add(found: References, number: int, leaf: Leaf, parents: Mapping[str, str | None]) -> None:
    for id in leaf.cut:
        found.onward[number, id] = found.home[id]
    head = leaf.heads[0]
    if leaf.goes_on is not None:
        found.onward[number, head] = found.seen[leaf.goes_on]
    above = parents[head]
    if above is not None:
        seen = found.seen[head]
        found.up[number] = seen if seen < found.home[head] else found.home[above]
    if leaf.continued:
        found.before[number] = number - 1
