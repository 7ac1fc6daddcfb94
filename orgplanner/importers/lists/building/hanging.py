"""Units that rows only name hang where their posts report to; heads are those who report outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from orgplanner.analysis.likeness.spelling import spelled
from orgplanner.importers.lists.building import chains, sentences
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.posts import Posts
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.tree import Tree, above_spot
from orgplanner.importers.lists.building.units import UnitFinder, Units
from orgplanner.importers.lists.trouble import Spot, Trouble
from orgplanner.model.rules import DEEPEST

TREES_OF_ROWS = frozenset({"parent", "superior", "path", "levels"})
"""Ways of the tree in which usually one row only has none above."""
HEADS = frozenset({"head", "chair", "minister"})
NO_HEADS = frozenset(
    {"deputy", "assistant", "adviser", "secretary", "expert", "specialist", "accountant", "support"}
)
"""Meanings of words in the titles of heads, and of those who only work for one."""


def heads_by_title(lines: Lines, posts: Posts, tick: Callable[[], object]) -> set[int]:
    """In units of which nothing is told, the only post whose title is that of a head."""
    titles = lines.column("title")
    leads: dict[str, bool] = {}
    found: dict[int, list[int]] = {}
    for post, unit in enumerate(posts.unit):
        line = posts.lines[post][0]
        if unit == NOWHERE or len(posts.lines[post]) > 1 or not _may_be_head(lines, line):
            continue
        title = titles[line]
        if title not in leads:
            if len(leads) % 100 == 0:
                tick()
            keys = {word.key for word in spelled(title).words}
            leads[title] = bool(keys & HEADS) and not keys & NO_HEADS
        if leads[title]:
            found.setdefault(unit, []).append(post)
    return {members[0] for members in found.values() if len(members) == 1}


def _may_be_head(lines: Lines, line: int) -> bool:
    """Whether a row is one post: of groups only those that say so."""
    if lines.kind[line] != "groups":
        return True
    return lines.column("established")[line].replace(",", ".").rstrip("0") in ("1", "1.")


def main_root(posts: Posts, tree: Tree) -> int:
    """The post with most others below it, of those without a superior; one that lost its superior, or was put at
    the top by hand, only where there is no other."""
    size = chains.sizes(posts.boss, chains.from_top(posts.depth))
    roots = [post for post, boss in enumerate(posts.boss) if boss == NOWHERE]
    aside = tree.adrift | tree.tops
    return max(roots, key=lambda post: (posts.lines[post][0] not in aside, size[post], -post), default=NOWHERE)


def below_posts(lines: Lines, tree: Tree, finder: UnitFinder, posts: Posts) -> None:
    """Units whose row names a post as what is above hang in the unit of that post; others where a person chose."""
    for line, unit in finder.of_line.items():
        up = tree.up[line]
        if up != NOWHERE and unit != NOWHERE and lines.kind[up] != "units":
            post = posts.of_line[up]
            finder.units.above[unit] = posts.unit[post] if post != NOWHERE else NOWHERE
    for line, key in tree.chosen.items():
        above, unit = finder.by_key(key), finder.of_line.get(line, NOWHERE)
        if above is not None and unit not in (above, NOWHERE):
            finder.units.above[unit] = above


def hang_units(units: Units, posts: Posts, root: int) -> None:
    """Each unit without a told place hangs under the unit of the superior of its highest post."""
    tops = _tops(units)
    highest: dict[int, list[tuple[int, int]]] = {}
    for post, unit in enumerate(posts.unit):
        if unit == NOWHERE or (posts.boss[post] == NOWHERE and post != root):
            continue
        boss = posts.boss[post]
        above = posts.unit[boss] if boss != NOWHERE else NOWHERE
        top = tops[unit]
        if top in units.free and (boss == NOWHERE or (above != NOWHERE and tops[above] != top)):
            highest.setdefault(top, []).append((posts.depth[post], above))
    for top, found in highest.items():
        least = min(depth for depth, _ in found)
        units.above[top] = Counter(above for depth, above in found if depth == least).most_common(1)[0][0]


def _tops(units: Units) -> list[int]:
    """The highest unit above each; units in a ring count as their own."""
    tops = []
    for unit in range(len(units)):
        at, steps = unit, 0
        while units.above[at] != NOWHERE and steps <= DEEPEST:
            at, steps = units.above[at], steps + 1
        tops.append(at)
    return tops


def cut_units(units: Units, lines: Lines, told: Told) -> None:
    """Rings among units, and chains of them that are too long, are cut."""
    for ring in chains.rings(units.above):
        free = [unit for unit in ring if unit in units.free]
        cut = free[0] if free else ring[0]
        units.above[cut] = NOWHERE
        if not free:
            units.adrift.add(cut)
        names = [units.names[unit] for unit in ring[:8]]
        message, remedy = sentences.cycle([*names, names[0]] if len(ring) <= 8 else [*names, "…"], len(ring))
        spot = unit_spot(units, lines, cut)
        told.tell(
            Trouble("unit cycle", "error", spot, units.names[cut], message, remedy, ("value", "skip", "to-do"))
        )
    for unit in chains.too_deep(chains.depths(units.above), DEEPEST):
        units.above[unit] = NOWHERE
        units.adrift.add(unit)
        words = sentences.too_deep(DEEPEST)
        spot = unit_spot(units, lines, unit)
        told.tell(
            Trouble("too deep", "error", spot, units.names[unit], *words, ("choose above", "top", "skip", "to-do"))
        )
    units.adrift = {unit for unit in units.adrift if units.above[unit] == NOWHERE}


def unit_spot(units: Units, lines: Lines, unit: int) -> Spot:
    """Where a unit is named first."""
    line = units.line[unit]
    if line != NOWHERE:
        return above_spot(lines, line)
    return lines.spot(units.first[unit], "unit", "unit_code", "path")


def heads_of(lines: Lines, posts: Posts, root: int) -> set[int]:
    """The heads: of the posts of a unit the one that reports outside, or the highest of those when others of the
    unit report to it."""
    outward: dict[int, list[int]] = {}
    inside: set[int] = set()
    for post, unit in enumerate(posts.unit):
        boss = posts.boss[post]
        if unit == NOWHERE:
            continue
        if boss != NOWHERE and posts.unit[boss] == unit:
            inside.add(boss)
        elif lines.kind[posts.lines[post][0]] != "groups" and (boss != NOWHERE or post == root):
            outward.setdefault(unit, []).append(post)
    found = set()
    for candidates in outward.values():
        least = min(posts.depth[post] for post in candidates)
        highest = [post for post in candidates if posts.depth[post] == least]
        if len(highest) == 1 and (len(candidates) == 1 or highest[0] in inside):
            found.add(highest[0])
    return found


def tell_roots(lines: Lines, tree: Tree, finder: UnitFinder, posts: Posts, told: Told, root: int) -> None:
    """Rows that stand at the top besides the main one."""
    remedies = ("choose above", "top", "skip", "to-do")
    aside = tree.adrift | tree.tops | tree.home.keys() | tree.chosen.keys()
    telling = {lines.table[posts.lines[post][0]] for post, boss in enumerate(posts.boss) if boss != NOWHERE}
    for post, boss in enumerate(posts.boss):
        line = posts.lines[post][0]
        if boss != NOWHERE or post == root or line in aside:
            continue
        if lines.table[line] in telling and lines.kind[line] != "groups":
            words = sentences.several_roots()
            value = lines.column("title")[line] or lines.column("id")[line]
            spot = above_spot(lines, line)
            told.tell(Trouble("several roots", "warning", spot, value, *words, remedies))
    _tell_only_named(lines, finder, posts, told)
    _tell_units(lines, finder.units, told, remedies)


def _tell_only_named(lines: Lines, finder: UnitFinder, posts: Posts, told: Told) -> None:
    """Units at the top that are named as the one above, while no row is about them: perhaps a name that is written
    otherwise elsewhere."""
    units, about = finder.units, {*finder.of_line.values(), *posts.unit}
    tops = [unit for unit, above in enumerate(units.above) if above == NOWHERE and unit not in units.adrift]
    for unit in tops if len(tops) > 1 else ():
        line = units.first[unit]
        if unit not in about and "unit_parent" in lines.recipe_of(line).columns.values():
            words = sentences.only_named(units.names[unit])
            spot = lines.spot(line, "unit_parent")
            told.tell(Trouble("only named", "warning", spot, units.names[unit], *words, ("value", "skip", "to-do")))


def _tell_units(lines: Lines, units: Units, told: Told, remedies: tuple[str, ...]) -> None:
    tops = [unit for unit, above in enumerate(units.above) if above == NOWHERE and unit not in units.adrift]
    if len(tops) < 2:
        return
    size = chains.sizes(units.above, chains.from_top(chains.depths(units.above)))
    main = max(tops, key=lambda unit: (size[unit], -unit))
    for unit in tops:
        line = units.line[unit]
        if unit == main or unit in units.tops or line == NOWHERE or lines.recipe_of(line).tree == "none":
            continue
        severity = "warning" if lines.recipe_of(line).tree in TREES_OF_ROWS else "note"
        words = sentences.several_roots()
        told.tell(
            Trouble("several roots", severity, unit_spot(units, lines, unit), units.names[unit], *words, remedies)
        )
