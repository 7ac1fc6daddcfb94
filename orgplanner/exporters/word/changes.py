"""The changes as numbered clauses, and staffing before and after by unit."""

from __future__ import annotations

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.tables import staffing_table
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.order import chapters_of
from orgplanner.exporters.word.body import Body
from orgplanner.exporters.word.listing import write_listing
from orgplanner.text import render, say

SIZES = (8, 12, 30, 15, 13, 13, 11, 13, 13)
EVERY = 200


def write_changes(body: Body, found: Comparison, language: str) -> None:
    """Every change in a clause of its own, with reason and legal basis; numbers run through the whole list."""
    body.heading(1, render(say("List of changes"), language))
    chapters = chapters_of(found, language)
    for chapter in chapters:
        body.heading(2, render(chapter.title, language))
        for place, clause in enumerate(chapter.clauses):
            body.text(clause.text, "ListNumber", keep=bool(clause.grounds))
            for at, ground in enumerate(clause.grounds, start=1):
                body.text(ground, "ListContinue", keep=at < len(clause.grounds))
            if place % EVERY == 0:
                body.tick(0)
    if not chapters:
        body.text(render(say("Nothing changes."), language))


def write_comparison(body: Body, found: Comparison, language: str) -> None:
    """Established numbers before and after, unit by unit."""
    write_listing(body, staffing_table(found, Wording(found, language)), language, SIZES)
