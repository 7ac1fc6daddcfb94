"""What rows and values are called in a list of updates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from orgplanner.analysis.kind_words import TENURE_WORDS, UNIT_KIND_WORDS
from orgplanner.analysis.tables.kinds import NO, YES, number_text
from orgplanner.analysis.tables.spelling import UNPLACED, Speller
from orgplanner.analysis.tables.staffing import STATUS_WORDS
from orgplanner.drawing.wording import LINK_KIND_WORDS
from orgplanner.edits.wording import field_words
from orgplanner.importers.lists.building.assembling import place
from orgplanner.importers.lists.trouble import Spot
from orgplanner.importers.reading.book import Book
from orgplanner.model import Figure, Names
from orgplanner.model.quantity import plain
from orgplanner.text import Message, say

CHOICES: Mapping[tuple[str, str], Mapping[str, Message]] = {
    ("units", "kind"): UNIT_KIND_WORDS, ("posts", "status"): STATUS_WORDS, ("assignments", "kind"): TENURE_WORDS,
    ("links", "kind"): LINK_KIND_WORDS,
}  # fmt: skip
NAMING = {"grade": "grades", "reports_to": "posts", "parent": "units", "unit": "units", "post": "posts"}
"""The table of which a field names a row."""
HEADINGS: Mapping[str, Message] = {
    "parent": say("Below"), "unit": say("Unit"), "post": say("Post"), "is_head": say("Head of the unit"),
    "is_deputy": say("Deputy"), "established": say("Established posts (FTE)"), "filled": say("Filled posts (FTE)"),
    "pay": say("Pay per month"), "kind": say("Kind"), "share": say("Share of the post (FTE)"),
    "since": say("In the post since"), "until": say("In the post until"), "contract": say("Contract"),
    "reports_to": say("Superior post"), "funded": say("Funded"),
}  # fmt: skip
"""What fields are called where their own name is not clear enough."""


def heading_of(field: str) -> Message:
    """What a field is called."""
    return HEADINGS.get(field) or field_words(field)


def value_text(speller: Speller, table: str, field: str, value: Any) -> str:
    """A value in words, “–” for nothing; `speller` knows the rows that it names."""
    if isinstance(value, bool):
        return speller.say(YES if value else NO)
    if isinstance(value, Names):
        return speller.words(value) or "–"
    if isinstance(value, Figure):
        return number_text(value.quantity)
    if field == "share":
        return plain(value)
    if isinstance(value, tuple):
        return "; ".join(value) or "–"
    if field in NAMING:
        return speller.label(NAMING[field], value) or "–"
    words = CHOICES.get((table, field), {})
    return speller.say(words[value]) if value in words else str(value or "–")


def place_text(speller: Speller, row: Any) -> str:
    """Where a unit or a post stands."""
    if row.unplaced:
        return speller.say(UNPLACED)
    above = row.parent if hasattr(row, "parent") else row.unit
    return speller.label("units", above) or speller.say(say("the top"))


def row_text(speller: Speller, table: str, row: Any) -> str:
    """What a row is called."""
    if table == "assignments":
        return speller.label("people", row.person)
    if table == "links":
        return speller.label("ends", row.origin)
    if table == "todos":
        return row.text if isinstance(row.text, str) else ""
    return speller.called(row)


def told_of_new(speller: Speller, table: str, row: Any) -> str:
    """What is said of a row that is new."""
    if table == "units":
        return place_text(speller, row)
    if table == "posts":
        return _joined(speller.label("grades", row.grade), _number(speller, row.established))
    if table == "assignments":
        share = "" if row.share == 1 else plain(row.share)
        return _joined(speller.label("posts", row.post), share)
    if table == "links":
        return _joined(value_text(speller, table, "kind", row.kind), speller.label("ends", row.target))
    return str(row.value) if table == "todos" else ""


def _number(speller: Speller, figure: Figure) -> str:
    return "" if figure.quantity is None else speller.say(say("{number} FTE", number=str(figure.quantity)))


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


class Places:
    """Where rows stand in the files of a list."""

    def __init__(self, books: Sequence[Book], origins: Mapping[str, Spot]) -> None:
        self._books, self._origins = books, origins

    def of(self, *rows: str) -> str:
        """The place of the first of these rows that has one, as people write it; "" where none is known."""
        spot = next((self._origins[id] for id in rows if id in self._origins), None)
        return place(self._books, spot) if spot is not None and spot.book < len(self._books) else ""
