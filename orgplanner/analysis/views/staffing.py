"""Staffing as rows: by unit, and by what posts have in common; what stays in its group cancels in a difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.staffing import OPEN
from orgplanner.analysis.compare.table import Cell, counts, figures, words
from orgplanner.analysis.compare.tables import unit_fates
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger import Entry, difference
from orgplanner.analysis.ledger.account import add
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.structure import Span, depths, spans, superiors
from orgplanner.analysis.tally import Sum
from orgplanner.analysis.views.changes import fate_words, tone_of
from orgplanner.analysis.views.grid import Grid, GridRow, changes_of
from orgplanner.model import Post, Quantity, Total, in_order
from orgplanner.text import Message, say

if TYPE_CHECKING:
    from _typeshed import SupportsRichComparison

FIGURES = (
    *figures(say("Before"), say("After")), *changes_of(say("Difference")), *figures(say("Filled"), say("Gap")),
)  # fmt: skip
UNIT_COLUMNS = (*words(say("Unit"), say("Change")), *FIGURES)
UNIT_WIDTHS = (290, 150, 82, 82, 82, 82, 82)
GROUP_COLUMNS = (*words(say("Group")), *FIGURES, *counts(say("Posts")))
GROUP_WIDTHS = (230, 82, 82, 82, 82, 82, 70)
VACANCY_COLUMNS = (
    *words(say("Post"), say("Unit"), say("Grade")), *figures(say("Established"), say("Filled"), say("Vacant")),
)  # fmt: skip
VACANCY_WIDTHS = (250, 250, 80, 90, 90, 90)
BANDS = ((1, 2), (3, 4), (5, 7), (8, 10), (11, 15))
"""numbers of direct reports that are listed together; the last band is open"""
NO_REPORTS = str(len(BANDS) + 1)
"""the key of posts to which nobody reports: far more than all others, and no part of a distribution"""


def unit_grid(found: Comparison, language: str = "en") -> Grid:
    """The whole, then the units of the new scenario, the undecided and the closed, each with its sub-units."""
    wording, fates = Wording(found, language), unit_fates(found.units)
    whole, now = found.established.whole, found.totals[1].of_scenario()
    rows = [
        GridRow(
            (say("Whole organisation"), "", whole.old, whole.new, whole.difference, now.filled, now.vacant),
            is_bold=True, tones=("", "", "", "", "", "", gap_tone(now.vacant)),
        )
    ]  # fmt: skip
    for row in found.staffing:
        kinds, name = fates.get(row.unit.id, []), wording.called(row.unit)
        tone = tone_of(kinds) if kinds else ""
        delta: Cell = say("open") if row.fate == OPEN else row.difference
        after = None if row.fate == OPEN else row.after
        cells = (name, fate_words(kinds), row.before, after, delta, row.filled, row.gap)
        tones = ("", tone, "", "", tone if row.fate == OPEN else "", "", gap_tone(row.gap))
        rows.append(GridRow(cells, row.unit.id, row.level, tones, kinds, name.casefold()))
    return Grid(UNIT_COLUMNS, UNIT_WIDTHS, rows, is_tree=True)


def gap_tone(gap: Total) -> str:
    """The tone of a number of vacancies: met when surely none, a gap when surely some."""
    if gap.quantity is None:
        return ""
    if gap.quantity.low > 0:
        return "gap1"
    return "met" if gap.quantity.high == 0 and not gap.unknown else ""


@dataclass(slots=True)
class Group:
    """What posts have in common, before and after, with the entries that stay in it, leave it and come into it."""

    label: Message | str
    added: Sum = field(default_factory=Sum)
    taken: Sum = field(default_factory=Sum)
    same: Sum = field(default_factory=Sum)
    filled: Sum = field(default_factory=Sum)
    vacant: Sum = field(default_factory=Sum)
    posts: list[str] = field(default_factory=list)
    stay: list[Entry] = field(default_factory=list)
    leave: list[Entry] = field(default_factory=list)
    come: list[Entry] = field(default_factory=list)

    @property
    def before(self) -> Total:
        """What it had."""
        return _both(self.same, self.taken)

    @property
    def after(self) -> Total:
        """What it has."""
        return _both(self.same, self.added)

    @property
    def difference(self) -> Total:
        """What came less what left; what stays cancels."""
        return difference(self.added.total(), self.taken.total(), self.same.total())

    def behind(self, part: str) -> list[Entry]:
        """The entries that add up to what it had (“old”), has (“new”), or to the difference."""
        return {"old": self.stay + self.leave, "new": self.stay + self.come}.get(part, self.leave + self.come)

    def row(self, key: str) -> GridRow:
        """The figures in the order of GROUP_COLUMNS."""
        gap = self.vacant.total()
        cells = (
            self.label, self.before, self.after, self.difference, self.filled.total(), gap, len(self.posts)
        )  # fmt: skip
        return GridRow(cells, key, 1, ("", "", "", "", "", gap_tone(gap)))


def _both(one: Sum, other: Sum) -> Total:
    whole = Sum()
    whole.take(one)
    whole.take(other)
    return whole.total()


Key = Callable[[int, Post], str]
"""The key of the group of a post, on a side; groups are listed in the order of their keys."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How posts are put together: the key of each, and what a key is called."""

    key: Key
    label: Callable[[str], Message | str]
    order: Callable[[str], SupportsRichComparison]


def groups_of(found: Comparison, grouping: Grouping, measure: str = "established") -> dict[str, Group]:
    """All posts of both trees by group; before = same + taken and after = same + added hold for each.

    `measure` is one of what can be measured of posts.
    """
    groups: dict[str, Group] = {}

    def group(side: int, id: str | None) -> str | None:
        if id is None:
            return None
        key = grouping.key(side, found.states[side].posts[id])
        if key not in groups:
            groups[key] = Group(grouping.label(key))
        return key

    for entry in found.ledger(measure).entries:
        _enter(groups, entry, group(0, entry.old), group(1, entry.new))
    totals = found.totals[1]
    for id in found.established.new.placed:
        post = found.states[1].posts[id]
        each = groups[group(1, id) or ""]
        each.posts.append(id)
        add(each.filled, totals.filled_of_post(post))
        add(each.vacant, totals.vacant_of_post(post))
    return {key: groups[key] for key in sorted(groups, key=grouping.order)}


def _enter(groups: Mapping[str, Group], entry: Entry, before: str | None, after: str | None) -> None:
    if before is not None and before == after:
        add(groups[before].same, entry.part)
        groups[before].stay.append(entry)
        return
    if before is not None:
        add(groups[before].taken, entry.part)
        groups[before].leave.append(entry)
    if after is not None:
        add(groups[after].added, entry.part)
        groups[after].come.append(entry)


def group_grid(found: Comparison, groups: Mapping[str, Group]) -> Grid:
    """The whole, then the groups as rows."""
    whole, now = found.established.whole, found.totals[1].of_scenario()
    cells = (
        say("Whole organisation"), whole.old, whole.new, whole.difference, now.filled, now.vacant,
        len(found.established.new.placed),
    )  # fmt: skip
    head = GridRow(cells, tones=("", "", "", "", "", gap_tone(now.vacant)), is_bold=True)
    return Grid(GROUP_COLUMNS, GROUP_WIDTHS, [head, *(group.row(key) for key, group in groups.items())])


def by_grade(found: Comparison, language: str) -> Grouping:
    """By grade, in the order of the grade list; without a grade last."""
    grades = in_order(found.plan.grades.values())
    places = {row.id: place for place, row in enumerate(grades)}
    called = {row.id: row.code or found.plan.words(row.name, language) for row in grades}
    return Grouping(
        lambda _side, post: post.grade if post.grade in places else "",
        lambda key: called.get(key) or say("without a grade"),
        lambda key: places.get(key, len(places)),
    )


def by_profession(found: Comparison, language: str) -> Grouping:
    """By the profession that a post asks for, in the order of the alphabet."""
    return Grouping(
        lambda _side, post: found.plan.words(post.profession, language),
        lambda key: key or say("profession not stated"),
        lambda key: (not key, key.casefold()),
    )


KINDS: Mapping[str, Message] = MappingProxyType({
    "head": say("heads of units"), "deputy": say("deputies"), "frozen": say("frozen posts"),
    "proposed": say("proposed posts"), "other": say("other posts"),
})  # fmt: skip


def by_kind(_found: Comparison, _language: str) -> Grouping:
    """By kind of post: heads, deputies, frozen, proposed, others."""
    order = list(KINDS)
    return Grouping(lambda _side, post: _kind(post), lambda key: KINDS[key], order.index)


def _kind(post: Post) -> str:
    if post.is_head or post.is_deputy:
        return "head" if post.is_head else "deputy"
    return post.status if post.status in KINDS else "other"


def by_layer(found: Comparison, _language: str) -> Grouping:
    """By the number of posts in the line from the top down to a post."""
    layers = tuple(depths(superiors(state)) for state in found.states)
    return Grouping(
        lambda side, post: str(layers[side].get(post.id, 1)),
        lambda key: say("Layer {number}", number=key),
        int,
    )


def by_layer_and_grade(found: Comparison, language: str) -> Grouping:
    """By layer, and within it by grade."""
    layer, grade = by_layer(found, language), by_grade(found, language)

    def label(key: str) -> Message:
        number, _, of = key.partition(" ")
        return say("{layer}, {grade}", layer=layer.label(number), grade=grade.label(of))

    def order(key: str) -> tuple[object, ...]:
        number, _, of = key.partition(" ")
        return layer.order(number), grade.order(of)

    return Grouping(lambda side, post: f"{layer.key(side, post)} {grade.key(side, post)}", label, order)


def by_span(found: Comparison, _language: str) -> Grouping:
    """By how many people report to a post at most; those to whom nobody reports are last."""
    reports = tuple(spans(state) for state in found.states)
    return Grouping(
        lambda side, post: str(_band(reports[side].get(post.id, Span()).high)),
        lambda key: _band_words(int(key)),
        int,
    )


def _band(number: int) -> int:
    """The place of a band; without reports behind all of them."""
    if number == 0:
        return len(BANDS) + 1
    return next((place for place, (_, high) in enumerate(BANDS) if number <= high), len(BANDS))


def _band_words(place: int) -> Message:
    if place > len(BANDS):
        return say("nobody reports to them")
    if place == len(BANDS):
        return say("{number} and more report to them", number=BANDS[-1][1] + 1)
    low, high = BANDS[place]
    return say("{low}–{high} report to them", low=low, high=high)


GROUPINGS: Mapping[str, tuple[Message, Callable[[Comparison, str], Grouping]]] = MappingProxyType({
    "grade": (say("Grade"), by_grade), "profession": (say("Profession"), by_profession),
    "kind": (say("Kind of post"), by_kind),
    "layer": (say("Layer"), by_layer),
    "layer and grade": (say("Layer and grade"), by_layer_and_grade), "span": (say("Direct reports"), by_span),
})  # fmt: skip
"""What posts can be put together by."""


def vacancy_grid(found: Comparison, language: str = "en") -> Grid:
    """The posts of the new scenario that are, or may be, vacant, as printed."""
    wording, totals, state = Wording(found, language), found.totals[1], found.states[1]
    rows = []
    for unit in found.trees[1].chains:
        for post in state.posts_of(unit):
            vacant = totals.vacant_of_post(post)
            if vacant is not None and vacant.high > 0:
                rows.append(_vacancy(found, wording, post, vacant))
    return Grid(VACANCY_COLUMNS, VACANCY_WIDTHS, rows)


def _vacancy(found: Comparison, wording: Wording, post: Post, vacant: Quantity) -> GridRow:
    grade = found.plan.grades.get(post.grade or "")
    called = "" if grade is None else grade.code or found.plan.words(grade.name, wording.language)
    parts: Iterable[Quantity | None] = (
        post.established.quantity, found.totals[1].filled_of_post(post), vacant,
    )  # fmt: skip
    shown = tuple(map(as_total, parts))
    cells: tuple[Cell, ...] = (wording.called(post), wording.unit(post.unit, 1), called, *shown)
    return GridRow(cells, post.id, 0, ("", "", "", "", "", "gap1" if vacant.low > 0 else ""))
