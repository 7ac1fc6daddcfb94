"""Where the figures come from: the sources of the plan, and what is inferred or assumed."""

from __future__ import annotations

from orgplanner.analysis.evidence import assumption_table, source_table
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.listing import write_listing
from orgplanner.text import say


def write_sources(book: Book, scenarios: list[str]) -> None:
    """The sheets of sources and of assumptions."""
    called = book.plan.words(book.plan.settings.title, book.language)
    sources = source_table(book.plan, book.language)
    write_listing(book, book.say(say("Sources")), sources, called, None, (50, 30, 14, 50))
    assumed = assumption_table(book.plan, [book.speller(scenario) for scenario in scenarios])
    write_listing(book, book.say(say("Assumptions")), assumed, called, None, (28, 50, 16, 14, 16, 40))
