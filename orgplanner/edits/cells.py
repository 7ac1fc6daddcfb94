"""Many cells of a table at once: rows that change in several fields, and rows that are new, as one step."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, replace
from typing import Any, cast

from orgplanner.edits.draft import Draft
from orgplanner.edits.guards import check_rows
from orgplanner.edits.places import bring_posts, settle
from orgplanner.edits.references import check_references
from orgplanner.edits.rows import check_fields
from orgplanner.edits.wording import NOUNS, changed
from orgplanner.errors import RuleBroken
from orgplanner.model import SHARED, TABLES, Assignment, Change, ChangeSet, Plan, Post, Responsibility, new_id
from orgplanner.model.choices import RESPONSIBILITIES
from orgplanner.text import Message, say

Tick = Callable[[int, int], None]
"""Is told how many of how many rows are done."""
WRITABLE = ("posts", "people", "ratings", "requirements", "skills", "functions", "links")
CLOSED = frozenset({"id", "rank", "unplaced"})
RANKED = ("posts", "functions")
"""Tables whose new rows get a place after the others."""


@dataclass(frozen=True, slots=True)
class Write:
    """What a row becomes: fields by name; an id that is not there yet makes a new row, after the row `after`.

    Besides its own fields a post takes `unit` (None: not yet placed) and `holders`, a tuple of ids of people who
    from now on hold it; a function takes `leads`, `supports` and `is consulted`, each a tuple of ids of units.
    """

    id: str
    fields: Mapping[str, Any]
    after: str = ""


def write_rows(
    plan: Plan,
    scenario: str | None,
    table: str,
    writes: Sequence[Write],
    refused: dict[str, Message] | None = None,
    tick: Tick | None = None,
) -> ChangeSet:
    """Rows of a table changed and added; `scenario` is None for a shared table.

    Raises RuleBroken for a row that breaks a rule; where `refused` is given, such rows stay out of the step and
    their sentences are put there by id.
    """
    if table not in WRITABLE or (table in SHARED) != (scenario is None):
        raise RuleBroken(say("Rows of “{table}” cannot be changed together here.", table=str(table)))
    draft = Draft(plan, scenario)
    done: list[Write] = []
    for place, write in enumerate(writes):
        if tick is not None and place % 200 == 0:
            tick(place, len(writes))
        try:
            _write_own(draft, table, write)
            done.append(write)
        except RuleBroken as error:
            if refused is None:
                raise
            refused[write.id] = error.message
    _place_new(draft, table, done)
    _move(draft, done) if table == "posts" else None
    for write in done:
        _write_ties(draft, table, write)
    return draft.done(_label(draft, table, done))


def _label(draft: Draft, table: str, writes: Sequence[Write]) -> Message:
    added = all(write.id not in draft.home(table).tables[table] for write in writes)
    if len(writes) != 1 or (added and draft.called(draft.need(table, writes[0].id)) == writes[0].id):
        if added and writes:
            return say("Add {count} × {what}", count=len(writes), what=NOUNS[table])
        return say("Change {count} × {what}", count=len(writes), what=NOUNS[table])
    row = draft.need(table, writes[0].id)
    name = draft.called(row)
    own = writes[0].fields if all(hasattr(row, field) for field in writes[0].fields) else ()
    return say("Add “{name}”", name=name) if added else changed(name, own)


def _ties(table: str) -> frozenset[str]:
    """Fields that are kept in other rows."""
    return frozenset({"posts": ("holders",), "functions": RESPONSIBILITIES}.get(table, ()))


def _write_own(draft: Draft, table: str, write: Write) -> None:
    """Sets the fields of the row itself and looks whether it may be so; else the row is as before."""
    before: Any = draft.get(table, write.id)
    elsewhere = _ties(table) | ({"unit"} if table == "posts" and before is not None else set())
    own = {name: value for name, value in write.fields.items() if name not in elsewhere}
    check_fields(table, own, CLOSED)
    if "unit" in elsewhere and write.fields.get("unit") is not None:
        draft.unit(write.fields["unit"])
    if before is None:
        after = _new(draft, table, write.id, own)
    else:
        after = replace(before, **own)
        draft.put(table, after)
    _check(draft, table, before, after)


def _new(draft: Draft, table: str, id: str, fields: Mapping[str, Any]) -> Any:
    more = {"unplaced": fields.get("unit") is None} if table == "posts" else {}
    required = {field.name: "" for field in dataclasses.fields(TABLES[table]) if field.default is MISSING}
    row: Any = TABLES[table](**{**required, **fields, **more, "id": id})
    draft.add(table, row)
    return row


def _check(draft: Draft, table: str, before: Any, after: Any) -> None:
    change = Change(table, draft.scenario, after.id, before, after)
    try:
        check_rows(draft, [change])
        check_references(draft, [change])
    except RuleBroken:
        draft.remove(table, after.id)
        if before is not None:
            draft.put(table, before)
        raise


def _place_new(draft: Draft, table: str, writes: Sequence[Write]) -> None:
    """Gives new posts and functions their places, all of one unit in one go."""
    fresh = [write for write in writes if write.id not in draft.home(table).tables[table]]
    if table not in RANKED or not fresh:
        return
    groups: dict[str | None, list[Write]] = {}
    for write in fresh:
        row: Any = draft.need(table, write.id)
        groups.setdefault(row.unit if isinstance(row, Post) else None, []).append(write)
    for unit, members in groups.items():
        arriving = {write.id for write in members}
        present: list[Any] = draft.posts_of(unit) if table == "posts" else _functions(draft)
        ordered = _inserted([row for row in present if row.id not in arriving], members, draft, table)
        settle(draft, table, sorted(ordered, key=lambda row: not getattr(row, "is_head", False)), arriving)


def _functions(draft: Draft) -> list[Any]:
    rows = [draft.get("functions", id) for id in draft.state.functions]
    return sorted((row for row in rows if row is not None), key=lambda row: (cast(Any, row).rank, row.id))


def _inserted(present: list[Any], writes: Sequence[Write], draft: Draft, table: str) -> list[Any]:
    """The rows with new ones each after the row it names, else at the end."""
    behind: dict[str, list[str]] = {}
    last: list[str] = []
    known = {row.id for row in present} | {write.id for write in writes}
    for write in writes:
        (behind.setdefault(write.after, []) if write.after in known else last).append(write.id)
    rows = {row.id: row for row in present} | {write.id: draft.need(table, write.id) for write in writes}
    order: list[Any] = []
    stack = [*reversed(last), *(row.id for row in reversed(present))]
    while stack:
        id = stack.pop()
        order.append(rows[id])
        stack.extend(reversed(behind.pop(id, [])))
    return order


def _move(draft: Draft, writes: Sequence[Write]) -> None:
    """Brings posts into the units that were written for them, all of one unit in one go."""
    groups: dict[str | None, list[Post]] = {}
    for write in writes:
        row = draft.post(write.id)
        if "unit" in write.fields and row.unit != write.fields["unit"]:
            groups.setdefault(write.fields["unit"], []).append(row)
    for unit, posts in groups.items():
        bring_posts(draft, posts, unit)


def _write_ties(draft: Draft, table: str, write: Write) -> None:
    if table == "posts" and "holders" in write.fields:
        _hold(draft, write.id, write.fields["holders"])
    for role in RESPONSIBILITIES if table == "functions" else ():
        if role in write.fields:
            _take_part(draft, write.id, role, write.fields[role])


def _hold(draft: Draft, post: str, people: Sequence[str]) -> None:
    """Lets just these people hold a post: assignments of others end, new ones begin, the rest stays as it is."""
    rows: list[Assignment] = draft.where("assignments", "post", post)
    for row in rows:
        if row.person not in people:
            draft.remove("assignments", row.id)
    held = {row.person for row in rows}
    for person in people:
        if person not in held:
            draft.add("assignments", Assignment(new_id(), person, post))


def _take_part(draft: Draft, function: str, role: str, units: Sequence[str]) -> None:
    """Lets just these units have this part in a function; a unit with another part in it changes its part."""
    rows: list[Responsibility] = draft.where("responsibilities", "function", function)
    for row in rows:
        if row.role == role and row.unit not in units:
            draft.remove("responsibilities", row.id)
    present = {row.unit: row for row in rows}
    for unit in units:
        if unit not in present:
            draft.add("responsibilities", Responsibility(new_id(), function, unit, role))
        elif present[unit].role != role:
            draft.set("responsibilities", present[unit].id, role=role)
