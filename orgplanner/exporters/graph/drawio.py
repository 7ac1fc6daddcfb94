"""A chart as a draw.io file: every box is a cell that can be moved, and its lines are glued to it.

An mxfile of one uncompressed page: cells 0 and 1 are the root and its layer, boxes are vertices, lines are edges
that name the cells they join, with their ways as in the picture. Labels are plain text, never HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from orgplanner.analysis.audience.words import copy_line
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.chart_items import style_of
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.picture import Line, Point
from orgplanner.drawing.placing import Rect
from orgplanner.drawing.typeface import visible
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.graph.boxes import box_of
from orgplanner.exporters.pages.sheets import title_of
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.model import Plan

MARGIN, HEADING = 20.0, 44.0
NEAR = 1.5
"""points within which the end of a line lies on a box"""
FONT = "fontFamily=Noto Sans;fontColor=#1D2733"
Ways = Mapping[tuple[str, str], Sequence[Point]]
"""The points of the line from a box to one below it."""


def write_drawio(plan: Plan, scenario: str, target: Path, options: ExportOptions) -> Report:
    """Write the chart of a scenario; raises NotWritten when the file cannot be put in place."""
    drawn = chart(plan, scenario, chart_options(options))
    name = plan.words(plan.scenarios[scenario].name, options.language)
    title = (title_of(plan, scenario, options), name, copy_line(plan, options.language))
    with replacing(target) as stream:
        for line in drawio_lines(drawn, " – ".join(filter(None, title)), name):
            stream.write(line.encode("utf-8") + b"\n")
    return Report(notes=drawn.notes)


def drawio_lines(drawn: Chart, title: str, name: str) -> Iterator[str]:
    """Yield the lines of the file; `name` is on the tab of the page."""
    width, height = drawn.picture.width + 2 * MARGIN, drawn.picture.height + HEADING + MARGIN
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<mxfile host="OrgPlanner" type="device" compressed="false">'
    yield f'<diagram id="page-1" name={_said(name or "–")}>'
    yield (
        '<mxGraphModel dx="1000" dy="700" grid="1" gridSize="10" guides="1" tooltips="1" connect="1" arrows="1"'
        f' fold="1" page="1" pageScale="1" pageWidth="{width:.0f}" pageHeight="{height:.0f}" math="0" shadow="0">'
    )
    yield '<root><mxCell id="0"/><mxCell id="1" parent="0"/>'
    place = f'x="{_n(MARGIN)}" y="{_n(MARGIN / 2)}" width="{_n(width - 2 * MARGIN)}" height="30"'
    style = f"text;html=0;align=left;verticalAlign=middle;whiteSpace=wrap;fontSize=16;fontStyle=1;{FONT};"
    yield _vertex("title", title, style, place)
    names = {id: f"b{number}" for number, id in enumerate(drawn.boxes, start=1)}
    yield from (_box(drawn, id, names[id]) for id in drawn.boxes)
    yield from _connectors(drawn, names)
    yield from _relations(drawn, names)
    yield "</root></mxGraphModel></diagram></mxfile>"


def _box(drawn: Chart, id: str, name: str) -> str:
    x, y, width, height = drawn.boxes[id]
    said, look = box_of(drawn, id), style_of(drawn.items[id])
    fill = look.tint.fill if look.tint is not None else look.theme.box
    stripe = look.tint.stripe if look.tint is not None else look.stripe
    dashed = "dashed=1;" if look.dashed or look.ghost else ""
    style = (
        f"rounded=1;absoluteArcSize=1;arcSize=8;html=0;whiteSpace=wrap;overflow=hidden;align=left;verticalAlign=top;"
        f"spacingLeft=6;fillColor={fill};strokeColor={stripe};{dashed}fontSize=11;{FONT};"
    )
    place = f'x="{_n(x + MARGIN)}" y="{_n(y + HEADING)}" width="{_n(width)}" height="{_n(height)}"'
    return _vertex(name, said.label, style, place)


def _vertex(name: str, label: str, style: str, place: str) -> str:
    cell = f'<mxCell id="{name}" value={_said(label)} style={quoteattr(style)} vertex="1" parent="1">'
    return f'{cell}<mxGeometry {place} as="geometry"/></mxCell>'


def _connectors(drawn: Chart, names: Mapping[str, str]) -> Iterator[str]:
    """Yield an edge from every box to each of those below it."""
    ways, colour = _ways(drawn), drawn.options.theme.connector
    for child, parent in drawn.parents.items():
        if parent is not None and parent in names and child in names:
            look = f"endArrow=none;strokeColor={colour};"
            ends = (names[parent], names[child])
            way = ways.get(child, ())
            yield _edge(f"l{names[child]}", ends, "", look, way, drawn.boxes[parent], drawn.boxes[child])


def _ways(drawn: Chart) -> Mapping[str, Sequence[Point]]:
    """Return the points of the line that leads to each box from the one above it."""
    tops = {_at(point): id for id, box in drawn.boxes.items() for point in _anchors(box)}
    found: dict[str, Sequence[Point]] = {}
    for item in drawn.picture.items:
        if item.kind != "connector":
            continue
        before: Sequence[Point] = ()
        for shape in item.shapes:
            if not isinstance(shape, Line):
                continue
            whole = (
                [*before[:-1], *shape.points] if before and before[-1] == shape.points[0] else list(shape.points)
            )
            before = shape.points if len(shape.points) == 2 else ()
            child = tops.get(_at(whole[-1]))
            if child is not None:
                found.setdefault(child, whole)
    return found


def _anchors(box: Rect) -> tuple[Point, ...]:
    """Return the middles of the sides, at which lines arrive."""
    x, y, width, height = box
    return ((x + width / 2, y), (x, y + height / 2), (x + width, y + height / 2), (x + width / 2, y + height))


def _at(point: Point) -> tuple[int, int]:
    return round(point[0] / NEAR), round(point[1] / NEAR)


def _relations(drawn: Chart, names: Mapping[str, str]) -> Iterator[str]:
    """Yield an edge for every link, and for the ways from old places to new ones."""
    ways = {
        item.subject: line.points for item in drawn.picture.items if item.kind == "link" for line in _lines(item)
    }
    for number, each in enumerate((*drawn.relations, *drawn.arrows), start=1):
        if each.origin in names and each.target in names:
            ends = (names[each.origin], names[each.target])
            boxes = (drawn.boxes[each.origin], drawn.boxes[each.target])
            way = () if each.is_arrow else ways.get(each.id, ())
            yield _edge(f"r{number}", ends, " ".join(each.caption), _look(drawn, each), way, *boxes)


def _lines(item: object) -> Iterator[Line]:
    yield from (shape for shape in getattr(item, "shapes", ()) if isinstance(shape, Line))


def _look(drawn: Chart, relation: Relation) -> str:
    head = "endArrow=block;endFill=1;" if relation.directed or relation.is_arrow else "endArrow=none;"
    return f"dashed=1;{head}strokeColor={drawn.options.theme.secondary};fontSize=9;{FONT};html=0;"


def _edge(
    name: str, ends: tuple[str, str], label: str, look: str, way: Sequence[Point], origin: Rect, target: Rect
) -> str:
    """Return a line that is glued to two cells, with the corners of its way."""
    glued = ""
    if way:
        (out_x, out_y), (in_x, in_y) = _share(way[0], origin), _share(way[-1], target)
        glued = f"exitX={out_x};exitY={out_y};exitDx=0;exitDy=0;entryX={in_x};entryY={in_y};entryDx=0;entryDy=0;"
    style = f"edgeStyle=orthogonalEdgeStyle;rounded=1;{look}{glued}"
    corners = "".join(f'<mxPoint x="{_n(x + MARGIN)}" y="{_n(y + HEADING)}"/>' for x, y in way[1:-1])
    inside = f'<Array as="points">{corners}</Array>' if corners else ""
    return (
        f'<mxCell id="{name}" value={_said(label)} style={quoteattr(style)} edge="1" parent="1" source="{ends[0]}"'
        f' target="{ends[1]}"><mxGeometry relative="1" as="geometry">{inside}</mxGeometry></mxCell>'
    )


def _share(point: Point, box: Rect) -> tuple[str, str]:
    """Return where on a box a point lies, from 0 to 1 across and down."""
    x, y, width, height = box
    return _n(min(max((point[0] - x) / width, 0.0), 1.0)), _n(min(max((point[1] - y) / height, 0.0), 1.0))


def _said(text: str) -> str:
    """Return a text as an attribute, lines kept, without letters that XML cannot hold."""
    return quoteattr("\n".join(visible(line) for line in text.split("\n")))


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
