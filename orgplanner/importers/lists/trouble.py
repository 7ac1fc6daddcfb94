"""What is wrong with a row, and the ways to settle it."""

from __future__ import annotations

from dataclasses import dataclass

from orgplanner.text import Message, say

REMEDIES: dict[str, Message] = {
    "choose above": say("Choose what is above"),
    "top": say("Put it at the top"),
    "merge": say("Make them one"),
    "job share": say("It is a job share: one post, several holders"),
    "apart": say("They are different; keep both"),
    "cut here": say("Cut the circle here"),
    "value": say("Read it as another value"),
    "skip": say("Leave the row out"),
    "to-do": say("Keep it as a to-do"),
}
"""The ways to settle a trouble, by stable id."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a file, or a row of it with `column` None; places count from 0."""

    book: int
    sheet: int
    row: int
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong: `kind` is a stable id such as "cycle", `spot` where it stands, `value` what stands
    there.

    `severity` is error (the row is listed, not placed as it says), warning (placed, but look) or note.
    `remedies` are ids of REMEDIES, the usual one first; `choices` are what "choose above", "cut here" or
    "merge" may take: keys with the words for each (empty for "choose above": anything). `ring` are the spots
    of a circle in order.
    """

    kind: str
    severity: str
    spot: Spot
    value: str
    message: Message
    remedy: Message
    remedies: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    ring: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """What a person decided about the trouble of one kind at one spot: a remedy, with the key or value it
    takes."""

    kind: str
    spot: Spot
    remedy: str
    value: str = ""
