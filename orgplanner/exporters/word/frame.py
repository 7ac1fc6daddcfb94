"""A document without contents, and the way to put them in: styles, language, properties, head and foot of pages."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from orgplanner.analysis.workbook.texts import clean
from orgplanner.drawing.paper import PAPERS
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.word.markup import field, paragraph, run
from orgplanner.exporters.word.styles import own_id, restyle
from orgplanner.text import render, say

MAIN = "word/document.xml"
BODY, END = b"<w:body>", b"</w:body></w:document>"
MARGIN, SIDE = 1300, 1100
"""Twentieths of a point above and below, and at the sides."""
HEAD_ID, FOOT_ID = "@HEAD@", "@FOOT@"
LONGEST = 250
"""Letters that properties of a document hold; readers cut or refuse longer ones."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of PAPERS, A4 where it is none, upright or not."""

    name: str = "A4"
    is_wide: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in twentieths of a point."""
        short, long = (round(20 * side) for side in PAPERS.get(self.name, PAPERS["A4"]))
        return (long, short) if self.is_wide else (short, long)

    @property
    def room(self) -> int:
        """How wide what stands on it may be."""
        return self.size[0] - 2 * SIDE

    @property
    def markup(self) -> str:
        """The settings of a section."""
        width, height = self.size
        turned = ' w:orient="landscape"' if self.is_wide else ""
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{HEAD_ID}"/>'
            f'<w:footerReference w:type="default" r:id="{FOOT_ID}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{MARGIN}" w:right="{SIDE}" w:bottom="{MARGIN}" w:left="{SIDE}"'
            f' w:header="560" w:footer="560" w:gutter="0"/><w:cols w:space="720"/></w:sectPr>'
        )


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands on every page: title, scenario and date (`line`), mark, what a copy says of itself."""

    title: str
    line: str
    mark: str
    foot: str


@contextmanager
def open_body(stream: BinaryIO, heads: Heads, options: ExportOptions) -> Iterator[Callable[[str], None]]:
    """Write a document into a stream; what is given in the block, in order, are its contents."""
    hollow, ids = _hollow(heads, options)
    with ZipFile(hollow) as source, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=5) as target:
        for part in source.infolist():
            if part.filename != MAIN:
                target.writestr(part, source.read(part), ZIP_DEFLATED)
        before, found, _ = source.read(MAIN).partition(BODY)
        with target.open(MAIN, "w", force_zip64=True) as main:
            main.write(before + found)

            def write(text: str) -> None:
                if HEAD_ID in text:
                    text = text.replace(f'r:id="{HEAD_ID}"', f'r:id="{ids[0]}"')
                    text = text.replace(f'r:id="{FOOT_ID}"', f'r:id="{ids[1]}"')
                main.write(text.encode())

            yield write
            main.write(END)


def _hollow(heads: Heads, options: ExportOptions) -> tuple[BytesIO, Sequence[str]]:
    """A document with everything but its contents, and the ids of the heads and feet of its pages."""
    from docx import Document

    document = Document()
    restyle(document, options.language)
    section = document.sections[0]
    _fill(section.header, [*([("Header mark", heads.mark)] if heads.mark else []), ("Header", heads.line)])
    _fill(section.footer, [("Footer", heads.foot)] if heads.foot else [])
    section.footer._element.append(_page_number(options.language))
    section_xml = section._sectPr
    ids = [next(section_xml.iterchildren(f"{{*}}{kind}Reference")).rId for kind in ("header", "footer")]
    _describe(document, heads.title, options)
    made = BytesIO()
    document.save(made)
    return made, ids


def _fill(part: Any, lines: Sequence[tuple[str, str]]) -> None:
    """Paragraphs instead of the empty one that is there."""
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    for style, text in lines:
        part._element.append(_parsed(paragraph(own_id(style), run(text))))


def _page_number(language: str) -> Any:
    """“page n of m” with numbers that Word works out."""
    marks = {"[PAGE]": "PAGE", "[NUMPAGES]": "NUMPAGES"}
    said = render(say("page {page} of {pages}", page="[PAGE]", pages="[NUMPAGES]"), language)
    parts = re.split(r"(\[\w+\])", said)
    content = "".join(field(marks[part]) if part in marks else run(part) for part in parts)
    return _parsed(paragraph("FooterPage", content))


def _parsed(markup: str) -> Any:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    head, _, tail = markup.partition(">")
    return parse_xml(f"{head} {nsdecls('w')}>{tail}")


def _describe(document: Any, title: str, options: ExportOptions) -> None:
    """Properties that say what the document is, nothing of the machine or of the empty template."""
    about, now = document.core_properties, datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    about.title = clean(title)[:LONGEST]
    about.author = about.last_modified_by = clean(options.author)[:LONGEST] or "OrgPlanner"
    about.comments = about.keywords = about.subject = ""
    about.created = about.modified = now
    about.revision, about.language = 1, options.language
    package = document.part.package
    for id, relation in list(package.rels.items()):
        if relation.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[id]
