"""Books of cells become a plan of one scenario, by a recipe and what a person decided about single troubles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from orgplanner.importers.lists.building import hanging, sentences
from orgplanner.importers.lists.building.assembling import Assembled, source_ids
from orgplanner.importers.lists.building.doubles import find_doubles
from orgplanner.importers.lists.building.figures import Figures
from orgplanner.importers.lists.building.finding import Finder
from orgplanner.importers.lists.building.gathering import gather
from orgplanner.importers.lists.building.later import Later
from orgplanner.importers.lists.building.leaving import tell_left, who_left
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.meaning import Meanings
from orgplanner.importers.lists.building.posts import PostMaker, Posts
from orgplanner.importers.lists.building.read import Read
from orgplanner.importers.lists.building.settling import Settling
from orgplanner.importers.lists.building.staff import find_staff
from orgplanner.importers.lists.building.standing import standing
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.building.totals import check_totals
from orgplanner.importers.lists.building.tree_building import TreeBuilder
from orgplanner.importers.lists.building.units import UnitFinder
from orgplanner.importers.lists.recipe import Recipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.trouble import Fix, Spot, Trouble
from orgplanner.importers.reading.book import Book
from orgplanner.layout.collection import collection_paused
from orgplanner.model import Names
from orgplanner.model.columns import Column
from orgplanner.model.rules import value_fault

__all__ = ["build"]


def _nothing() -> None:
    """Nobody waits."""


def build(
    books: Sequence[Book],
    recipe: Recipe,
    fixes: Iterable[Fix] = (),
    *,
    tick: Callable[[], object] = _nothing,
    today: str = "",
) -> Result:
    """What the lists become. The same lists, recipe and fixes give the same result; `today`, an ISO date, is the
    day before which somebody has left (the real one when ""). `tick` is called often and may raise to stop."""
    with collection_paused():
        told = Told(fixes)
        recipe = recipe if _is_language(recipe.language) else replace(recipe, language="en")
        meanings = Meanings(recipe)
        lines = gather(books, recipe, told, meanings, tick)
        read = _read(lines, meanings, told, today or date.today().isoformat(), tick)
        assembled = Assembled(read, tick)
        check_totals(lines, told)
        for spot in lines.skipped:
            told.tell(Trouble("left out", "note", spot, "", *sentences.left_out()))
        return _result(read, assembled)


def _is_language(code: str) -> bool:
    """Whether names can be in a language with this code."""
    return value_fault(Column(kind="names"), Names(((code, code),))) is None


def _read(lines: Lines, meanings: Meanings, told: Told, today: str, tick: Callable[[], object]) -> Read:
    """What rows mean: who stands where, above whom, in which unit."""
    said = standing(lines, meanings, told)
    tick()
    figures = Figures(lines, told)
    who_left(lines, said, meanings, figures, today, tick)
    doubles = find_doubles(lines, said, told)
    tick()
    finder = Finder(lines, doubles, said)
    builder = TreeBuilder(lines, doubles, finder, told)
    tree = builder.build(tick)
    depth = Settling(lines, tree, told, builder.references.named).settle()
    tick()
    units = UnitFinder(lines, doubles, tree, told, builder.references.named)
    units.make_rows()
    tick()
    posts = PostMaker(lines, doubles, said, tree, units, told).make(depth, tick)
    tell_left(lines, said, posts, told)
    root = _hang(lines, builder, units, posts, told)
    tick()
    staff = find_staff(lines, doubles, said, posts, told)
    tick()
    ranked = any(boss != NOWHERE for boss in posts.boss) or tree.ranks
    heads = hanging.heads_of(lines, posts, root) if ranked else hanging.heads_by_title(lines, posts, tick)
    if heads and not ranked and "head" not in lines.texts:
        first = min(posts.lines[post][0] for post in heads)
        words = sentences.heads_by_title(len(heads))
        told.tell(Trouble("heads", "note", lines.spot(first, "title"), "", *words, ("to-do",)))
    return Read(
        lines, doubles, said, meanings, told, tree, units.units, units.of_line, posts, staff, figures,
        source_ids(lines), heads,
    )  # fmt: skip


def _hang(lines: Lines, builder: TreeBuilder, finder: UnitFinder, posts: Posts, told: Told) -> int:
    """The tree of units; the main post at the top."""
    hanging.below_posts(lines, builder.tree, finder, posts)
    root = hanging.main_root(posts, builder.tree)
    if any(boss != NOWHERE for boss in posts.boss):
        hanging.hang_units(finder.units, posts, root)
    hanging.cut_units(finder.units, lines, told)
    hanging.tell_roots(lines, builder.tree, finder, posts, told, root)
    return root


def _result(read: Read, assembled: Assembled) -> Result:
    lines, told = read.lines, read.told
    plan, scenario = assembled.plan(told.kept)
    origins, keys = _origins(read, assembled)
    placed = {
        (lines.table[line], lines.row[line])
        for line, post in enumerate(read.posts.of_line)
        if post != NOWHERE or read.unit_of.get(line, NOWHERE) != NOWHERE
    }
    order = {severity: place for place, severity in enumerate(("error", "warning", "note"))}
    troubles = sorted(
        told.troubles,
        key=lambda each: (
            order[each.severity],
            each.spot.book,
            each.spot.sheet,
            each.spot.row,
            each.spot.column or -1,
        ),
    )
    return Result(
        plan, scenario, lines.rows, len(placed), lines.rows - len(placed), tuple(troubles), origins, keys,
        tuple(told.kept),
    )  # fmt: skip


def _origins(read: Read, assembled: Assembled) -> tuple[Mapping[str, Spot], Mapping[str, str]]:
    """By id where units, posts and people come from, and what units and posts are called in fixes."""
    lines, units, posts = read.lines, read.units, read.posts
    posts_at = dict(zip(assembled.posts, (members[0] for members in posts.lines), strict=True))
    units_at = dict(zip(assembled.units, units.first, strict=True))
    origins = Later({**units_at, **posts_at, **read.staff.first}, lines.spot)
    of_units = {id: ~unit for unit, id in enumerate(assembled.units) if units.line[unit] == NOWHERE}
    keys = Later(
        {**units_at, **posts_at, **of_units}, lambda place: lines.key(place) if place >= 0 else units.key(~place)
    )
    return origins, keys
