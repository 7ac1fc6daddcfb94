"""Plain shapes in points, y downwards: what the screen, paper and every exporter draw alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
ImageKind = Literal["png", "jpeg"]
PAGE = "#page:"
"""What a link to a page of the document begins with; its number, from 1, follows."""


def page_link(number: int) -> str:
    """Return the link to a page of the document, numbered from 1."""
    return f"{PAGE}{number}"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its top left corner at x, y; colours are #rrggbb, None means not drawn."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    stroke: str | None = None
    line_width: float = 0.75
    radius: float = 0
    dash: tuple[float, ...] = ()
    hatch: str | None = None  # colour of diagonal hatching laid over the fill


@dataclass(frozen=True, slots=True)
class Line:
    """An open line through its points; `curve` reads them as a start and triples of cubic Bézier points."""

    points: tuple[Point, ...]
    stroke: str
    line_width: float = 1
    dash: tuple[float, ...] = ()
    arrow: bool = False  # a filled head at the last point
    radius: float = 0  # of the rounded corners
    curve: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; y is the baseline, size is in points.

    `link` leads to the web, to a page of the document ("#page:3") or to where a subject stands ("#" and its id).
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    anchor: Anchor = "start"
    struck: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A bitmap stretched over a rectangle with its top left corner at x, y; `data` is a whole PNG or JPEG file."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    kind: ImageKind = "png"


Shape = Box | Line | Text | Image


def draw_nothing() -> tuple[Shape, ...]:
    """Return no shapes, for items that only carry a place or a bookmark."""
    return ()


@dataclass(slots=True, eq=False)
class Item:
    """What stands for one row of the plan: its bounds, its plain title, and shapes made when first asked for.

    `kind` is unit, post, link, caption, connector or decoration; `outline_level` (0 = top) makes it a PDF bookmark;
    all of it leads to where `link` says, as that of a text does.
    """

    subject: str | None
    kind: str
    x: float
    y: float
    width: float
    height: float
    title: str = ""
    outline_level: int | None = None
    draw: Callable[[], tuple[Shape, ...]] = draw_nothing
    link: str | None = None
    _shapes: tuple[Shape, ...] | None = field(default=None, init=False, repr=False)

    @property
    def shapes(self) -> tuple[Shape, ...]:
        """Return the shapes, drawn once and kept; coordinates are those of the picture."""
        if self._shapes is None:
            self._shapes = self.draw()
        return self._shapes


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of its own size, painted item after item, the last on top."""

    width: float
    height: float
    items: Sequence[Item]
    title: str = ""
    background: str | None = None

    def shapes(self) -> Iterator[Shape]:
        """Yield every shape in painting order."""
        for item in self.items:
            yield from item.shapes


@dataclass(frozen=True, slots=True)
class Clip:
    """The part of a page, in page points, outside which nothing of a picture is shown."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """A picture laid on a page: its top left corner at x, y of the page, enlarged by `scale`."""

    picture: Picture
    x: float = 0
    y: float = 0
    scale: float = 1
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper in points with the pictures laid on it, the last on top."""

    width: float
    height: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry in the outline of a document: a level from 0, and a link as texts have it."""

    title: str
    level: int
    link: str


def page_of(picture: Picture) -> Page:
    """Return a page exactly as large as the picture."""
    return Page(picture.width, picture.height, (Part(picture),))
