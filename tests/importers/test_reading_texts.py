"""Texts with delimiters are read as they were written, whatever their encoding; nothing in them is swallowed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgplanner.errors import FileProblem
from orgplanner.importers.reading import Book, read_book, read_clipboard
from orgplanner.importers.reading.book import Row

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
ENCODINGS = (*UNICODE, "cp1251", "cp866", "koi8-r", "koi8-u", "kz1048")
RUSSIAN = "Подразделение;Должность;Ставка\nОтдел кадров;начальник;1\nКанцелярия;специалист;0,5\n"
KAZAKH = "Бөлімше;Лауазым;Бірлік\nҚаржы басқармасы;басшы;1\nӨңірлік даму бөлімі;маман;2\n"
WORDS = (
    "Отдел", "Управление кадров", "ИТОГО", "Head of unit", "12,5", "7", "–", "a;b", "x\ty", "1|2", "c, d", 'O"K',
    "two\nlines",
)  # fmt: skip
Read = Callable[..., Book]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(data: bytes | str, **words: str) -> Book:
        file = tmp_path / "list.csv"
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_book(file, **words)

    return read


def rows_of(book: Book) -> list[Row]:
    return book.sheets[0].rows


tables = st.integers(2, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from(WORDS), min_size=columns, max_size=columns), min_size=2, max_size=12
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(tables, st.sampled_from(ENCODINGS), st.sampled_from(",;\t|"), st.sampled_from(("\n", "\r\n")))
def test_what_was_written_is_read(
    tmp_path: Path, table: list[list[str]], encoding: str, delimiter: str, ends: str
) -> None:
    """The encoding is found out or asked about; told encoding and delimiter, any table reads back."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ends).writerows(table)
    file = tmp_path / "table.csv"
    try:
        file.write_bytes(text.getvalue().encode(encoding))
    except UnicodeEncodeError:
        return
    told = read_book(file, encoding=encoding, delimiter=delimiter)
    assert rows_of(told) == table
    found = read_book(file, delimiter=delimiter)
    offered = (read_book(file, encoding=each, delimiter=delimiter) for each in found.guesses)
    assert any(rows_of(book) == table for book in (found, *offered))


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [RUSSIAN, KAZAKH], ids=["Russian", "Kazakh"])
def test_short_lists_need_no_question(read: Read, text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    book = read(data)
    assert rows_of(book) == [line.split(";") for line in text.splitlines()]
    assert (book.guesses, book.delimiter) == ((), ";")


@pytest.mark.parametrize("encoding", ["cp1251", "cp866", "koi8-r", "cp1252"])
def test_where_in_doubt_the_others_are_named(read: Read, encoding: str) -> None:
    text = "и;1\n" if encoding != "cp1252" else "Café;1\n"
    book = read(text.encode(encoding))
    assert book.encoding == encoding or encoding in book.guesses
    assert rows_of(read(text.encode(encoding), encoding=encoding)) == [text.strip().split(";")]


def test_western_and_other_encodings(read: Read) -> None:
    book = read("Größe (£);Café\n5;Müller\n".encode("cp1252"))
    assert (book.encoding, book.guesses, rows_of(book)[0]) == ("cp1252", (), ["Größe (£)", "Café"])
    for text in ("Pay (£),Post\n5,Head\n", "Unit,Post\nTrade – Exports,Head’s office\n", "№;Name\n1;A\n"):
        book = read(text.encode("cp1251" if "№" in text else "cp1252"))
        assert (rows_of(book), book.guesses) == (rows_of(read(text)), ())
    assert read("部门;职位\n人事部;主任\n财务部;科长\n".encode("gb18030")).guesses


def test_delimiters_are_found_among_decimal_commas_and_sentences(read: Read) -> None:
    assert read("Имя;Ставка\nИванов, И.;0,5\nПетров, П.;1,5\n").delimiter == ";"
    assert read("Unit\tPost\nTrade, exports; imports\tHead, acting\nA, b; c\td, e\n").delimiter == "\t"
    assert read("a^b\n1^2\n").delimiter == "^"
    assert read("sep=;\na,b;c\n1,5;2\n").sheets[0].rows == [["a,b", "c"], ["1,5", "2"]]
    assert rows_of(read("Trade, investment\nTrade\n  Exports\n  Imports\n")) == [
        ["Trade, investment"], ["Trade"], ["  Exports"], ["  Imports"],
    ]  # fmt: skip
    assert rows_of(read("a*b\n1*2\n", delimiter="*")) == [["a", "b"], ["1", "2"]]
    assert rows_of(read("a b\n1 2\n", delimiter="space")) == [["a", "b"], ["1", "2"]]


def test_comment_lines_above_the_heading_are_directives(read: Read) -> None:
    directives = ("## Example", "# label: %name%", '# connect: {"from": "refs", "to": "id"}')
    book = read("\n".join((*directives, "", "name,id,refs", 'A,1,"2,3"', "")))
    assert book.directives == directives
    assert rows_of(book) == [[], ["name", "id", "refs"], ["A", "1", "2,3"]]
    assert book.sheets[0].lines == (4, 5, 6)
    book = read("# made on Monday\n#;Name\n1;A\n# no. 2;B\n")
    assert book.directives == ("# made on Monday",)
    assert rows_of(book) == [["#", "Name"], ["1", "A"], ["# no. 2", "B"]]


def test_rows_know_their_lines_in_the_file(read: Read) -> None:
    book = read('a,b\r\n"two\r\nlines",2\r\n\r\nlast,4\r\n\r\n')
    assert rows_of(book) == [["a", "b"], ["two\r\nlines", "2"], [], ["last", "4"]]
    assert book.sheets[0].lines == (1, 2, 4, 5)


def test_quotation_marks_within_a_cell_belong_to_the_text(read: Read) -> None:
    assert rows_of(read('Name;n\n"LLP "Rose" and Co";5\n5" pipe;6\n')) == [
        ["Name", "n"], ['LLP Rose" and Co"', "5"], ['5" pipe', "6"],
    ]  # fmt: skip


MANY = "".join(f"{number},A,B\n" for number in range(50))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('a,b\n1,"x\n2,y\n', "in the row that begins in line 2 is not closed"),
        ('a,b\n1,""x"\n2,"y\n', "in the row that begins in line 3 is not closed"),
        (f'a,b,c\n{MANY}1,"x,B\n{MANY}1,y",B\n{MANY}', "in the row that begins in line 52 is not closed"),
        ("a,b\n1,x\x00y\n", "line 2 holds the control character U+0000"),
        ("a,b\n\n1,x\x1by\n", "line 3 holds the control character U+001B"),
        ("a,b\n1," + "x" * 10_000_000, "line 2 has a cell that is too long"),
        ("a;" * 1001 + "\n", "more than 1,000 columns"),
        ("a\n" * 200_002, "more than 200,000 rows"),
        ("", "is empty"),
        ("\n\n", "is empty"),
        (";;;\n;;;\n", "is empty"),
        ("# only\n# comments: here\n", "is empty"),
        ("<?xml?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>", "an old form of XML"),
        ("<html><p>No table</p></html>", "is empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_a_sentence(read: Read, text: str, words: str) -> None:
    with pytest.raises(FileProblem, match=words.replace("+", "[+]")):
        read(text)


def test_a_wrong_encoding_or_delimiter_is_a_sentence(read: Read) -> None:
    text = "Отдел;Штат\nКадры;5\n"
    for words, sentence in (
        ({"encoding": "utf-8"}, "not written in utf-8: see line 1"),
        ({"encoding": "nonsense"}, "no encoding “nonsense”"), ({"encoding": "rot13"}, "no encoding “rot13”"),
        ({"delimiter": "ab"}, "cannot stand between cells"), ({"delimiter": '"'}, "cannot stand between cells"),
    ):  # fmt: skip
        with pytest.raises(FileProblem, match=sentence):
            read(text.encode("cp1251"), **words)
    with pytest.raises(FileProblem, match="not written in utf-8: see line 2"):
        read((text * 9).encode().replace("Кадры".encode(), "Кадры".encode()[:-1], 1))


def test_the_clipboard_as_spreadsheets_and_editors_fill_it() -> None:
    book = read_clipboard('Unit\tFTE\r\n"two\nlines"\t1,5\r\n\t\r\n')
    assert rows_of(book) == [["Unit", "FTE"], ["two\nlines", "1,5"], []]
    assert rows_of(read_clipboard("Unit;FTE\nA;1,5\n")) == [["Unit", "FTE"], ["A", "1,5"]]
    assert rows_of(read_clipboard("Ministry\n  Department\n")) == [["Ministry"], ["  Department"]]
    book = read_clipboard("", "<table><tr><td colspan=2>A<td>B</table>")
    assert (rows_of(book), book.sheets[0].merged, book.kind) == ([["A", None, "B"]], ((0, 0, 0, 1),), "clipboard")
    assert rows_of(read_clipboard("# draw: io\nname,id\nA,1\n")) == [["name", "id"], ["A", "1"]]
    assert rows_of(read_clipboard("")) == []
