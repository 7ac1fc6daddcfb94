"""Skills and sources that rows of a workbook name, where it does not tell them in full."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner.analysis.scales import CEFR
from orgplanner.analysis.tables.skills import SCALE_WORDS
from orgplanner.analysis.workbook.texts import alike
from orgplanner.importers.workbook.cells import plain_text
from orgplanner.importers.workbook.located import Located
from orgplanner.model import Skill, Source, names, new_id

SOURCES = ("source", "established:source")
HIGHEST = {"0-5": 5, "EQF": 8}


def sources_named(tables: list[Located], language: str) -> Iterator[Source]:
    """A source for each text in the columns of sources, which is its title."""
    texts = (alike(text) for key in SOURCES for table in tables for text in _column(table, key))
    for text in dict.fromkeys(texts):
        if text not in ("", "–"):
            yield Source(new_id(), names({language: text}))


def skills_named(tables: list[Located], language: str) -> Iterator[Skill]:
    """A skill for each name in the columns of skills, on a scale that has all its levels."""
    levels: dict[str, set[str]] = {}
    for table in tables:
        for name, level in zip(_column(table, "skill"), _column(table, "level"), strict=False):
            levels.setdefault(alike(name), set()).add(level)
    for name, found in levels.items():
        if name not in ("", "–"):
            yield Skill(new_id(), names({language: name}), scale=_scale(found))


def _column(table: Located, key: str) -> Iterator[str]:
    place = table.columns.get(key)
    if place is not None:
        yield from (plain_text(table.grid.at(row, place)) for row in table.rows)


def _scale(levels: set[str]) -> str:
    if levels & set(CEFR):
        return "CEFR"
    highest = max((int(level) for level in levels if level.isdecimal()), default=0)
    return next((scale for scale in SCALE_WORDS if highest <= HIGHEST.get(scale, -1)), "own")
