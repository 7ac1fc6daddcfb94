"""The table of all people of a plan, with what they hold in a scenario."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from orgplanner.analysis.tables.collation import sort_key
from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.kinds import (
    figure_column,
    language_columns,
    list_column,
    number_text,
    origin_columns,
    text_column,
    words_column,
)
from orgplanner.analysis.tables.spelling import UNPLACED, Speller
from orgplanner.analysis.totals import has_ended
from orgplanner.model import Assignment, Person, Plan, Quantity
from orgplanner.text import say


def _rows(speller: Speller) -> list[Person]:
    return sorted(speller.plan.people.values(), key=lambda row: (sort_key(speller.called(row)), row.id))


def held(speller: Speller, person: str) -> list[Assignment]:
    """The assignments of a person that run, the largest share first."""
    rows = speller.state.held_by(person)
    running = (row for row in rows if not has_ended(row, speller.on))
    return sorted(running, key=lambda row: (-row.share, row.kind != "substantive", row.id))


def main_unit(speller: Speller, person: str) -> str:
    """The unit where a person holds the largest share of a post; "" for none."""
    for row in held(speller, person):
        post = speller.state.posts.get(row.post)
        if post is not None and post.unit is not None:
            return post.unit
    return ""


def unit_words(speller: Speller, person: str) -> str:
    """The units of the posts that a person holds."""
    posts = [speller.state.posts.get(row.post) for row in held(speller, person)]
    names = [speller.label("units", post.unit) or speller.say(UNPLACED) for post in posts if post is not None]
    return "; ".join(dict.fromkeys(names))


def _posts(speller: Speller, row: Person) -> str:
    posts = (speller.state.posts.get(each.post) for each in held(speller, row.id))
    return "; ".join(speller.words(post.title) or post.code or "–" for post in posts if post is not None)


def _share(speller: Speller, row: Person) -> Quantity:
    share = sum((each.share for each in held(speller, row.id)), Decimal(0))
    return Quantity(share, share)


def _columns(plan: Plan) -> tuple[Column, ...]:
    currency = plan.settings.currency
    pay = say("Pay per month, {currency}", currency=currency) if currency else say("Pay per month")
    known = any(row.pay.quantity is not None for row in plan.people.values())
    return (
        text_column("code", say("Code"), width=90),
        *language_columns(plan, "name", say("Name of the person")),
        Column("unit", say("Organisational unit"), lambda speller, row: unit_words(speller, row.id), width=190),
        Column("posts", say("Posts held"), _posts, width=200),
        Column("share", say("Share, FTE"), lambda speller, row: number_text(_share(speller, row)), None, "number",
               _share, sums=True, width=80),
        words_column("profession", say("Profession"), width=150),
        words_column("education", say("Education"), width=150),
        list_column("languages", say("Languages"), width=110),
        text_column("contract", say("Contract"), width=110),
        figure_column("pay", pay, shown=known),
        *origin_columns(),
    )  # fmt: skip


def _started(_speller: Speller, _beside: Person | None, _unit: str) -> Mapping[str, Any]:
    return {}


PEOPLE = Sheet(
    "people", say("People"), "people", _rows, _columns, lambda speller, row: main_unit(speller, row.id), _started,
    groups=("unit", "contract", "profession"),
)  # fmt: skip
