"""What a list says otherwise than a scenario: single things to accept or refuse."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal

from orgplanner.model import Row
from orgplanner.text import Message, say

Kind = Literal["new", "changed", "moved", "gone"]
KINDS: Mapping[Kind, Message] = MappingProxyType({
    "new": say("New"), "changed": say("Changed"), "moved": say("Moved"), "gone": say("Gone from the list"),
})  # fmt: skip
"""What sorts of updates there are, as a list names them."""
NO_DOUBT = say("")


@dataclass(frozen=True, slots=True)
class Update:
    """One decision about the row `row` of a table: it is new, a field changed, it moved, it is gone from the list.

    `name` is what the row is called, `heading` what the field is, `before` and `after` are what it says in words;
    `place` is where the list has it. `doubt` tells why it may not be meant so. `value` is the row that is new, or
    what the field is to hold; it cannot be had without the updates that it `needs`.
    """

    id: str
    kind: Kind
    table: str
    row: str
    name: str
    heading: Message
    before: str = ""
    after: str = ""
    place: str = ""
    doubt: Message = NO_DOUBT
    field: str = ""
    value: Any = None
    needs: tuple[str, ...] = ()

    @property
    def is_ticked(self) -> bool:
        """Whether it is to be taken unless somebody says otherwise."""
        return not self.doubt.template


@dataclass(frozen=True)
class Updates:
    """All that a list says otherwise, in the order of tables and of the list.

    `named` are rows by table and id that come along with what names them: sources, grades and people. `levels`
    are those of units and posts in the list, by the ids that they have here; `rising` are units that go up when
    the gone unit above them closes.
    """

    scenario: str
    updates: tuple[Update, ...]
    is_partial: bool = False
    tells_heads: bool = False
    named: Mapping[str, Mapping[str, Row]] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    rising: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> Mapping[str, Update]:
        """The updates by their ids."""
        return {each.id: each for each in self.updates}

    def ticked(self) -> list[str]:
        """The ids of those that are to be taken unless somebody says otherwise."""
        return [each.id for each in self.updates if each.is_ticked]

    def lacking(self, accepted: Collection[str]) -> dict[str, str]:
        """The accepted that cannot be had, each with the one that it needs and that is refused, by their ids."""
        wanted = set(accepted)
        found: dict[str, str] = {}
        before = -1
        while before != len(found):
            before = len(found)
            for each in self.updates:
                if each.needs and each.id in wanted and each.id not in found:
                    missing = next((id for id in each.needs if id not in wanted or id in found), None)
                    if missing is not None:
                        found[each.id] = found.get(missing, missing)
        return found


def update_id(kind: Kind, table: str, row: str, field: str = "") -> str:
    """The id of an update, the same as long as it is about the same."""
    return ":".join(filter(None, (kind, table, row, field)))
