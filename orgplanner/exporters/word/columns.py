"""The columns of a staffing table on paper: those of the program's own that have something to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.shades import as_total, money_words
from orgplanner.analysis.tables.column import Column as SheetColumn
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.tables.staffing import STAFFING
from orgplanner.exporters.export_options import ExportOptions
from orgplanner.model import Post
from orgplanner.text import Message, say

SUMMED = ("established", "filled", "vacant")


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, how wide the column is beside others, and what stands in the cell of a post."""

    id: str
    heading: Message
    weight: float
    text: Callable[[Post], str]
    is_number: bool = False


def columns_of(speller: Speller, options: ExportOptions) -> list[Column]:
    """The columns in order; the number of the line and the title come first, the figures with sums together."""
    known = {column.id: column for column in STAFFING.columns(speller.plan)}
    posts = speller.state.posts.values()
    said = {
        "grade": any(post.grade for post in posts),
        "pay": any(_is_known(speller, known["pay"], post) for post in posts),
        "status": any(post.status != "established" for post in posts),
        "holders": "people" in options.content and bool(speller.state.assignments),
        "established:basis": any(post.established.basis not in ("", "stated") for post in posts),
    }
    code = [_own(speller, known["code"], 14)] if any(post.code for post in posts) else []
    title = Column("title", say("Post"), 38, lambda post: speller.words(post.title) or post.code or "–")
    weights = {"grade": 11, "pay": 18, "status": 15, "holders": 22, "established:basis": 12}
    chosen = [id for id, is_said in said.items() if is_said]
    before = [_own(speller, known[id], weights[id]) for id in chosen if id == "grade"]
    after = [_own(speller, known[id], weights[id]) for id in chosen if id != "grade"]
    return [*code, title, *before, *(_own(speller, known[id], 15) for id in SUMMED), *after]


def _is_known(speller: Speller, column: SheetColumn, post: Post) -> bool:
    return column.quantity is not None and column.quantity(speller, post) is not None


def _own(speller: Speller, column: SheetColumn, weight: float) -> Column:
    """A column of the program; what is not known of a figure is said in words."""
    quantity = column.quantity
    if quantity is None:
        return Column(column.id, column.heading, weight, lambda post: column.text(speller, post))

    def figure(post: Post) -> str:
        amount = quantity(speller, post)
        if column.id == "pay" and amount is not None:
            return money_words(as_total(amount))
        return cell_words(as_total(amount), speller.language)

    return Column(column.id, column.heading, weight, figure, True)
