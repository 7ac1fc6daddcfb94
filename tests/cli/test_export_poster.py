"""A poster by the command line: sheets to glue, and what is wrong about the words."""

from pathlib import Path

import pypdfium2
import pytest

from orgplanner.paths import samples
from tests.cli.conftest import Run

PLAN = samples() / "trade-coordination.orgplan"


def pages(file: Path) -> tuple[list[str], tuple[float, float]]:
    """The words of each page, and the size of the sheets."""
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_range() for page in document], document[0].get_size()


def test_a_poster_has_a_plan_and_sheets(run: Run, here: Path) -> None:
    words = ("export", PLAN, "--scenario", "Today", "--poster", "-o", "a.pdf")
    answer = run(*words)
    assert answer.status == 0
    assert "Poster of " in answer.out
    found, size = pages(here / "a.pdf")
    assert "Assembly plan" in found[0]
    assert "10 mm" in found[0]
    assert [name in text for name, text in zip(("A1", "A2", "B1"), found[1:], strict=False)] == [True] * 3
    assert sorted(size) == pytest.approx([595.28, 841.89], abs=0.1)
    run(*words, "--paper", "A3", "--overlap", "15", "--language", "kk")
    fewer, size = pages(here / "a.pdf")
    assert len(fewer) < len(found)
    assert "15 мм" in fewer[0]
    assert sorted(size) == pytest.approx([841.89, 1190.55], abs=0.1)


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--poster", "-o", "a.svg"), ".pdf"),
        (("--poster", "--book"), "--book"),
        (("--poster", "--paper", "fit"), "A4"),
        (("--poster", "--fold-to-fit"), "all boxes"),
        (("--poster", "--overlap", "80"), "0 to 50"),
        (("--poster", "--overlap", "nan"), "0 to 50"),
        (("--poster", "--overlap", "wide"), "--overlap"),
        (("--overlap", "10"), "--poster"),
    ],
)
def test_wrong_words_about_a_poster_are_said(run: Run, here: Path, words: tuple[str, ...], part: str) -> None:
    answer = run("export", PLAN, "--scenario", "Today", "-o", "a.pdf", *words)
    assert answer.status == 2
    assert part in answer.err
    assert not list(here.iterdir())
