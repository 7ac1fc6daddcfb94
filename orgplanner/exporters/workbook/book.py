"""What all sheets of a workbook are made from: the plan, the language, and the sheets that are there already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.columns import Layout
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.workbook.cells import Styles
from orgplanner.exporters.workbook.looks import styles
from orgplanner.exporters.workbook.page import Page, sheet_name
from orgplanner.model import Plan
from orgplanner.text import Message, render

Tick = Callable[[int], None]


@dataclass(slots=True)
class Book:
    """The workbook while it is made; `tick` is told how many rows were written since the last time."""

    plan: Plan
    options: ExportOptions
    tick: Tick
    workbook: Any
    folder: Path
    """Takes the files in which the rows are gathered."""
    looks: Styles = field(init=False)
    pages: list[Page] = field(default_factory=list)
    hidden: list[tuple[str, str, str]] = field(default_factory=list)
    """Rows that come back: the mark of their sheet, their id, their stamp."""
    contents: list[tuple[str, Message]] = field(default_factory=list)
    tables: int = 0
    spellers: dict[str, Speller] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.looks = styles(self.workbook)

    @property
    def language(self) -> str:
        return self.options.language

    @property
    def layout(self) -> Layout:
        return self.options.table

    def say(self, message: Message | str) -> str:
        """A message in the language of the workbook."""
        return render(message, self.language)

    def speller(self, scenario: str) -> Speller:
        """Names as seen from a scenario, all spellings of units at hand."""
        if scenario not in self.spellers:
            self.spellers[scenario] = Speller(self.plan, scenario, self.language)
            self.spellers[scenario].spellings("units")
        return self.spellers[scenario]

    def page(self, name: str, about: Message) -> Page:
        """A new sheet behind the others, with what the contents say of it."""
        sheet = self.workbook.create_sheet(sheet_name(name, self.workbook.sheetnames))
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        self.contents.append((sheet.title, about))
        return self.bare(sheet)

    def bare(self, sheet: Any) -> Page:
        """The page of a sheet, of which the contents say nothing."""
        page = Page(sheet, self.looks, self.folder / str(len(self.pages)))
        self.pages.append(page)
        return page

    def rows(self) -> dict[str, Path]:
        """The files with the rows of all sheets, by the names of the sheets, once no more come."""
        return {page.title: page.finished() for page in self.pages}

    def move(self, first: int, end: int, before: int) -> None:
        """Brings the sheets from `first` to before `end` behind those that stand before `before`."""
        for found in (self.contents, self.workbook._sheets):
            found[first:before] = [*found[end:before], *found[first:end]]

    def table_name(self, stem: str) -> str:
        """A name for a table or a range that no other has."""
        self.tables += 1
        return f"{stem}_{self.tables}"

    def name_range(self, name: str, place: str) -> None:
        """Gives a place a name that formulas and other programs can use."""
        from openpyxl.workbook.defined_name import DefinedName

        self.workbook.defined_names[name] = DefinedName(name, attr_text=place)
