"""Kills a process in the middle of editing and of saving, again and again, and counts what was lost.

python benchmarks/kills.py [count]
"""

import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from orgplanner import paths
from orgplanner.document import Document, open_plan, recover, recoveries, save_plan
from orgplanner.errors import OrgPlannerError
from orgplanner.model import Change, ChangeSet, Plan, Scenario, State, Unit, derived_id, names
from orgplanner.text import say

COUNT = 200
UNITS = 400
LONGEST = 0.08


def main() -> None:
    """Runs as many kills as the command line says and prints the counts."""
    if sys.argv[1:2] == ["--edit"]:
        edit(Path(sys.argv[2]), saving=sys.argv[3] == "saving")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    counts = kill_often(count)
    print(
        f"{counts['kills']} kills: {counts['editing']} while editing, {counts['saving']} while editing and saving"
    )
    print(
        f"acknowledged: {counts['commits']} changes, {counts['saves']} saves; recovered after {counts['recovered']}"
    )
    print(
        f"lost changes: {counts['lost changes']}; lost saves: {counts['lost saves']}; unreadable: {counts['bad']}"
    )


def kill_often(count: int, seed: int = 1) -> Counter[str]:
    """Kills a process `count` times; what was acknowledged and what of it was lost."""
    chance = random.Random(seed)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, at_home(Path(folder)):
        save_plan(some_plan(), Path(folder) / "plan.orgplan")
        for number in range(count):
            kill_once(Path(folder), "saving" if number % 2 else "editing", chance, counts)
    return counts


@contextmanager
def at_home(folder: Path) -> Iterator[None]:
    """With the user's private folder inside `folder`."""
    with patch.object(paths, "user_data", lambda: folder / "home"):
        yield


def some_plan() -> Plan:
    """A plan of a few hundred units, so that a save takes a while."""
    plan = Plan("kills")
    plan.shared.tables["scenarios"]["now"] = Scenario("now", names(en="Current"))
    ids = [derived_id("unit", number) for number in range(UNITS)]
    units = {id: Unit(id, name=names(en=f"Unit {number}"), rank="V") for number, id in enumerate(ids)}
    plan.states["now"] = State({**State().tables, "units": dict(units)})
    plan.shared.tables["settings"]["settings"] = replace(plan.settings, note="0")
    return plan


def kill_once(folder: Path, kind: str, chance: random.Random, counts: Counter[str]) -> None:
    """Starts an editor, kills it after a moment, and looks at what is there."""
    command = [sys.executable, __file__, "--edit", str(folder), kind]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(chance.random() * LONGEST)
    process.kill()
    told = [first, *process.stdout.read().splitlines(keepends=True)]
    process.wait()
    acknowledged: Counter[str] = Counter()
    for line in told:
        if line.endswith("\n"):
            word, number = line.split()
            counts[word] += 1
            acknowledged["saves" if word == "saves" else "now"] = int(number)
    counts["kills"] += 1
    counts[kind] += 1
    look(folder / "plan.orgplan", acknowledged, counts)


def look(path: Path, acknowledged: Counter[str], counts: Counter[str]) -> None:
    """Compares what is in the file and in the working copy with what was acknowledged."""
    try:
        held = int(open_plan(path).settings.note)
        counts["lost saves"] += held < acknowledged["saves"]
        found = [each for each in recoveries() if each.path == path.resolve()]
        if found:
            document = recover(found[0])
            held = int(document.plan.settings.note)
            document.close()
            counts["recovered"] += 1
        counts["lost changes"] += held < acknowledged["now"]
    except OrgPlannerError as error:
        print(error.sentence())
        counts["bad"] += 1


def edit(folder: Path, saving: bool) -> None:
    """Changes the plan for ever, saying each change and each save when it is done."""
    path = folder / "plan.orgplan"
    with at_home(folder):
        found = [each for each in recoveries() if each.path == path.resolve()]
        document = recover(found[0]) if found else Document.open(path, take_over=True)
        number = int(document.plan.settings.note)
        print("at", number, flush=True)
        while True:
            number += 1
            document.commit(counted(document.plan, number))
            print("commits", number, flush=True)
            if number % 5 == 0:
                print("undoing", number - 1, flush=True)
                document.undo()
                document.redo()
                print("redone", number, flush=True)
            if saving and number % 2:
                document.save()
                print("saves", number, flush=True)


def counted(plan: Plan, number: int) -> ChangeSet:
    """The change that notes a number."""
    before = plan.settings
    after = replace(before, note=str(number))
    return ChangeSet(say("Count"), (Change("settings", None, "settings", before, after),))


if __name__ == "__main__":
    main()
