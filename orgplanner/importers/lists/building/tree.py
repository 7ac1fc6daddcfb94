"""Which row stands above which, and the cells in which a list says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.trouble import Spot

ABOVE = {
    "posts": ("reports_to", "parent", "unit_parent"),
    "units": ("parent", "unit_parent", "reports_to"),
    "path": ("path",),
    "levels": ("level", "label"),
}
"""Fields in which it stands what is above: of posts and units that name it, else by the way of the tree."""
PLACING = (
    "missing parent", "ambiguous parent", "self parent", "other spelling", "cycle", "too deep", "several roots",
    "level",
)  # fmt: skip
"""Troubles after which a person may choose what stands above."""


@dataclass(slots=True)
class Tree:
    """By line: `up` the line above, `boss` the line of the superior post, `home` that of the unit of a post whose
    row stands below it, `chain` the names of units from the top. `adrift` are lines that found no place, `tops`
    those at the top by choice, `chosen` the keys of units chosen by hand; `links` are pairs of lines; `ranks` tells
    whether rows of posts say who stands above whom."""

    up: list[int]
    boss: list[int]
    chain: list[tuple[str, ...]]
    home: dict[int, int] = field(default_factory=dict)
    adrift: set[int] = field(default_factory=set)
    tops: set[int] = field(default_factory=set)
    chosen: dict[int, str] = field(default_factory=dict)
    links: list[tuple[int, int]] = field(default_factory=list)
    ranks: bool = False


def above_spot(lines: Lines, line: int) -> Spot:
    """The cell in which troubles about what stands above a row are told."""
    named = ABOVE["units" if lines.kind[line] == "units" else "posts"]
    return lines.spot(line, *ABOVE.get(lines.recipe_of(line).tree, ()), *named, "path", "level", "label", "unit")


def boss_spot(lines: Lines, line: int) -> Spot:
    """The cell that names the superior beside another way of the tree."""
    return lines.spot(line, "unit_parent" if lines.kind[line] == "units" else "reports_to")


def own_names(tree: Tree, lines: Lines, members: Iterable[int]) -> None:
    """The single name of a row that is a unit is its own, no place."""
    for line in members:
        if lines.kind[line] == "units" and len(tree.chain[line]) == 1:
            tree.chain[line] = ()
