"""How the chart of an export is drawn."""

from __future__ import annotations

from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.theme import PAPER
from orgplanner.exporters.choices.options import ExportOptions, languages_of

MARGIN = 10.0
"""points around a chart on paper, which has margins of its own"""


def chart_options(options: ExportOptions) -> ChartOptions:
    """Return how the chart of an export is drawn."""
    return ChartOptions(
        kind=options.chart,
        content=options.content,
        folded=options.folded,
        root=options.unit,
        language=options.language,
        second=(*languages_of(options), "")[1],
        theme=PAPER,
        layout="tree" if options.show else options.layout,
        colour_by=options.colour_by,
        against=options.against,
        stage="changes" if options.show == "all" else options.show,
        wave=options.wave,
        arrows=options.arrows,
        links=options.links,
        unplaced=options.unplaced,
        margin=MARGIN,
    )
