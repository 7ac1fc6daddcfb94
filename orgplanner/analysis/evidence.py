"""Where the figures of a plan come from: its sources, and what is inferred or assumed."""

from collections.abc import Iterable

from orgplanner.analysis.compare.table import Cell, Column, Table, words
from orgplanner.analysis.shades import as_total
from orgplanner.analysis.tables.kinds import BASIS_WORDS
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.model import Plan, Post
from orgplanner.text import say

UNSURE = ("inferred", "assumed")


def source_table(plan: Plan, language: str) -> Table:
    """The sources by title."""
    rows = tuple(
        (plan.words(row.title, language), row.place, row.date, row.note)
        for row in sorted(plan.sources.values(), key=lambda row: plan.words(row.title, language).casefold())
    )
    return Table("sources", say("Sources"), words(say("Title"), say("Place in it"), say("Date"), say("Note")), rows)


def assumption_table(plan: Plan, spellers: Iterable[Speller], unit: str | None = None) -> Table:
    """Every figure of a post that no source states, with its basis, in some scenarios; of all or of one unit."""
    columns = (
        *words(say("Scenario"), say("Post"), say("Figure")), Column(say("Number"), "figure"),
        *words(say("Basis"), say("Source")),
    )  # fmt: skip
    rows = [row for speller in spellers for row in _unsure(plan, speller, unit)]
    return Table("assumptions", say("Inferred and assumed figures"), columns, tuple(rows))


def _unsure(plan: Plan, speller: Speller, unit: str | None) -> list[tuple[Cell, ...]]:
    called = speller.words(plan.scenarios[speller.scenario].name)
    rows: list[tuple[Cell, ...]] = []
    branch = None if unit is None else {row.id for row in speller.state.branch(unit)}
    for post in speller.state.posts.values():
        if branch is not None and post.unit not in branch:
            continue
        for field, title in (("established", say("established")), ("filled", say("filled"))):
            rows += _figure(speller, post, field, (called, speller.called(post), title))
    return rows


def _figure(speller: Speller, post: Post, field: str, head: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    figure = post.established if field == "established" else post.filled
    if figure.basis not in UNSURE:
        return []
    total = as_total(figure.quantity)
    return [(*head, total, BASIS_WORDS[figure.basis], speller.label("sources", figure.source))]
