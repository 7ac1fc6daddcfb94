"""What a sheet says besides its contents, and which paper it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.picture import ImageKind
from orgplanner.drawing.sheet.also import NO_ALSO, Also
from orgplanner.drawing.theme import PAPER, Theme


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the corner of a sheet: a whole PNG or JPEG file and its size in pixels."""

    data: bytes
    kind: ImageKind
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Approver:
    """What the approval block says, each in one or two languages; what is empty is left to be filled in by hand."""

    headings: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of the totals box: a figure, and what it counts in one or two languages."""

    figure: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """`paper` is a size of PAPERS, "fit" (as large as the chart) or "" (the smallest that can be read).

    `landscape` None: whichever is better. `page` and `pages` number this sheet; `others` are those of a set, on all
    of which the chart stands in the same place.
    Approval block, logo, `notes` and `figures` (the totals box) stand on the first page of a set only; `first`
    None: that with the number 1.
    `languages` are two where texts stand in both: the first is `language`, and `also` tells what title, subtitle,
    date, footer and classification say in the other one. `notes` are one for each language.
    `number` and `version` are those of the document, without words around them.
    """

    paper: str = ""
    landscape: bool | None = None
    title: str = ""
    subtitle: str = ""
    date: str = ""
    footer: str = ""
    classification: str = ""
    legend: tuple[Entry, ...] = ()
    approval: bool = False
    language: str = "en"
    page: int = 1
    pages: int = 1
    theme: Theme = PAPER
    others: tuple[PaperOptions, ...] = ()
    first: bool | None = None
    languages: tuple[str, ...] = ()
    also: Also = field(default_factory=lambda: NO_ALSO, hash=False)
    number: str = ""
    version: str = ""
    notes: tuple[str, ...] = ()
    logo: Logo | None = None
    approver: Approver = Approver()
    figures: tuple[Figure, ...] = ()

    @property
    def opens(self) -> bool:
        """Tell whether the sheet is the first of a set."""
        return self.page == 1 if self.first is None else self.first

    @property
    def tongues(self) -> tuple[str, ...]:
        """Return the languages that words stand in, one or two."""
        return tuple(dict.fromkeys((self.language, *self.languages)))[:2]
