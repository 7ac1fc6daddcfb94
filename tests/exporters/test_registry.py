"""One call writes a scenario in the format of its ending, just as the preview shows it."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from orgplanner.errors import NotWritten, RuleBroken
from orgplanner.exporters import EXPORTERS, ExportOptions, export, lay_out
from orgplanner.model import Change, ChangeSet, Figure, Plan, Post, Scenario, Unit, between, names

DAY = date(2026, 11, 22)


@pytest.fixture
def plan() -> Plan:
    """A department with a unit, in three languages."""
    made = Plan("plan")
    made.apply(
        ChangeSet("", (Change("scenarios", None, "s", None, Scenario("s", names(en="Current", kk="Ағымдағы"))),))
    )
    rows = (
        (
            "units",
            Unit(
                "d",
                "D",
                names(en="Trade & <policy>", ru="Торговля", kk="Сауда саясаты қызметі"),
                "department",
                rank="a",
            ),
        ),
        ("units", Unit("u", "U", names(en="Tariff", ru="Тарифы", kk="Кеден тарифі"), "unit", "d", "b")),
        ("posts", Post("p", "u", title=names(en="Expert"), established=Figure(between(4, 7)), rank="a")),
    )
    made.apply(ChangeSet("", tuple(Change(table, "s", row.id, None, row) for table, row in rows)))
    return made


def text_of(file: Path) -> str:
    """The words of all pages of a PDF file."""
    document = pypdfium2.PdfDocument(file.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("ending", list(EXPORTERS))
def test_every_ending_writes_a_file_with_the_units(plan: Plan, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"chart{ending}"
    report = export(plan, "s", target, ExportOptions(date=DAY))
    assert report.missing == frozenset()
    data = target.read_bytes()
    if ending == ".pdf":
        assert "Tariff" in text_of(target)
    elif ending == ".png":
        assert data.startswith(b"\x89PNG")
    elif ending == ".xlsx":
        book = load_workbook(target)
        assert "Tariff" in {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    elif ending == ".pptx":
        slides = Presentation(target).slides
        assert "Tariff" in {shape.name for slide in slides for shape in slide.shapes}
    elif ending == ".docx":
        tables = Document(str(target)).tables
        assert "D Trade & <policy>" in {cell.text for table in tables for cell in table._cells}
    else:
        assert b"Tariff" in data


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Tariff", "4–7 posts", "Established 4–7")), ("ru", ("Тарифы", "4–7 шт. ед.", "22 ноября 2026 г.")),
     ("kk", ("Кеден тарифі", "қызметі", "Ағымдағы", "2026 жылғы 22 қараша"))],
)  # fmt: skip
def test_pdf_can_be_searched_in_each_language(
    plan: Plan, tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    target = tmp_path / "chart.pdf"
    export(plan, "s", target, ExportOptions(paper="A4", language=language, date=DAY))
    found = " ".join(text_of(target).split())
    for expected in words:
        assert expected in found


def test_a_capital_ending_is_the_same_format(plan: Plan, tmp_path: Path) -> None:
    export(plan, "s", tmp_path / "chart.SVG")
    assert (tmp_path / "chart.SVG").read_text(encoding="utf-8").startswith("<")


def test_an_unknown_ending_names_those_that_are_known(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match=r"\.bmp.*\.pdf"):
        export(plan, "s", tmp_path / "chart.bmp")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_scenario_or_unit_is_refused(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken):
        export(plan, "nowhere", tmp_path / "chart.pdf")
    with pytest.raises(RuleBroken, match="nobody"):
        export(plan, "s", tmp_path / "chart.pdf", ExportOptions(unit="nobody"))


def test_a_missing_folder_is_said(plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(NotWritten):
        export(plan, "s", tmp_path / "no" / "chart.pdf")


def test_the_preview_is_what_is_written(plan: Plan, tmp_path: Path) -> None:
    options = ExportOptions(paper="A3", landscape=True, date=DAY)
    export(plan, "s", tmp_path / "chart.pdf", options)
    pages = lay_out(plan, "s", options).pages
    document = pypdfium2.PdfDocument((tmp_path / "chart.pdf").read_bytes())
    assert [page.get_size() for page in document] == [
        (pytest.approx(page.width, abs=0.1), pytest.approx(page.height, abs=0.1)) for page in pages
    ]


def test_a_unit_can_be_exported_alone(plan: Plan, tmp_path: Path) -> None:
    export(plan, "s", tmp_path / "unit.svg", ExportOptions(unit="u"))
    text = (tmp_path / "unit.svg").read_text(encoding="utf-8")
    assert "Tariff" in text
    assert "policy" not in text


def test_a_note_comes_with_what_cannot_be_read(plan: Plan) -> None:
    rows = [
        Unit(f"x{place}", name=names(en=f"Unit {place}"), parent="d", rank=f"c{place}", arrangement="side")
        for place in range(400)
    ]
    plan.apply(ChangeSet("", tuple(Change("units", "s", row.id, None, row) for row in rows)))
    assert lay_out(plan, "s", ExportOptions(paper="A5")).notes
    assert lay_out(plan, "s", ExportOptions(paper="fit")).notes == ()


def test_an_empty_scenario_is_a_page_with_a_note(tmp_path: Path) -> None:
    empty = Plan("plan")
    empty.apply(ChangeSet("", (Change("scenarios", None, "s", None, Scenario("s", names(en="Empty"))),)))
    report = export(empty, "s", tmp_path / "chart.pdf", ExportOptions(paper="A4"))
    assert "nothing to draw" in str(report.notes[0])
