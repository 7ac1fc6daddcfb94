"""The XML of shapes on a slide (DrawingML, ECMA-376 part 1): rectangles, words, connectors; all in points."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from orgplanner.drawing.picture import Point
from orgplanner.drawing.typeface import visible
from orgplanner.exporters.slides.ways import Bent

FONT = "Noto Sans"
EMU = 12700
"""English metric units in a point."""
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
LOCALES = {"en": "en-US", "ru": "ru-RU", "kk": "kk-KZ"}
LONGEST_NAME, LONGEST_TITLE = 120, 2_000
"""Letters of the name of a shape, and of what is said about it to those who do not see it."""
LOOKS = {
    "plain": (1.0, "", False), "faint": (1.0, "sysDash", False), "dotted": (1.0, "sysDot", False),
    "directed": (1.0, "sysDot", True), "arrow": (1.6, "dash", True),
}  # fmt: skip
"""Width, dashes and whether there is a head, by the name of a look."""
RIGHT_TO_LEFT, LEFT_TO_RIGHT = ("R", "AL"), ("L",)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `link` is the id of a relation to another slide."""

    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs with the height of a line and room above; `align` is l, ctr or r."""

    runs: tuple[Run, ...]
    line: float
    before: float = 0
    align: str = "l"


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle; `shade` is a stripe of so many points and this colour left of it, which moves with it."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    line: str | None = None
    line_width: float = 0.75
    dashed: bool = False
    hatch: str | None = None
    shade: tuple[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Margins:
    """Between the edges of a rectangle and its words."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


@dataclass(frozen=True, slots=True)
class Named:
    """The number of a shape on its slide, its name in the list of shapes, and its words for screen readers."""

    id: int
    name: str
    title: str = ""


def box_xml(
    named: Named,
    frame: Frame,
    paragraphs: Sequence[Paragraph] = (),
    margins: Margins = Margins(),
    *,
    language: str = "en",
    kind: str = "box",
    wrap: bool = True,
) -> str:
    """Return a rectangle with words; `kind` is box, text (a text box) or title (the title of the slide)."""
    shape = '<p:nvPr><p:ph type="title"/></p:nvPr>' if kind == "title" else "<p:nvPr/>"
    own = ' txBox="1"' if kind == "text" else ""
    fitted = "<a:normAutofit/>" if kind == "box" else "<a:noAutofit/>"
    anchor = "b" if kind == "title" else "t"
    body = (
        f'<a:bodyPr wrap="{"square" if wrap else "none"}" lIns="{emu(margins.left)}" tIns="{emu(margins.top)}"'
        f' rIns="{emu(margins.right)}" bIns="{emu(margins.bottom)}" rtlCol="0" anchor="{anchor}">{fitted}'
        f"</a:bodyPr><a:lstStyle/>{''.join(paragraph_xml(each, language) for each in paragraphs) or '<a:p/>'}"
    )
    return (
        f"<p:sp {SPACES}><p:nvSpPr>{_named(named)}<p:cNvSpPr{own}/>{shape}</p:nvSpPr>"
        f"<p:spPr>{_place((frame.x, frame.y), frame.width, frame.height)}"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(frame)}{_line(frame)}{_shade(frame.shade)}'
        f"</p:spPr><p:txBody>{body}</p:txBody></p:sp>"
    )


def connector_xml(
    named: Named, way: Bent, ends: tuple[tuple[int, int], tuple[int, int]], colour: str, look: str = "plain"
) -> str:
    """Return a line glued to two shapes, told as number and side; `look` is one of LOOKS."""
    (start, start_side), (end, end_side) = ends
    width, dash, is_arrow = LOOKS[look]
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if is_arrow else ""
    values = "".join(
        f'<a:gd name="adj{place}" fmla="val {round(value * 100_000)}"/>' for place, value in enumerate(way.bends, 1)
    )
    return (
        f"<p:cxnSp {SPACES}><p:nvCxnSpPr>{_named(named)}"
        f'<p:cNvCxnSpPr><a:stCxn id="{start}" idx="{start_side}"/><a:endCxn id="{end}" idx="{end_side}"/>'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{_place(way.corner, way.width, way.height, way)}"
        f'<a:prstGeom prst="{way.form}"><a:avLst>{values}</a:avLst></a:prstGeom>'
        f'<a:ln w="{emu(width)}">{_solid(colour)}{_dash(dash)}<a:round/>{head}</a:ln></p:spPr></p:cxnSp>'
    )


def line_xml(named: Named, start: Point, end: Point, colour: str, width: float, dashed: bool, arrow: bool) -> str:
    """Return a straight line that belongs to no shapes, such as that of a legend."""
    corner = (min(start[0], end[0]), min(start[1], end[1]))
    head = '<a:tailEnd type="triangle"/>' if arrow else ""
    return (
        f"<p:sp {SPACES}><p:nvSpPr>{_named(named)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{_place(corner, abs(end[0] - start[0]), abs(end[1] - start[1]))}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{emu(width)}">{_solid(colour)}{_dash("sysDot" if dashed else "")}{head}</a:ln></p:spPr></p:sp>'
    )


def paragraph_xml(paragraph: Paragraph, language: str) -> str:
    """Return a paragraph; one that begins with letters from right to left runs so."""
    backwards = is_backwards("".join(run.text for run in paragraph.runs))
    align = "r" if backwards else paragraph.align
    return (
        f'<a:p><a:pPr marL="0" indent="0" algn="{align}" rtl="{int(backwards)}">'
        f'<a:lnSpc><a:spcPts val="{round(paragraph.line * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef><a:buNone/></a:pPr>'
        f"{''.join(_run(run, language) for run in paragraph.runs)}</a:p>"
    )


def is_backwards(words: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    for letter in words:
        direction = unicodedata.bidirectional(letter)
        if direction in RIGHT_TO_LEFT + LEFT_TO_RIGHT:
            return direction in RIGHT_TO_LEFT
    return False


def emu(points: float) -> int:
    """Return a length as it is written."""
    return round(points * EMU)


def _run(run: Run, language: str) -> str:
    locale = LOCALES.get(language, "en-US")
    marks = ' b="1"' * run.bold + ' i="1"' * run.italic + ' strike="sngStrike"' * run.struck
    link = f'<a:hlinkClick r:id={quoteattr(run.link)} action="ppaction://hlinksldjump"/>' if run.link else ""
    look = (
        f'<a:rPr lang="{locale}" sz="{round(run.size * 100)}"{marks} dirty="0">{_solid(run.colour)}'
        f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/>{link}</a:rPr>'
    )
    return f"<a:r>{look}<a:t>{escape(visible(run.text))}</a:t></a:r>"


def _named(named: Named) -> str:
    title = f" descr={_said(named.title, LONGEST_TITLE)}" if named.title else ""
    return f'<p:cNvPr id="{named.id}" name={_said(named.name, LONGEST_NAME)}{title}/>'


def _said(words: str, most: int) -> str:
    return quoteattr(visible(words[:most]))


def _place(corner: Point, width: float, height: float, way: Bent | None = None) -> str:
    turned = ""
    if way is not None:
        turned += f' rot="{way.turn}"' if way.turn else ""
        turned += ' flipH="1"' if way.mirrored else ""
        turned += ' flipV="1"' if way.upside_down else ""
    return (
        f'<a:xfrm{turned}><a:off x="{emu(corner[0])}" y="{emu(corner[1])}"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
    )


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:solidFill>'


def _fill(frame: Frame) -> str:
    if frame.hatch is not None:
        front, back = frame.hatch.removeprefix("#"), (frame.fill or "#FFFFFF").removeprefix("#")
        return (
            f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{front}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{back}"/></a:bgClr></a:pattFill>'
        )
    return "<a:noFill/>" if frame.fill is None else _solid(frame.fill)


def _line(frame: Frame) -> str:
    if frame.line is None:
        return "<a:ln><a:noFill/></a:ln>"
    return f'<a:ln w="{emu(frame.line_width)}">{_solid(frame.line)}{_dash("dash" if frame.dashed else "")}</a:ln>'


def _dash(name: str) -> str:
    return f'<a:prstDash val="{name}"/>' if name else ""


def _shade(shade: tuple[str, float] | None) -> str:
    if shade is None:
        return ""
    colour, width = shade
    return (
        f'<a:effectLst><a:outerShdw blurRad="0" dist="{emu(width)}" dir="10800000" algn="tl" rotWithShape="0">'
        f'<a:srgbClr val="{colour.removeprefix("#").upper()}"/></a:outerShdw></a:effectLst>'
    )
