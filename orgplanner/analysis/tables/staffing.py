"""The table of all posts of a scenario."""

from collections.abc import Mapping
from typing import Any

from orgplanner.analysis.rates import pay_rate
from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.kinds import (
    BASIS_WORDS,
    basis_column,
    choice_column,
    figure_column,
    flag_column,
    grounds,
    language_columns,
    number_text,
    one_column,
    several_column,
    source_column,
    text_column,
    words_column,
)
from orgplanner.analysis.tables.spelling import UNPLACED, Speller
from orgplanner.analysis.totals import filled_of, has_ended, units_down, vacancy
from orgplanner.edits.parts import with_part
from orgplanner.errors import RuleBroken
from orgplanner.model import Assignment, Plan, Post, Quantity, read_quantity
from orgplanner.text import Message, say

STATUS_WORDS: dict[str, Message] = {
    "established": say("established"), "frozen": say("frozen"), "proposed": say("proposed"),
}  # fmt: skip


def unit_places(speller: Speller) -> dict[str | None, int]:
    """The place of every unit in a printed list; what is not yet placed comes last."""
    return {unit.id: place for place, unit in enumerate(units_down(speller.state))}


def _rows(speller: Speller) -> list[Post]:
    places = unit_places(speller)
    last = len(places)

    def order(post: Post) -> tuple[int, bool, str, str]:
        return (places.get(post.unit, last), not post.is_head, post.rank, post.id)

    return sorted(speller.state.posts.values(), key=order)


def _filled(speller: Speller, post: Post) -> Quantity | None:
    return filled_of(speller.state, post, speller.on)


def _change_filled(speller: Speller, post: Post, typed: str) -> Mapping[str, Any]:
    if next(speller.state.where("assignments", "post", post.id), None) is not None:
        raise RuleBroken(say("What is filled follows from the holders of the post; change the holders."))
    return {"filled": with_part(post.filled, "quantity", read_quantity(typed))}


def _vacant(speller: Speller, post: Post) -> Quantity | None:
    return vacancy(post.established, _filled(speller, post))


def _pay(speller: Speller, post: Post) -> Quantity | None:
    return pay_rate(speller.plan, post.grade) if post.grade in speller.plan.grades else None


def held_now(speller: Speller, post: Post) -> list[Assignment]:
    """The assignments to a post that run."""
    return [row for row in speller.state.holders(post.id) if not has_ended(row, speller.on)]


def _holders(speller: Speller, post: Post) -> list[str]:
    return list(dict.fromkeys(row.person for row in held_now(speller, post)))


def _filled_hint(speller: Speller, post: Post) -> str:
    return grounds(speller, post.filled) if not _holders(speller, post) else ""


def _numbers() -> tuple[Column, ...]:
    def filled(speller: Speller, post: Post) -> str:
        return number_text(_filled(speller, post))

    def vacant(speller: Speller, post: Post) -> str:
        return number_text(_vacant(speller, post))

    return (
        figure_column("established", say("Established, FTE"), sums=True, width=112),
        Column("filled", say("Filled, FTE"), filled, _change_filled, "number", _filled, sums=True, width=92,
               hint=_filled_hint),
        Column("vacant", say("Vacant, FTE"), vacant, None, "number", _vacant, sums=True, width=92),
    )  # fmt: skip


def _pay_column(plan: Plan) -> Column:
    known = any(pay_rate(plan, grade) is not None for grade in plan.grades)
    currency = plan.settings.currency
    heading = say("Pay per month, {currency}", currency=currency) if currency else say("Pay per month")
    return Column(
        "pay", heading, lambda speller, post: number_text(_pay(speller, post)), None, "number", _pay, shown=known
    )


def _columns(plan: Plan) -> tuple[Column, ...]:
    return (
        one_column("unit", say("Organisational unit"), "units", empty=UNPLACED),
        Column("path", say("Units above"), lambda speller, post: speller.path(post.unit), shown=False, width=260),
        *language_columns(plan, "title", say("Title")),
        one_column("grade", say("Grade"), "grades", width=70),
        *_numbers(),
        flag_column("is_head", say("Head")),
        flag_column("is_deputy", say("Deputy"), shown=False),
        choice_column("status", say("Status"), STATUS_WORDS, width=96),
        several_column("holders", say("Holder"), "people", _holders, width=150),
        _pay_column(plan),
        basis_column("established", say("Basis"), width=100),
        source_column("established", say("Source")),
        text_column("code", say("Code"), width=90),
        basis_column("filled", say("Basis of filled"), shown=False),
        source_column("filled", say("Source of filled"), shown=False),
        one_column("reports_to", say("Reports to"), "posts", shown=False),
        words_column("profession", say("Profession"), shown=False, width=160),
        flag_column("funded", say("Funded"), shown=False),
        choice_column("basis", say("Basis of the post"), BASIS_WORDS, shown=False),
        one_column("source", say("Source of the post"), "sources", shown=False),
        text_column("note", say("Note"), kind="long", shown=False, width=220),
    )


def _started(_speller: Speller, beside: Post | None, unit: str) -> Mapping[str, Any]:
    place = beside.unit if beside is not None else unit or None
    return {"unit": place, "unplaced": place is None}


STAFFING = Sheet(
    "staffing", say("Staffing"), "posts", _rows, _columns, lambda _, post: post.unit or "", _started,
    groups=("unit", "grade", "status", "is_head"),
)  # fmt: skip
