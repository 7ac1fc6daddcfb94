"""Settings of the plan, and the thresholds for spans and layers."""

from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.rows import change_row, check_fields, delete_row
from orgplanner.model import ChangeSet, Plan, Threshold, derived_id
from orgplanner.text import say


def change_settings(plan: Plan, **fields: Any) -> ChangeSet:
    """Title, languages in their fallback order, currency, base pay, classification mark, age of ratings, note."""
    return change_row(plan, None, "settings", "settings", fields)


def set_threshold(plan: Plan, work: str = "", **fields: Any) -> ChangeSet:
    """`narrowest_span`, `widest_span`, `most_layers` for a kind of work, "" for any."""
    check_fields("thresholds", fields, frozenset({"id", "work"}))
    draft = Draft(plan)
    found = draft.where("thresholds", "work", work)
    row = found[0] if found else Threshold(derived_id("threshold", work), work)
    draft.put("thresholds", row)
    draft.set("thresholds", row.id, **fields)
    return draft.done(say("Change thresholds"))


def change_threshold(plan: Plan, threshold: str, **fields: Any) -> ChangeSet:
    """Fields of one of the thresholds, also the kind of work that they are for."""
    return change_row(plan, None, "thresholds", threshold, fields)


def delete_threshold(plan: Plan, threshold: str) -> ChangeSet:
    """The thresholds of a kind of work taken away."""
    return delete_row(plan, None, "thresholds", threshold)
