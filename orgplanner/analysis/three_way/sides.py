"""Whose version of what holds, and the plan that comes of it, kept up to date as more is decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from orgplanner.analysis.three_way.atoms import Atom, Name, Side, with_values
from orgplanner.analysis.three_way.troubles import row_at
from orgplanner.model import Change, ChangeSet, Plan, Row, nothing
from orgplanner.model.change import Key

MOST_TURNS = 2
"""How often what is decided about one thing may turn, before mine holds for good."""


class Sides:
    """The sides taken, by atom (mine where nothing is said), and the plan as it then is."""

    def __init__(self, mine: Plan, atoms: Mapping[Key, tuple[Atom, ...]]) -> None:
        self.mine, self.atoms = mine, atoms
        self.plan = mine.snapshot()
        self._taken: dict[Name, Side] = {}
        self._turns: dict[Name, int] = {}
        self.turned: dict[Name, Atom] = {}
        """what did not stay as it was taken first"""
        self._repairs: dict[Key, dict[str, Any]] = {}
        self._to_do: dict[Key, None] = {}
        self._inside: dict[str, list[Atom]] = {}
        for key, each in atoms.items():
            if key[1] is not None:
                self._inside.setdefault(key[1], []).extend(each)

    def side(self, atom: Atom) -> Side:
        """The side taken."""
        return self._taken.get(atom.name, "mine")

    def begin(self, atom: Atom, side: Side) -> None:
        """Takes a side before anything is worked out."""
        if side != "mine":
            self._taken[atom.name] = side
            self._to_do[atom.key] = None

    def take(self, atom: Atom, side: Side) -> bool:
        """Takes a side, of a scenario that comes or goes for all in it; whether that is another than before.

        What turns over and over stays mine.
        """
        if self.side(atom) == side:
            return False
        turns = self._turns[atom.name] = self._turns.get(atom.name, 0) + 1
        if turns > MOST_TURNS and side != "mine":
            return False
        self._taken[atom.name] = side
        self._to_do[atom.key] = None
        self.turned[atom.name] = atom
        if atom.is_row and atom.key[0] == "scenarios":
            for each in self._inside.get(atom.key[2], ()):
                self._taken[each.name] = side
                self.turned[each.name] = each
                self._to_do[each.key] = None
        return True

    def repair(self, key: Key, **fields: Any) -> bool:
        """Gives fields of a row values that neither side has; whether they are others than before."""
        known = self._repairs.setdefault(key, {})
        if all(name in known and known[name] == value for name, value in fields.items()):
            return False
        known.update(fields)
        self._to_do[key] = None
        return True

    @property
    def repaired(self) -> Iterable[Key]:
        """The rows that have such values."""
        return self._repairs

    def row(self, key: Key) -> Row | None:
        """A row as the sides taken make it."""
        atoms = self.atoms.get(key, ())
        if len(atoms) == 1 and atoms[0].is_row:
            found = cast(Row | None, atoms[0].of(self.side(atoms[0])))
        else:
            found = row_at(self.mine, key)
            for atom in atoms if found is not None else ():
                if self.side(atom) != "mine":
                    found = replace(cast(Any, found), **with_values(cast(Row, found), atom, self.side(atom)))
        repairs = self._repairs.get(key)
        return found if found is None or not repairs else replace(cast(Any, found), **repairs)

    def update(self) -> list[Key]:
        """Brings the plan up to date; the rows that are others than before."""
        changes = []
        for key in self._to_do:
            before, after = row_at(self.plan, key), self.row(key)
            if before != after:
                changes.append(Change(*key, before, after))
        self._to_do = {}
        self.plan.apply(nothing().followed_by(ChangeSet(nothing().label, tuple(changes))))
        return [change.key for change in changes]

    def changes(self) -> tuple[Change, ...]:
        """What makes mine the plan as it is now."""
        keys = {name[0]: None for name in self._taken} | dict.fromkeys(self._repairs)
        found = (Change(key[0], key[1], key[2], row_at(self.mine, key), row_at(self.plan, key)) for key in keys)
        changes = tuple(change for change in found if change.before != change.after)
        return nothing().followed_by(ChangeSet(nothing().label, changes)).changes
