"""What a unit holds, line by line, as the pages of a merger show it below the unit."""

from __future__ import annotations

from itertools import zip_longest

from orgplanner.analysis.likeness import Choosing
from orgplanner.analysis.splitting import contents_of
from orgplanner.text import say
from ui.words import Words

MOST = 200
"""Lines that are listed of one unit."""


def side_by_side(work: Choosing, units: tuple[str, ...], words: Words) -> list[dict[int, str]]:
    """What units hold, each in the column of the merged unit that it stands in: by line, its words by column."""
    columns = [(work.columns_of("units", unit), _lines(work, unit, words)) for unit in units]
    return [
        {place: line for (places, _), line in zip(columns, row, strict=True) if line for place in places}
        for row in zip_longest(*(lines for _, lines in columns), fillvalue="")
    ]


def sized(work: Choosing, table: str, id: str, words: Words) -> str:
    """The name of a row, with the posts that a unit or line has."""
    name = work.plan.words(work.name_of(table, id), words.language) or words(say("without a name"))
    return name if table == "functions" else f"{name}  ·  {work.size_of(table, id)}"


def _lines(work: Choosing, unit: str, words: Words) -> list[str]:
    found = contents_of(work.state, unit)
    lines = [sized(work, table, id, words) for table, id in found[:MOST]]
    more = len(found) - len(lines)
    return [*lines, words(say("and {count} more", count=more))] if more else lines
