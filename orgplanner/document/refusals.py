"""Why something is not done, in sentences."""

from pathlib import Path

from orgplanner.drawing.dates import moment_message
from orgplanner.errors import ChangedOutside, InUse, NotWritten, RuleBroken
from orgplanner.model import ChangeSet
from orgplanner.model.rules import row_faults
from orgplanner.storage import Owner
from orgplanner.text import Message, say


def check_values(changes: ChangeSet) -> None:
    """RuleBroken when a row would hold a value that no file may hold."""
    for change in changes:
        for column, fault in row_faults(change.after, change.before) if change.after is not None else ():
            raise RuleBroken(say("{what}: {fault}.", what=f"{change.table}.{column.name}", fault=fault))


def held_by(owner: Owner) -> Message:
    """Who has a plan open, as a sentence."""
    if owner.stale:
        return say("It seems to be left open by a session that ended without closing it.")
    since = _moment(owner.since)
    return say("{user} has it open on {host} since {since}.", user=owner.user, host=owner.host, since=since)


def _moment(text: str) -> Message | str:
    """A moment in words; what another program put there stays as it is."""
    try:
        return moment_message(text)
    except (ValueError, OverflowError, OSError):
        return text


def no_file_yet() -> NotWritten:
    """The error for a plan that was never saved."""
    return NotWritten(say("The plan has no file yet."), say("Choose where to save it."))


def in_use(owner: Owner) -> InUse:
    """The error for a place where somebody has a plan open."""
    return InUse(held_by(owner), say("Save it under another name."))


def changed_meanwhile(path: Path) -> ChangedOutside:
    """The error for a file that holds something else than when it was opened or last saved here."""
    return ChangedOutside(
        say("“{name}” was changed by somebody else since it was opened.", name=path.name),
        say("Reload it, keep your own state, or save yours elsewhere."),
    )
