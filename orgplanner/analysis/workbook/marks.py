"""Hidden marks by which a workbook is known again: on its sheets, and on a sheet of their own."""

import re
from dataclasses import dataclass

HIDDEN_SHEET = "orgplanner"
"""Sheet with the plan, the language, and every row that was written: sheet mark, id, stamp."""
ROW_MARK = "row"
"""Begins a line of the hidden sheet with the table of a row and the row as JSON."""
VERSION = 1
_MARK = re.compile(r"orgplanner/(?P<version>\d+)/(?P<kind>[a-z]{1,20})/(?P<scenario>[^/]{0,80})")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sheet shows: its kind, and the scenario whose rows these are."""

    kind: str
    scenario: str

    def __str__(self) -> str:
        return f"orgplanner/{VERSION}/{self.kind}/{self.scenario}"


def read_mark(text: object) -> Mark | None:
    """The mark in the first cell of a sheet, None for anything else."""
    found = _MARK.fullmatch(text) if isinstance(text, str) else None
    return Mark(found["kind"], found["scenario"]) if found else None
