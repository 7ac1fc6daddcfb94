"""Where the figures come from: the sources of the plan, and what is inferred or assumed."""

from __future__ import annotations

from orgplanner.analysis.compare.table import Cell, Column, Table, words
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.tables.kinds import BASIS_WORDS
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.listing import write_listing
from orgplanner.model import Plan, Post
from orgplanner.text import say

UNSURE = ("inferred", "assumed")


def write_sources(book: Book, scenarios: list[str]) -> None:
    """The sheets of sources and of assumptions."""
    called = book.plan.words(book.plan.settings.title, book.language)
    write_listing(book, book.say(say("Sources")), _sources(book), called, None, (50, 30, 14, 50))
    assumed = _assumptions(book, scenarios)
    write_listing(book, book.say(say("Assumptions")), assumed, called, None, (28, 50, 16, 14, 16, 40))


def _sources(book: Book) -> Table:
    plan = book.plan
    rows = tuple(
        (plan.words(row.title, book.language), row.place, row.date, row.note)
        for row in sorted(plan.sources.values(), key=lambda row: plan.words(row.title, book.language).casefold())
    )
    return Table("sources", say("Sources"), words(say("Title"), say("Place in it"), say("Date"), say("Note")), rows)


def _assumptions(book: Book, scenarios: list[str]) -> Table:
    """Every figure of a post that no source states, with its basis."""
    columns = (
        *words(say("Scenario"), say("Post"), say("Figure")), Column(say("Number"), "figure"),
        *words(say("Basis"), say("Source")),
    )  # fmt: skip
    rows = [row for scenario in scenarios for row in _unsure(book.plan, book.speller(scenario))]
    return Table("assumptions", say("Inferred and assumed figures"), columns, tuple(rows))


def _unsure(plan: Plan, speller: Speller) -> list[tuple[Cell, ...]]:
    called = speller.words(plan.scenarios[speller.scenario].name)
    rows: list[tuple[Cell, ...]] = []
    for post in speller.state.posts.values():
        for field, title in (("established", say("established")), ("filled", say("filled"))):
            rows += _figure(speller, post, field, (called, speller.called(post), title))
    return rows


def _figure(speller: Speller, post: Post, field: str, head: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    figure = post.established if field == "established" else post.filled
    if figure.basis not in UNSURE:
        return []
    total = as_total(figure.quantity)
    return [(*head, total, BASIS_WORDS[figure.basis], speller.label("sources", figure.source))]
