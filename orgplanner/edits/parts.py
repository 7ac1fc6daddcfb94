"""Parts of what a field holds: the words in one language, the number, the basis or the source of a figure."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.rows import set_fields
from orgplanner.edits.wording import NOUNS, changed
from orgplanner.errors import RuleBroken
from orgplanner.model import SCENARIO, TABLES, UNKNOWN, ChangeSet, Figure, Names, Plan, Quantity
from orgplanner.text import Message, say

UNFOUNDED = ("", "assumed")
"""Bases of a figure that say of no document that it states the figure."""


def with_quantity(figure: Figure, quantity: Quantity | None) -> Figure:
    """A figure with a number typed by hand: another number is assumed and no longer what the source says.

    The same number leaves the figure as it is; an unknown number has neither basis nor source.
    """
    if quantity == figure.quantity:
        return figure
    return UNKNOWN if quantity is None else Figure(quantity, "assumed")


def with_source(figure: Figure, source: str | None) -> Figure:
    """A figure with a source picked for it, which states it unless it was derived or inferred from one.

    A stated figure whose source is taken away is assumed.
    """
    if source is not None:
        return replace(figure, source=source, basis="stated" if figure.basis in UNFOUNDED else figure.basis)
    return replace(figure, source=None, basis="assumed" if figure.basis == "stated" else figure.basis)


def with_part(value: Names | Figure, part: str, given: Any) -> Names | Figure:
    """A text with other words in the language `part`, or a figure with another quantity, basis or source."""
    if isinstance(value, Names):
        return value.including(part, given)
    if part == "quantity":
        return with_quantity(value, given)
    return with_source(value, given) if part == "source" else replace(value, basis=given)


def change_part(
    plan: Plan, scenario: str | None, table: str, ids: Collection[str], field: str, part: str, given: Any
) -> ChangeSet:
    """The same part of a text by language or of a figure set in rows of a table; all other parts stay.

    `scenario` is None for a shared table.
    """
    if table not in TABLES or (table in SCENARIO) != (scenario is not None):
        raise RuleBroken(say("Rows of “{table}” cannot be changed together here.", table=str(table)))
    draft = Draft(plan, scenario)
    unsourced = 0
    for id in ids:
        before = getattr(draft.need(table, id), field)
        after = with_part(before, part, given)
        set_fields(draft, table, id, {field: after})
        unsourced += _source_of(before) is not None and _source_of(after) is None and part == "quantity"
    if unsourced:
        draft.notes.append(say("Numbers that their source no longer states: {count}.", count=unsourced))
    return draft.done(_label(draft, table, ids, field))


def _source_of(value: Names | Figure) -> str | None:
    return value.source if isinstance(value, Figure) else None


def _label(draft: Draft, table: str, ids: Collection[str], field: str) -> Message:
    if len(ids) == 1:
        home = draft.home(table).tables[table]
        return changed(draft.called(home[next(iter(ids))]), (field,))
    return say("Change {count} × {what}", count=len(ids), what=NOUNS[table])
