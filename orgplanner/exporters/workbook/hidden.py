"""The hidden sheet by which the workbook is known again: the plan, the language, and every row that was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from orgplanner.analysis.workbook.marks import HIDDEN_SHEET, ROW_MARK, VERSION, read_mark
from orgplanner.analysis.workbook.texts import LONGEST
from orgplanner.exporters.json.plan import row_as_json
from orgplanner.exporters.workbook.book import Book
from orgplanner.model import Row, Settings

PAIRS = 40
"""Ids with their stamps in one row, as a sheet ends after a million rows."""


def write_hidden(book: Book) -> None:
    """Format, plan, language and layout, then what the sheets only name, so that a workbook alone can become a
    plan, then the rows: mark of the sheet where another begins, ids and stamps."""
    sheet = book.workbook.create_sheet(HIDDEN_SHEET)
    sheet.sheet_state = "veryHidden"
    page = book.bare(sheet)
    for name, value in (("version", str(VERSION)), ("plan", book.plan.id), ("language", book.language),
                        ("layout", book.layout)):  # fmt: skip
        page.row([(name, "quiet"), (value, "quiet")])
    for table, row in _named(book):
        text = json.dumps(row_as_json(row), ensure_ascii=False)
        pieces = (text[first : first + LONGEST] for first in range(0, len(text), LONGEST))
        page.row([(ROW_MARK, "quiet"), (table, "quiet"), *((piece, "quiet") for piece in pieces)])
    for mark, rows in groupby(book.hidden, key=lambda each: each[0]):
        pairs = [(id, stamp) for _, id, stamp in rows]
        for first in range(0, len(pairs), PAIRS):
            texts = (text for pair in pairs[first : first + PAIRS] for text in pair)
            page.row([(mark, "quiet") if first == 0 else None, *((text, "quiet") for text in texts)])


def _named(book: Book) -> Iterator[tuple[str, Row]]:
    """What rows of the sheets name and no sheet has in full, by its table; notes that no sheet shows stay out."""
    plan = book.plan
    now = plan.settings
    yield "settings", Settings(
        now.id, now.title, now.languages, now.currency, now.base_pay, now.classification, without=now.without
    )
    written = {(mark, id) for text, id, _ in book.hidden if (mark := read_mark(text)) is not None}
    scenarios = {mark.scenario for mark, _ in written} & plan.scenarios.keys()
    for row in plan.ordered_scenarios():
        if row.id in scenarios:
            base = row.base if row.base in scenarios else None
            yield "scenarios", replace(row, base=base, locked=False, note="")
    ids = {id for _, id in written}
    told = [plan.ratings[id].skill for id in ids & plan.ratings.keys()]
    for state in plan.states.values():
        told += (state.requirements[id].skill for id in ids & state.requirements.keys())
    yield from (("skills", replace(plan.skills[id], note="")) for id in sorted(set(told)))
    yield from (("sources", row) for row in plan.sources.values())
