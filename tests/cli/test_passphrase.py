"""Encrypted plans on the command line: the passphrase comes from a file or a variable, never in a word."""

from pathlib import Path

import pytest

from orgplanner.document import Document, is_sealed, open_plan, save_plan
from orgplanner.errors import NeedsPassphrase
from orgplanner.storage import sealed
from tests.cli.conftest import Run
from tests.storage.quick_sealing import quick

WORD = "гора и мост"


@pytest.fixture(autouse=True)
def quick_sealing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_apart", quick)
    monkeypatch.delenv("ORGPLANNER_PASSPHRASE", raising=False)


@pytest.fixture
def word(here: Path) -> Path:
    """A file with the passphrase, as an editor on Windows leaves it."""
    file = here / "word.txt"
    file.write_bytes(b"\xef\xbb\xbf" + WORD.encode() + b"\r\nand more\r\n")
    return file


@pytest.fixture
def plan(run: Run, word: Path) -> Path:
    assert run("sample", "mebp-trade", "-o", "plan.orgplan", "--passphrase-file", word).status == 0
    return Path("plan.orgplan")


def test_what_is_written_with_a_passphrase_is_encrypted(run: Run, plan: Path, word: Path, mebp: Path) -> None:
    assert is_sealed(plan)
    assert open_plan(plan, WORD) == open_plan(mebp)
    assert run("generate", "--posts", 50, "-o", "made.orgplan", "--passphrase-file", word).status == 0
    with pytest.raises(NeedsPassphrase):
        open_plan("made.orgplan")


def test_every_command_that_reads_a_plan_takes_it(run: Run, plan: Path, word: Path, mebp: Path) -> None:
    plain = Path("plain.orgplan")
    save_plan(open_plan(mebp), plain)
    both = ("--from", "Current, April 2013", "--to", "Worked example")
    for words in (
        ("info", "--json"), ("check", "--json"), ("compare", *both, "--json"),
        ("export", "--scenario", "Worked example", "-o", "chart.svg"),
    ):  # fmt: skip
        command, *rest = words
        of_plain = run(command, plain, *rest)
        assert run(command, plan, *rest, "--passphrase-file", word) == of_plain
        assert not of_plain.err


def test_the_variable_does_as_well(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGPLANNER_PASSPHRASE", WORD)
    assert run("info", plan, "--json").document["title"]


def test_without_one_a_sentence_says_how_to_pass_it(run: Run, plan: Path) -> None:
    answer = run("info", plan)
    assert answer.status == 1
    assert "encrypted with a passphrase" in answer.err
    assert "--passphrase-file" in answer.err
    assert "ORGPLANNER_PASSPHRASE" in answer.err


def test_a_wrong_one_and_none_in_the_file(run: Run, plan: Path, here: Path) -> None:
    other = here / "other.txt"
    for content, said in ((b"another\n", "not the passphrase"), (b"\nsecond", "is empty"), (b"\xff\xfe", "UTF-8")):
        other.write_bytes(content)
        answer = run("info", plan, "--passphrase-file", other)
        assert answer.status == 1
        assert said in answer.err
    missing = run("info", plan, "--passphrase-file", "nowhere.txt")
    assert missing.status == 1
    assert "nowhere.txt" in missing.err


def test_a_word_is_not_a_passphrase(run: Run, plan: Path) -> None:
    assert run("info", plan, "--passphrase", WORD).status == 2


def test_changes_taken_from_a_workbook_leave_it_encrypted(run: Run, plan: Path, word: Path) -> None:
    with_word = ("--passphrase-file", word)
    assert run("export", plan, "--scenario", "Worked example", "-o", "staff.xlsx", *with_word).status == 0
    document = Document.open(plan, passphrase=WORD)
    before = document.plan.snapshot()
    document.close()
    answer = run("import", "staff.xlsx", "--into", plan, "--scenario", "Worked example", *with_word)
    assert answer.status in (0, 1)
    assert is_sealed(plan)
    assert open_plan(plan, WORD) == before
