"""Which sheets are lists of units, posts or people, and which are covers, sums and notes."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.analysis.workbook.columns import STAFF, UNIT_LIST
from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.lists.proposing.meaning_of_columns import LEFT_OUT
from orgplanner.importers.lists.proposing.own_workbook import mark_of
from orgplanner.text import Message, say

NAMES = ("unit", "title", "person", "last_name", "first_name", "label", "path", "name", "post_code", "unit_code")
ABOVE = ("parent", "superior", "reports_to", "unit_parent", "level", "code", "unit_code", "unit_kind", "id")


def why_not(draft: Draft, others: Sequence[Draft], scenario: str | None) -> Message | None:
    """Why a sheet is better left out beside others; None for one that is worth reading."""
    mark = mark_of(draft.table.sheet)
    if scenario is not None:
        if mark is None or mark.kind not in (STAFF, UNIT_LIST):
            return say("It has no units and posts; take its changes back into the plan that it was written from.")
        return say("It shows another scenario than the one that is read.") if mark.scenario != scenario else None
    if not draft.table.rows.data:
        return say("It has no rows below its heading.")
    if not others:
        return None
    if not draft.has(*NAMES):
        return say("No column has names of units, posts or people.")
    known = _meant(draft)
    most = max(map(_meant, others))
    if draft.table.heading.count == 0 and most >= 3 and known < 3:
        return say("It has no heading, as the other sheets have.")
    if known <= 1 < most and len(draft.table.columns) > 1:
        return say("Only one of its columns is understood.")
    if not draft.has("title", "person", "last_name", *ABOVE) and any(other.has("unit") for other in others):
        return say("It tells nothing of units that the other sheets do not.")
    return None


def _meant(draft: Draft) -> int:
    return len({guess.meaning for guess in draft.guesses.values()} - {LEFT_OUT, "counter"})
