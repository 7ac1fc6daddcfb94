"""Running a command as a person does, and plans to run it on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orgplanner.cli import main
from orgplanner.paths import samples


@dataclass
class Answer:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line with words and return its answer; errors are never more than a line."""

    def call(*words: object) -> Answer:
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        assert len(said.err.splitlines()) <= 1
        return Answer(status, said.out, said.err)

    return call


@pytest.fixture
def mebp() -> Path:
    """The sample of the trade departments."""
    return samples() / "mebp-trade.orgplan"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a difficult name, in which the command runs."""
    folder = tmp_path / "мои планы #1?"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
