"""Two copies of one plan that two people edited in whatever way a user can."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any
from unittest.mock import patch

import hypothesis.strategies as st

from orgplanner.document.history import History
from orgplanner.model import Change, ChangeSet, Plan
from orgplanner.text import say
from tests.test_machine import Machine, opening

PASSED = {"undo", "redo", "save_and_reopen", "all_as_one"}
"""Rules of the machine that are no edits."""
EDITORS = {each.function.__name__: each for each in Machine().rules if each.function.__name__ not in PASSED}


def begun() -> Plan:
    """The plan that both began with; the same at every call."""
    with ids_from(0):
        return opening()


def ids_from(start: int) -> Any:
    """New ids that are the same at every run."""
    numbers = count(start + 1)
    return patch("orgplanner.model.ids.urandom", lambda size: next(numbers).to_bytes(size, "big"))


def edited(draw: st.DrawFn, plan: Plan, start: int, most: int) -> Plan:
    """A copy of a plan after some edits, the ids of whose new rows begin at a number."""
    machine = Machine()
    machine.plan, machine.history = plan.snapshot(), History()
    machine.states = [machine.plan.snapshot()]
    machine._watch_posts = lambda *_: None  # what becomes of posts is for the machine itself to watch
    with ids_from(start):
        for name in draw(st.lists(st.sampled_from(sorted(EDITORS)), max_size=most)):
            words = {key: draw(strategy) for key, strategy in EDITORS[name].arguments.items()}
            EDITORS[name].function(machine, **words)
    return machine.plan


@st.composite
def copies(draw: st.DrawFn, most: int = 8) -> tuple[Plan, Plan, Plan]:
    """Base, mine and theirs."""
    base = edited(draw, begun(), 10_000, 2)
    return base, edited(draw, base, 20_000, most), edited(draw, base, 30_000, most)


def rows_of(plan: Plan) -> dict[tuple[str, str | None, str], Any]:
    """All rows by their keys."""
    return {(table, scenario, row.id): row for table, scenario, row in plan.rows()}


def changed(plan: Plan, table: str, id: str, scenario: str | None = "now", **fields: Any) -> Plan:
    """A copy of a plan with some fields of a row changed, whatever the rules say."""
    before = plan.table(table, scenario)[id]
    return plan.after(ChangeSet(say("x"), (Change(table, scenario, id, before, replace(before, **fields)),)))


def after(plan: Plan, *edits: Callable[[Plan], ChangeSet]) -> Plan:
    """A copy of a plan after some edits, one after the other."""
    copy = plan.snapshot()
    for edit in edits:
        copy.apply(edit(copy))
    return copy
