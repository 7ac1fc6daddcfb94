"""A chart as one page for a browser: it folds, searches and prints without a network, and runs no foreign script.

What the page may do is fixed by its own policy: only the style and script with the digests named in it, nothing
loaded from anywhere. Names are text wherever they stand.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.colouring.case import Entry, Tint
from orgplanner.drawing.paper import PAPERS
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.theme import PAPER, Theme
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.html.around import approval, foot, titles
from orgplanner.exporters.html.boxes import Boxes, text
from orgplanner.exporters.pages.sheets import sheet_options
from orgplanner.exporters.report import Report
from orgplanner.exporters.target import replacing
from orgplanner.model import Plan
from orgplanner.paths import resource
from orgplanner.text import Message, render, say

MOST_UNFOLDED = 150
"""Boxes up to which a chart is opened unfolded; of larger ones the first levels are seen."""
FIRST_LEVELS = 2
UNWRAPPED = 20_000.0
"""Points, so that no text of a box is cut into lines: that is for the browser."""
POINT = 96 / 72
"""Pixels of a page in a point."""
PAGE_MARGIN = 28.35
"""Points at each side of a printed page: 10 mm."""
TOOLS: tuple[tuple[str, Message], ...] = (
    ("as-chart", say("Chart")), ("as-list", say("List")), ("print", say("Print…")),
)  # fmt: skip


def write_html(plan: Plan, scenario: str, target: Path, options: ExportOptions) -> Report:
    """Write the chart of a scenario, or of two, as a page; raises NotWritten."""
    wanted = replace(chart_options(options), folded=frozenset(), width=UNWRAPPED)
    drawn = chart(plan, scenario, wanted)
    page = _Page(plan, scenario, drawn, options)
    with replacing(target) as stream:
        for line in page.lines():
            stream.write(line.encode("utf-8", "replace") + b"\n")
    return Report(notes=drawn.notes)


class _Page:
    def __init__(self, plan: Plan, scenario: str, drawn: Chart, options: ExportOptions) -> None:
        self._options, self._drawn = options, drawn
        self._sheet = sheet_options(plan, scenario, options, drawn)
        self._key = self._sheet.legend
        self._boxes = Boxes(drawn, options.folded or _deep(drawn), self._say(say("Fold or unfold")))

    def _say(self, message: Message) -> str:
        return render(message, self._options.language)

    def lines(self) -> Iterator[str]:
        """The page; the style sheet comes first, though what is in it is known when the boxes are written."""
        content = list(self._body())
        style = "\n".join(
            (_colours(PAPER), self._boxes.rules, _page_rule(self._sheet), _file("chart.css"))
        )
        script = _file("chart.js")
        allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
        images = "; img-src data:" if self._sheet.logo is not None else ""
        policy = f"default-src 'none'; {allowed}{images}; base-uri 'none'; form-action 'none'"
        yield "<!DOCTYPE html>"
        yield f'<html lang="{text(self._options.language)}">'
        yield '<head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{text(' – '.join(filter(None, (self._sheet.title, self._sheet.subtitle))))}</title>"
        yield f"<style>{style}</style></head>"
        yield from content
        yield f"<script>{script}</script></body></html>"

    def _body(self) -> Iterator[str]:
        nothing = text(self._say(say("Nothing found")))
        yield f'<body data-none="{nothing}" data-room="{_room(self._sheet)}">'
        yield from self._header()
        yield from approval(self._sheet)
        yield '<main class="tree">'
        if not self._drawn.boxes:
            yield f"<p>{text(self._say(say('There is nothing to draw here yet.')))}</p>"
        yield from self._boxes.trees()
        if self._drawn.apart:
            yield f'<section class="apart"><h2>{text(self._say(say("Not yet placed")))}</h2>'
            yield from self._boxes.trees(apart=True)
            yield "</section>"
        yield "</main><footer>"
        yield from self._legend()
        yield from foot(self._sheet)
        yield "</footer>"

    def _header(self) -> Iterator[str]:
        yield "<header>"
        yield from titles(self._sheet)
        yield '<div class="bar-of-tools">'
        words = text(self._say(say("Search for units, posts and people")))
        yield f'<input id="search" type="search" placeholder="{words}" aria-label="{words}">'
        yield '<span id="told" role="status"></span>'
        for level in range(1, min(max(self._drawn.levels.values(), default=0), 3) + 1):
            yield self._button(f'data-to="{level}"', say("Level {number}", number=level))
        yield self._button('data-to="999"', say("Unfold all"))
        yield '<span class="apart"></span>'
        for id, message in TOOLS:
            pressed = "" if id == "print" else f' aria-pressed="{"true" if id == "as-chart" else "false"}"'
            yield self._button(f'id="{id}"{pressed}', message)
        yield "</div></header>"

    def _button(self, marks: str, message: Message) -> str:
        return f'<button type="button" {marks}>{text(self._say(message))}</button>'

    def _legend(self) -> Iterator[str]:
        if self._key:
            yield f'<ul class="key">{"".join(map(self._entry, self._key))}</ul>'

    def _entry(self, entry: Entry) -> str:
        tint = entry.tint or Tint(entry.colour or PAPER.line, PAPER.box)
        look = {"dashed": " dashed", "hatched": " hatched"}.get(entry.shape, " tinted" if entry.tint else "")
        sample = "" if entry.shape in ("heading", "words") else (
            f'<span class="sample {self._boxes.style_class(tint)}{look}"></span>'
        )  # fmt: skip
        return f"<li>{sample}{text(entry.words)}</li>"


def _deep(drawn: Chart) -> frozenset[str]:
    """The boxes of a large chart that are folded at first."""
    if len(drawn.boxes) <= MOST_UNFOLDED:
        return frozenset()
    return frozenset(id for id, level in drawn.levels.items() if level >= FIRST_LEVELS - 1)


def _colours(theme: Theme) -> str:
    """The colours of paper as variables, and those of changes as classes."""
    names = {
        "text": theme.text, "secondary": theme.secondary, "line": theme.line, "box-line": theme.box_line,
        "connector": theme.connector, "link": theme.link, "accent": theme.accent, "selection": theme.selection,
        "hatch": theme.hatch, "panel": theme.panel, "canvas": "#F4F6F9",
    }  # fmt: skip
    variables = ";".join(f"--{name}:{colour}" for name, colour in names.items())
    tones = (f".tone-{name}{{--tone:{one};--on-tone:{two}}}" for name, (one, two, _) in theme.tones.items())
    bars = (
        f".bar .track{{fill:{theme.track}}}.bar .vacant{{fill:{theme.selection};stroke:{theme.hatch};"
        f"stroke-width:.8}}.bar .perhaps{{fill:{theme.hatch}}}.bar .filled{{fill:var(--stripe)}}"
    )
    return f":root{{{variables}}}\n{''.join(tones)}\n{bars}"


def _page_rule(sheet: PaperOptions) -> str:
    paper = sheet.paper if sheet.paper in PAPERS else "A4"
    way = "portrait" if sheet.landscape is False else "landscape"
    return f"@page {{ size: {paper} {way}; margin: 10mm; }}"


def _room(sheet: PaperOptions) -> int:
    """Pixels from the left to the right margin of a printed page."""
    short, long = PAPERS.get(sheet.paper, PAPERS["A4"])
    return round(((short if sheet.landscape is False else long) - 2 * PAGE_MARGIN) * POINT)


def _file(name: str) -> str:
    return resource(f"web/{name}").read_text(encoding="utf-8")


def _digest(part: str) -> str:
    made = hashlib.sha256(part.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(made).decode('ascii')}"
