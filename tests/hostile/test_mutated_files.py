"""Some hundred mutated files of each kind, and that the long run sees a crash and a hang when there is one."""

import sys
import threading

import pytest

from tests.hostile.fuzz import Seen, Watched, some
from tests.hostile.kinds import look_at_plan, plan_files, plans
from tests.hostile.mutating import cells_changed


@pytest.mark.parametrize(
    ("kinds", "files"),
    [("plan", 200), ("sealed", 60), ("json", 60), ("list", 60), ("recipe", 60), ("book", 90)],
)
def test_mutated_files_are_refused_or_what_they_were(kinds, files, tmp_path, monkeypatch):
    monkeypatch.setattr("orgplanner.storage.sealed._apart", None)
    seen = some(files, 7, [kinds], tmp_path)
    assert seen.faults == []
    assert seen.files == files
    assert len(seen.came) > 1


def test_a_plan_that_opens_as_another_is_found(tmp_path, monkeypatch):
    from random import Random

    path = plan_files(tmp_path)[0]
    assert look_at_plan(Random(1), path, 0, cells_changed) == "the same"
    monkeypatch.setattr("tests.hostile.kinds.digests", lambda: ("another",))
    with pytest.raises(Exception, match="another plan"):
        look_at_plan(Random(1), path, 0, cells_changed)
    assert plans()[0].id


SCRIPT = """
import os, sys, time
start, stop, step = map(int, sys.argv[1:])
for number in range(start, stop, step):
    print(number, flush=True)
    if number == 2: os.abort()
    if number == 4: time.sleep(60)
    print(f"{number}\\tplan\\tthe same", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process that aborts asks the user there")
def test_a_crash_and_a_hang_are_faults_and_the_rest_is_looked_at():
    seen = Seen()
    Watched([sys.executable, "-c", SCRIPT], range(7), deadline=1.5).run(seen, threading.Lock())
    assert seen.files == 7
    assert [fault.split()[0] for fault in seen.faults] == ["2", "4"]
    assert "ended with" in seen.faults[0]
    assert "hang" in seen.faults[1]
