"""How the command as a whole answers: help, wrong words, the window."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from orgplanner import __version__
from orgplanner.cli import main, window
from orgplanner.cli.registry import COMMANDS
from tests.cli.conftest import Run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """The files on which windows were opened; no window opens."""
    files: list[Path | None] = []
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(
        window, "import_module", lambda name: SimpleNamespace(run=lambda file: files.append(file) or 0)
    )
    return files


def test_without_words_the_window_opens(run: Run, opened: list[Path | None]) -> None:
    assert run().status == 0
    assert opened == [None]


def test_with_only_a_file_the_window_opens_on_it(run: Run, opened: list[Path | None], mebp: Path) -> None:
    assert run(mebp).status == 0
    assert run("not yet there.orgplan").status == 0
    assert opened == [mebp, Path("not yet there.orgplan")]


def test_without_a_display_a_sentence_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    answer = run()
    assert answer.status == 1
    assert "no display" in answer.err


def test_a_missing_window_library_is_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(window, "import_module", missing)
    answer = run()
    assert answer.status == 1
    assert "libEGL.so.1" in answer.err


@pytest.mark.parametrize("word", ["fly", "--fly", "inf"])
def test_unknown_words_are_wrong_use(run: Run, here: Path, word: str) -> None:
    answer = run(word)
    assert (answer.status, answer.out) == (2, "")
    assert "info" in answer.err


def test_help_lists_every_command_and_each_has_its_own(run: Run) -> None:
    overview = run("--help")
    assert overview.status == 0
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", overview.out, re.MULTILINE)
        answer = run(name, "--help")
        assert answer.status == 0
        assert answer.out.startswith(f"usage: orgplanner {name}")


def test_the_version(run: Run) -> None:
    assert run("--version").out.strip() == f"orgplanner {__version__}"


def test_words_may_not_be_shortened(run: Run, mebp: Path) -> None:
    assert run("info", mebp, "--js").status == 2


def test_stopping_by_hand_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], mebp: Path
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("orgplanner.cli.info.load", stopped)
    assert main(["info", str(mebp)]) == 1
    assert capsys.readouterr().err.strip() == "Stopped."
