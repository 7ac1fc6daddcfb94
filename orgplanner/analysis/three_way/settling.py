"""Working out a merge: sides are taken, what is wrong with the result is met with a question or follows from one.

Mine and theirs each obey the rules, so there is always a way back: whatever turns out to be wrong lies in what the
one has of the other, and mine alone is sound.
"""

from collections.abc import Iterable, Mapping

from orgplanner.analysis.three_way.atoms import Atom, Name, Side, Tick
from orgplanner.analysis.three_way.conflict import Dispute, dispute_id
from orgplanner.analysis.three_way.copies import Copies
from orgplanner.analysis.three_way.references import keep_what_hung_on, meet_loose
from orgplanner.analysis.three_way.rings import meet_chain
from orgplanner.analysis.three_way.rules import meet_rule
from orgplanner.analysis.three_way.scenarios import whole_scenarios
from orgplanner.analysis.three_way.sides import Sides
from orgplanner.analysis.three_way.troubles import CHAINS, broken_rules, chains, loose_ends, row_at
from orgplanner.model.change import Key
from orgplanner.text import say

MOST_ROUNDS = 60
Choices = Mapping[str, Side]
"""The side chosen, by id of the conflict."""


class Settling:
    """One run with some choices; `default` is the side of a conflict about which nothing was chosen."""

    def __init__(self, copies: Copies, choices: Choices, default: Side = "mine") -> None:
        self.copies, self._choices, self._default = copies, choices, default
        self.sides = Sides(copies.mine, copies.atoms)
        self.disputes: dict[str, Dispute] = {}
        self.by: dict[Name, Dispute] = {}
        """the question that decides an atom"""
        self.tried: set[str] = set()
        self.twins: set[Name] = set()
        """rows that both added, each under an id of its own"""

    def run(self, tick: Tick) -> None:
        """Takes sides until nothing is wrong."""
        self._begin()
        watched: dict[Key, None] = {}
        for turn in range(MOST_ROUNDS):
            tick(turn, MOST_ROUNDS)
            watched.update(dict.fromkeys(self.sides.update()))
            if not self._meet_all(watched):
                break
        else:
            self._give_way(self.copies.atoms)
            self.sides.update()
        for name, atom in self.sides.turned.items():
            if name not in self.by and name not in self.twins:
                self._tie(self._told(atom), atom)

    def _told(self, atom: Atom) -> Dispute:
        """A change that had to be left out because of others, told like a conflict."""
        dispute = self.ask("rule", atom, *atom.name[1:])
        side = self.sides.side(atom)
        dispute.chosen = "mine" if side == "mine" else "theirs"
        dispute.why = lambda: say("It cannot be together with other changes.")
        return dispute

    def _begin(self) -> None:
        """Takes what only one side changed, and asks about what both did."""
        asked = whole_scenarios(self.copies)
        for kind, about, atoms in asked:
            dispute = self.ask(kind, about)
            for atom in atoms:
                self._tie(dispute, atom)
                self.sides.begin(atom, dispute.chosen)
        for atom in (atom for atoms in self.copies.atoms.values() for atom in atoms):
            if atom.name in self.by:
                continue
            if atom.clashes:
                self._clash(atom)
            elif atom.changed("theirs"):
                self.sides.begin(atom, "both" if atom.both is not None and atom.changed("mine") else "theirs")

    def _clash(self, atom: Atom) -> None:
        dispute = self.ask(
            "row" if atom.is_row else "field", atom, *((atom.fields[0], atom.part) if atom.fields else ())
        )
        self._tie(dispute, atom)
        self.sides.begin(atom, dispute.chosen)
        if atom.is_row and atom.of(dispute.chosen) is not None:
            keep_what_hung_on(self, dispute, atom.key)

    # what is wrong

    def _meet_all(self, watched: Mapping[Key, None]) -> bool:
        """Meets all that is wrong of one sort; whether there was anything."""
        plan = self.sides.plan
        if loose := list(loose_ends(plan, watched)):
            return self._progress([meet_loose(self, each) for each in loose], (each.user for each in loose))
        if chained := list(chains(plan, {(key[0], key[1]): None for key in watched if key[0] in CHAINS})):
            keys = [(each.table, each.scenario, id) for each in chained for id in each.ids]
            return self._progress([meet_chain(self, each) for each in chained], keys)
        before = {key: row_at(self.copies.mine, key) for key in watched}
        broken = list(broken_rules(plan, before))
        return self._progress([meet_rule(self, each) for each in broken], (each.key for each in broken))

    def _progress(self, met: list[bool], keys: Iterable[Key]) -> bool:
        """Where nothing helped, mine holds for the rows concerned, and if that is so already for everything."""
        if met and not any(met) and not self._give_way(keys):
            self._give_way(self.copies.atoms)
        return bool(met)

    def _give_way(self, keys: Iterable[Key]) -> bool:
        return self.turn((atom for key in list(keys) for atom in self.copies.at(key)), "mine")

    # what is asked and decided

    def ask(self, kind: str, about: Atom, *more: str) -> Dispute:
        """The question of this kind about an atom."""
        id = dispute_id(kind, about.key, *more)
        known = self.disputes.get(id)
        if known is None:
            chosen = self._choices.get(id)
            known = self.disputes[id] = Dispute(id, kind, about, chosen or self._default, chosen is None)
        return known

    def turn(self, atoms: Iterable[Atom], side: Side, dispute: Dispute | None = None) -> bool:
        """Lets atoms take a side, as a question has it; whether that was another for any of them."""
        moved = False
        for atom in atoms:
            if dispute is not None:
                self._tie(dispute, atom)
            moved = self.sides.take(atom, side) or moved
        return moved

    def _tie(self, dispute: Dispute, atom: Atom) -> None:
        dispute.names[atom.name] = None
        self.by[atom.name] = dispute
