"""What a plan must obey at all times, checked value by value and over the whole."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from orgplanner.errors import Problem
from orgplanner.model.columns import Column, columns
from orgplanner.model.names import Names
from orgplanner.model.plan import Plan, State
from orgplanner.model.quantity import BASES, LARGEST, Figure
from orgplanner.model.rows import SCENARIO, SHARED, TABLES, Row
from orgplanner.text import Message, say

DEEPEST = 200
LONGEST_LINE = 2_000
LONGEST_TEXT = 100_000
_ID = re.compile(r"[0-9A-Za-z_.:-]{1,64}")
_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def value_fault(column: Column, value: Any) -> Message | None:
    """What is wrong with a value for a column, or None; references are checked by `plan_problems`."""
    if value is None:
        return None if column.optional else say("a value is missing")
    return _FAULTS[column.kind](column, value)


def row_faults(row: Row, before: Row | None = None) -> Iterator[tuple[Column, Message]]:
    """The columns of a row whose values are not as they must be; what it took over from `before` was looked at."""
    for column in columns(type(row)):
        value = getattr(row, column.name)
        if before is not None and value is getattr(before, column.name):
            continue
        fault = value_fault(column, value)
        if fault is not None:
            yield column, fault


def _id_fault(_column: Column, value: Any) -> Message | None:
    return None if isinstance(value, str) and _ID.fullmatch(value) else say("not an id")


def _text_fault(value: Any, longest: int) -> Message | None:
    if not isinstance(value, str):
        return say("not a text")
    if len(value) > longest:
        return say("longer than {longest} letters", longest=longest)
    if _UNWRITABLE.search(value):
        return say("holds characters that no text may hold")
    return None


def _names_fault(_column: Column, value: Any) -> Message | None:
    if not isinstance(value, Names):
        return say("not a text by language")
    for code, words in value.items:
        if not words or not _LANGUAGE.fullmatch(code):
            return say("not a text by language")
    for _, words in value.items:
        if fault := _text_fault(words, LONGEST_TEXT):
            return fault
    return None


def _number_fault(_column: Column, value: Any) -> Message | None:
    if not isinstance(value, Decimal) or not value.is_finite():
        return say("not a number")
    if value < 0:
        return say("negative")
    return say("too large") if value > LARGEST else None


def _figure_fault(column: Column, value: Any) -> Message | None:
    if not isinstance(value, Figure) or value.basis not in BASES:
        return say("not a figure")
    if value.source is not None and (fault := _id_fault(column, value.source)):
        return fault
    if value.quantity is None:
        return None
    low, high = value.quantity.low, value.quantity.high
    fault = _number_fault(column, low) or _number_fault(column, high)
    return fault or (say("runs from the larger to the smaller number") if low > high else None)


def _whole_fault(_column: Column, value: Any) -> Message | None:
    if type(value) is not int:
        return say("not a whole number")
    if value < 0:
        return say("negative")
    return say("too large") if value > 1_000_000 else None


def _choice_fault(column: Column, value: Any) -> Message | None:
    return None if value in column.choices else say("not one of the allowed words")


def _date_fault(_column: Column, value: Any) -> Message | None:
    return None if isinstance(value, str) and _DATE.fullmatch(value) else say("not a date such as 2013-04-30")


def _each(fault: Callable[[Column, Any], Message | None]) -> Callable[[Column, Any], Message | None]:
    def check(column: Column, value: Any) -> Message | None:
        if not isinstance(value, tuple):
            return say("not a list")
        return next((found for part in value if (found := fault(column, part))), None)

    return check


def _share_fault(column: Column, value: Any) -> Message | None:
    if not isinstance(value, tuple) or len(value) != 2:
        return say("not an end with its share")
    return _id_fault(column, value[0]) or (None if value[1] is None else _number_fault(column, value[1]))


_FAULTS: dict[str, Callable[[Column, Any], Message | None]] = {
    "id": _id_fault,
    "short": lambda _column, value: _text_fault(value, LONGEST_LINE),
    "long": lambda _column, value: _text_fault(value, LONGEST_TEXT),
    "names": _names_fault,
    "figure": _figure_fault,
    "number": _number_fault,
    "whole": _whole_fault,
    "flag": lambda _column, value: None if isinstance(value, bool) else say("not yes or no"),
    "date": _date_fault,
    "choice": _choice_fault,
    "ids": _each(_id_fault),
    "words": _each(lambda _column, value: _text_fault(value, LONGEST_LINE)),
    "shares": _each(_share_fault),
}


def plan_problems(plan: Plan) -> Iterator[Problem]:
    """Every break of the rules in a plan: values, references, rings, depth, places."""
    for table, _, row in plan.rows():
        for column, fault in row_faults(row):
            yield _problem(table, row, column.name, fault)
    for table in SHARED:
        yield from reference_problems(plan, table, None)
    for id, fault in chain_faults({id: row.base for id, row in plan.scenarios.items()}):
        yield _problem("scenarios", plan.scenarios[id], "base", fault)
    for scenario, state in plan.states.items():
        for table in SCENARIO:
            yield from reference_problems(plan, table, scenario)
        yield from state_problems(state)


def reference_problems(plan: Plan, table: str, scenario: str | None) -> Iterator[Problem]:
    """The references of a table's rows to rows that are not there."""
    rows = plan.table(table, scenario)
    for column in columns(TABLES[table]):
        if column.base or (column.table is None and column.kind != "figure"):
            continue
        known = _targets(plan, column, scenario)
        for row in rows.values():
            for id in references(column, getattr(row, column.name)):
                if id not in known:
                    yield _problem(table, row, column.name, say("refers to something that is not in the plan"))


def _targets(plan: Plan, column: Column, scenario: str | None) -> Iterable[str]:
    if column.kind == "figure":
        return plan.sources
    if column.table == "":
        state = plan.states[scenario or ""]
        return state.units.keys() | state.posts.keys() | state.functions.keys()
    return plan.table(column.table or "", scenario if column.table in SCENARIO else None)


def references(column: Column, value: Any) -> Iterable[str]:
    """The ids that a value of a referring column names."""
    if value is None:
        return ()
    if column.kind == "figure":
        return () if value.source is None else (value.source,)
    if column.kind == "shares":
        return (id for id, _ in value)
    return value if column.kind == "ids" else (value,)


def state_problems(state: State) -> Iterator[Problem]:
    """Rings and too deep chains of units and of posts, rows both placed and unplaced, requirements of nothing."""
    parents = {id: unit.parent for id, unit in state.units.items()}
    superiors = {id: post.reports_to for id, post in state.posts.items()}
    for table, field, above in (("units", "parent", parents), ("posts", "reports_to", superiors)):
        for id, fault in chain_faults(above):
            yield _problem(table, state.tables[table][id], field, fault)
    for unit in state.units.values():
        if unit.unplaced and unit.parent is not None:
            yield _problem("units", unit, "unplaced", say("is placed and not yet placed at once"))
    for post in state.posts.values():
        if post.unplaced != (post.unit is None):
            yield _problem("posts", post, "unplaced", say("is placed and not yet placed at once"))
    for need in state.requirements.values():
        if (need.unit is None) == (need.post is None):
            yield _problem("requirements", need, "unit", say("must belong to a unit or to a post"))


def chain_faults(above: dict[str, str | None]) -> Iterator[tuple[str, Message]]:
    """The ids that stand in a ring, or deeper than DEEPEST, in a mapping from id to the id above."""
    depth: dict[str, int] = {}
    for start in above:
        chain: list[str] = []
        on_chain: set[str] = set()
        id: str | None = start
        while id is not None and id in above and id not in depth and id not in on_chain:
            chain.append(id)
            on_chain.add(id)
            id = above[id]
        if id in on_chain:
            yield start, say("stands in a ring: it is above itself")
        below = depth.get(id, 0) if id is not None else 0
        for number, link in enumerate(reversed(chain), start=1):
            depth[link] = below + number
            if depth[link] == DEEPEST + 1:
                yield link, say("stands deeper than {deepest} levels", deepest=DEEPEST)


def shown_value(value: Any) -> str:
    """A value at fault, as far as it can be shown in a line."""
    if isinstance(value, Figure):
        value = value.quantity
    elif isinstance(value, Names):
        value = ", ".join(str(words) for _, words in value.items)
    return "" if value is None else str(value)[:80].encode("utf-8", "replace").decode()


def _problem(table: str, row: Row, field: str, fault: Message) -> Problem:
    value = shown_value(getattr(row, field, ""))
    return Problem(say("{what}: {fault}.", what=f"{table}.{field}", fault=fault), f"{table} {row.id}", value)
