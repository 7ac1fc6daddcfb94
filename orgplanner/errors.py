"""What can go wrong, as a small tree.

OrgPlannerError            a sentence for the user, and what to do next
├── RuleBroken             an edit that may not be; nothing was touched
├── FileProblem            a file that cannot be read or written as it is
│   ├── NotAPlan           not an OrgPlanner file at all
│   ├── Damaged            truncated, altered, or contents that do not agree with their digest
│   │   └── Undecipherable encrypted and altered: nothing of it can be read
│   ├── NeedsPassphrase    encrypted; opens with a passphrase, which was not given
│   ├── WrongPassphrase    encrypted with another passphrase than the one given
│   ├── Unexpected         holds objects that a plan does not have
│   ├── NewerFormat        made by a newer version
│   ├── NotWritten         disk full, read-only or in use; what was there is unchanged
│   │   └── ChangedOutside somebody else wrote to it since it was opened
│   └── InUse              somebody else has it open
└── Missing                something outside the program that is needed is not there

Bad data of a user is a `Problem`, a value, not an exception.
"""

from dataclasses import dataclass

from orgplanner.text import Message, render, say


class OrgPlannerError(Exception):
    """A sentence for the user and, where there is one, a remedy."""

    def __init__(self, message: Message, remedy: Message | None = None) -> None:
        super().__init__(str(message))
        self.message = message
        self.remedy = remedy

    def sentence(self, language: str = "en") -> str:
        """What happened and what can be done, in one language."""
        parts = [self.message] if self.remedy is None else [self.message, self.remedy]
        return " ".join(render(part, language) for part in parts)


class RuleBroken(OrgPlannerError):
    """An edit that may not be; raised before anything is touched."""


class FileProblem(OrgPlannerError):
    """A file that cannot be read or written as it is."""


class NotAPlan(FileProblem):
    """Not an OrgPlanner file."""


class Damaged(FileProblem):
    """Truncated, altered or contradicting its digest; `problems` says which rows, where that is known."""

    def __init__(
        self, message: Message, remedy: Message | None = None, problems: tuple["Problem", ...] = ()
    ) -> None:
        super().__init__(message, remedy)
        self.problems = problems


class Undecipherable(Damaged):
    """Encrypted, and truncated or altered since: nothing of it can be read."""


class NeedsPassphrase(FileProblem):
    """Encrypted with a passphrase, and none was given."""


class WrongPassphrase(FileProblem):
    """Encrypted with another passphrase than the one given."""


class Unexpected(FileProblem):
    """Holds tables, triggers, views or columns that a plan does not have."""


class NewerFormat(FileProblem):
    """Made by a newer version of the program."""


class NotWritten(FileProblem):
    """Could not be written; what was there before is unchanged."""


class ChangedOutside(NotWritten):
    """Somebody else wrote to the file since it was opened; theirs is unchanged."""


class InUse(FileProblem):
    """Open in another window or by somebody else."""


class Missing(OrgPlannerError):
    """Something outside the program that this job needs is not on this machine."""


NO_REMEDY = say("")


@dataclass(frozen=True, slots=True)
class Problem:
    """Bad data of a user: where it stands, what is wrong, what to do. `severity` is error or warning, `name` what
    the row is called, where that is known."""

    message: Message
    place: str = ""
    value: str = ""
    remedy: Message = NO_REMEDY
    severity: str = "error"
    name: str = ""
