"""A table of the program as a table of a document."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.analysis.compare.table import Table, cell_words
from orgplanner.exporters.word.body import NUMBER, TEXT, Body
from orgplanner.text import render, say

EVERY = 200


def write_listing(body: Body, table: Table, language: str, weights: Sequence[float]) -> None:
    """A heading and the table below it; a table without rows says so."""
    body.heading(1, render(table.title, language))
    if not table.rows:
        body.text(render(say("none"), language))
        return
    body.table(weights, [render(column.title, language) for column in table.columns])
    styles = [TEXT if column.kind == "words" else NUMBER for column in table.columns]
    for place, line in enumerate(table.rows):
        body.row([(cell_words(each, language), style) for each, style in zip(line, styles, strict=True)])
        if place % EVERY == 0:
            body.tick(0)
    body.end_table()
