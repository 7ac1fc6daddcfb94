"""What a reader of the PDF finds: text that can be searched, bookmarks, every letter, the same file every time."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from orgplanner.drawing.picture import Clip, Item, Page, Part, Picture, Text, page_of
from orgplanner.drawing.typeface import bundled, visible
from orgplanner.exporters.fonts.installed import SystemFonts
from orgplanner.exporters.pdf import writing as pdf_module
from orgplanner.exporters.pdf.writing import write_pdf
from orgplanner.text import render

Chart = Callable[..., Picture]
KAZAKH = "Әкімшілік Ғылым Қазына Аң Өңір Ұлттық Үкімет Һ Іс әғқңөұүһі"


def texts_of(file: Path) -> list[str]:
    """Return the text of each page as a viewer copies it."""
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range() for page in document]


def bookmarks_of(file: Path) -> list[tuple[int, str]]:
    """Return level and title of each bookmark."""
    with pypdfium2.PdfDocument(file) as document:
        return [(entry.level, entry.get_title()) for entry in document.get_toc(max_depth=100)]


def words(*texts: Text, width: float = 400, height: float = 100) -> Picture:
    """Return a picture of nothing but texts."""
    return Picture(width, height, [Item(None, "decoration", 0, 0, width, height, draw=lambda: texts)])


def test_kazakh_can_be_searched(tmp_path: Path) -> None:
    faces = [Text(5, 20, KAZAKH, 9, "#000000"), Text(5, 40, KAZAKH, 9, "#000000", bold=True)]
    faces.append(Text(5, 60, KAZAKH, 9, "#000000", italic=True))
    write_pdf([page_of(words(*faces))], tmp_path / "a.pdf", title="Құрылым")
    assert texts_of(tmp_path / "a.pdf")[0].count(KAZAKH) == 3


def test_pdftotext_finds_kazakh(tmp_path: Path) -> None:
    assert shutil.which("pdftotext"), "pdftotext belongs to the tools of the tests"
    write_pdf([page_of(words(Text(5, 20, KAZAKH, 9, "#000000")))], tmp_path / "a.pdf", title="Құрылым")
    found = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    assert KAZAKH in found.stdout.decode()


def test_fonts_are_embedded(tmp_path: Path, chart: Chart) -> None:
    write_pdf([page_of(chart("Сауда", "Экспорт"))], tmp_path / "a.pdf", title="t")
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"/FontFile2" in content
    assert b"Helvetica" not in content


def test_title_author_and_language_are_set(tmp_path: Path, chart: Chart) -> None:
    write_pdf([page_of(chart("A"))], tmp_path / "a.pdf", title="Құрылым <&>", author="Ә. Б.", language="kk")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        facts = document.get_metadata_dict()
    assert (facts["Title"], facts["Author"]) == ("Құрылым <&>", "Ә. Б.")
    assert b"/Lang (kk)" in (tmp_path / "a.pdf").read_bytes()


def test_bookmarks_follow_the_levels(tmp_path: Path, chart: Chart) -> None:
    write_pdf([page_of(chart("Министрлік", "Сауда", "Экспорт"))], tmp_path / "a.pdf", title="t")
    assert bookmarks_of(tmp_path / "a.pdf") == [(0, "Министрлік"), (1, "Сауда"), (1, "Экспорт")]


def test_levels_left_out_are_closed_up_and_endless_chains_do_not_matter(tmp_path: Path) -> None:
    levels = [2, 5, *range(6, 3000)]
    items = [Item(f"u{n}", "unit", 0, 0, 1, 1, f"Unit {n}", level) for n, level in enumerate(levels)]
    write_pdf([page_of(Picture(10, 10, items))], tmp_path / "a.pdf", title="t")
    found = bookmarks_of(tmp_path / "a.pdf")
    assert found[:3] == [(0, "Unit 0"), (1, "Unit 1"), (2, "Unit 2")]
    assert len(found) == len(levels)


def test_a_unit_on_several_pages_has_one_bookmark(tmp_path: Path, chart: Chart) -> None:
    page = page_of(chart("A", "B"))
    write_pdf([page, page], tmp_path / "a.pdf", title="t")
    assert [title for _level, title in bookmarks_of(tmp_path / "a.pdf")] == ["A", "B"]


def test_hostile_names_are_shown_as_they_are(tmp_path: Path, chart: Chart, hostile: str) -> None:
    write_pdf([page_of(chart("Root", hostile))], tmp_path / "a.pdf", title=hostile, author=hostile)
    assert [title for _level, title in bookmarks_of(tmp_path / "a.pdf")] == ["Root", visible(hostile) or "–"]
    shown = "".join(texts_of(tmp_path / "a.pdf")[0].split())
    assert "".join(visible(hostile).split())[:12] in shown


def test_every_letter_stays_on_the_page(tmp_path: Path, chart: Chart, hostile: str) -> None:
    picture = chart(hostile, f"{hostile} {hostile}")
    write_pdf([page_of(picture)], tmp_path / "a.pdf", title="t")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(place) for place in range(page.count_chars())]
    for left, bottom, right, top in boxes:
        assert 0 <= left <= right <= picture.width
        assert 0 <= bottom <= top <= picture.height


@pytest.mark.parametrize("anchor", ["start", "middle", "end"])
@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True)])
def test_text_is_drawn_as_wide_as_it_was_measured(tmp_path: Path, anchor: str, bold: bool, italic: bool) -> None:
    text = Text(200, 50, "НАН AVATAR To", 20, "#000000", bold, italic, anchor)
    write_pdf([page_of(words(text))], tmp_path / "a.pdf", title="t")
    width = bundled().width(text.text, text.size, bold, italic)
    start = 200 - {"start": 0, "middle": width / 2, "end": width}[anchor]
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        page = document[0].get_textpage()
        boxes = [page.get_charbox(place, loose=True) for place in range(page.count_chars())]
    assert min(box[0] for box in boxes) == pytest.approx(start, abs=0.5)
    assert max(box[2] for box in boxes) == pytest.approx(start + width, abs=0.5)


def test_letters_of_other_scripts_are_drawn_or_reported(tmp_path: Path) -> None:
    text = "საქართველო 😀 中文 ⇄ שלום"
    report = write_pdf([page_of(words(Text(5, 20, text, 9, "#000000")))], tmp_path / "a.pdf", title="t")
    found = texts_of(tmp_path / "a.pdf")[0]
    assert all((letter in found) != (letter in report.missing) for letter in text.replace(" ", ""))


def test_documents_with_different_letters_do_not_disturb_each_other(tmp_path: Path) -> None:
    for text in ("⇄ →", "⇄ შ → ა"):
        report = write_pdf([page_of(words(Text(5, 20, text, 9, "#000000")))], tmp_path / "a.pdf", title="t")
        assert all((letter in texts_of(tmp_path / "a.pdf")[0]) != (letter in report.missing) for letter in text)


def test_a_machine_without_fonts_reports_what_it_cannot_draw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_module, "installed", lambda: SystemFonts([tmp_path]))
    text = Text(5, 20, "Сауда 中文 бөлімі", 9, "#000000")
    report = write_pdf([page_of(words(text))], tmp_path / "a.pdf", title="t")
    assert report.missing == frozenset("中文")
    assert "中 (U+4E2D)" in render(report.notes[0], "ru")
    assert "Сауда �� бөлімі" in texts_of(tmp_path / "a.pdf")[0]


def test_the_same_pages_give_the_same_bytes(tmp_path: Path, chart: Chart) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pdf([page_of(chart("Сауда", "გ ⇄"))], tmp_path / name, title="t")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_clip_hides_what_is_outside(tmp_path: Path, chart: Chart) -> None:
    picture = chart("First", "Second")
    page = Page(300, 120, (Part(picture, 10, 10, 1, Clip(10, 10, 220, 75)),))
    write_pdf([page], tmp_path / "a.pdf", title="t")
    assert "First" in texts_of(tmp_path / "a.pdf")[0]
    assert "Second" not in texts_of(tmp_path / "a.pdf")[0]


def test_a_part_is_placed_and_scaled(tmp_path: Path) -> None:
    picture = words(Text(100, 50, "X", 20, "#000000"))
    write_pdf([Page(600, 400, (Part(picture, 30, 40, 0.5),))], tmp_path / "a.pdf", title="t")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        left, bottom, _right, top = document[0].get_textpage().get_charbox(0)
    assert left == pytest.approx(30 + 50, abs=1)
    assert bottom == pytest.approx(400 - 40 - 25, abs=0.5)
    assert top - bottom == pytest.approx(0.714 * 10, abs=0.5)


def test_a_picture_wider_than_any_viewer_accepts_is_reduced_and_says_so(tmp_path: Path) -> None:
    picture = words(Text(20_000, 50, "Far", 20, "#000000"), width=28_800)
    report = write_pdf([page_of(picture)], tmp_path / "a.pdf", title="t")
    assert "50.0" in render(report.notes[0])
    assert "Far" in texts_of(tmp_path / "a.pdf")[0]


def test_only_web_addresses_and_units_become_links(tmp_path: Path, chart: Chart) -> None:
    links = ["https://example.org/a", "#id1", "#nobody", "file:///etc/passwd", "javascript:alert(1)"]
    texts = words(*(Text(5, 20 * n, "link", 9, "#000000", link=link) for n, link in enumerate(links, start=1)))
    write_pdf([page_of(texts), page_of(chart("A", "B"))], tmp_path / "a.pdf", title="t")
    content = (tmp_path / "a.pdf").read_bytes()
    assert content.count(b"/Subtype /Link") == 2
    assert b"javascript" not in content
    assert b"passwd" not in content


def test_progress_reaches_the_end_and_can_stop_the_work(tmp_path: Path, chart: Chart) -> None:
    told: list[tuple[int, int]] = []
    page = page_of(chart("A", "B", "C"))
    write_pdf([page], tmp_path / "a.pdf", title="t", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
    assert told[0] == (0, 1)

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_pdf([page], tmp_path / "b.pdf", title="t", progress=stop)
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]
