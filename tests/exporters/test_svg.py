"""The SVG is valid whatever the names, its text is text, and every item can be found by id and title."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from orgplanner.drawing.picture import Box, Clip, Item, Page, Part, Picture, Text, page_of
from orgplanner.drawing.typeface import bundled, visible
from orgplanner.exporters.svg import write_svg

Chart = Callable[..., Picture]
SVG = "{http://www.w3.org/2000/svg}"


def read(file: Path) -> ElementTree.Element:
    return ElementTree.fromstring(file.read_bytes())


def titles(root: ElementTree.Element) -> list[str]:
    return [title.text or "" for title in root.iter(f"{SVG}title")]


def test_every_item_has_its_id_and_title(tmp_path: Path, chart: Chart) -> None:
    write_svg(chart("Министрлік", "Сауда"), tmp_path / "a.svg", title="Құрылым", language="kk")
    root = read(tmp_path / "a.svg")
    assert titles(root) == ["Құрылым", "Министрлік", "Сауда"]
    assert [group.get("id") for group in root.iter(f"{SVG}g") if group.get("id")] == ["u-id0", "u-id1"]
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "kk"


def test_text_is_text_with_its_measured_width(tmp_path: Path, chart: Chart) -> None:
    write_svg(chart("Сауда саясаты"), tmp_path / "a.svg", title="t")
    (text,) = read(tmp_path / "a.svg").iter(f"{SVG}text")
    assert text.text == "Сауда саясаты"
    assert float(text.get("textLength", "")) == pytest.approx(bundled().width(text.text, 12, bold=True), abs=0.01)


def test_hostile_names_stay_text(tmp_path: Path, chart: Chart, hostile: str) -> None:
    picture = chart("Root", hostile)
    write_svg(picture, tmp_path / "a.svg", title=hostile)
    root = read(tmp_path / "a.svg")
    assert titles(root)[0] == visible(hostile)
    assert [item.title and visible(item.title) for item in picture.items if item.title] == titles(root)[1:]
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "defs", "pattern", "path", "g", "rect", "polygon", "text")
    }


def test_hostile_ids_colours_and_links_cannot_break_out(tmp_path: Path) -> None:
    shapes = (
        Box(0, 0, 9, 9, 'red" onload="x', "url(http://example.org)", hatch="url(#x)"),
        Text(0, 9, "x", 9, "#000000", link="javascript:alert(1)"),
        Text(0, 9, "y", 9, "#000000", link='https://example.org/"><script>'),
    )
    item = Item('a"><script>', 'unit" onclick="x', 0, 0, 9, 9, "t", draw=lambda: shapes)
    write_svg(Picture(9, 9, [item, item]), tmp_path / "a.svg", title="t")
    root = read(tmp_path / "a.svg")
    elements = list(root.iter())
    assert not [element for element in elements if "script" in element.tag]
    assert not [name for element in elements for name in element.attrib if name.startswith("on")]
    assert [link.get("href") for link in root.iter(f"{SVG}a")] == ['https://example.org/"><script>'] * 2
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))


def test_a_page_is_written_with_its_parts_and_clips(tmp_path: Path, chart: Chart) -> None:
    page = Page(500, 400, (Part(chart("A"), 10, 20, 0.5, Clip(0, 0, 100, 100)), Part(chart("B"))))
    write_svg(page, tmp_path / "a.svg", title="t")
    root = read(tmp_path / "a.svg")
    assert root.get("viewBox") == "0 0 500 400"
    transforms = [group.get("transform") for group in root.iter(f"{SVG}g") if group.get("transform")]
    assert transforms == ["translate(10 20) scale(0.5)", "translate(0 0) scale(1)"]
    assert root.find(f".//{SVG}clipPath") is not None


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path, chart: Chart) -> None:
    write_svg(chart("A", "B"), tmp_path / "a.svg", title="t")
    write_svg(page_of(chart("A", "B")), tmp_path / "b.svg", title="t")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
