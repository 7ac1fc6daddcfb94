"""Why something is not done, in sentences."""

from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet
from orgplanner.model.rules import row_faults
from orgplanner.storage import Owner
from orgplanner.text import Message, say


def check_values(changes: ChangeSet) -> None:
    """RuleBroken when a row would hold a value that no file may hold."""
    for change in changes:
        for column, fault in row_faults(change.after) if change.after is not None else ():
            raise RuleBroken(say("{what}: {fault}.", what=f"{change.table}.{column.name}", fault=fault))


def held_by(owner: Owner) -> Message:
    """Who has a plan open, as a sentence."""
    if owner.stale:
        return say("It seems to be left open by a session that ended without closing it.")
    return say("{user} has it open on {host} since {since}.", user=owner.user, host=owner.host, since=owner.since)
