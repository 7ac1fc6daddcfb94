"""What is behind the figures of staffing: of units, of groups, of vacancies, and side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.analysis.compare import Comparison, StaffingRow
from orgplanner.analysis.compare.staffing import OPEN, PLACED, entries_of
from orgplanner.analysis.ledger.behind import entries_behind, formula
from orgplanner.analysis.views.grid import GridRow
from orgplanner.analysis.views.side_by_side import COST, SideBySide
from orgplanner.analysis.views.staffing import Group
from orgplanner.analysis.views.told import filled_formula, gap_formula, moved_formula, posts_formula
from orgplanner.text import Message, say
from ui.pages.compare.cost_entries import cost_entry_grid
from ui.pages.compare.entries import entry_grid
from ui.pages.compare.figures_view import NOTHING_BEHIND, Behind
from ui.pages.compare.post_rows import post_grid

if TYPE_CHECKING:
    from ui.pages.compare.staffing import Made

UNIT_PARTS = ("", "", "old", "new", "difference", "filled", "gap")
GROUP_PARTS = ("", "old", "new", "difference", "filled", "gap", "posts")
"""What the columns hold."""
AMOUNT = say("What a scenario has: the sum of its lines; each is listed with its basis and source.")


def figure_behind(made: Made | None, row: GridRow, column: int, rows: bool) -> Behind:
    """How a figure is made and, if `rows` are wanted, what adds up to it."""
    if made is None:
        return NOTHING_BEHIND
    if made.side is not None:
        return _beside(made.side, row, column, rows, made.language)
    if made.groups is not None:
        return _of_group(made, row, GROUP_PARTS[column] or "difference", rows)
    if made.staffing is not None:
        return _of_unit(made, row, UNIT_PARTS[column] or "difference", rows)
    total = made.found.totals[1].vacant_of_post(made.found.states[1].posts[row.id])
    said = say("Vacant {vacant} = established − filled, never below 0.", vacant=str(total))
    return Behind(said, post_grid(made.found, 1, [row.id], made.language) if rows else None)


def _beside(side: SideBySide, row: GridRow, column: int, rows: bool, language: str) -> Behind:
    scenario, is_difference = side.columns[max(column, 1) - 1]
    found = side.comparison(scenario)
    said: Message = AMOUNT
    if is_difference:
        ledger = found.ledger(side.measure)
        group = side.groups.get(scenario, {}).get(row.id)
        account = ledger.of_unit(row.id) if row.id else ledger.whole
        told = formula(account, "difference") if group is None else _group_formula(group, "difference")
        said = say(
            "To the first scenario: lines that come − lines that go; those that stay cancel. {formula}",
            formula=told,
        )
    if not rows:
        return Behind(said)
    listed = cost_entry_grid if side.measure in COST else entry_grid
    return Behind(said, listed(found, side.measure, side.behind(row, max(column, 1)), language))


def _group_formula(group: Group, part: str) -> Message:
    return moved_formula(group, (group.same.total(), group.added.total(), group.taken.total()), part)


def _of_group(made: Made, row: GridRow, part: str, rows: bool) -> Behind:
    found = made.found
    if not row.id:
        return _of_whole(found, part, rows, made.language)
    group = (made.groups or {})[row.id]
    if part in ("old", "new", "difference"):
        entries = entry_grid(found, "established", group.behind(part), made.language) if rows else None
        return Behind(_group_formula(group, part), entries)
    said = {
        "filled": lambda: filled_formula(group.filled.total()), "gap": lambda: gap_formula(group.vacant.total()),
        "posts": lambda: posts_formula(len(group.posts)),
    }[part]()  # fmt: skip
    return Behind(said, post_grid(found, 1, group.posts, made.language) if rows else None)


def _of_whole(found: Comparison, part: str, rows: bool, language: str) -> Behind:
    ledger = found.established
    if part in ("old", "new", "difference"):
        entries = list(entries_behind(ledger, part, None)) if rows else None
        grid = None if entries is None else entry_grid(found, "established", entries, language)
        return Behind(formula(ledger.whole, part), grid)
    now, posts = found.totals[1].of_scenario(), list(ledger.new.placed) if rows else []
    said = {
        "filled": lambda: filled_formula(now.filled), "gap": lambda: gap_formula(now.vacant),
        "posts": lambda: posts_formula(len(ledger.new.placed)),
    }[part]()  # fmt: skip
    return Behind(said, post_grid(found, 1, posts, language) if rows else None)


def _of_unit(made: Made, row: GridRow, part: str, rows: bool) -> Behind:
    if not row.id:
        return _of_whole(made.found, part, rows, made.language)
    found, staffing = made.found, (made.staffing or {})[row.id]
    if part in ("filled", "gap"):
        said = filled_formula(staffing.filled) if part == "filled" else gap_formula(staffing.gap)
        posts = [post.id for post in found.totals[1].lines(row.id)] if rows else []
        return Behind(said, post_grid(found, 1, posts, made.language) if rows else None)
    said = _unit_formula(staffing, part)
    if not rows:
        return Behind(said)
    entries = entries_of(found.established, found.units, staffing, part)
    return Behind(said, entry_grid(found, "established", entries, made.language))


def _unit_formula(row: StaffingRow, part: str) -> Message:
    if row.fate == PLACED:
        return moved_formula(row, (row.same, row.added, row.taken), part)
    if row.fate == OPEN:
        return say("Undecided {before}: the lines that have no place after, and of which nothing is decided",
                   before=str(row.before))  # fmt: skip
    return say("Closed {before}: the lines that the unit had", before=str(row.before))
