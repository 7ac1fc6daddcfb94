"""What a person chooses for a file: paper, language, what the boxes show, which part."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from orgplanner.analysis.workbook.columns import Layout
from orgplanner.drawing.options import USUAL, ChartKind
from orgplanner.model import PageTemplate
from orgplanner.text import Message, say

Show = Literal["", "before", "after", "changes", "all"]
Form = Literal["sheet", "book", "poster", "tables", "pack"]
BreakBy = Literal["density", "level", "unit"]

TABLES: Mapping[str, Message] = MappingProxyType({
    "staffing": say("Staffing table"), "comparison": say("Staffing before and after"), "ledger": say("Ledger"),
    "skills": say("Skill matrix"), "changes": say("List of changes"),
    "posts": say("New, closed, changed and undecided posts"),
})  # fmt: skip
"""The tables that can be laid on pages, in the order of a document."""
NEEDS_OTHER_TABLES = frozenset({"comparison", "ledger", "changes", "posts"})
"""Tables that hold a scenario against another one."""
PARTS: Mapping[str, Message] = MappingProxyType({
    "cover": say("Cover"), "contents": say("Contents"), "summary": say("In brief"),
    "current": say("Current structure"), "proposed": say("Proposed structure"), "changes": say("Changes"),
    "staffing": say("Staffing before and after"), "ledger": say("Ledger"), "skills": say("Skill gaps"),
    "posts": say("New, closed, changed and undecided posts"), "sources": say("Sources and assumptions"),
})  # fmt: skip
"""The parts of a proposal pack, in their order."""
NEEDS_OTHER_PARTS = frozenset({"changes", "staffing", "ledger", "posts"})
"""Parts that hold a scenario against another one."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`paper` is A0 to A5, "fit" (as large as the chart) or "" (PDF: the smallest that can be read).

    `chart` is units, posts or both; `unit` the id of the unit to start at; `colour_by` is one of COLOURINGS and
    `against` the id of the scenario that changes are told from; `dpi` is for PNG; `date` None is today;
    `show` is what is drawn of the scenario and the one that it is held against: "before", "after", "changes", "all"
    three on pages of their own, or "" the scenario by itself; `wave` and `arrows` are as in a chart;
    `table` is the layout of the staffing tables of a workbook, `everything` puts all scenarios of the plan into it;
    `fold_to_fit` folds branches where the paper is too small for all boxes;
    `form` is one sheet or, in a PDF, a book, whose pages begin where it gets too dense, by level or by unit
    (`break_by`), or a poster of sheets that show so many millimetres twice (`overlap`) and have text of at least
    so many points (`poster_text`), or `tables`, of TABLES, on pages: none are all that can be made,
    or a proposal pack of charts and tables with these `parts`, of PARTS: none are all that can be made;
    `pages` are the numbers of the pages that a PDF has, from 1 on; none are all;
    `list` is the table of a CSV file, one of plan_tables.TITLES.
    `title`, `subtitle` and `classification` None are taken from the template, else from the plan.
    `languages` two: side by side, the first is `language`; `template` says what stands around charts and tables.
    """

    paper: str = ""
    landscape: bool | None = None
    language: str = "en"
    content: frozenset[str] = USUAL
    chart: ChartKind = "units"
    unit: str | None = None
    folded: frozenset[str] = frozenset()
    fold_to_fit: bool = False
    layout: Literal["tree", "dot"] = "tree"
    table: Layout = "establishment"
    everything: bool = False
    list: str = "staffing"
    colour_by: str = "kind"
    against: str | None = None
    show: Show = ""
    wave: int | None = None
    arrows: bool = False
    links: bool = True
    unplaced: bool = True
    legend: bool = True
    approval: bool = False
    dpi: float = 144
    date: datetime.date | None = None
    title: str | None = None
    subtitle: str | None = None
    classification: str | None = None
    author: str = ""
    form: Form = "sheet"
    break_by: BreakBy = "density"
    overlap: float = 10.0
    poster_text: float = 8.0
    pages: tuple[int, ...] = ()
    tables: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    template: PageTemplate | None = None
    languages: tuple[str, ...] = ()

    def in_one_stage(self) -> ExportOptions:
        """Return the same for what cannot have before, after and changes on pages of their own: the changes."""
        return replace(self, show="changes") if self.show == "all" else self


def languages_of(options: ExportOptions) -> tuple[str, ...]:
    """Return the languages of a file, one or two, the main one first."""
    return tuple(dict.fromkeys((options.language, *options.languages)))[:2]
