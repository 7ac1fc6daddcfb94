"""Pieces of a Word document as text: paragraphs, cells and rows, made one by one so that long tables stay small."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from orgplanner.analysis.workbook.texts import clean
from orgplanner.text import shown

LINE = '</w:t><w:br/><w:t xml:space="preserve">'


def words(text: str) -> str:
    """A text as it may stand in a document: no characters that XML forbids or that turn the direction."""
    return escape(clean(shown(clean(text))))


def run(text: str) -> str:
    """A text with its line breaks."""
    if not text:
        return ""
    return f'<w:r><w:t xml:space="preserve">{words(text).replace(chr(10), LINE)}</w:t></w:r>'


def field(instruction: str) -> str:
    """A number that Word works out, such as PAGE."""
    return f"<w:fldSimple w:instr={quoteattr(instruction)}><w:r><w:t>1</w:t></w:r></w:fldSimple>"


def paragraph(style: str, content: str, keep: bool = False) -> str:
    """A paragraph of runs in a style; `keep` holds it on the page of the next one."""
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{content}</w:p>'


def cell(content: str, width: int, span: int = 1, fill: str = "") -> str:
    """A cell of paragraphs, its width in twentieths of a point."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shade}</w:tcPr>{content}</w:tc>'


def row(cells: Iterable[str], is_header: bool = False) -> str:
    """A row that no page break goes through; a header stands again on every page."""
    header = "<w:tblHeader/>" if is_header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{''.join(cells)}</w:tr>"


def table_start(widths: Iterable[int]) -> str:
    """What stands before the rows of a table."""
    known = list(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in known)
    look = '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(known)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


TABLE_END = "</w:tbl>"
