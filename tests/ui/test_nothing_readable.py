"""The disk of somebody who works on an encrypted plan, searched byte by byte for the words of the plan."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hiding import EDITED, WORD

from orgplanner import paths
from orgplanner.document import Document, open_plan, save_plan
from orgplanner.model import Plan
from orgplanner.storage import sealed
from tests.storage.quick_sealing import quick

SCRIPT = Path(__file__).with_name("hiding.py")


def words_of(plan: Plan) -> set[str]:
    """Names of its units, which stand nowhere else."""
    names = (unit.name.exactly("en") for state in plan.states.values() for unit in state.units.values())
    return {name for name in names if name and len(name) > 12} | {EDITED, WORD}


def written_as(word: str) -> list[bytes]:
    escaped = word.encode("ascii", "backslashreplace").replace(b"\\x", b"\\u00")
    return [word.encode("utf-8"), word.encode("utf-16-le"), word.encode("utf-16-be"), escaped]


def found_in(folder: Path, words: set[str]) -> list[str]:
    """Which words stand in which files below a folder."""
    wanted = [(word, form) for word in words for form in written_as(word)]
    files = [(file, file.read_bytes()) for file in folder.rglob("*") if file.is_file()]
    return [f"{word} in {file}" for file, data in files for word, form in wanted if form in data]


@pytest.mark.skipif(sys.platform == "win32", reason="nothing can be killed so there")
def test_through_opening_editing_a_kill_recovery_saving_and_saving_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealed, "_apart", quick)
    plan = open_plan(paths.samples() / "mebp-trade.orgplan")
    disk, words = tmp_path / "disk", words_of(plan)
    file = disk / "files" / "plan.orgplan"
    for folder in ("files", "temporary", "home"):
        (disk / folder).mkdir(parents=True)
    save_plan(plan, file, passphrase=WORD)
    assert found_in(disk, words) == []

    own = {name: str(disk / name.lower()) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    own |= {"TMPDIR": str(disk / "temporary"), "HOME": str(disk / "home"), "QT_QPA_PLATFORM": "offscreen"}

    def do(task: str) -> int:
        words = [sys.executable, str(SCRIPT), task, str(file)]
        return subprocess.run(words, env={**os.environ, **own}, timeout=100).returncode

    assert do("work") == -signal.SIGKILL
    assert list(disk.rglob("work.age"))
    assert found_in(disk, words) == []
    assert do("recover") == 0
    assert found_in(disk, words) == []
    assert len([each for each in disk.rglob("*") if each.parent.parent.name == "backups"]) == 2
    assert open_plan(file.with_name("elsewhere.orgplan"), WORD) == open_plan(file, WORD)
    assert not list(disk.rglob("*.age"))
    assert (disk / "xdg_config_home" / "OrgPlanner" / "settings.ini").is_file()


def test_the_search_finds_what_a_readable_plan_leaves(tmp_path: Path, private_folders: Path) -> None:
    file = tmp_path / "plan.orgplan"
    plan = open_plan(paths.samples() / "mebp-trade.orgplan")
    save_plan(plan, file)
    document = Document.open(file)
    document.get_ready()
    assert found_in(private_folders, words_of(plan))
    document.close(discard=True)
