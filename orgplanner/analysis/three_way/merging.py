"""The merge of three plans: what goes in by itself, what has to be chosen, and the change set of the choice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from orgplanner.analysis.three_way.atoms import UNSAID, Side, Tick, atoms_of
from orgplanner.analysis.three_way.conflict import Conflict, Told
from orgplanner.analysis.three_way.copies import Copies
from orgplanner.analysis.three_way.reasons import name_of
from orgplanner.analysis.three_way.settling import Choices, Settling
from orgplanner.analysis.three_way.troubles import row_at
from orgplanner.edits.wording import NOUNS, worded
from orgplanner.model import TABLES, ChangeSet, Plan, Scenario
from orgplanner.model.change import Key
from orgplanner.model.difference import difference
from orgplanner.text import Message, say

LABEL = say("Merge with another copy")
NO_CHOICES: dict[str, Side] = {}


def _untold(done: int, whole: int) -> None:
    """Nobody waits for how far it is."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A merge with all its choices: the change set onto mine, and the conflicts as they were taken."""

    changes: ChangeSet
    conflicts: tuple[Conflict, ...]

    @property
    def applied(self) -> int:
        """How many rows of mine become others."""
        return len(self.changes.changes)

    @property
    def open(self) -> int:
        """How many conflicts nobody has decided."""
        return sum(conflict.is_open for conflict in self.conflicts)


@dataclass(frozen=True, slots=True)
class Merging:
    """What the copies hold differently; worked out anew for other choices, as one may raise another question."""

    copies: Copies
    mine: Told = field(default_factory=Told)
    theirs: Told = field(default_factory=Told)
    label: Message = LABEL

    def settle(self, choices: Choices = NO_CHOICES, default: Side = "mine", tick: Tick = _untold) -> Settled:
        """The merge with these choices; of all else that is in conflict the side `default` is taken."""
        work = Settling(self.copies, choices, default)
        work.run(tick)
        found = (dispute.settled(self.mine, self.theirs) for dispute in work.disputes.values())
        conflicts = tuple(sorted(found, key=self._order))
        return Settled(ChangeSet(self.label, work.sides.changes(), tuple(self._notes(work, conflicts))), conflicts)

    def resolve(self, choices: Choices = NO_CHOICES, default: Side = "mine") -> ChangeSet:
        """The change set onto mine, one step that can be undone."""
        return self.settle(choices, default).changes

    def name(self, key: Key) -> str:
        """What a row is called, as mine has it where it does."""
        return name_of((self.copies.mine, self.copies.theirs, self.copies.base), key)

    def _order(self, conflict: Conflict) -> tuple[object, ...]:
        table, scenario, id = conflict.key
        return (list(TABLES).index(table), scenario or "", self.name(conflict.key).casefold(), id, conflict.id)

    def _notes(self, work: Settling, conflicts: tuple[Conflict, ...]) -> list[Message]:
        for_mine = sum(conflict.chosen == "mine" for conflict in conflicts)
        for_theirs = len(conflicts) - for_mine
        notes = []
        if conflicts:
            notes.append(
                say("Conflicts: mine kept {mine}, theirs taken {theirs}.", mine=for_mine, theirs=for_theirs)
            )
        if work.twins:
            notes.append(say("Rows that both copies added alike, there once: {count}.", count=len(work.twins)))
        for key in work.sides.repaired:
            row = row_at(work.sides.plan, key)
            if key[0] == "scenarios" and row is not None:
                new = worded(work.sides.plan, cast(Scenario, row).name)
                notes.append(
                    say(
                        "There is a scenario “{name}” already; the other is now “{new}”.",
                        name=self.name(key),
                        new=new,
                    )
                )
            if getattr(row, "unplaced", False):
                what, name = NOUNS[key[0]], self.name(key)
                notes.append(say("Not yet placed, as its place is gone: {what} “{name}”.", what=what, name=name))
        return notes


def merge(
    base: Plan | None, mine: Plan, theirs: Plan, told_mine: Told | None = None, told_theirs: Told | None = None,
    tick: Tick = _untold,
) -> Merging:  # fmt: skip
    """What mine and theirs hold differently since the base; with None, when it is not known, all of it is asked.

    The plans are looked at again for every choice: hand over snapshots where they may go on.
    """
    tick(0, 2)
    changes = difference(mine, theirs, LABEL)
    tick(1, 2)
    atoms = {
        change.key: atoms_of(change, UNSAID if base is None else row_at(base, change.key)) for change in changes
    }
    return Merging(Copies(base, mine, theirs, atoms), told_mine or Told(), told_theirs or Told())
