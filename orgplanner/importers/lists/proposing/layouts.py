"""Layouts that no heading tells: names in columns of their own, outlines of units and posts, a matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgplanner.importers.lists.proposing.cells import text_of
from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.lists.proposing.meaning_of_columns import LEFT_OUT
from orgplanner.importers.lists.proposing.profile import TESTS, Column, keys_in
from orgplanner.importers.lists.proposing.row_types import rank_of
from orgplanner.text import say

_QUARTER = re.compile(r"(?:q|кв|к|т)\.?\s*[1-4]", re.IGNORECASE)
CLOSE = 0.001
"""Sums that differ by less agree."""


def stairs(draft: Draft) -> None:
    """Columns of which each row has just one filled are one name, indented by column."""
    columns = [column for column in draft.table.columns if column.part("word") >= 0.6]
    steps = _stairs(columns)
    last = draft.guesses.get(steps[-1].place) if steps else None
    if len(steps) > 1 and last is not None and last.meaning in ("title", "person"):
        _titles_in_steps(draft, steps[:-1])
    elif len(steps) > 1:
        for column in steps:
            draft.turn(column.place, "label", say("each row has a name in one of these columns"), 0.85)


def _titles_in_steps(draft: Draft, steps: Sequence[Column]) -> None:
    """Names of units in columns of their own, each above the rows that follow, are titles of these."""
    depths = [next((at for at, text in enumerate(texts, start=1) if text), 0)
              for texts in zip(*(column.all() for column in steps), strict=True)]  # fmt: skip
    for column in steps:
        draft.turn(column.place, LEFT_OUT, say("its names are titles of the rows below"), 0.8)
    _make_titles(draft, [depth > 0 for depth in depths], depths)


def _stairs(columns: Sequence[Column]) -> Sequence[Column]:
    """The longest row of columns from the first on of which each row has at most one, and nearly all have one."""
    for count in range(len(columns), 1, -1):
        lines = [sum(map(bool, line)) for line in zip(*(column.texts for column in columns[:count]), strict=True)]
        if lines and max(lines) == 1 and sum(lines) >= 0.9 * len(lines) and columns[0].fullness < 0.9:
            return columns[:count]
    return ()


def matrix(draft: Draft) -> None:
    """Columns of numbers under names of units count the posts of a title in each unit."""
    if draft.has("established", "filled", "person", "last_name"):
        return
    found = [column for column in draft.table.columns if _is_of_unit(draft, column)]
    named = [column for column in draft.table.columns if column.part("word") >= 0.9]
    if len(found) < 2 or not named or sum(keys_in(column.heading)[2] for column in found) < len(found) / 2:
        return
    if not draft.has("title"):
        draft.turn(named[0].place, "title", say("the columns beside it count posts by unit"), 0.7)
    for column in found:
        draft.turn(column.place, "unit_count", say("it has numbers below the name of a unit"), 0.75)


def matrix_of_grades(draft: Draft) -> None:
    """Columns of numbers under grades count the posts of each unit by grade."""
    if not draft.has("unit") or draft.has("established", "filled", "person", "last_name", "title", "grade"):
        return
    found = [column for column in draft.table.columns if _is_of_grade(draft, column)]
    for column in found if len(found) > 1 else ():
        draft.turn(column.place, "grade_count", say("it has numbers below a grade"), 0.7)


def _is_of_grade(draft: Draft, column: Column) -> bool:
    """Whether a heading such as C-1 or A2, which is no quarter of a year, stands above numbers."""
    heading = column.heading.strip()
    return (
        _is_of_unit(draft, column) and heading[:1].isalpha() and TESTS["grade"](heading)
        and _QUARTER.fullmatch(heading) is None
    )  # fmt: skip


def _is_of_unit(draft: Draft, column: Column) -> bool:
    guess = draft.guesses.get(column.place)
    known = guess is not None and guess.meaning not in ("unit", "unit_code") and guess.certainty >= 0.7
    return bool(column.heading) and not known and column.part("quantity") >= 0.9 and not column.heading.isdecimal()


def outline(draft: Draft) -> None:
    """Where units and posts stand in one column, rows with others below them, or without a post, are units."""
    if draft.table.rows.titles:
        _posts_below_titles(draft)
        return
    for find in (_titles_with_sums, _outline_of_posts, _units_by_sums):
        if not draft.table.rows.titles:
            find(draft)


def _posts_below_titles(draft: Draft) -> None:
    """What stands below titles, in the column of their names, are posts and no units."""
    sheet, titles = draft.table.sheet, draft.table.rows.titles
    for place in draft.places("unit") if not draft.has("title") else ():
        if sum(bool(text_of(sheet.at(row, place))) for row in titles) >= 0.8 * len(titles):
            draft.turn(place, "title", say("units and posts stand in it, one below the other"), 0.8)
            return


def _units_by_sums(draft: Draft) -> None:
    """Where units and posts stand in one column and the number of a unit is the sum of the rows below it."""
    name, count = draft.column("unit") or draft.column("title"), draft.column("established")
    if name is None or count is None or draft.has("person", "parent", "superior", "path", "unit_kind"):
        return
    if draft.has("unit") and draft.has("title"):
        return
    keys = [keys_in(text) for text in name.all()]
    units = [unit and not title for unit, title, _ in keys]
    posts = sum(title and not unit for unit, title, _ in keys)
    if not units or not units[0] or posts < 0.4 * (len(units) - sum(units)):
        return
    if _agree(units, [_number(text) for text in count.all()]):
        draft.turn(name.place, "title", say("units and posts stand in it, one below the other"), 0.75)
        _make_titles(draft, units, _depths(units, [rank_of(text) for text in name.all()]))


def _agree(units: Sequence[bool], numbers: Sequence[float]) -> bool:
    """Whether the numbers of most units are the sums of those of the posts right below them."""
    places = [place for place, is_unit in enumerate(units) if is_unit]
    ends = [*places[1:], len(units)]
    sums = [(numbers[place], sum(numbers[place + 1 : end])) for place, end in zip(places, ends, strict=True)]
    own = [abs(told - found) < CLOSE for told, found in sums if found]
    return len(own) > 0 and sum(own) >= 0.6 * len(own)


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ".").replace(" ", ""))
    except ValueError:
        return 0.0


def _titles_with_sums(draft: Draft) -> None:
    """Rows with a unit and no post, where those with a post have no unit, are titles with their sums."""
    unit, title = draft.column("unit"), draft.column("title")
    if unit is None or title is None or len(draft.places("unit")) > 1:
        return
    if sum(bool(name and post) for name, post in zip(unit.texts, title.texts, strict=True)) > 0.1 * len(unit.texts):
        return
    pairs = list(zip(unit.all(), title.all(), strict=True))
    alone = [bool(name) and not post for name, post in pairs]
    if sum(alone) < 2 or not any(post for _, post in pairs):
        return
    ranks = [rank_of(name) for name, _ in pairs]
    _make_titles(draft, alone, _depths(alone, ranks))


def _outline_of_posts(draft: Draft) -> None:
    known = draft.table.sheet.levels
    levels = [known.get(row, 0) for row in draft.table.rows.data] if known else []
    name = draft.column("title") or draft.column("unit")
    if name is None or len(set(levels)) < 2 or draft.has("person", "parent", "superior", "path"):
        return
    above = [here < after for here, after in zip(levels, [*levels[1:], -1], strict=True)]
    texts = name.all()
    leaves = [keys_in(text) for text, is_above in zip(texts, above, strict=True) if not is_above and text]
    posts = sum(title and not unit for unit, title, _ in leaves)
    if not leaves or posts < 0.4 * len(leaves):
        return
    titles = [
        is_above or (keys_in(text)[0] and not keys_in(text)[1])
        for text, is_above in zip(texts, above, strict=True)
    ]
    draft.turn(name.place, "title", say("units and posts stand in it, one below the other"), 0.75)
    _make_titles(draft, titles, [level + 1 for level in levels])


def _depths(titles: Sequence[bool], ranks: Sequence[int | None]) -> list[int]:
    """How deep each title is, by the kind of its unit; 0 for other rows."""
    known = sorted({rank for rank, is_title in zip(ranks, titles, strict=True) if is_title and rank is not None})
    lowest = len(known)
    return [
        0 if not is_title else known.index(rank) + 1 if rank is not None else max(1, lowest)
        for rank, is_title in zip(ranks, titles, strict=True)
    ]


def _make_titles(draft: Draft, titles: Sequence[bool], depths: Sequence[int]) -> None:
    rows = draft.table.rows
    rows.titles = {row: depth for row, depth, is_title in zip(rows.data, depths, titles, strict=True) if is_title}
    for column in draft.table.columns:
        column.keep([not is_title for is_title in titles])
    rows.data = [row for row in rows.data if row not in rows.titles]
