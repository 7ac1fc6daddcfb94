"""Workbooks made for tests: usual, some with parts written by hand, and .xlsb, which no program here writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from struct import pack

from openpyxl import Workbook
from openpyxl.styles import Alignment

FILES = Path(__file__).parent / "files"
"""staff.xls and staff.ods are what LibreOffice makes of `staff_workbook`."""
TABLE: list[list[object]] = [
    ["Staff list"],
    ["Unit", "Post", "Since", "FTE", "Active", "Code"],
    ["Ministry", "Minister", date(2026, 2, 1), 1, True, "NA"],
    ["Department", "Head", date(2024, 12, 31), 0.5, False, "TRUE"],
    ["Division", "Expert", None, 4, True, "nan"],
    ["Section", "Clerk", None, 2, True, "1_000"],
]
ALL_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
}
Span = tuple[int, int, int, int]
Rows = Sequence[Sequence[object]]


def staff_workbook(path: Path) -> Path:
    """A sheet with a merged title, dates, texts that look like something else, outlines; and a hidden sheet."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Staff"
    for row in TABLE:
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    for row, level in ((4, 1), (5, 2), (6, 2)):
        sheet.row_dimensions[row].outlineLevel = level
    book.create_sheet("Lists").append(["Head", "Expert"])
    book["Lists"].sheet_state = "hidden"
    book.save(path)
    return path


def indented_workbook(path: Path) -> Path:
    """Names indented by the layout of their cells."""
    book = Workbook()
    names = (("Ministry", 0), ("Department", 1), ("Division", 2), ("Other", 1))
    for row, (name, indent) in enumerate(names, start=1):
        book.active.cell(row, 1, name).alignment = Alignment(indent=indent)
        book.active.cell(row, 2, row)
    book.save(path)
    return path


def by_hand(path: Path, rows: str, parts: Mapping[str, str | bytes] | None = None) -> Path:
    """An .xlsx file whose one sheet has this XML as its rows; other parts may be replaced or added."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
    every = {**ALL_PARTS, "xl/worksheets/sheet1.xml": sheet, **(parts or {})}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in every.items():
            target.writestr(name, text)
    return path


def open_document(path: Path, rows: str) -> Path:
    """An .ods file whose one sheet has this XML as its rows."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="List">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", content)
        target.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def binary_workbook(
    path: Path, rows: Rows, levels: Mapping[int, int] | None = None, merged: Sequence[Span] = ()
) -> Path:
    """An .xlsb file, records as in [MS-XLSB]."""
    sheet = [_record(129), _record(148, pack("<4I", 0, 9, 0, 9)), _record(145)]
    for number, row in enumerate(rows):
        sheet.append(_record(0, pack("<IIHBBBI", number, 0, 300, 0, (levels or {}).get(number, 0), 0, 0)))
        sheet += [_cell(column, value) for column, value in enumerate(row) if value is not None]
    sheet.append(_record(146))
    if merged:
        spans = [_record(176, pack("<4I", top, bottom, left, right)) for top, left, bottom, right in merged]
        sheet += [_record(177, pack("<I", len(merged))), *spans, _record(178)]
    sheet.append(_record(130))
    book = [_record(131), _record(143), _record(156, pack("<II", 0, 1) + _wide("r1") + _wide("List"))]
    kinds = ALL_PARTS["[Content_Types].xml"].replace('"xml"', '"bin"')
    parts = {
        "[Content_Types].xml": kinds,
        "_rels/.rels": ALL_PARTS["_rels/.rels"].replace("workbook.xml", "workbook.bin"),
        "xl/_rels/workbook.bin.rels": ALL_PARTS["xl/_rels/workbook.xml.rels"].replace("sheet1.xml", "sheet1.bin"),
        "xl/workbook.bin": b"".join((*book, _record(144), _record(132))),
        "xl/worksheets/sheet1.bin": b"".join(sheet),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def _record(kind: int, data: bytes = b"") -> bytes:
    return _sevens(kind) + _sevens(len(data)) + data


def _sevens(number: int) -> bytes:
    parts = [number & 0x7F]
    while number := number >> 7:
        parts[-1] |= 0x80
        parts.append(number & 0x7F)
    return bytes(parts)


def _cell(column: int, value: object) -> bytes:
    place = pack("<II", column, 0)
    if isinstance(value, bool):
        return _record(4, place + bytes([value]))
    if isinstance(value, int | float):
        return _record(5, place + pack("<d", value))
    return _record(6, place + _wide(str(value)))


def _wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")
