"""Workbooks of every kind, web pages and texts in many encodings, mutated: read as sound sheets, or refused."""

from __future__ import annotations

from pathlib import Path
from random import Random

from orgplanner.errors import FileProblem
from orgplanner.importers.reading import Book, Odd, read_book
from tests.hostile.mutating import bytes_changed, parts_changed, texts_changed
from tests.importers.making import FILES, binary_workbook, by_hand, indented_workbook, staff_workbook

TEXT = "\n".join(
    ("Бөлімше;Лауазым;Бірлік", "Кадры;Начальник «отдела»;1,5", *(f"Отдел {n};Эксперт;{n}" for n in range(9)))
)
PAGE = (
    '<html><meta charset="windows-1251"><table><tr><th colspan="2">Отдел<th>Штат</tr>'
    "<tr><td rowspan=2>Кадры&nbsp;1<td><b>5</b><br>6</td></tr></table></html>"
)
FORMULAS = '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>A1</f><v></v></c></row>'
ENCODED = {"utf-16": "utf-16", "cp866": "cp866", "koi8-r": "koi8-r", "kz1048": "kz1048"}


def book_files(folder: Path) -> list[Path]:
    """Good files of every kind."""
    made = [
        staff_workbook(folder / "staff.xlsx"), indented_workbook(folder / "indented.xlsx"),
        by_hand(folder / "formulas.xlsx", FORMULAS),
        binary_workbook(folder / "staff.xlsb", [["A", 1, True], [None, "B"]], {1: 1}, [(0, 0, 0, 1)]),
    ]  # fmt: skip
    for name in ("staff.xls", "staff.ods"):
        made.append(folder / name)
        made[-1].write_bytes((FILES / name).read_bytes())
    for name, data in (("page.xls", PAGE.encode("cp1251")), ("plain.csv", TEXT.encode()), *encoded()):
        made.append(folder / name)
        made[-1].write_bytes(data)
    return made


def encoded() -> list[tuple[str, bytes]]:
    """The text in encodings that do not tell what they are."""
    return [(f"{name}.csv", TEXT.encode(encoding, "replace")) for name, encoding in ENCODED.items()]


def book_changed(chance: Random, data: bytes) -> bytes:
    """A part of a workbook, the words of a text, or the bytes of anything."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        return parts_changed(chance, data)
    text = not data.startswith((b"PK", b"\xd0\xcf"))
    return (texts_changed if text and chance.random() < 0.5 else bytes_changed)(chance, data)


def look_at_book(_: Random, path: Path, origin: int, mutator: object) -> str:
    """Refused, or sheets of sound cells."""
    try:
        book = read_book(path)
    except FileProblem as error:
        return "refused" if error.sentence("kk").strip() else "FAULT: refused without a word"
    check(book)
    return "read in doubt" if book.guesses else "read"


def check(book: Book) -> None:
    """What holds for every book."""
    assert any(sheet.rows for sheet in book.sheets)
    for sheet in book.sheets:
        for row in sheet.rows:
            assert not row or row[-1] is not None
            assert all(isinstance(cell, str | int | float | Odd | None) and cell != "" for cell in row)
        assert len(sheet.lines) in (0, len(sheet.rows))
        assert all(level > 0 and row >= 0 for row, level in sheet.levels.items())
        assert all(0 <= top <= bottom and 0 <= left <= right for top, left, bottom, right in sheet.merged)
