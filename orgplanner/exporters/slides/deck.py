"""A chart as slides: boxes that can be edited, lines glued to them, a slide per branch where it is large."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from orgplanner.drawing.book.leaf import Leaf
from orgplanner.drawing.card import SMALL
from orgplanner.drawing.chart import Chart, chart
from orgplanner.drawing.theme import PAPER
from orgplanner.drawing.typeface import visible
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.pages.book import nodes_of
from orgplanner.exporters.pages.book_words import BookWords
from orgplanner.exporters.pages.laying import NOTHING
from orgplanner.exporters.progress import Progress
from orgplanner.exporters.report import Report
from orgplanner.exporters.slides.around import HEIGHT, WIDTH, Around
from orgplanner.exporters.slides.dividing import SMALLEST_TEXT, Division, divide, slide_cards
from orgplanner.exporters.slides.leading import Leading
from orgplanner.exporters.slides.marks import FONT, emu
from orgplanner.exporters.slides.remarks import Remarks
from orgplanner.exporters.slides.sheet import Sheet, pages_of
from orgplanner.exporters.target import replacing
from orgplanner.layout.collection import collection_paused
from orgplanner.model import Plan
from orgplanner.text import Message, render, say

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

TITLE_ONLY = 5
"""The layout of the library's own template that has a title and nothing else."""
FIRST_ID = 2
OWN_FONT, OWN_LINK, OWN_VISITED = b"Calibri", b"0000FF", b"800080"
"""Of the theme in that template."""
TEMPLATE_WIDTH = 720.0


def write_pptx(
    plan: Plan,
    scenario: str,
    target: Path,
    options: ExportOptions,
    laying: Progress | None = None,
    writing: Progress | None = None,
) -> Report:
    """Write the chart of a scenario, or of two, as slides; progress may raise to stop. Raises NotWritten."""
    with collection_paused():
        wanted = replace(chart_options(options), folded=frozenset(), layout="tree")
        drawn = chart(plan, scenario, wanted)
        drawn = replace(drawn, cards=slide_cards(drawn))
        deck = _Deck(plan, scenario, drawn, options, laying)
    with replacing(target) as stream:
        deck.write(writing)
        deck.presentation.save(stream)
    return Report(notes=(*drawn.notes, *deck.notes))


class _Deck:
    """A presentation in the making."""

    def __init__(
        self, plan: Plan, scenario: str, drawn: Chart, options: ExportOptions, progress: Progress | None
    ) -> None:
        self._drawn, self._options = drawn, options
        self._sheet = BookWords(plan, scenario, options).sheet(drawn)
        self._around = Around(self._sheet, drawn.typeface)
        room = self._around.room[2:]
        relations = (*drawn.relations, *drawn.arrows)
        self._division: Division = divide(drawn, nodes_of(plan, scenario, drawn), room, relations, progress)
        self._remarks = Remarks(plan, scenario, drawn, self._division, self._sheet)
        self._small: list[int] = []
        self.presentation = _presentation(self._title(plan, scenario), options)
        layout = self.presentation.slide_layouts[TITLE_ONLY]
        leaves: list[Leaf | None] = [*self._division.leaves] or [None]
        self._slides = [(self.presentation.slides.add_slide(layout), leaf) for leaf in leaves]
        self._leading = Leading(drawn, self._division, pages_of(self._division.leaves), self._link)

    @property
    def notes(self) -> list[Message]:
        """What a reader should know."""
        found = []
        if not self._drawn.boxes:
            found.append(NOTHING)
        if self._small:
            numbers = ", ".join(map(str, self._small))
            note = say("Text is smaller than {size} points on these slides: {numbers}.",
                       size=round(SMALLEST_TEXT), numbers=numbers)  # fmt: skip
            found.append(note)
        if self._options.layout == "dot":
            found.append(say("Slides are always drawn as a tree, not by Graphviz."))
        return found

    def write(self, progress: Progress | None) -> None:
        """Draw all slides; `progress` is told how many are done."""
        for number, (slide, leaf) in enumerate(self._slides, 1):
            self._fill(number, slide, leaf)
            if progress is not None:
                progress(number, len(self._slides))

    def _fill(self, number: int, slide: Slide, leaf: Leaf | None) -> None:
        from pptx.oxml import parse_xml

        tree = slide.shapes._spTree
        for shape in list(slide.shapes):
            tree.remove(shape._element)
        count = len(self._slides)
        if leaf is None:
            title, footer, up = self._sheet.title, self._sheet.footer, None
        else:
            title, footer = self._remarks.title(number, leaf), self._remarks.footer(number, leaf)
            up = self._leading.up(number, leaf)
        around = list(self._around.shapes(title, footer, up, number, count, FIRST_ID))
        chart = self._chart(number, leaf, FIRST_ID + len(around)) if leaf is not None else None
        drawn = list(chart.shapes()) if chart is not None else []
        if chart is not None and chart.scale * SMALL < SMALLEST_TEXT - 0.05:
            self._small.append(number)
        for words in (around[0], *drawn, *around[1:]):
            tree.append(parse_xml(words))
        if number == 1:
            self._add_logo(slide)
        notes = slide.notes_slide.notes_text_frame
        if notes is not None:
            unsaid = chart.unsaid if chart is not None else ()
            said = self._remarks.notes(number, leaf, footer, unsaid) if leaf is not None else self._nothing()
            notes.text = "\n".join(map(visible, said.split("\n")))

    def _add_logo(self, slide: Slide) -> None:
        from pptx.util import Emu

        logo, place = self._sheet.logo, self._around.logo
        if logo is not None and place[2]:
            slide.shapes.add_picture(BytesIO(logo.data), *(Emu(emu(length)) for length in place))

    def _chart(self, number: int, leaf: Leaf, first_id: int) -> Sheet:
        feet = partial(self._leading.feet, number, leaf)
        return Sheet(self._drawn, self._division, leaf, self._around.room, first_id, feet, self._options.language)

    def _nothing(self) -> str:
        return render(say("There is nothing to draw here yet."), self._options.language)

    def _link(self, number: int, page: int) -> str:
        """Return the id of the relation from one slide to another."""
        from pptx.opc.constants import RELATIONSHIP_TYPE

        here, there = (self._slides[each - 1][0].part for each in (number, page))
        return str(here.relate_to(there, RELATIONSHIP_TYPE.SLIDE))

    def _title(self, plan: Plan, scenario: str) -> str:
        name = plan.words(plan.scenarios[scenario].name, self._options.language)
        return " – ".join(filter(None, (self._sheet.title, name)))


def _presentation(title: str, options: ExportOptions) -> Presentation:
    """Return an empty presentation of wide slides that tells nothing about the machine it was made on."""
    import pptx
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.util import Emu

    made = pptx.Presentation()
    made.slide_width, made.slide_height = Emu(emu(WIDTH)), Emu(emu(HEIGHT))
    master = made.slide_master
    for each in (master, *made.slide_layouts):
        for shape in each.shapes:
            if each is master or shape.element.find(".//{*}xfrm") is not None:
                wider = (Emu(round(length * WIDTH / TEMPLATE_WIDTH)) for length in (shape.left, shape.width))
                shape.left, shape.width = wider
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    accent = PAPER.accent.removeprefix("#").encode()
    theme._blob = theme.blob.replace(OWN_FONT, FONT.encode()).replace(OWN_LINK, accent).replace(OWN_VISITED, accent)
    about = made.core_properties
    day = options.date or datetime.date.today()
    about.title, about.author, about.last_modified_by = visible(title)[:250], visible(options.author)[:250], ""
    about.created = about.modified = datetime.datetime.combine(day, datetime.time())
    about.language, about.revision = options.language, 1
    package = made.part.package
    for id, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(id)
    return made
