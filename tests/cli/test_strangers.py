"""What the command line says of files that a stranger sent: one sentence, exit status 1, the file as it was."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.hostile.strangers import FAULTY, REFUSED, journal_beside, sample


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_is_refused_has_its_sentence(run: Run, here: Path, case: str) -> None:
    make, said = REFUSED[case]
    file = here / "sent.orgplan"
    make(file)
    before = file.read_bytes()
    answer = run("info", file)
    assert (answer.status, answer.out) == (1, "")
    assert said in answer.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("case", FAULTY)
def test_rows_at_fault_are_named(run: Run, here: Path, case: str) -> None:
    make, said = FAULTY[case]
    file = here / "sent.orgplan"
    make(file)
    answer = run("check", file, "--json")
    assert (answer.status, answer.out) == (1, "")
    assert "is damaged" in answer.err
    assert "Rows at fault" in answer.err
    assert said in answer.err


def test_a_journal_beside_a_file_does_not_matter(run: Run, here: Path) -> None:
    sample(here / "good.orgplan")
    journal_beside(here / "sent.orgplan")
    good, sent = (run("info", here / f"{name}.orgplan", "--json").document for name in ("good", "sent"))
    assert good == sent
