"""A page or picture as SVG: text as text, one group with id and title per item, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from orgplanner.drawing.picture import Box, Clip, Image, Item, Line, Page, Part, Picture, Shape, Text, page_of
from orgplanner.drawing.shaping.letters import needs_shaping, runs_leftward
from orgplanner.drawing.strokes import (
    HATCH_SPACING,
    HATCH_WIDTH,
    Step,
    arrow_head,
    left_of,
    outline,
    struck_line,
    text_width,
)
from orgplanner.drawing.typeface import bundled, visible
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_WEB = ("https://", "http://", "mailto:")
LEFTWARD_FROM_HERE, UP_TO_HERE = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
_FAMILIES = "'Noto Sans', 'Noto Sans Math', 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif"
_STYLE = "font-kerning:none;font-variant-ligatures:none"


def write_svg(page: Page | Picture, target: Path, *, title: str, language: str = "en") -> Report:
    """Write a page or picture to an SVG file; raises NotWritten when it cannot be put in place.

    Letters that the bundled font lacks stay text, and the viewer chooses a font for them.
    """
    paper = page_of(page) if isinstance(page, Picture) else page
    with replacing(target) as stream:
        for line in svg_lines(paper, title=title, language=language):
            stream.write(line.encode("utf-8") + b"\n")
    return Report()


def svg_lines(page: Page, *, title: str, language: str = "en") -> Iterator[str]:
    """Yield the lines of the SVG document of a page."""
    size = f'width="{_n(page.width)}pt" height="{_n(page.height)}pt"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {_n(page.width)} {_n(page.height)}"'
        f' xml:lang={_attribute(language)} xml:space="preserve"'
        f' font-family="{_FAMILIES}" style="{_STYLE}">'
    )
    yield f"<title>{_content(title)}</title>"
    yield from _definitions(page)
    writer = _Writer()
    for place, part in enumerate(page.parts):
        yield from writer.part(part, place)
    yield "</svg>"


def _definitions(page: Page) -> Iterator[str]:
    """Yield the hatchings and clips that the page uses."""
    shapes = (shape for part in page.parts for shape in part.picture.shapes())
    hatches = sorted({shape.hatch for shape in shapes if isinstance(shape, Box) and shape.hatch})
    clips = [(place, part.clip) for place, part in enumerate(page.parts) if part.clip]
    if hatches or clips:
        yield "<defs>"
        yield from map(_hatch_pattern, hatches)
        yield from (_clip_path(place, clip) for place, clip in clips)
        yield "</defs>"


def _hatch_pattern(colour: str) -> str:
    size, name = _n(HATCH_SPACING), _hatch_name(colour)
    return (
        f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><path d="M0 0V{size}" stroke="{_colour(colour)}"'
        f' stroke-width="{_n(HATCH_WIDTH * 2)}"/></pattern>'
    )


def _clip_path(place: int, clip: Clip) -> str:
    area = f'x="{_n(clip.x)}" y="{_n(clip.y)}" width="{_n(clip.width)}" height="{_n(clip.height)}"'
    return f'<clipPath id="clip-{place}"><rect {area}/></clipPath>'


class _Writer:
    """Writes items as groups; an id is given to the first item of a subject only, as ids must be unique."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def part(self, part: Part, place: int) -> Iterator[str]:
        """Yield a picture laid on the page."""
        picture, clipped = part.picture, f' clip-path="url(#clip-{place})"' if part.clip else ""
        yield f"<g{clipped}>"
        yield f'<g transform="translate({_n(part.x)} {_n(part.y)}) scale({part.scale:.6g})">'
        if picture.background is not None:
            yield _box(Box(0, 0, picture.width, picture.height, picture.background, None))
        for item in picture.items:
            yield from self._item(item)
        yield "</g></g>"

    def _item(self, item: Item) -> Iterator[str]:
        yield f"<g{self._id_of(item)} class={_attribute(item.kind)}>"
        if item.title:
            yield f"<title>{_content(item.title)}</title>"
        yield from map(_shape, item.shapes)
        yield "</g>"

    def _id_of(self, item: Item) -> str:
        name = _name(item.subject) if item.subject else ""
        if not name or name in self._given:
            return ""
        self._given.add(name)
        return f' id="{name}"'


def _name(subject: str) -> str:
    """Return the id of a subject's group."""
    return "u-" + _UNSAFE.sub("_", subject)


def _shape(shape: Shape) -> str:
    if isinstance(shape, Text):
        return _text(shape)
    if isinstance(shape, Image):
        return _image(shape)
    return _box(shape) if isinstance(shape, Box) else _line(shape)


def _image(image: Image) -> str:
    place = f'x="{_n(image.x)}" y="{_n(image.y)}" width="{_n(image.width)}" height="{_n(image.height)}"'
    data = base64.b64encode(image.data).decode("ascii")
    return f'<image {place} preserveAspectRatio="none" href="data:image/{image.kind};base64,{data}"/>'


def _box(box: Box) -> str:
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    corners = f' rx="{_n(min(box.radius, box.width / 2, box.height / 2))}"' if box.radius > 0 else ""
    edge = _stroke(box.stroke, box.line_width, box.dash) if box.stroke else ""
    under, fill = "", _colour(box.fill)
    if box.hatch is not None:
        under, fill = f'<rect {place}{corners} fill="{fill}"/>', f"url(#{_hatch_name(box.hatch)})"
    return f'{under}<rect {place}{corners} fill="{fill}"{edge}/>'


def _line(line: Line) -> str:
    if len(line.points) < 2:
        return ""
    (x, y), steps = outline(line)
    way = f"M{_n(x)} {_n(y)}" + "".join(map(_step, steps))
    drawn = f'<path d="{way}" fill="none"{_stroke(line.stroke, line.line_width, line.dash)}/>'
    head = arrow_head(line) if line.arrow else None
    if head is None:
        return drawn
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in head)
    return f'{drawn}<polygon points="{corners}" fill="{_colour(line.stroke)}"/>'


def _step(step: Step) -> str:
    letter = "L" if len(step.points) == 1 else "C"
    return letter + " ".join(f"{_n(x)} {_n(y)}" for x, y in step.points)


def _text(text: Text) -> str:
    shown = visible(text.text)
    width = text_width(bundled(), text)
    weight = ' font-weight="600"' if text.bold else ' font-style="italic"' if text.italic else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    room = f' textLength="{_n(width)}" lengthAdjust="spacingAndGlyphs"' if len(shown) > 1 and width > 0 else ""
    drawn = (
        f'<text x="{_n(text.x)}" y="{_n(text.y)}" font-size="{_n(text.size)}" fill="{_colour(text.colour)}"'
        f"{weight}{anchor}{room}>{escape(_turned(shown))}</text>"
    )
    if text.struck:
        drawn += _line(struck_line(text, left_of(text, width), width))
    return _linked(drawn, text.link)


def _turned(shown: str) -> str:
    """Return a text that runs leftward as a whole between marks that say so.

    Viewers agree on what these characters mean, and not on the attributes: those move the text elsewhere.
    """
    if needs_shaping(shown) and runs_leftward(shown):
        return f"{LEFTWARD_FROM_HERE}{shown}{UP_TO_HERE}"
    return shown


def _linked(drawn: str, link: str | None) -> str:
    """Return the drawing as a link to a unit of the document or to the web; other addresses are left out."""
    if link and link.startswith("#"):
        return f'<a href="#{_name(link[1:])}">{drawn}</a>'
    if link and link.startswith(_WEB):
        return f"<a href={_attribute(link)}>{drawn}</a>"
    return drawn


def _stroke(colour: str, width: float, dash: tuple[float, ...]) -> str:
    dashes = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
    return f' stroke="{_colour(colour)}" stroke-width="{_n(width)}"{dashes}'


def _hatch_name(colour: str) -> str:
    return "hatch-" + _colour(colour).lstrip("#")


def _colour(colour: str | None) -> str:
    """Return a colour that can only be a colour."""
    return colour if colour and _COLOUR.fullmatch(colour) else "none"


def _content(text: str) -> str:
    return escape(visible(text))


def _attribute(text: str) -> str:
    return quoteattr(visible(text))


def _n(value: float) -> str:
    """Return a number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
