"""Who is named in a row, and how it stands with the post: vacant, frozen, eliminated, not disclosed, left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.lines import NAMED, Lines
from orgplanner.importers.lists.building.meaning import Meanings
from orgplanner.importers.lists.building.person_names import joined_name, said_name
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.recipe import NOTHING
from orgplanner.importers.lists.trouble import Trouble

WITHOUT_HOLDER = frozenset({"vacant", "eliminated", "not disclosed", "left"})


@dataclass(slots=True)
class Standing:
    """By line: the name of the person, "" for none, and one of ROW_STATUSES, "" where nothing is said."""

    names: list[str]
    statuses: list[str]


def standing(lines: Lines, meanings: Meanings, told: Told) -> Standing:
    """Names and statuses of all lines; words that stand in place of a name or title are no names."""
    names = _names(lines)
    statuses = [""] * len(lines)
    for field, texts in (("person", names), ("title", lines.column("title")), ("status", lines.column("status"))):
        if field == "person" or field in lines.texts:
            _say(field, texts, statuses, meanings)
    _unknown(lines, meanings, told)
    return Standing(names, statuses)


def _names(lines: Lines) -> list[str]:
    """Whole names, or what last, first and middle names make, as they are said."""
    columns = [lines.texts.get(field) for field in NAMED]
    whole, *parts = columns
    if not any(part is not None for part in parts):
        return [said_name(name) if "," in name else name for name in whole or lines.column("person")]
    blank = [""] * len(lines)
    found = zip(*(column if column is not None else blank for column in columns), strict=True)
    return [said_name(name) if name else joined_name(last, first, middle) for name, last, first, middle in found]


def _say(field: str, texts: list[str], statuses: list[str], meanings: Meanings) -> None:
    """Puts what the words of a column mean into the statuses; what was such a word is no name or title."""
    special = meanings.special(field, texts)
    if not special:
        return
    for line, text in enumerate(texts):
        if text and (meaning := special.get(text)):
            if field == "title" and meaning not in WITHOUT_HOLDER:
                continue
            if meaning != NOTHING:
                statuses[line] = _stronger(statuses[line], meaning)
            if field != "status":
                texts[line] = ""


def _stronger(known: str, said: str) -> str:
    """That somebody left, or a post is gone, says more than that it is in force."""
    return known if known in WITHOUT_HOLDER and said not in ("eliminated", "left") else said


def _unknown(lines: Lines, meanings: Meanings, told: Told) -> None:
    """Statuses that nobody knows, each told once."""
    if "status" not in lines.texts:
        return
    seen: dict[str, int] = {}
    for line, text in enumerate(lines.texts["status"]):
        if text and text not in seen and not meanings.of("status", text):
            seen[text] = line
    for text, line in seen.items():
        words = sentences.unknown_status(text)
        spot = lines.spot(line, "status")
        told.tell(Trouble("unknown status", "warning", spot, text, *words, ("value", "to-do")))


def same_holder(one: str, other: str) -> bool:
    """Whether two names are of one holder as far as their words tell."""
    return one.casefold() == other.casefold()


def all_same(texts: Sequence[str]) -> bool:
    """Whether texts say the same, capitals aside."""
    return len({text.casefold() for text in texts}) < 2
