"""What has to be decided by somebody: what both sides say, who said it when, and what may be chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from orgplanner.analysis.three_way.atoms import UNSAID, Atom, Name, Side
from orgplanner.model.change import Key
from orgplanner.text import Message, say

Seen = tuple[str, str]
"""When (ISO, UTC) and by whom, "" where it is not known."""
NOBODY: Seen = ("", "")
KINDS = ("field", "row", "used", "scenario", "locked", "ring", "rule")
NO_REASON = say("")


@dataclass(frozen=True, slots=True)
class Told:
    """When and by whom rows of a copy were changed last, and when and by whom the copy was saved last."""

    touched: Mapping[Key, Seen] = field(default_factory=dict)
    last: Seen = NOBODY

    def of(self, key: Key) -> Seen:
        """Who changed a row; of a row that is gone the copy only knows its own last save."""
        return self.touched.get(key, self.last)


@dataclass(frozen=True, slots=True)
class Conflict:
    """What is asked `about`; `field` "" is about the row itself.

    `kind` is one of KINDS: both changed a field; one deleted what the other changed; one deleted what something of
    the other refers to; a whole scenario; a locked scenario; moves that make a ring; a rule of the plan.
    `chosen` is the side taken, `is_open` tells that nobody chose it. `moves` are the other changes of a ring or
    rule, `why` says what is wrong. `decides` has all that hangs on the choice.
    """

    id: str
    kind: str
    about: Atom
    seen_mine: Seen = NOBODY
    seen_theirs: Seen = NOBODY
    why: Message = NO_REASON
    moves: tuple[Atom, ...] = ()
    chosen: Side = "mine"
    is_open: bool = True
    decides: tuple[Name, ...] = ()

    @property
    def key(self) -> Key:
        return self.about.key

    @property
    def field(self) -> str:
        return self.about.fields[0] if self.about.fields else ""

    @property
    def part(self) -> str:
        """The language of a name."""
        return self.about.part

    @property
    def follow(self) -> int:
        """How much else hangs on the choice."""
        return max(len(self.decides) - 1, 0)

    def value(self, version: str) -> Any:
        """The value of "base", "mine" or "theirs", or the row; None where it is not there or not known."""
        value = getattr(self.about, version)
        return None if value is UNSAID else value if self.about.is_row else value[0]


@dataclass(slots=True)
class Dispute:
    """A conflict while it is being settled; it grows as more turns out to hang on it."""

    id: str
    kind: str
    about: Atom
    chosen: Side
    is_open: bool
    why: Callable[[], Message] = lambda: NO_REASON
    moves: list[Atom] = field(default_factory=list)
    names: dict[Name, None] = field(default_factory=dict)
    """The atoms that it decides."""

    def settled(self, mine: Told, theirs: Told) -> Conflict:
        """As it is shown."""
        return Conflict(
            self.id, self.kind, self.about, self._seen(mine, "mine"), self._seen(theirs, "theirs"),
            self.why(), tuple(self.moves), self.chosen, self.is_open, tuple(self.names),
        )  # fmt: skip

    def _seen(self, told: Told, side: Side) -> Seen:
        """Who changed it, or something that belongs to it, where that side did."""
        found = (atom for atom in (self.about, *self.moves) if atom.changed(side))
        first = next(found, None)
        if first is None:
            return NOBODY
        return told.touched.get(first.key, NOBODY) if first.base is UNSAID else told.of(first.key)


def dispute_id(kind: str, key: Key, *more: str) -> str:
    """The same for the same question, however often a merge is worked out."""
    table, scenario, id = key
    return "/".join((kind, table, scenario or "", id, *more))
