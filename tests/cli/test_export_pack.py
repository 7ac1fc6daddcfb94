"""The proposal pack from the command line: one word makes it, its parts are chosen, what is missing is said."""

from pathlib import Path

import pypdfium2
import pytest

from orgplanner.cli import main
from orgplanner.exporters.choices.options import PARTS
from orgplanner.paths import samples

SAMPLE = str(samples() / "mebp-trade.orgplan")
PROPOSAL = (SAMPLE, "--scenario", "Worked example", "--against", "Current, April 2013", "--pack")


def run(*words: object) -> int:
    return main(["export", *map(str, words)])


def sizes(file: Path) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_size() for page in document]


def test_one_word_makes_the_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pack.pdf"
    assert run(*PROPOSAL, "-o", file, "--paper", "A4") == 0
    assert "pack.pdf" in capsys.readouterr().out
    found = sizes(file)
    assert len(found) > 25
    assert found[0][0] < found[0][1]  # paper alone does not turn tables upright
    assert any(width > height for width, height in found)


def test_parts_and_pages_are_chosen(tmp_path: Path) -> None:
    some, last = tmp_path / "some.pdf", tmp_path / "last.pdf"
    assert run(*PROPOSAL, "--parts", "cover, Current", "-o", some) == 0
    assert len(sizes(some)) == 2
    assert run(*PROPOSAL, "--parts", "all", "--pages", "20-26", "-o", last) == 0  # only the whole has so many
    assert len(sizes(last)) == 7


def test_help_names_the_parts(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    said = "".join(capsys.readouterr().out.split())
    assert ",".join(PARTS) in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*PROPOSAL, "--parts", "cover,index"), "There is no part “index”"),
        ((*PROPOSAL[:-1], "--parts", "cover"), "ask for it with --pack"),
        ((*PROPOSAL, "--unit", "ITD", "--arrows"), "leave out: --arrows, --unit"),
        ((*PROPOSAL, "--book"), "choose one of: --book, --pack"),
        ((*PROPOSAL, "--paper", "fit"), "sheets of one size"),
        ((*PROPOSAL, "--fold-to-fit"), "nothing is folded"),
    ],
)
def test_what_does_not_go_together_is_said(words, said, tmp_path: Path, capsys) -> None:
    assert run(*words, "-o", tmp_path / "a.pdf") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_a_pack_is_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*PROPOSAL, "-o", tmp_path / "a.svg") == 2
    assert "ends in .pdf" in capsys.readouterr().err


def test_what_is_missing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.pdf"
    assert run(SAMPLE, "--scenario", "Current, April 2013", "--pack", "-o", file) == 0
    assert "Left out: Ledger (no other scenario is chosen to compare with)." in capsys.readouterr().out
    assert run(SAMPLE, "--scenario", "Current, April 2013", "--pack", "--parts", "ledger", "-o", file) == 2
    assert "None of these parts can be made." in capsys.readouterr().err
