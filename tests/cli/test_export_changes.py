"""Before, after and changes as files: pages on which what stays does not move, and signs in every format."""

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.conftest import Run

OLD, NEW, WORKED = "Current, April 2013", "Proposed (source)", "Worked example"


def places(file: Path, words: str) -> list[list[tuple[int, ...]]]:
    """Where a text stands on each page of a PDF."""
    document = pypdfium2.PdfDocument(file)
    found = []
    for page in document:
        text = page.get_textpage()
        search, here = text.search(words, match_case=True), []
        while (hit := search.get_next()) is not None:
            here.append(tuple(round(edge) for edge in text.get_charbox(hit[0])))
        found.append(here)
    document.close()
    return found


@pytest.mark.parametrize("paper", [(), ("--paper", "A3", "--landscape"), ("--paper", "fit", "--arrows")])
def test_a_pdf_has_three_pages_on_which_what_stays_does_not_move(
    run: Run, here: Path, mebp: Path, paper: tuple[str, ...]
) -> None:
    answer = run("export", mebp, "--scenario", NEW, "--against", OLD, "-o", "a.pdf", *paper)
    assert answer.status == 0
    stays = places(here / "a.pdf", "Investment")
    assert len(stays) == 3
    boxes = [{box for box in page if box in stays[0]} for page in stays]
    assert boxes[0]
    assert boxes[0] == boxes[1] == boxes[2]
    before, after, changes = places(here / "a.pdf", "International Trade")
    assert not before
    assert set(after) <= set(changes)
    assert [bool(page) for page in places(here / "a.pdf", "Undecided")] == [False, True, True]
    assert [bool(page) for page in places(here / "a.pdf", "page 3 of 3")] == [False, False, True]
    assert "The ledger balances" in (pypdfium2.PdfDocument(here / "a.pdf")[2].get_textpage().get_text_range())


@pytest.mark.parametrize(
    ("show", "here_too", "not_here"),
    [
        ("before", "Department of Foreign Trade", "Research Department"),
        ("after", "Research Department", "Merged"),
        ("changes", "→← Merged", "page 2"),
    ],
)
def test_each_stage_can_be_had_by_itself(
    run: Run, here: Path, mebp: Path, show: str, here_too: str, not_here: str
) -> None:
    run("export", mebp, "--scenario", NEW, "--against", OLD, "--show", show, "-o", "a.svg")
    text = Path("a.svg").read_text(encoding="utf-8")
    assert here_too in text
    assert not_here not in text


def test_a_wave_shows_only_what_is_carried_out_by_then(run: Run, here: Path, mebp: Path) -> None:
    words = ("--scenario", WORKED, "--against", OLD, "--show", "after", "-o", "a.svg")
    run("export", mebp, *words, "--wave", "1")
    text = Path("a.svg").read_text(encoding="utf-8")
    assert "up to wave 1" in text
    assert "Market access matters" in text
    assert "Research Department" not in text
    run("export", mebp, *words, "--wave", "2")
    assert "Research Department" in Path("a.svg").read_text(encoding="utf-8")


def test_graphviz_gets_signs_in_labels_and_arrows_from_old_places(run: Run, here: Path, mebp: Path) -> None:
    run("export", mebp, "--scenario", NEW, "--against", OLD, "-o", "a.dot", "--arrows")
    text = Path("a.dot").read_text(encoding="utf-8")
    for words in ("→← Merged", "⇄ Moved", "+ New", "? Undecided", "into: International Trade"):
        assert words in text
    run("export", mebp, "--scenario", NEW, "--against", OLD, "-o", "b.dot")
    assert text.count("->") - Path("b.dot").read_text(encoding="utf-8").count("->") == 7


def test_json_and_a_chart_that_is_only_coloured_stay_as_they_were(run: Run, here: Path, mebp: Path) -> None:
    run("export", mebp, "--scenario", NEW, "-o", "a.json")
    run("export", mebp, "--scenario", NEW, "-o", "b.json", "--against", OLD)
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()
    run("export", mebp, "--scenario", NEW, "-o", "c.svg", "--against", OLD, "--colour-by", "change")
    assert "dashed: where it was" not in Path("c.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--wave", "7"), "1, 2"),
        (("--wave", "soon"), "--wave"),
        (("--show", "later"), "--show"),
        (("--against", WORKED), "--against"),
        (("--wave", "1", "-o", "a.json"), ".pdf, .svg"),
    ],
)
def test_what_cannot_be_shown_is_said(
    run: Run, here: Path, mebp: Path, words: tuple[str, ...], part: str
) -> None:
    answer = run("export", mebp, "--scenario", WORKED, "-o", "a.pdf", *words)
    assert answer.status == 2
    assert part in answer.err
    assert not list(here.iterdir())


@pytest.mark.parametrize("unit", ["ITD", "DFTR"])
def test_what_becomes_of_one_unit_old_or_new(run: Run, here: Path, mebp: Path, unit: str) -> None:
    words = ("--scenario", NEW, "--against", OLD, "--unit", unit, "-o", "a.svg")
    assert run("export", mebp, *words).status == 0
    text = Path("a.svg").read_text(encoding="utf-8")
    assert "into: International Trade" in text
    assert "Market access matters" in text
    assert "Center for Trade Policy" not in text
    assert ("CU rules development" in text) == (unit == "ITD")
