"""A split while somebody chooses: a snapshot of the plan and what was chosen so far."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from orgplanner.analysis.contents import size_of
from orgplanner.analysis.splitting import Splitting, contents_of
from orgplanner.model import NOTHING, Names, Plan, State, plain
from orgplanner.text import Message, say
from ui.acts.split_column import Entry
from ui.words import Words


@dataclass(slots=True)
class SplitWork:
    """What the pages of the dialog share; `splitting` is replaced whenever something is chosen."""

    plan: Plan
    scenario: str
    splitting: Splitting
    words: Words

    @property
    def state(self) -> State:
        """The rows of the scenario."""
        return self.plan.states[self.scenario]

    def called(self, part: int = 0) -> str:
        """The name of a part; of the unit itself for 0."""
        if part:
            return self.plan.words(self.splitting.pieces[part - 1].name, self.words.language)
        unit = self.state.units[self.splitting.unit]
        return self.plan.words(unit.name, self.words.language) or unit.code

    def entries(self) -> list[list[Entry]]:
        """What stands in every column, that of the unit itself first."""
        columns: list[list[Entry]] = [[] for _ in range(len(self.splitting.pieces) + 1)]
        for table, id in contents_of(self.state, self.splitting.unit):
            words = self._words(table, id)
            shares = self.splitting.shares.get(id)
            if shares is None:
                size = "" if table == "functions" else str(size_of(self.state, table, id))
                columns[self.splitting.part_of(id)].append(Entry(table, id, words, size))
                continue
            for part, share in enumerate((1 - sum(shares, Decimal(0)), *shares)):
                if share > 0:
                    columns[part].append(Entry(table, id, words, f"× {plain(round(share, 4))}", divided=True))
        return columns

    def _words(self, table: str, id: str) -> str:
        row = self.state.tables[table][id]
        names: Names = getattr(row, "title" if table == "posts" else "name")
        text = self.plan.words(names, self.words.language) or self.words(say("without a name"))
        head = table == "posts" and self.state.posts[id].is_head
        return f"{text}  ({self.words(say('head'))})" if head else text

    def sum_of(self, entries: list[Entry]) -> Message:
        """How many things a column has, and the posts of those that are there whole."""
        sizes = [size_of(self.state, entry.table, entry.id) for entry in entries if not entry.divided]
        whole = sum(sizes, NOTHING)
        number = str(whole) if whole.quantity is not None or whole.unknown else "0"
        return say("{count} in all · posts: {number}", count=len(entries), number=number)
