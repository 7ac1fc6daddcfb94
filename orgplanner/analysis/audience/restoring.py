"""What somebody changed in a copy, put into the plan that the copy was made from; what the copy had not stays.

A change of a field of which the copy showed less than the plan has is not taken over what it hid: a note is added
to the hidden one, of anything else the plan keeps its own, and a sentence tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from orgplanner.analysis.audience.audience import Audience, audience_of, read_words
from orgplanner.analysis.audience.holders import aliases
from orgplanner.analysis.audience.redacting import audience_copy
from orgplanner.analysis.audience.tables import pruned, turned
from orgplanner.edits.repointing import repointed, with_ends
from orgplanner.edits.wording import called, field_words
from orgplanner.model import (
    SCENARIO,
    SHARED,
    Limit,
    Names,
    Plan,
    Post,
    Row,
    Settings,
    State,
    Tables,
    Unit,
    View,
    names,
)
from orgplanner.model.columns import Column, columns
from orgplanner.model.plan import Rows
from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class Restored:
    """The plan with the changes of the copy, and sentences about changes that were not taken."""

    plan: Plan
    notes: tuple[Message, ...] = ()


def restored(base: Plan, copy: Plan) -> Plan:
    """The plan alone; see `restore`."""
    return restore(base, copy).plan


def restore(base: Plan, copy: Plan) -> Restored:
    """The plan `base`, from which `copy` was made and then changed, with what was changed in the copy.

    A copy that nobody changed gives the same plan; a plan that is no copy is given back as it is.
    """
    what = audience_of(copy)
    if what is None:
        return Restored(copy)
    what = replace(what, without=what.without - read_words(base.settings.without).without)
    made = audience_copy(base, what)
    back = _back(base) if "names" in what.without else {}
    seen, changed = (turned(each, _returning(back)) for each in (made.plan, copy))
    words = {holder.called: base.words(holder.person.name) for holder in made.holders}
    writer = _Writer(base, seen, changed, words, [])
    whole = _placed(base, what, _whole(writer))
    return Restored(_sound(whole, base), tuple(writer.notes))


def _back(base: Plan) -> Mapping[str, Mapping[str, str]]:
    """The ids of the plan by table and id of the copy."""
    return with_ends({table: {new: id for id, new in ids.items()} for table, ids in aliases(base).items()})


def _returning(back: Mapping[str, Mapping[str, str]]) -> Callable[[str, str | None, Row], Row | None]:
    """What gives a row of a copy the ids of the plan."""

    def turn(table: str, _: str | None, row: Row) -> Row:
        if not back:
            return row
        if isinstance(row, View):
            return replace(row, folded=tuple(back["ends"].get(id, id) for id in row.folded))
        turned_row: Row = repointed(row, back.get(table, {}).get(row.id, row.id), back, back["ends"])
        return turned_row

    return turn


def _whole(writer: _Writer) -> Plan:
    shared = {table: writer.rows(table, None) for table in SHARED}
    whole = Plan(writer.base.id, Tables(shared))
    for id in shared["scenarios"]:
        whole.states[id] = State({table: writer.rows(table, id) for table in SCENARIO})
    return whole


@dataclass(slots=True)
class _Writer:
    """Puts the changes from `seen` to `changed` into the rows of `base`; `words` has the name of “Holder n”."""

    base: Plan
    seen: Plan
    changed: Plan
    words: Mapping[str, str]
    notes: list[Message]

    def rows(self, table: str, scenario: str | None) -> Rows:
        """The rows of a table in the whole plan."""
        base, seen, changed = (_rows(plan, table, scenario) for plan in (self.base, self.seen, self.changed))
        kept = {id: row for id, row in base.items() if id in changed or id not in seen}
        for id, row in changed.items():
            if id not in kept:
                kept[id] = row
            elif id in seen and seen[id] != row:
                kept[id] = self._row(scenario, kept[id], seen[id], row)
        return kept

    def _row(self, scenario: str | None, base: Row, seen: Row, changed: Row) -> Row:
        fields: dict[str, Any] = {}
        for column in columns(type(base)):
            was, now = getattr(seen, column.name), getattr(changed, column.name)
            if was != now and (isinstance(base, Settings), column.name) != (True, "without"):
                fields[column.name] = self._value(scenario, column, base, was, now)
        return replace(base, **fields) if fields else base

    def _value(self, scenario: str | None, column: Column, base: Row, was: Any, now: Any) -> Any:
        own = getattr(base, column.name)
        if own == was:
            return now
        if column.kind in ("shares", "ids"):
            return (*now, *(part for part in own if part not in was))
        if column.kind == "names" and not self._is_holder(was):
            return self._names(own, was, now)
        if column.kind == "long":
            return "\n".join(filter(None, (own, now)))
        if column.kind == "short" and was:
            return self._named(now)
        self._tell(scenario, base, column.name)
        return own

    def _is_holder(self, name: Names) -> bool:
        return name.exactly("en") in self.words

    def _names(self, own: Names, was: Names, now: Names) -> Names:
        """Language by language: what was hidden goes first, and “Holder n” becomes the name again."""
        words = dict(own.items)
        for code in {*was.languages, *now.languages}:
            before, after = was.exactly(code), now.exactly(code)
            if before != after:
                hidden = own.exactly(code) if not before else ""
                words[code] = "\n".join(filter(None, (hidden, self._named(after))))
        return names(words)

    def _named(self, text: str) -> str:
        for holder in sorted(self.words, key=len, reverse=True):
            text = text.replace(holder, self.words[holder])
        return text

    def _tell(self, scenario: str | None, row: Row, field: str) -> None:
        name = called(self.base, row, self.base.states.get(scenario or ""))
        told = field_words(field)
        self.notes.append(
            say("“{name}”: the copy hides the field “{field}”; the plan keeps it.", name=name, field=told)
        )


def _rows(plan: Plan, table: str, scenario: str | None) -> Rows:
    if scenario is None:
        return plan.shared.tables[table]
    return plan.states[scenario].tables[table] if scenario in plan.states else {}


def _placed(base: Plan, what: Audience, whole: Plan) -> Plan:
    """Puts units that were made beside the one unit of a copy beside it in the plan, too."""
    for id, state in whole.states.items():
        before = base.states.get(id)
        top = before.units.get(what.unit or "") if before is not None else None
        if before is None or top is None or top.parent is None:
            continue
        for unit in list(state.units.values()):
            if unit.id not in before.units and unit.parent is None and not unit.unplaced:
                state.tables["units"][unit.id] = replace(unit, parent=top.parent)
    return whole


def _sound(whole: Plan, base: Plan) -> Plan:
    """The plan without what refers to rows that were deleted in the copy."""
    for id, state in whole.states.items():
        gone = base.states[id].units.keys() - state.units.keys() if id in base.states else frozenset[str]()
        for table, row in list(_left_over(state, gone)):
            if isinstance(row, Post):
                state.tables[table][row.id] = replace(row, unit=None, unplaced=True)
            elif isinstance(row, Unit):
                state.tables[table][row.id] = replace(row, parent=None, unplaced=True)
            else:
                del state.tables[table][row.id]
    return pruned(whole)


def _left_over(state: State, gone: Any) -> Iterator[tuple[str, Row]]:
    """Limits, posts and sub-units of units that are not there any more."""
    for table, kind, name in (("limits", Limit, "unit"), ("posts", Post, "unit"), ("units", Unit, "parent")):
        for row in state.tables[table].values():
            if isinstance(row, kind) and getattr(row, name) in gone:
                yield table, row
