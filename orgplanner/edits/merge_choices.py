"""What was chosen for a merger of units: which sub-units, posts and functions go together, and who heads."""

from dataclasses import dataclass

from orgplanner.model import NO_NAME, Names

CHOICES = ("keep", "combine", "close")
"""Of things that look alike: all stay, they become one, or one stays and the others close."""
FATES = ("move", "close", "unplaced")
"""Of what a closing unit has: it goes to the unit that stays, closes too, or waits as not yet placed."""
HEADS = ("head", "deputy", "ordinary", "close")
"""What becomes of a head when units that each have one become one."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of "units", "posts" or "functions" that go together, and what is done; one alone stays or closes.

    `kept` is the one that goes on when the others close or join it, "" for none of them; `name` is a new name of
    what is combined. `fate` is that of the posts and sub-units of units that close.
    """

    table: str
    members: tuple[str, ...]
    choice: str = "keep"
    kept: str = ""
    name: Names = NO_NAME
    fate: str = "move"

    @property
    def gone(self) -> tuple[str, ...]:
        """The members that do not go on as themselves."""
        return () if self.choice == "keep" else tuple(id for id in self.members if id != self.kept)


@dataclass(frozen=True, slots=True)
class Merger:
    """All that was chosen: `units` become `into`, or a new unit with this `id`.

    `name` and `kind` are those of the result ("" and no name: as the first has them); `under` and `after` are its
    place, None: where the first stood. `heads` says by post what becomes of those who were heads.
    """

    units: tuple[str, ...]
    into: str | None = None
    id: str | None = None
    name: Names = NO_NAME
    kind: str = ""
    under: str | None = None
    after: str | None = None
    groups: tuple[Group, ...] = ()
    heads: tuple[tuple[str, str], ...] = ()

    @property
    def result(self) -> str | None:
        """The id of the unit that it makes, where that is known."""
        return self.into or self.id
