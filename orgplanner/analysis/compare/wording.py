"""The names of rows and fields, and the words for what became of them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.model import Function, Person, Post, Row, Skill, Unit
from orgplanner.text import Message, say

CHANGES: Mapping[str, Message] = MappingProxyType({
    "new": say("new"), "closed": say("closed"), "moved": say("moved"), "renamed": say("renamed"),
    "merged": say("merged"), "split": say("split up"), "changed": say("changed"), "undecided": say("undecided"),
    "left": say("left"), "without_place": say("without a place"), "orphaned": say("led by no unit"),
    "doubled": say("led by several units"), "gone": say("gone"),
})  # fmt: skip
"""What may have become of a row."""

FIELDS: Mapping[str, Message] = MappingProxyType({
    "code": say("code"), "kind": say("kind"), "role": say("role"), "work": say("kind of work"),
    "mandate": say("mandate"), "place": say("place"), "grade": say("grade"), "status": say("status"),
    "established": say("established"), "filled": say("filled"), "is_head": say("head"), "is_deputy": say("deputy"),
    "reports_to": say("reports to"), "profession": say("profession"), "funded": say("funded"),
})  # fmt: skip
"""Fields whose change is neither a move nor a new name."""


class Wording:
    """Says the rows of a comparison in a language."""

    def __init__(self, found: Comparison, language: str = "en") -> None:
        self._found, self.language = found, language

    def unit(self, id: str | None, side: int) -> str:
        """Code and name of a unit as it is in the old (0) or new (1) scenario; "" where it is not."""
        row = self._found.states[side].units.get(id or "")
        return "" if row is None else self.called(row)

    def post(self, id: str, side: int) -> str:
        """Code and title of a post as it is in the old (0) or new (1) scenario; "" where it is not."""
        row = self._found.states[side].posts.get(id)
        return "" if row is None else self.called(row)

    def rows(self, table: str, side: int) -> Mapping[str, Row]:
        """The rows of a table in the old (0) or new (1) scenario."""
        return self._found.states[side].tables[table]

    def called(self, row: Unit | Post | Person | Function) -> str:
        """A row's code and name."""
        return " ".join(filter(None, (row.code, self.name(row))))

    def name(self, row: Unit | Post | Person | Function | Skill) -> str:
        """A row's name or title."""
        return self._found.plan.words(row.title if isinstance(row, Post) else row.name, self.language)

    def end(self, id: str, side: int) -> str:
        """A unit or post at the end of a link."""
        return self.unit(id, side) or self.post(id, side)


def field_words(names: Iterable[str]) -> tuple[Message, ...]:
    """The names of changed fields, without those of moves and of names."""
    return tuple(FIELDS[name] for name in names if name in FIELDS)


def row_in(found: Comparison, table: str, id: str) -> Row:
    """A row as the new scenario has it, else as the old one had it."""
    old, new = found.states
    return new.tables[table].get(id) or old.tables[table][id]
