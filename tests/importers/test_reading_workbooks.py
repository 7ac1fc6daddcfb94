"""Workbooks of every kind are read alike, with what they say besides their cells."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from orgplanner.importers.reading import Book, Odd, place_of, read_book
from tests.importers.making import (
    FILES,
    TABLE,
    binary_workbook,
    by_hand,
    indented_workbook,
    open_document,
    staff_workbook,
)


def same(found: object, wanted: object) -> bool:
    """Whether a cell is what was written; LibreOffice writes yes and no of another program as numbers."""
    if wanted is None or isinstance(wanted, str | int | float):
        return found == wanted
    return found == Odd("date", str(wanted))


@pytest.fixture(params=["xlsx", "xls", "ods"])
def staff(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    if request.param == "xlsx":
        return read_book(staff_workbook(tmp_path / "staff.xlsx"))
    return read_book(FILES / f"staff.{request.param}")


def test_every_kind_of_workbook_gives_the_same_cells(staff: Book) -> None:
    sheet = staff.sheets[0]
    assert (staff.kind, sheet.name, len(sheet.rows)) == ("workbook", "Staff", len(TABLE))
    for found, wanted in zip(sheet.rows, TABLE, strict=True):
        assert len(found) == len(wanted)
        assert all(map(same, found, wanted))
    assert sheet.merged == ((0, 0, 0, 5),)


def test_hidden_sheets_are_told_apart(staff: Book) -> None:
    assert [(sheet.name, sheet.hidden) for sheet in staff.sheets] == [("Staff", False), ("Lists", True)]


def test_outlines_are_levels(staff: Book) -> None:
    if staff.name.endswith(".xls"):
        return  # calamine does not tell them
    assert dict(staff.sheets[0].levels) == {3: 1, 4: 2, 5: 2}


def test_the_binary_workbook_too(tmp_path: Path) -> None:
    rows = [["Ministry", None], ["Department", 4, True], [None, 0.5], ["Division"]]
    sheet = read_book(binary_workbook(tmp_path / "b.xlsb", rows, {1: 1, 3: 2}, [(0, 0, 0, 1)])).sheets[0]
    assert sheet.rows == [["Ministry"], ["Department", 4, True], [None, 0.5], ["Division"]]
    assert (sheet.merged, dict(sheet.levels)) == (((0, 0, 0, 1),), {1: 1, 3: 2})


def test_merged_cells_end_with_the_sheet(tmp_path: Path) -> None:
    spans = [(0, 0, 1_048_575, 16_383), (5, 0, 6, 0), (1, 1, 0, 0)]
    assert read_book(binary_workbook(tmp_path / "b.xlsb", [["A"], ["B"]], {}, spans)).sheets[0].merged == (
        (0, 0, 1, 999),
    )


def test_indents_and_leading_blanks_are_levels(tmp_path: Path) -> None:
    assert dict(read_book(indented_workbook(tmp_path / "i.xlsx")).sheets[0].levels) == {1: 1, 2: 2, 3: 1}
    book = Workbook()
    for name in ("Ministry", "  Department", "\xa0\xa0\xa0\xa0Division", "  Other"):
        book.active.append([1, name, "  a slip" if name == "Ministry" else None])
    book.save(tmp_path / "blanks.xlsx")
    sheet = read_book(tmp_path / "blanks.xlsx").sheets[0]
    assert dict(sheet.levels) == {1: 2, 2: 4, 3: 2}
    assert sheet.at(1, 1) == "  Department"


def test_a_formula_without_a_result_is_no_empty_cell(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c>'
        '</row><row r="2"><c r="B2"><f>SUM(A1:A2)&amp;""</f><v/></c><c r="D2" t="e"><f>A9</f><v>#REF!</v></c></row>'
    )
    assert read_book(by_hand(tmp_path / "f.xlsx", rows)).sheets[0].rows == [
        [Odd("formula", "=1+1"), 2], [None, Odd("formula", '=SUM(A1:A2)&""'), None, Odd("formula", "#REF!")],
    ]  # fmt: skip


def test_parts_are_found_however_their_names_are_written(tmp_path: Path) -> None:
    staff_workbook(tmp_path / "staff.xlsx")
    with zipfile.ZipFile(tmp_path / "staff.xlsx") as source, zipfile.ZipFile(tmp_path / "odd.xlsx", "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo()
            info.filename = name.replace("/", "\\").replace("sheet1", "Sheet1")
            target.writestr(info, source.read(name))
    assert read_book(tmp_path / "odd.xlsx").sheets == read_book(tmp_path / "staff.xlsx").sheets


def test_numbers_times_and_texts_stay_what_they_are(tmp_path: Path) -> None:
    from datetime import datetime, time

    book = Workbook()
    row: list[object] = ["infinity", "1e5", "007", " ", 3.0, 0.1, -2, 1e300, 10**17]
    row += [datetime(2026, 2, 1, 8, 30), time(8, 30), "a\nb"]
    book.active.append(row)
    book.save(tmp_path / "n.xlsx")
    cells = read_book(tmp_path / "n.xlsx").sheets[0].rows[0]
    assert cells == [*row[:9], Odd("date", "2026-02-01 08:30:00"), Odd("date", "08:30:00"), "a\nb"]
    assert [type(cell) for cell in cells[4:7]] == [int, float, int]


def test_layout_far_away_is_no_cell(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read_book(by_hand(tmp_path / "styled.xlsx", rows)).sheets[0].rows == [[1]]
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="16383"/>'
    rows = (
        f"<table:table-row>{cell}{empty}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="1048575">{empty}</table:table-row>'
    )
    assert read_book(open_document(tmp_path / "o.ods", rows)).sheets[0].rows == [["x"]]


def test_a_web_page_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    page = (
        '<html><head><meta charset="windows-1251"><style>td {}</style></head><!-- <td>no</td> --><table>'
        "<tr><th rowspan=2>Отдел<th>Штат</tr><tr><td>5&nbsp;чел.<br>6 &lt; 7</td></tr></table></html>"
    )
    (tmp_path / "report.xls").write_bytes(page.encode("cp1251"))
    book = read_book(tmp_path / "report.xls")
    assert book.sheets[0].rows == [["Отдел", "Штат"], [None, "5\xa0чел.\n6 < 7"]]
    assert (book.encoding, book.sheets[0].merged) == ("cp1251", ((0, 0, 1, 0),))


def test_waiting_can_be_stopped(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def tick() -> None:
        raise Stopped

    for file in (staff_workbook(tmp_path / "staff.xlsx"), FILES / "staff.xls"):
        with pytest.raises(Stopped):
            read_book(file, tick=tick)


@pytest.mark.parametrize(("row", "column", "name"), [(13, 25, "S!Z14"), (0, 26, "S!AA1"), (9, 702, "S!AAA10")])
def test_cells_are_named_as_people_do(row: int, column: int, name: str) -> None:
    assert place_of("S", row, column) == name


def test_nothing_but_the_reader_is_loaded_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment or the folder of the file offers is not loaded into the process that reads."""
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert read_book(staff_workbook(tmp_path / "staff.xlsx")).sheets[0].name == "Staff"


