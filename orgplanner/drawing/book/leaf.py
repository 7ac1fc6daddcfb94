"""A page of a book with boxes on it, before it has a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orgplanner.layout import Arranged


@dataclass(frozen=True, slots=True)
class Leaf:
    """The trees on a page: `heads`, all `boxes` in printed order, and those `cut` whose branch is on other pages.

    `above` is the box that the heads stand below. A page that is `continued` goes on with the family of its head;
    `goes_on` is the first box of that family that is on another page, and `footed` whether the head says so or has
    room for it. A `brief` page has only the names of the boxes below its head. `listed` tells of each box of a
    page of lists whose rows it has.
    """

    heads: tuple[str, ...]
    boxes: tuple[str, ...]
    cut: frozenset[str]
    arranged: Arranged
    above: str | None = None
    level: int = 0
    """pages that lead to it"""
    continued: bool = False
    goes_on: str | None = None
    footed: bool = False
    brief: bool = False
    apart: bool = False
    listed: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def has_foot(self, id: str) -> bool:
        """Tell whether there is room below a box to say where its branch goes on."""
        return id in self.cut or (self.footed and id == self.heads[0])

    def is_brief(self, id: str) -> bool:
        """Tell whether only the name of a box is shown."""
        return self.brief and id != self.heads[0]
