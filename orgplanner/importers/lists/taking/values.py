"""What becomes of a value that a list gives otherwise, and whether that may not be meant so."""

from __future__ import annotations

from typing import Any

from orgplanner.importers.lists.taking.telling import is_same
from orgplanner.importers.lists.taking.update import NO_DOUBT
from orgplanner.model import UNKNOWN, Figure, Names, names
from orgplanner.text import Message, say

EMPTIED = say("The list has nothing here.")
BY_HAND = say("This number was set here by hand.")
INFERRED = say("The list does not state this number; it follows from its rows.")
SHARED_PAY = say("The pay of a grade holds in all scenarios.")
SAME = object()


def merged(mine: Any, theirs: Any) -> Any:
    """What a field is to hold that the list gives otherwise, SAME where both say the same."""
    if isinstance(mine, Names):
        return _merged_names(mine, theirs)
    if is_same(mine, theirs):
        return SAME
    return UNKNOWN if isinstance(theirs, Figure) and theirs.quantity is None else theirs


def _merged_names(mine: Names, theirs: Names) -> Any:
    """A text in the languages of the list; the same words under another language are the same."""
    if not theirs:
        return theirs if mine else SAME
    known = {words for _, words in mine.items}
    other = {code: words for code, words in theirs.items
             if words != mine.exactly(code) and (mine.exactly(code) or words not in known)}  # fmt: skip
    return names({**dict(mine.items), **other}) if other else SAME


def in_language(mine: Names, theirs: Names) -> tuple[str, str]:
    """A text before and after in the first language in which it becomes another."""
    code = next((code for code, words in theirs.items if words != mine.exactly(code)), "")
    return mine.exactly(code) or mine.best(code) or "–", theirs.exactly(code)


def doubt_of(table: str, before: Any, after: Any) -> Message:
    """Why a value of the list may not be meant as it stands, NO_DOUBT where nothing speaks against it."""
    if is_blank(after):
        return EMPTIED
    if isinstance(before, Figure) and before.quantity is not None:
        if before.basis == "assumed":
            return BY_HAND
        if before.basis == "stated" and after.basis in ("inferred", "derived"):
            return INFERRED
    return SHARED_PAY if table == "grades" and not is_blank(before) else NO_DOUBT


def is_blank(value: Any) -> bool:
    """Whether a value says nothing."""
    if isinstance(value, Figure):
        return value.quantity is None
    return value is None or value in ("", ()) or (isinstance(value, Names) and not value)

