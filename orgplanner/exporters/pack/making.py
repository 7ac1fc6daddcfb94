"""Which parts of a pack can be made, and what they are made of; what cannot be made says why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from orgplanner.drawing.report.section import Section
from orgplanner.errors import RuleBroken
from orgplanner.exporters.choices.options import NEEDS_OTHER_PARTS, PARTS
from orgplanner.exporters.pack.brief import BriefPiece
from orgplanner.exporters.pack.charts import ChartPiece
from orgplanner.exporters.pack.grounds import ground_sections
from orgplanner.exporters.pack.matter import Heads, Matter
from orgplanner.exporters.pack.piece import Piece
from orgplanner.exporters.pack.tables import table_piece
from orgplanner.exporters.pack.upright import MANY
from orgplanner.exporters.progress import Progress, span
from orgplanner.exporters.tables.sections import sections
from orgplanner.text import Message, say

FRONT = ("cover", "contents")
"""What has no number and is laid by itself."""
TABLES: Mapping[str, str] = MappingProxyType({
    "changes": "changes", "staffing": "comparison", "ledger": "ledger", "skills": "skills", "posts": "posts",
})  # fmt: skip
"""The table that a part is, or ends with."""
SILENT = frozenset({"current", "proposed"})
"""Of a scenario by itself one of both is not there, of which nothing needs to be said."""
GATHERED, MOST_SECTIONS = 0.5, 20
"""the share of the work that is done when all tables are known, and how many of them there are at most, about"""
ALONE = say("there is no other scenario to compare with")
NOT_CHOSEN = say("no other scenario is chosen to compare with")
NO_SKILLS = say("no skills are required in this scenario")
NOTHING_SAID = say("nothing is said yet of which it could be told")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is made: its key in PARTS, its title, the heading of its pages, and its pieces in order."""

    key: str
    title: str
    number: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The numbered parts, those of FRONT that are wanted, and why others are left out."""

    parts: tuple[Part, ...]
    front: tuple[str, ...]
    left_out: Mapping[str, Message]


def made_of(matter: Matter, progress: Progress | None) -> Made:
    """Return the parts that are chosen, or all that can be made where none is.

    Raises RuleBroken where parts are chosen and none of them can be made.
    """
    wanted = [part for part in PARTS if part in matter.options.parts or not matter.options.parts]
    left_out = dict(_missing(matter, wanted))
    found = _sections(matter, [part for part in wanted if part not in left_out], span(progress, 0, GATHERED))
    laying = span(progress, GATHERED, 1)
    left_out |= {part: NO_SKILLS if part == "skills" else NOTHING_SAID for part, each in found.items() if not each}
    able = [part for part in wanted if part not in left_out]
    numbered = [part for part in able if part not in FRONT]
    if not able:
        reasons = "; ".join(f"{matter.say(PARTS[part])}: {matter.say(why)}" for part, why in left_out.items())
        raise RuleBroken(say("None of these parts can be made. {reasons}.", reasons=reasons))
    maker = _Maker(matter, numbered, is_front=len(able) == len(numbered))
    parts = []
    for place, part in enumerate(numbered):
        slice_ = span(laying, place / len(numbered), (place + 1) / len(numbered))
        parts.append(maker.part(place, found.get(part, ()), slice_))
    shown = {part: why for part, why in left_out.items() if part not in SILENT or matter.options.parts}
    return Made(tuple(parts), tuple(part for part in able if part in FRONT), shown)


def _missing(matter: Matter, wanted: Sequence[str]) -> Iterator[tuple[str, Message]]:
    if matter.other is not None:
        return
    own = "current" if matter.plan.scenarios[matter.scenario].kind == "current" else "proposed"
    why = NOT_CHOSEN if len(matter.plan.scenarios) > 1 else ALONE
    for part in wanted:
        if part in NEEDS_OTHER_PARTS or (part in SILENT and part != own):
            yield part, why


def _sections(matter: Matter, wanted: Sequence[str], progress: Progress | None) -> dict[str, list[Section]]:
    """Return the tables of parts by part; there are none where a part has nothing to show."""

    def tick(_done: int, made: int) -> None:
        if progress is not None:
            progress(min(made, MOST_SECTIONS), MOST_SECTIONS)

    parts = {TABLES[part]: part for part in wanted if part in TABLES}
    found: dict[str, list[Section]] = {part: [] for part in parts.values()}
    for section in sections(matter.plan, matter.scenario, matter.options, tuple(parts), tick, matter.found):
        found[parts[section.id.partition(":")[0]]].append(section)
    if "skills" in found and all(section.grid is None for section in found["skills"]):
        found["skills"] = []
    if "sources" in wanted:
        found["sources"] = list(ground_sections(matter))
    return found


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the numbered parts of one pack; `is_front` tells whether nothing stands before the first of them."""

    matter: Matter
    numbered: Sequence[str]
    is_front: bool

    def part(self, place: int, found: Sequence[Section], progress: Progress | None) -> Part:
        """Return one of them; `found` are its tables."""
        part, number = self.numbered[place], f"{place + 1}."
        title = _title(self.matter, part)
        heads = tuple(f"{number} {each}" for each in self.matter.heads(title))
        pieces = list(self._charts(part, heads))
        if found:
            first = self.is_front and not place and not pieces
            called = self.matter.say(title)
            pieces.append(table_piece(self.matter, heads, called, found, progress, first))
        return Part(part, self.matter.head(title), number, tuple(pieces))

    def _charts(self, part: str, heads: Heads) -> Iterator[Piece]:
        """Yield what of a part is no table."""
        matter = self.matter
        if part == "summary":
            yield BriefPiece(matter, heads, dict.fromkeys(self.numbered, MANY))
        if part in SILENT:
            yield ChartPiece(matter, part, heads, _shown(matter, part))
        if part == "changes":
            called = matter.say(say("Chart of changes"))
            yield ChartPiece(matter, part, heads, matter.scenario, "changes", called)


def _shown(matter: Matter, part: str) -> str:
    """The scenario whose chart a part is."""
    return matter.other if part == "current" and matter.other is not None else matter.scenario


def _title(matter: Matter, part: str) -> Message:
    """The title of a part; of the state before that is no current one, and of the one after, that it is this."""
    kind = matter.plan.scenarios[_shown(matter, part)].kind
    if part == "current" and kind != "current":
        return say("Structure before")
    if part == "proposed" and kind != "proposed":
        return say("Structure after") if matter.other is not None else say("Structure")
    return PARTS[part]
