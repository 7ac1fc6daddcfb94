"""What the two sides of pairs are called, and where they stand."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from orgplanner.analysis.matching.pairs import Matching, Pair
from orgplanner.analysis.matching.reading import name_of
from orgplanner.analysis.matching.sides import Side
from orgplanner.model import Person, Post, Row, Unit
from orgplanner.text import Message, render, say

KINDS: Mapping[str, Message] = MappingProxyType({
    "units": say("Unit"), "posts": say("Post"), "people": say("Person"), "functions": say("Function"),
})  # fmt: skip
SEVERAL: Mapping[str, Message] = MappingProxyType({
    "units": say("Units"), "posts": say("Posts"), "people": say("People"), "functions": say("Functions"),
})  # fmt: skip
LOST = say("{name} (no longer in this scenario)")


def counted(pairs: Iterable[Pair], holds: Callable[[Pair], bool]) -> list[Message]:
    """How many of the old rows have a partner, table by table; nothing of tables without any."""
    found = {table: [0, 0] for table in SEVERAL}
    for pair in pairs:
        if pair.old:
            found[pair.table][0] += holds(pair)
            found[pair.table][1] += 1
    return [say("{what}: {count} of {all}", what=SEVERAL[table], count=count, all=whole)
            for table, (count, whole) in found.items() if whole]  # fmt: skip


class Listing:
    """Says the rows of both sides in a language; `said` has what each is called by table and id, for both sides."""

    def __init__(self, matching: Matching, language: str = "en") -> None:
        self.sides, self._language = matching.sides, language
        self.said: tuple[dict[str, dict[str, str]], ...] = tuple(
            {table: {id: self._called(side, row) for id, row in side.rows[table].items()} for table in KINDS}
            for side in matching.sides
        )

    def called(self, side: int, table: str, id: str) -> str:
        """Code and name with the place, “DFTR-TAR Tariff · DFTR”; "" for nobody."""
        return self.said[side][table].get(id, "")

    def fits(self, table: str, ids: tuple[str, str], parts: list[str]) -> bool:
        """Whether either side says all of these words, without capitals."""
        text = f"{self.called(0, table, ids[0])} {self.called(1, table, ids[1])}".casefold()
        return all(part in text for part in parts)

    def _called(self, side: Side, row: Row) -> str:
        name, place = self._name(side, row), self._place(side, row)
        said = f"{name} · {place}" if place else name
        return render(say(LOST.template, name=said), self._language) if row.id in side.lost else said

    def _name(self, side: Side, row: Row) -> str:
        code = str(getattr(row, "code", ""))
        return " ".join(filter(None, (code, side.plan.words(name_of(row), self._language)))) or "–"

    def _place(self, side: Side, row: Row) -> str:
        """The unit that a row stands in, the post that a person holds, the unit that leads a function."""
        if isinstance(row, Unit | Post):
            above = side.rows["units"].get((row.parent if isinstance(row, Unit) else row.unit) or "")
        elif isinstance(row, Person):
            above = side.rows["posts"].get(next(iter(side.holding.get(row.id, ())), ""))
        else:
            above = side.rows["units"].get(next(iter(side.led.get(row.id, ())), ""))
        return "" if above is None else self._name(side, above)
