"""What the choices of an import are called, each with a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from orgplanner.analysis.kind_words import TENURE_WORDS, UNIT_KIND_WORDS
from orgplanner.importers.lists.fields import FIELDS
from orgplanner.importers.lists.recipe import NOTHING, ROWS
from orgplanner.text import Message, say
from ui.fields.wording import STATUSES

ROW_WORDS: Mapping[str, tuple[Message, Message]] = {
    "units": (say("A unit"), say("Each row is a department, a division or another unit.")),
    "posts": (say("A post"), say("Each row is one post, with its holder where one is named.")),
    "groups": (say("A group of posts"), say("Each row is several posts of one sort, with their number.")),
    "people": (
        say("A person"), say("Each row is a person; people of the same title and unit share a line of posts."),
    ),
}  # fmt: skip
TREE_WORDS: Mapping[str, tuple[Message, Message, str]] = {
    "none": (say("Not at all"), say("All rows stand side by side, in the units that a column names."), ""),
    "parent": (say("Each row names the one above it"), say("By number or by name."), "7 → 3 → 1"),
    "superior": (
        say("Posts name their superior post"), say("The unit is only a column."), "7 → 3,  61 → 12",
    ),
    "columns": (
        say("Several columns name the units"), say("From the highest to the lowest."), "",
    ),
    "path": (
        say("One column holds the whole place"), say("Numbers or names with signs between them."),
        "1.2.3,  A/B/C,  5AC0",
    ),
    "levels": (
        say("By indentation or level"),
        say("A column has the level, or names are indented or stand in columns of their own."), "1 – 2 – 3",
    ),
    "sections": (
        say("By titles between the rows"), say("A row with only a name is the unit of the rows below it."), "",
    ),
}  # fmt: skip
"""Name, sentence, and how it looks in a file."""
EXAMPLES: Mapping[str, Message] = {
    "columns": say("Ministry | Department | Division"),
    "sections": say("Department of Finance: Head, Expert, Expert"),
}  # fmt: skip
PERIOD_WORDS: Mapping[str, Message] = {"month": say("per month"), "year": say("per year")}
LEAVER_WORDS: Mapping[str, Message] = {
    "listed": say("each is told"), "out": say("left out together"),
}  # fmt: skip
DECIMAL_WORDS: Mapping[str, Message] = {
    "": say("as each number shows"), ".": say("point (1.5)"), ",": say("comma (1,5)"),
}  # fmt: skip
DATE_WORDS: Mapping[str, Message] = {
    "dmy": say("day, month, year"), "mdy": say("month, day, year"), "ymd": say("year, month, day"),
}  # fmt: skip
MEANINGS: Mapping[str, Message] = {
    **STATUSES, **UNIT_KIND_WORDS, **TENURE_WORDS,
    "vacant": say("vacant"), "eliminated": say("eliminated"), "not disclosed": say("not disclosed"),
    "left": say("has left"), "yes": say("yes"), "no": say("no"), NOTHING: say("says nothing"),
    **{row: ROW_WORDS[row][0] for row in ROWS},
}  # fmt: skip
"""What a value can stand for."""
AS_WRITTEN = say("as it is written")
NOT_UNDERSTOOD: Mapping[str, Message] = {
    "status": say("not understood: the post is taken as established"),
    **dict.fromkeys(("head", "deputy", "funded", "left"), say("not understood")),
}  # fmt: skip
"""What is said of a value that stands for nothing that is known, where it says nothing by itself."""
SEVERITIES: Mapping[str, Message] = {"error": say("Error"), "warning": say("Warning"), "note": say("Note")}


def field_words(field: str) -> Message:
    """What a field is called."""
    return FIELDS[field].words
