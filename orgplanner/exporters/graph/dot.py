"""Boxes and links as a DOT file for Graphviz, with labels that cannot be taken for anything but text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner.drawing.typeface import bundled, wrap
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing

if TYPE_CHECKING:
    from graphviz import Digraph

LABEL_SIZE, LABEL_WIDTH, LABEL_LINES = 10, 150, 4
CAPTION_SIZE, CAPTION_WIDTH = 8, 110
TITLE_SIZE, TITLE_WIDTH = 14, 600
_DASHED = frozenset({"committee", "working_group", "working group", "council", "commission"})


@dataclass(frozen=True, slots=True)
class DotBox:
    """A unit or post: its label may have several lines; `parent` is the id of the box above it.

    A `ghost` marks a place that was left.
    """

    id: str
    label: str
    parent: str | None = None
    kind: str = "unit"
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class DotLink:
    """A relation outside the tree, between the ids of two boxes."""

    origin: str
    target: str
    caption: str = ""


def write_dot(boxes: Sequence[DotBox], links: Sequence[DotLink], target: Path, title: str) -> Report:
    """Write boxes and links to a DOT file in the given order; raises NotWritten when it cannot be put in place."""
    source = dot_source(boxes, links, title)
    with replacing(target) as stream:
        stream.write(source.encode("utf-8"))
    return Report()


def dot_source(boxes: Sequence[DotBox], links: Sequence[DotLink], title: str) -> str:
    """Return the DOT text; links and parents that name no box are left out."""
    graph = _graph(title)
    names = {box.id: f"n{place}" for place, box in enumerate(boxes, start=1)}
    for box in boxes:
        style = "rounded,dashed" if box.ghost or box.kind.lower() in _DASHED else "rounded"
        graph.node(names[box.id], _label(box.label), style=style)
    for box in boxes:
        if box.parent in names:
            graph.edge(names[box.parent], names[box.id], arrowhead="none")
    for link in links:
        if link.origin in names and link.target in names:
            caption = _shown(_wrapped(link.caption, CAPTION_SIZE, CAPTION_WIDTH)) or None
            graph.edge(names[link.origin], names[link.target], caption, style="dashed", constraint="false")
    source: str = graph.source
    return source


def _graph(title: str) -> Digraph:
    from graphviz import Digraph

    font = {"fontname": "Noto Sans"}
    return Digraph(
        graph_attr={
            "label": _shown(_wrapped(title, TITLE_SIZE, TITLE_WIDTH)),
            "labelloc": "t",
            "charset": "UTF-8",
            "newrank": "true",
            **font,
        },
        node_attr={"shape": "box", "fontsize": str(LABEL_SIZE), "color": "#8A98AA", **font},
        edge_attr={"fontsize": str(CAPTION_SIZE), "color": "#8A98AA", **font},
    )


def _label(label: str) -> str:
    """Return a label for the graphviz package, each of its lines wrapped."""
    return _shown(wrapped for line in label.split("\n") for wrapped in _wrapped(line, LABEL_SIZE, LABEL_WIDTH))


def _wrapped(text: str, size: float, width: float) -> tuple[str, ...]:
    return wrap(bundled(), text, size, width, LABEL_LINES)


def _shown(lines: Iterable[str]) -> str:
    """Return lines for the graphviz package in which no letter has a special meaning, neither <b> nor &amp;."""
    from graphviz import escape, nohtml

    plain: str = nohtml(r"\n".join(escape(line).replace("&", "&amp;") for line in lines))
    return plain
