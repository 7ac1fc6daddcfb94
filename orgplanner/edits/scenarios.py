"""Scenarios: add, rename, change, lock, order."""

from typing import Any

from orgplanner.edits.draft import Draft, open_scenario
from orgplanner.edits.places import inserted, settle
from orgplanner.edits.rows import check_fields, fresh, set_fields
from orgplanner.model import ChangeSet, Names, Plan, Scenario
from orgplanner.text import say


def add_scenario(
    plan: Plan, name: Names, kind: str = "proposed", *, id: str | None = None, **fields: Any
) -> ChangeSet:
    """An empty scenario after the others."""
    draft = Draft(plan)
    row: Scenario = fresh("scenarios", id, {"name": name, "kind": kind, **fields})
    draft.add("scenarios", row)
    settle(draft, "scenarios", [*plan.ordered_scenarios(), row], {row.id})
    return draft.done(say("Add scenario “{name}”", name=draft.called(row)))


def rename_scenario(plan: Plan, scenario: str, language: str, words: str) -> ChangeSet:
    """The name of a scenario in one language; also of a locked one."""
    draft = Draft(plan)
    row: Any = draft.need("scenarios", scenario)
    draft.set("scenarios", scenario, name=row.name.including(language, words.strip()))
    return draft.done(say("Rename “{name}” to “{words}”", name=draft.called(row), words=words.strip()))


def change_scenario(plan: Plan, scenario: str, **fields: Any) -> ChangeSet:
    """Kind, base, date, note or name; of a locked scenario only the name."""
    check_fields("scenarios", fields, frozenset())
    if set(fields) != {"name"}:
        open_scenario(plan, scenario)
    draft = Draft(plan)
    row = set_fields(draft, "scenarios", scenario, fields)
    return draft.done(say("Change scenario “{name}”", name=draft.called(row)))


def lock_scenario(plan: Plan, scenario: str, *, locked: bool = True) -> ChangeSet:
    """Locks a scenario against all edits but unlocking, renaming and copying, or unlocks it."""
    draft = Draft(plan)
    row = draft.need("scenarios", scenario)
    draft.set("scenarios", scenario, locked=locked)
    name = draft.called(row)
    return draft.done(say("Lock “{name}”", name=name) if locked else say("Unlock “{name}”", name=name))


def reorder_scenario(
    plan: Plan, scenario: str, *, after: str | None = None, before: str | None = None
) -> ChangeSet:
    """A scenario placed after or before another in the list; at the end when neither is given."""
    draft = Draft(plan)
    row: Any = draft.need("scenarios", scenario)
    others = [other for other in plan.ordered_scenarios() if other.id != scenario]
    settle(draft, "scenarios", inserted(draft, others, row, after, before), {scenario})
    return draft.done(say("Reorder “{name}”", name=draft.called(row)))
