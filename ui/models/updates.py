"""What a list says otherwise, for Qt: each with a tick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from orgplanner.edits.wording import NOUNS
from orgplanner.importers.lists.taking import KINDS, Update
from orgplanner.text import Message, say
from ui.models.ticked import TickedTable

HEADINGS: tuple[Message, ...] = (
    say("Row"), say("What"), say("Change"), say("In the plan"), say("In the list"), say("Place"), say("Remarks"),
)  # fmt: skip
DOUBTFUL = "doubtful"
SHOWN: dict[str, Message] = {"": say("All updates"), **dict(KINDS.items()), DOUBTFUL: say("With remarks")}
"""Which are shown, by the id of the choice."""


class UpdatesModel(TickedTable[Update]):
    """The updates."""

    headings = HEADINGS

    def text(self, row: int, column: int) -> str:
        each, words = self.row(row), self._words
        doubt = words(each.doubt) if each.doubt.template else ""
        about = words(NOUNS[each.table]), words(each.heading)
        return (each.name, *about, each.before, each.after, each.place, doubt)[column]


def fitting(rows: Sequence[Update], kind: str, sought: str) -> list[int]:
    """The places of those of a kind in which all of the words sought stand."""
    parts = sought.casefold().split()
    return [
        place for place, each in enumerate(rows) if _is_of(each, kind) and (not parts or _has_all(each, parts))
    ]


def counted(rows: Sequence[Update]) -> dict[str, int]:
    """How many there are of each kind that can be shown."""
    kinds = Counter(each.kind for each in rows)
    return {"": len(rows), **{kind: kinds[kind] for kind in KINDS},
            DOUBTFUL: sum(not each.is_ticked for each in rows)}  # fmt: skip


def _is_of(each: Update, kind: str) -> bool:
    return kind in ("", each.kind) or (kind == DOUBTFUL and not each.is_ticked)


def _has_all(each: Update, parts: list[str]) -> bool:
    text = f"{each.name}\n{each.before}\n{each.after}\n{each.place}".casefold()
    return all(part in text for part in parts)
