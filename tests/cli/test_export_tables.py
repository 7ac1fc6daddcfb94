"""Tables as pages by the command line, and what is wrong about the words."""

from pathlib import Path

import pypdfium2
import pytest

from orgplanner.paths import samples
from tests.cli.conftest import Run

PLAN = samples() / "mebp-trade.orgplan"
WORDS = ("export", PLAN, "--scenario", "Worked example", "-o", "a.pdf")


def texts(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_the_tables_that_are_named_are_written_with_the_holders_of_posts(run: Run, here: Path) -> None:
    assert run(*WORDS, "--tables", "staffing,ledger").status == 0
    found = texts(here / "a.pdf")
    assert "Staffing table" in found[0]
    assert "Ledger" in found[0]
    assert "Skill matrix" not in found[0]
    assert any("Holder 1" in text for text in found)
    run(*WORDS, "--tables", "staffing", "--content", "none", "--language", "kk", "--paper", "A3", "--landscape")
    found = texts(here / "a.pdf")
    assert "Штат кестесі" in found[0]
    assert not any("Қызметкер 1" in text for text in found)


def test_all_tables_of_a_scenario_by_itself_are_those_that_need_no_other(run: Run, here: Path) -> None:
    words = ("export", PLAN, "--scenario", "Current, April 2013", "-o", "a.pdf", "--tables")
    assert run(*words, "all").status == 0
    whole = " ".join(texts(here / "a.pdf"))
    assert "Staffing table" in whole
    assert "List of changes" not in whole
    answer = run(*words, "changes")
    assert answer.status != 0
    assert "compares two scenarios" in answer.err


def test_of_one_unit_there_is_the_staffing_table(run: Run, here: Path) -> None:
    answer = run(*WORDS, "--tables", "staffing,ledger", "--unit", "CTPD")
    assert answer.status == 0
    assert "one unit" in answer.out + answer.err
    whole = " ".join(texts(here / "a.pdf"))
    assert "Senior lawyer" in whole
    assert "International Trade Department" not in whole


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--tables", "pay"), "staffing, comparison"),
        (("--tables", ","), "staffing, comparison"),
        (("--tables", "all", "--book"), "--book"),
        (("--tables", "all", "-o", "a.svg"), ".pdf"),
        (("--tables", "all", "--paper", "fit"), "A4"),
        (("--tables", "all", "--fold-to-fit"), "folded"),
        (("--tables", "all", "--show", "changes"), "charts only"),
    ],
)
def test_wrong_words_about_tables_are_said(run: Run, here: Path, words: tuple[str, ...], part: str) -> None:
    answer = run(*WORDS, *words)
    assert answer.status == 2
    assert part in answer.err
    assert not list(here.iterdir())
