"""Conflicts in words: what they are about, and what each side says."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal

from orgplanner.analysis.tables.kinds import BASIS_WORDS, NO, YES
from orgplanner.analysis.tables.spelling import UNPLACED
from orgplanner.analysis.three_way.atoms import BOUND, UNSAID, Atom
from orgplanner.analysis.three_way.conflict import Conflict
from orgplanner.analysis.three_way.merging import Merging
from orgplanner.analysis.three_way.reasons import moves_of, name_of
from orgplanner.analysis.three_way.troubles import home_of, row_at, targets
from orgplanner.edits.wording import NOUNS, field_words
from orgplanner.model import TABLES, Figure, Plan, in_order, plain
from orgplanner.model.change import Key
from orgplanner.model.columns import Column, columns
from orgplanner.text import LANGUAGES, Message, chained, render, say

Version = Literal["base", "mine", "theirs"]
NOTHING = "–"
PLACES = ("units", "posts")
WITHIN = {"units": "parent", "posts": "unit"}
"""The field by which rows are siblings."""


class Wording:
    """`label` says what a field is called, `choice` what a word of a choice means, by table and column."""

    def __init__(
        self,
        merging: Merging,
        language: str,
        label: Callable[[str, str], Message] = lambda _, field: field_words(field),
        choice: Callable[[str, Column, str], Message | str] = lambda _table, _column, value: value,
    ) -> None:
        self._merging, self._language, self._label, self._choice = merging, language, label, choice

    def noun(self, conflict: Conflict) -> Message:
        """What sort of row it is about."""
        return NOUNS[conflict.key[0]]

    def name(self, conflict: Conflict) -> str:
        """What the row is called."""
        return self.called(conflict.key)

    def called(self, key: Key) -> str:
        """What any row is called, in the language."""
        return self._in_words(self._merging.name(key))

    def _in_words(self, name: str) -> str:
        return render(chained([name]), self._language)

    def scenario(self, conflict: Conflict) -> str:
        """The scenario that the row is in, "" for what all share."""
        scenario = conflict.key[1]
        return "" if scenario is None else self.called(("scenarios", None, scenario))

    def field(self, conflict: Conflict) -> Message:
        """What it is about in the row."""
        if conflict.kind == "locked":
            return say("locked scenario")
        return self.field_of(conflict.about)

    def field_of(self, atom: Atom) -> Message:
        """What an atom is about in its row."""
        if atom.is_row:
            return say("as a whole")
        if atom.fields[0] == "rank":
            return say("order")
        named = self._label(atom.key[0], atom.fields[0])
        if not atom.part:
            return named
        return say("{heading}, {language}", heading=named, language=LANGUAGES.get(atom.part, atom.part))

    def value(self, conflict: Conflict, version: Version) -> str:
        """What a side says; of the base "–" where it is not known."""
        if conflict.kind == "locked":
            return render(say("changed") if version == "theirs" else say("unchanged"), self._language)
        if conflict.kind == "ring":
            return self._moves(conflict, version)
        return self.value_of(conflict.about, version)

    def _moves(self, conflict: Conflict, version: Version) -> str:
        """The moves of one side that make a ring with those of the other."""
        if version == "base":
            return NOTHING
        moved = [atom for atom in (conflict.about, *conflict.moves) if atom.changed(version)]
        return render(moves_of(self._merging.copies, moved, version), self._language)

    def value_of(self, atom: Atom, version: Version) -> str:
        """What a side says in an atom."""
        value, plan = getattr(atom, version), self._plan(version)
        if value is UNSAID or plan is None:
            return NOTHING
        if atom.is_row:
            return render(self._being(atom, version), self._language)
        bound = BOUND.get(atom.key[0])
        if bound is not None and len(atom.fields) > 1:
            return self._together(plan, atom, value)
        if atom.fields[0] == "rank":
            return self._order(plan, atom)
        column = next(each for each in columns(TABLES[atom.key[0]]) if each.name == atom.fields[0])
        return self._single(plan, atom, column, value[0])

    def place_of(self, atom: Atom) -> str:
        """Where a unit or post that comes or goes stands, "" for other rows."""
        row = atom.theirs if atom.mine is None else atom.mine
        bound = BOUND.get(atom.key[0])
        if row is None or bound is None or atom.key[0] not in PLACES:
            return ""
        plan = self._merging.copies.theirs if atom.mine is None else self._merging.copies.mine
        return self._together(plan, atom, tuple(getattr(row, field) for field in bound.leaders))

    def _plan(self, version: Version) -> Plan | None:
        copies = self._merging.copies
        return {"base": copies.base, "mine": copies.mine, "theirs": copies.theirs}[version]

    def _being(self, atom: Atom, version: Version) -> Message | str:
        value = getattr(atom, version)
        if version == "base":
            return NOTHING if value is None else say("there")
        if value is None:
            return NOTHING if atom.base in (None, UNSAID) else say("deleted")
        if atom.base is None:
            return say("new")
        if atom.base is UNSAID or value == atom.base:
            return say("there")
        changed = [name for name in _fields(value) if getattr(value, name) != getattr(atom.base, name)]
        labels = (self._label(atom.key[0], name) for name in changed if name != "rank")
        return say("changed: {fields}", fields=chained(labels))

    def _together(self, plan: Plan, atom: Atom, value: tuple[Any, ...]) -> str:
        table = atom.key[0]
        if table in PLACES:
            if value[1]:
                return render(UNPLACED, self._language)
            return (
                self._named(plan, atom, "units", value[0]) if value[0] else render(say("the top"), self._language)
            )
        if table == "requirements":
            kind = "units" if value[0] else "posts"
            return self._named(plan, atom, kind, value[0] or value[1] or "")
        found = columns(TABLES[table])
        by_name = {column.name: column for column in found}
        parts = [
            self._single(plan, atom, by_name[name], each) for name, each in zip(atom.fields, value, strict=True)
        ]
        return ": ".join(part for part in parts if part != NOTHING)

    def _named(self, plan: Plan, atom: Atom, table: str, id: str) -> str:
        copies = self._merging.copies
        return self._in_words(name_of((plan, copies.theirs, copies.mine, copies.base), (table, atom.key[1], id)))

    def _order(self, plan: Plan, atom: Atom) -> str:
        """After which sibling a row stands."""
        table, scenario, id = atom.key
        row: Any = row_at(plan, atom.key)
        field = WITHIN.get(table)
        rows: Any = home_of(plan, table, scenario).values()
        beside = in_order(each for each in rows if field is None or getattr(each, field) == getattr(row, field))
        place = next(place for place, each in enumerate(beside) if each.id == id)
        if place == 0:
            return render(say("first"), self._language)
        before = name_of((plan,), (table, scenario, beside[place - 1].id))
        return render(say("after “{name}”", name=before), self._language)

    def _single(self, plan: Plan, atom: Atom, column: Column, value: Any) -> str:
        said = self._said(plan, atom, column, value)
        return render(said, self._language) or NOTHING

    def _said(self, plan: Plan, atom: Atom, column: Column, value: Any) -> Message | str:
        if value is None or value == ():
            return NOTHING
        if isinstance(value, Figure):
            return self._figure(plan, value)
        if isinstance(value, bool):
            return YES if value else NO
        if column.kind == "choice":
            return self._choice(atom.key[0], column, value)
        if column.kind == "id":
            return self._target(plan, atom, column, value)
        if column.kind in ("ids", "shares"):
            return chained(self._end(plan, atom, column, part) for part in value)
        if column.kind == "words":
            return ", ".join(value)
        return plain(value) if isinstance(value, Decimal) else str(value)

    def _figure(self, plan: Plan, value: Figure) -> Message:
        parts: list[object] = [NOTHING if value.quantity is None else str(value.quantity)]
        parts += [BASIS_WORDS[value.basis]] if value.basis else []
        parts += [name_of((plan,), ("sources", None, value.source))] if value.source else []
        return chained(parts, " · ")

    def _end(self, plan: Plan, atom: Atom, column: Column, part: Any) -> str:
        if column.kind == "ids":
            return self._target(plan, atom, column, part)
        id, share = part
        name = self._target(plan, atom, column, id)
        return name if share is None else f"{name} ({plain(share)})"

    def _target(self, plan: Plan, atom: Atom, column: Column, id: str) -> str:
        copies = self._merging.copies
        for each in (plan, copies.mine, copies.theirs):
            for key in targets(column, atom.key, id):
                if row_at(each, key) is not None:
                    return self._in_words(name_of((each,), key))
        return id


def _fields(row: Any) -> list[str]:
    return [column.name for column in columns(type(row)) if column.name != "id"]
