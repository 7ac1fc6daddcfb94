"""A draw.io file is read as units: shapes, lines glued or only near, labels, shapes within shapes."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgplanner.errors import FileProblem
from orgplanner.exporters import ExportOptions
from orgplanner.exporters.graph.drawio import write_drawio
from orgplanner.generate import generate
from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.reading import Book, read_book
from tests.importers.listing import tree

BOX = 'style="rounded=1;html=1;" vertex="1"'


def shape(id: str, label: str, x: int = 0, y: int = 0, parent: str = "1", style: str = BOX) -> str:
    place = f'<mxGeometry x="{x}" y="{y}" width="100" height="40" as="geometry"/>'
    return f'<mxCell id="{id}" value="{label}" {style} parent="{parent}">{place}</mxCell>'


def line(source: str, target: str, style: str = "") -> str:
    ends = f'source="{source}" target="{target}"'
    return f'<mxCell id="{source}-{target}" style="{style}" edge="1" parent="1" {ends}/>'


def loose(start: tuple[int, int], end: tuple[int, int]) -> str:
    points = f'<mxPoint x="{start[0]}" y="{start[1]}" as="sourcePoint"/>' \
             f'<mxPoint x="{end[0]}" y="{end[1]}" as="targetPoint"/>'  # fmt: skip
    geometry = f'<mxGeometry as="geometry">{points}</mxGeometry>'
    return f'<mxCell id="l{start}" edge="1" parent="1">{geometry}</mxCell>'


def model(*cells: str) -> str:
    return f'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>{"".join(cells)}</root></mxGraphModel>'


def drawing(folder: Path, *pages: str) -> Path:
    file = folder / "chart.drawio"
    diagrams = (f'<diagram name="Page {number}">{page}</diagram>' for number, page in enumerate(pages))
    file.write_text(f"<mxfile>{''.join(diagrams)}</mxfile>", encoding="utf-8")
    return file


def packed(text: str) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = deflate.compress(quote(text).encode()) + deflate.flush()
    return base64.b64encode(data).decode()


def units(book: Book) -> list[str]:
    return tree(build([book], propose([book]).recipe))


MINISTRY = [
    shape("a", "Ministry&lt;br&gt;Minister: A. Low", 100, 0), shape("b", "&lt;b&gt;Trade&lt;/b&gt;", 0, 100),
    shape("c", "Legal &amp;amp; law", 200, 100), shape("d", "WTO", 0, 200),
    shape("t", "Chart of 2026", 300, 0, style='style="text;html=1;" vertex="1"'),
]  # fmt: skip
NESTED = ["Ministry", "Ministry/Trade", "Ministry/Trade/WTO", "Ministry/Legal & law"]


@pytest.mark.parametrize("way", ["down", "up", "packed", "loose"])
def test_shapes_and_lines_are_units_and_their_tree(tmp_path: Path, way: str) -> None:
    down = [line("a", "b"), line("a", "c"), line("b", "d")]
    lines = {
        "down": down, "packed": down, "up": [line("b", "a"), line("c", "a"), line("d", "b")],
        "loose": [loose((150, 42), (50, 99)), loose((150, 40), (250, 97)), line("b", "d")],
    }[way]  # fmt: skip
    page = model(*MINISTRY, *lines)
    book = read_book(drawing(tmp_path, packed(page) if way == "packed" else page))
    assert units(book) == NESTED
    result = build([book], propose([book]).recipe)
    notes = {row.note for row in result.plan.states[result.scenario].units.values()}
    assert notes == {"", "Minister: A. Low"}
    assert (result.rows, result.placed) == (4, 4)


def test_one_above_and_one_below_are_told_by_their_height(tmp_path: Path) -> None:
    page = model(shape("a", "Lower", 0, 200), shape("b", "Upper", 0, 0), line("a", "b"))
    assert units(read_book(drawing(tmp_path, page))) == ["Upper", "Upper/Lower"]


def test_what_stands_in_a_field_is_below_it_and_texts_in_a_shape_are_its_words(tmp_path: Path) -> None:
    text = 'style="text;html=1;" vertex="1"'
    page = model(
        shape("a", "Ministry", style='style="swimlane;" vertex="1"'), shape("b", "Trade", parent="a"),
        shape("c", "Legal", parent="a"), shape("d", "", parent="b", style='style="group" vertex="1"'),
        shape("e", "12 posts", parent="c", style=text), line("b", "d"),
    )  # fmt: skip
    book = read_book(drawing(tmp_path, page))
    rows = {row[1]: row for row in book.sheets[0].rows[1:]}
    assert rows["Trade"][2] == rows["Legal"][2] == "a"
    assert "12 posts" in rows["Legal"]
    assert rows[None][2] == "b"


def test_dashed_lines_are_other_relations_and_pages_are_sheets_of_their_own(tmp_path: Path) -> None:
    first = model(*MINISTRY, line("a", "b"), line("a", "c"), line("b", "d"), line("c", "d", "dashed=1;"))
    book = read_book(drawing(tmp_path, first, model(shape("a", "Agency"), shape("b", "Branch"), line("a", "b"))))
    assert [sheet.name for sheet in book.sheets] == ["Page 0", "Page 1"]
    assert {row[0] for row in book.sheets[1].rows[1:]} == {"2:a", "2:b"}
    also = {row[1]: row[3] for row in book.sheets[0].rows[1:] if len(row) > 3}
    assert also["WTO"] == "1:c"


def test_data_of_shapes_become_columns(tmp_path: Path) -> None:
    cell = '<mxCell style="html=1;" vertex="1" parent="1"/>'
    page = model(
        f'<object label="%name%" placeholders="1" name="Trade" code="T-1" id="a">{cell}</object>',
        f'<UserObject label="Legal" code="T-2" id="b">{cell}</UserObject>', line("a", "b"),
    )  # fmt: skip
    rows = read_book(drawing(tmp_path, page)).sheets[0].rows
    assert rows[0] == ["ID", "Unit", "Parent ID", "code", "name"]
    assert rows[1:] == [["a", "Trade", None, "T-1", "Trade"], ["b", "Legal", "a", "T-2", None]]


def test_what_the_program_wrote_comes_back(tmp_path: Path) -> None:
    plan = generate(60, 5)
    scenario = plan.ordered_scenarios()[0].id
    write_drawio(plan, scenario, tmp_path / "own.drawio", ExportOptions())
    state = plan.states[scenario]
    assert sorted(each.rpartition("/")[2] for each in units(read_book(tmp_path / "own.drawio"))) == sorted(
        plan.words(row.name) for row in state.units.values()
    )


def squeezed() -> str:
    """A hundred million letters in few."""
    deflate = zlib.compressobj(1, zlib.DEFLATED, -15)
    piece = b"x" * 1_000_000
    data = b"".join(deflate.compress(piece) for _ in range(102)) + deflate.flush()
    return base64.b64encode(data).decode()


HOSTILE = {
    "entities": '<!DOCTYPE x [<!ENTITY a "aaaa">]><mxfile><diagram>&a;</diagram></mxfile>',
    "cut": "<mxfile><diagram name='x'><mxGraphModel><root><mxCell id='0'/>",
    "no base": "<mxfile><diagram name='x'>=== not base 64 ===</diagram></mxfile>",
    "bomb": f"<mxfile><diagram name='x'>{squeezed()}</diagram></mxfile>",
    "deep": "<mxfile>" + "<a>" * 5000,
    "nothing": "<mxfile><diagram name='x'></diagram></mxfile>",
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_damaged_or_means_harm_is_said_in_a_sentence(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "bad.drawio"
    file.write_text(HOSTILE[kind], encoding="utf-8")
    with pytest.raises(FileProblem) as said:
        read_book(file)
    assert "bad.drawio" in str(said.value.sentence("en"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_drawing_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    page = model(*MINISTRY, line("a", "b"), line("c", "a"), shape("d", "Ring", parent="d"), loose((0, 0), (9, 9)))
    text = bytearray(f"<mxfile><diagram>{page}</diagram></mxfile>".encode())
    bytes_changed = st.tuples(st.integers(30, len(text) - 1), st.integers(32, 126))
    for place, byte in data.draw(st.lists(bytes_changed, max_size=9)):
        text[place] = byte
    file = tmp_path / "changed.drawio"
    file.write_bytes(bytes(text))
    try:
        book = read_book(file)
    except FileProblem:
        return
    build([book], propose([book]).recipe)
