"""What a book is made of: the chart, what stands around its pages, and what its index says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from orgplanner.drawing.book.cutting import BreakBy
from orgplanner.drawing.drawn import Chart
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.picture import Page
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.layout import Node
from orgplanner.text import Message

Progress = Callable[[int, int], None]
Early = Callable[[Sequence[Page]], None]
"""shown the first pages with boxes as soon as these are cut, without numbers and ways onward"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the index: words, and the box, or its row, that they name; `detail` tells the same words apart.

    A detail that is `always` said stands beside words that nothing else has, too.
    """

    words: str
    box: str
    detail: str = ""
    row: int | None = None
    always: bool = True


@dataclass(frozen=True, slots=True)
class Subjects:
    """A chart that was drawn, its boxes as the layout knows them, its relations, and lists for the index.

    `names` are the plain titles of boxes; `totals` gives the line of totals for boxes with all below them, for ()
    that of the whole, and `apart` is that of what is not yet placed. The `index` is asked for after all else.
    """

    drawn: Chart
    nodes: Mapping[str, Node]
    relations: Sequence[Relation]
    names: Mapping[str, str]
    sheet: PaperOptions
    break_by: BreakBy
    totals: Callable[[Sequence[str]], str]
    apart: str
    index: Callable[[], Sequence[tuple[Message, Sequence[Listed]]]]
    progress: Progress | None = None
    early: Early | None = None
