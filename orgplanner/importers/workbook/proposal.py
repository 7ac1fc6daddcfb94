"""One change that an edited workbook wants, to be taken or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from orgplanner.importers.workbook.matching import NO_DOUBT
from orgplanner.text import Message


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of one cell, a new row or a row that was deleted; `texts` are what was typed, by column.

    `name` is what the row is called, `before` and `after` what the cell says, `doubt` why it may not be meant so.
    """

    kind: Literal["change", "new", "deleted"]
    table: str
    scenario: str
    sheet: str
    row: str
    name: str
    texts: Mapping[str, str]
    place: str = ""
    heading: Message = NO_DOUBT
    before: str = ""
    after: str = ""
    doubt: Message = NO_DOUBT
    behind: str = ""
    """The row after which a new one stands."""
