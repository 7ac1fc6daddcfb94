"""What an exporter tells about a file it wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class Report:
    """Characters no font of this computer has (drawn as “�”), and notes for the reader; both mostly empty."""

    missing: frozenset[str] = frozenset()
    notes: tuple[Message, ...] = ()


def report_of(missing: Iterable[str], notes: Iterable[Message] = ()) -> Report:
    """Return a report whose notes also name the missing characters."""
    lacking = frozenset(missing)
    letters = " ".join(f"{character} (U+{ord(character):04X})" for character in sorted(lacking)[:12])
    if len(lacking) > 12:
        letters += " …"
    named = (say("No font on this computer has {letters}; “�” stands for them.", letters=letters),)
    return Report(lacking, (*notes, *(named if lacking else ())))
