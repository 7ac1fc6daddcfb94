"""What the two sides of pairs are called, and where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from orgplanner.analysis.matching.choices import doubtful_first, is_doubtful
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


def counted(held: Mapping[str, int], olds: Mapping[str, int]) -> list[Message]:
    """How many of the old rows have a partner, table by table; nothing of tables without any."""
    return [say("{what}: {count} of {all}", what=SEVERAL[table], count=held.get(table, 0), all=olds[table])
            for table in SEVERAL if olds.get(table)]  # fmt: skip


class Listing:
    """Says the rows of both sides in a language; `said` has what each is called by table and id, for both sides."""

    def __init__(self, matching: Matching, language: str = "en") -> None:
        self.sides, self._language = matching.sides, language
        self.said: tuple[dict[str, dict[str, str]], ...] = tuple(
            {table: {id: self._called(side, row) for id, row in side.rows[table].items()} for table in KINDS}
            for side in matching.sides
        )
        self._plain = tuple(
            {table: {id: text.casefold() for id, text in rows.items()} for table, rows in side.items()}
            for side in self.said
        )

    def called(self, side: int, table: str, id: str) -> str:
        """Code and name with the place, “DFTR-TAR Tariff · DFTR”; "" for nobody."""
        return self.said[side][table].get(id, "")

    def in_order(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Those first that call for a look; units before posts, people and functions, each by their names."""
        tables = list(KINDS)

        def place(pair: Pair) -> tuple[int, str]:
            text = self._plain[0][pair.table].get(pair.old) or self._plain[1][pair.table].get(pair.new, "")
            return (tables.index(pair.table), text)

        return doubtful_first(sorted(pairs, key=place))

    def fitting(self, pairs: Sequence[Pair], kind: str, sought: str) -> Sequence[int]:
        """The places of the pairs of a kind that say all the words that are sought.

        A kind is a table, “doubtful” or “alone”; "" for all.
        """
        parts = sought.casefold().split()
        if not kind and not parts:
            return range(len(pairs))
        return [at for at, pair in enumerate(pairs) if _is_of(pair, kind) and self._says(pair, parts)]

    def _says(self, pair: Pair, parts: list[str]) -> bool:
        old, new = self._plain[0][pair.table].get(pair.old, ""), self._plain[1][pair.table].get(pair.new, "")
        return all(part in old or part in new for part in parts)

    def _called(self, side: Side, row: Row) -> str:
        name, place = self._name(side, row), self._place(side, row)
        said = f"{name} · {place}" if place else name
        if row.id in side.lost:
            return render(say("{name} (no longer in this scenario)", name=said), self._language)
        return said

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


def _is_of(pair: Pair, kind: str) -> bool:
    if kind == "doubtful":
        return is_doubtful(pair)
    if kind == "alone":
        return not pair.is_whole
    return not kind or pair.table == kind
