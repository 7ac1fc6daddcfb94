"""From a field that was edited to the one edit that changes its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from orgplanner import edits
from orgplanner.errors import OrgPlannerError
from orgplanner.model import SCENARIO, ChangeSet, Plan
from ui.fields.field import Field
from ui.session import Session


@cache
def one_row() -> dict[str, Callable[..., ChangeSet]]:
    """The edits of one row of each table, which note what should be looked at."""
    return {
        "units": edits.change_unit, "posts": edits.change_post, "functions": edits.change_function,
        "links": edits.change_link, "assignments": edits.change_assignment, "limits": edits.change_limit,
        "requirements": edits.change_requirement, "responsibilities": edits.change_responsibility,
        "people": edits.change_person, "skills": edits.change_skill, "ratings": edits.change_rating,
        "sources": edits.change_source, "grades": edits.change_grade, "thresholds": edits.change_threshold,
        "allowances": edits.change_allowance, "criteria": edits.change_criterion, "scores": edits.change_score,
        "todos": edits.change_todo, "page_templates": edits.change_page_template,
        "settings": lambda plan, _, **fields: edits.change_settings(plan, **fields),
    }  # fmt: skip


def attempt(
    session: Session, edit: Callable[..., ChangeSet], *words: Any, shared: bool = False, **more: Any
) -> OrgPlannerError | None:
    """Commits an edit; None when it was done, else the refusal, which the window tells as well."""
    said: list[OrgPlannerError] = []

    def hear(error: OrgPlannerError) -> None:
        said.append(error)

    session.refused.connect(hear)
    try:
        do = session.do_shared if shared else session.do
        do(edit, *words, **more)
    finally:
        session.refused.disconnect(hear)
    return said[0] if said else None


def change(session: Session, table: str, ids: Sequence[str], column: str, field: Field) -> OrgPlannerError | None:
    """Sets what a field says in rows of a table, as one step; None, or the refusal."""
    own = OWN.get((table, column))
    if own is not None:
        return attempt(session, own, list(ids), field.value())
    if table == "scenarios":
        return _change_scenario(session, ids[0], column, field)
    if field.part:
        return _change_part(session, table, ids, column, field)
    shared = table not in SCENARIO
    if len(ids) == 1:
        return attempt(session, one_row()[table], ids[0], shared=shared, **{column: field.value()})
    place = (None,) if shared else ()
    return attempt(session, edits.change_many, *place, table, list(ids), shared=shared, **{column: field.value()})


def _change_part(
    session: Session, table: str, ids: Sequence[str], column: str, field: Field
) -> OrgPlannerError | None:
    if (table, column) == ("units", "name") and len(ids) == 1:
        return attempt(session, edits.rename_unit, ids[0], field.part, field.given)
    shared = table not in SCENARIO
    place = (None,) if shared else ()
    return attempt(
        session, edits.change_part, *place, table, list(ids), column, field.part, field.given, shared=shared
    )


def _change_scenario(session: Session, id: str, column: str, field: Field) -> OrgPlannerError | None:
    if column == "name":
        return attempt(session, edits.rename_scenario, id, field.part, field.given, shared=True)
    return attempt(session, edits.change_scenario, id, shared=True, **{column: field.value()})


def place_units(plan: Plan, scenario: str, ids: list[str], under: str | None) -> ChangeSet:
    """Units with their branches put below another; None: one goes to the top, several wait as not yet placed."""
    if len(ids) == 1:
        return edits.move_unit(plan, scenario, ids[0], under)
    return edits.unplace_many(plan, scenario, ids) if under is None else edits.move_many(plan, scenario, ids, under)


def place_posts(plan: Plan, scenario: str, ids: list[str], unit: str | None) -> ChangeSet:
    """Posts put into a unit; None: they wait as not yet placed."""
    if len(ids) == 1 and unit is not None:
        return edits.move_post(plan, scenario, ids[0], unit)
    return edits.unplace_many(plan, scenario, ids) if unit is None else edits.move_many(plan, scenario, ids, unit)


def arrange(plan: Plan, scenario: str, ids: list[str], arrangement: str) -> ChangeSet:
    """How the units below are placed; only a stack has columns."""
    if len(ids) == 1:
        columns = plan.states[scenario].units[ids[0]].columns if arrangement == "stacked" else None
        return edits.arrange_unit(plan, scenario, ids[0], arrangement, columns)
    fields: dict[str, Any] = {} if arrangement == "stacked" else {"columns": None}
    return edits.change_many(plan, scenario, "units", ids, arrangement=arrangement, **fields)


def stack_columns(plan: Plan, scenario: str, ids: list[str], columns: int | None) -> ChangeSet:
    """In how many columns the units below are stacked; a number of them makes a stack."""
    arrangement = "stacked" if columns is not None else plan.states[scenario].units[ids[0]].arrangement
    if len(ids) == 1:
        return edits.arrange_unit(plan, scenario, ids[0], arrangement, columns)
    return edits.change_many(plan, scenario, "units", ids, arrangement=arrangement, columns=columns)


OWN: dict[tuple[str, str], Callable[..., ChangeSet]] = {
    ("units", "parent"): place_units,
    ("units", "arrangement"): arrange,
    ("units", "columns"): stack_columns,
    ("posts", "unit"): place_posts,
}
"""Columns that change through an edit of their own."""
