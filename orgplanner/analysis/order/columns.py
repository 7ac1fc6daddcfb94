"""The columns of a printed staffing table: those of the program's own that have something to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orgplanner.analysis.compare.table import Cell, cell_words
from orgplanner.analysis.shades import as_total, money_words
from orgplanner.analysis.tables.column import Column as SheetColumn
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.tables.staffing import STAFFING
from orgplanner.model import Post, Total
from orgplanner.text import Message, say

MOST_UPRIGHT = 6
"""Columns that upright paper takes."""
SUMMED = ("established", "filled", "vacant")


@dataclass(frozen=True, slots=True)
class PostColumn:
    """A heading, how wide the column is beside others, and the cell of a post; `kind` is words, figure or money."""

    id: str
    heading: Message
    weight: float
    cell: Callable[[Post], Cell]
    kind: str = "words"

    @property
    def is_number(self) -> bool:
        """Whether the column holds figures."""
        return self.kind != "words"

    def text(self, post: Post, language: str) -> str:
        """The cell in words; what is not known of a figure is said."""
        cell = self.cell(post)
        if self.kind == "money" and isinstance(cell, Total) and cell.quantity is not None:
            return money_words(cell)
        return cell_words(cell, language)


def columns_of(speller: Speller, *, people: bool, notes: bool = False) -> list[PostColumn]:
    """The columns in order: code and title first, the figures with sums together, holders and notes last.

    `people` and `notes` tell whether those are wanted at all.
    """
    known = {column.id: column for column in STAFFING.columns(speller.plan)}
    posts = speller.state.posts.values()
    said = {
        "grade": any(post.grade for post in posts),
        "pay": any(_is_known(speller, known["pay"], post) for post in posts),
        "status": any(post.status != "established" for post in posts),
        "holders": people and bool(speller.state.assignments),
        "established:basis": any(post.established.basis not in ("", "stated") for post in posts),
        "note": notes and any(post.note for post in posts),
    }
    code = [_own(speller, known["code"], 14)] if any(post.code for post in posts) else []
    title = PostColumn("title", say("Post"), 38, lambda post: speller.words(post.title) or post.code or "–")
    weights = {"grade": 11, "pay": 18, "status": 15, "holders": 22, "established:basis": 12, "note": 30}
    chosen = [id for id, is_said in said.items() if is_said]
    before = [_own(speller, known[id], weights[id]) for id in chosen if id == "grade"]
    after = [_own(speller, known[id], weights[id]) for id in chosen if id != "grade"]
    return [*code, title, *before, *(_own(speller, known[id], 15) for id in SUMMED), *after]


def _is_known(speller: Speller, column: SheetColumn, post: Post) -> bool:
    return column.quantity is not None and column.quantity(speller, post) is not None


def _own(speller: Speller, column: SheetColumn, weight: float) -> PostColumn:
    """A column of the program."""
    quantity = column.quantity
    if quantity is None:
        return PostColumn(column.id, column.heading, weight, lambda post: column.text(speller, post))
    kind = "money" if column.id == "pay" else "figure"
    return PostColumn(column.id, column.heading, weight, lambda post: as_total(quantity(speller, post)), kind)
