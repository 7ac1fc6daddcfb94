"""The styles of a document: those that Word knows, plain and black, and a few for the cells of tables."""

from __future__ import annotations

from typing import Any

FONT = "Times New Roman"
REGIONS = {"en": "en-GB", "ru": "ru-RU", "kk": "kk-KZ"}
LEFT, RIGHT, CENTRE = '<w:jc w:val="left"/>', '<w:jc w:val="right"/>', '<w:jc w:val="center"/>'


def _space(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'


def _level(number: int) -> str:
    return f'<w:outlineLvl w:val="{number - 1}"/>'


KEEP = "<w:keepNext/><w:keepLines/>"
KNOWN: dict[str, tuple[str, int, bool]] = {
    "Normal": (_space(0, 120), 12, False),
    "Title": (_space(240, 120) + CENTRE, 16, True),
    "Subtitle": (_space(0, 60) + CENTRE, 12, False),
    "Heading 1": (KEEP + _space(360, 120) + _level(1), 14, True),
    "Heading 2": (KEEP + _space(240, 80) + _level(2), 12, True),
    "Heading 3": (KEEP + _space(240, 80) + _level(3), 11, True),
    "List Number": ('<w:keepLines/><w:numPr><w:numId w:val="5"/></w:numPr>' + _space(60, 20), 12, False),
    "List Continue": ("<w:keepLines/>" + _space(0, 20) + '<w:ind w:left="360"/>', 10, False),
    "Header": (_space(0, 0) + LEFT, 9, False),
    "Footer": (_space(0, 0) + LEFT, 9, False),
}
"""Word's own styles: settings of the paragraph, points, bold."""
OWN: dict[str, tuple[str, int, bool]] = {
    "Header mark": (_space(0, 0) + RIGHT, 10, True),
    "Footer page": (_space(0, 0) + RIGHT, 9, False),
    "Approval head": (KEEP + _space(0, 60) + '<w:ind w:left="4800"/>', 11, True),
    "Approval": (
        '<w:keepNext/><w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="9600"/></w:tabs>'
        + _space(60, 60) + '<w:ind w:left="4800"/>', 11, False,
    ),
    "Table text": (_space(20, 20) + LEFT, 9, False),
    "Table number": (_space(20, 20) + RIGHT, 9, False),
    "Table head": ("<w:keepNext/>" + _space(40, 40) + CENTRE, 8, True),
    "Table unit": ("<w:keepNext/><w:keepLines/>" + _space(60, 40) + LEFT, 9, True),
    "Table total": (_space(20, 40) + LEFT, 9, True),
    "Table total number": (_space(20, 40) + RIGHT, 9, True),
    "Table end": (_space(0, 0), 4, False),
}  # fmt: skip
"""Styles that are added, all made from Normal; their ids are their names with capitals and without blanks."""


def own_id(name: str) -> str:
    """“Table text” is TableText."""
    return "".join(word.capitalize() for word in name.split())


def restyle(document: Any, language: str) -> None:
    """Sets the styles and the language of all text."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    root = document.styles.element
    for name, look in KNOWN.items():
        element = document.styles[name].element
        for old in (*element.iterchildren(qn("w:pPr")), *element.iterchildren(qn("w:rPr"))):
            element.remove(old)
        for markup in _looks(*look):
            element.append(parse_xml(markup.replace(">", f" {nsdecls('w')}>", 1)))
    for name, look in OWN.items():
        root.append(parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{own_id(name)}">'
            f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/>{"".join(_looks(*look))}</w:style>'
        ))  # fmt: skip
    region = REGIONS.get(language, language)
    for lang in (*root.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang"))):
        lang.set(qn("w:val"), region)
        lang.set(qn("w:eastAsia"), region)


def _looks(paragraph: str, size: int, bold: bool) -> tuple[str, str]:
    fonts = " ".join(f'w:{part}="{FONT}"' for part in ("ascii", "hAnsi", "eastAsia", "cs"))
    weight = "<w:b/><w:bCs/>" if bold else ""
    sizes = f'<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>'
    return f"<w:pPr>{paragraph}</w:pPr>", f"<w:rPr><w:rFonts {fonts}/>{weight}{sizes}</w:rPr>"
