"""What a file holds now on its way into the open document, split the long part in any thread."""

from dataclasses import dataclass
from pathlib import Path

from orgplanner import storage
from orgplanner.model import ChangeSet, Plan
from orgplanner.model.difference import difference
from orgplanner.storage import Info
from orgplanner.text import say

RELOAD = say("Reload from the file")


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The plan of the file, what the file says besides, and what makes the plan before it this one.

    `read` is the plan as it was read, of no more use: who waits for nothing may let it go bit by bit.
    """

    plan: Plan
    read: Plan
    info: Info
    changes: ChangeSet
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class ReloadJob:
    """A snapshot and the file that takes its place; `run` may be called in any thread, once."""

    plan: Plan
    path: Path
    passphrase: str = ""

    def run(self) -> Reloaded:
        """Reads the file; FileProblem when it cannot be opened. Rows that are the same stay the same objects."""
        loaded = storage.read_plan(self.path, self.passphrase)
        changes = difference(self.plan, loaded.plan, RELOAD)
        self.plan.apply(changes)
        self.plan.id = loaded.plan.id
        return Reloaded(self.plan, loaded.plan, loaded.info, changes, self.passphrase)
