"""What a stranger sends as a workbook is read or refused in a sentence: no crash, no hang, no endless memory."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from orgplanner.errors import FileProblem
from orgplanner.importers.reading import read_book, waiting, workbooks
from tests.importers.making import ALL_PARTS, FILES, binary_workbook, by_hand, open_document, staff_workbook

CELL = '<c r="{}"><v>1</v></c>'
TEXT = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
Make = Callable[[Path], object]


def cells(*places: str) -> str:
    """Rows with one cell each."""
    numbers = (place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for place in places)
    return "".join(
        f'<row r="{number}">{CELL.format(place)}</row>' for number, place in zip(numbers, places, strict=True)
    )


def bomb(path: Path) -> None:
    by_hand(path, "", {"xl/sharedStrings.xml": b"<sst>" + b" " * 60_000_000})


def many_rows(path: Path) -> None:
    by_hand(path, "".join(f"<row>{CELL.replace(' r=', ' x=').format(1)}</row>" for _ in range(200_001)))


def nested(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("book.xlsx", staff_workbook(path.with_name("inner.xlsx")).read_bytes())


def two_of_a_name(path: Path) -> None:
    by_hand(path, cells("A1"))
    with zipfile.ZipFile(path, "a") as target:
        target.writestr("XL/worksheets/sheet1.xml", "<worksheet/>")


def odd_names(path: Path) -> None:
    names = ("../../../etc/passwd", "/etc/passwd", "C:\\windows\\x.xml", "a\x01b.xml", "x" * 60_000)
    by_hand(path, cells("A1"), dict.fromkeys(names, "<a/>"))


def cut_off(path: Path) -> None:
    path.write_bytes(staff_workbook(path).read_bytes()[:-700])


def no_sheet(path: Path) -> None:
    by_hand(path, cells("A1"), {"xl/worksheets/sheet1.xml": "<worksheet><sheetData><row><c"})


def sheet_elsewhere(path: Path) -> None:
    """The far corner in a part with a name of another kind."""
    relations = ALL_PARTS["xl/_rels/workbook.xml.rels"].replace("worksheets/sheet1.xml", "/media/image1.png")
    far = f"<worksheet><sheetData>{cells('A1', 'XFD1048576')}</sheetData></worksheet>"
    by_hand(path, "", {"xl/_rels/workbook.xml.rels": relations, "media/image1.png": far})


def declared(before: str) -> Make:
    """A sheet with this before its first element."""
    text = f"{before}<worksheet><sheetData>{cells('A1')}</sheetData></worksheet>"
    return lambda path: by_hand(path, "", {"xl/worksheets/sheet1.xml": text})


def with_password(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000 + "EncryptedPackage".encode("utf-16-le"))


def ods_with_password(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
        target.writestr("content.xml", random.Random(1).randbytes(999))


def xls_with_password(path: Path) -> None:
    """The record behind the first says that all that follows is encrypted."""
    data = bytearray((FILES / "staff.xls").read_bytes())
    place = data.find(bytes.fromhex("0908100000060500")) + 20
    data[place : place + 2] = b"\x2f\x00"
    path.write_bytes(data)


def repeated(rows: int, columns: int) -> Make:
    times = f' table:number-columns-repeated="{columns}"'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{TEXT.format(times)}</table:table-row>'
    return lambda path: open_document(path, row)


ENTITIES = '<!DOCTYPE a [<!ENTITY b "c">]>'
WORKBOOKS: dict[str, tuple[str, Make, str]] = {
    "a bomb": ("x.xlsx", bomb, "too large: 60 MB unpacked"),
    "the far corner": ("x.xlsx", lambda path: by_hand(path, cells("A1", "XFD1048576")), "too large"),
    "a row without a number far away": (
        "x.xlsx", lambda path: by_hand(path, "<row><c r='XFD1048576'><v>1</v></c></row>"), "too large",
    ),
    "spelled otherwise": (
        "x.xlsx", lambda path: by_hand(path, "<x:row><x:c\n\tr =\n'xfd99999' ><x:v>1</x:v></x:c></x:row>"),
        "too large",
    ),
    "few cells far apart": ("x.xlsx", lambda path: by_hand(path, cells("A1", "ALL5", "A199999")), "reach too far"),
    "the far corner in another part": ("x.xlsx", sheet_elsewhere, "too large"),
    "too many rows": ("x.xlsx", many_rows, "more than 200,000 rows"),
    "too many columns": ("x.xlsx", lambda path: by_hand(path, cells("ALM1")), "more than 1,000 columns"),
    "entities": ("x.xlsx", declared(ENTITIES), "not safe"),
    "entities behind a comment": ("x.xlsx", declared(f"<!-- <a> -->{ENTITIES}"), "not safe"),
    "another encoding": ("x.xlsx", declared('<?xml version="1.0" encoding="utf-7"?>'), "not safe"),
    "cut off": ("x.xlsx", cut_off, "not a workbook"),
    "a damaged sheet": ("x.xlsx", no_sheet, "not a workbook"),
    "a zip in a zip": ("x.xlsx", nested, "not a workbook"),
    "two parts of one name": ("x.xlsx", two_of_a_name, "not a workbook"),
    "a password": ("x.xlsx", with_password, "has a password"),
    "a password in .ods": ("x.ods", ods_with_password, "has a password"),
    "a password in .xls": ("x.xls", xls_with_password, "has a password"),
    "something else of the older kind": (
        "x.xls", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 5000),
        "not a workbook",
    ),
    "the older kind cut off": (
        "x.xls", lambda path: path.write_bytes((FILES / "staff.xls").read_bytes()[:3000]), "not a workbook",
    ),
    "the far corner in .xlsb": (
        "x.xlsb", lambda path: binary_workbook(path, [[1], [*[None] * 16_383, 1]]), "more than 1,000 columns",
    ),
    "very many rows in .ods": ("x.ods", repeated(1_048_576, 1), "more than 200,000 rows"),
    "very many columns in .ods": ("x.ods", repeated(1, 16_384), "more than 1,000 columns"),
    "a full sheet in .ods": ("x.ods", repeated(199_999, 999), "reach too far"),
    "nothing without end in .ods": (
        "x.ods",
        lambda path: open_document(path, '<table:table-row table:number-rows-repeated="4000000000"/>'),
        "reach too far",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORKBOOKS)
def test_hostile_workbooks_are_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    file, make, words = WORKBOOKS[name]
    make(tmp_path / file)
    with pytest.raises(FileProblem, match=words):
        read_book(tmp_path / file)


def test_odd_names_of_parts_harm_nobody(tmp_path: Path) -> None:
    odd_names(tmp_path / "x.xlsx")
    assert read_book(tmp_path / "x.xlsx").sheets[0].rows == [[1]]
    assert [file.name for file in tmp_path.iterdir()] == ["x.xlsx"]


def test_a_process_that_dies_or_does_not_end_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_hand(tmp_path / "far.xlsx", cells("A1", "XFD1048576"))
    monkeypatch.setattr(workbooks, "LOOKS", {"xlsx": lambda container, tick: {}})
    with pytest.raises(FileProblem, match="too much memory"):
        read_book(tmp_path / "far.xlsx")
    monkeypatch.setattr(waiting, "SECONDS", 0)
    with pytest.raises(FileProblem, match="takes too long"):
        read_book(tmp_path / "far.xlsx")


def test_what_is_not_there_or_no_file_is_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(FileProblem, match="There is no file"):
            read_book(path)
