"""What a killed process left behind: listed, replayed, or moved aside; never deleted unseen."""

import hashlib
import json
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orgplanner import paths
from orgplanner.errors import Missing, NeedsPassphrase, OrgPlannerError, WrongPassphrase
from orgplanner.model import ChangeSet, Plan
from orgplanner.storage.journal import read_changes, read_message
from orgplanner.storage.opener import damaged
from orgplanner.storage.places import file_digest
from orgplanner.storage.read import Info, plan_of_bytes
from orgplanner.storage.sealed_copy import open_sealed
from orgplanner.storage.working import BASE, DATABASE, Base, Line, WorkingCopy, connect, read_base, work_folder
from orgplanner.text import Message, say

YOUNG = 3_600


@dataclass(frozen=True, slots=True)
class Recovery:
    """Changes that were made and not saved: to which file (None: never saved), from when to when, what they were.

    `matches` is false when the file itself is another now than the changes were made to. What was done to an
    encrypted plan is known only with its passphrase; then there are no `changes`, but their number.
    """

    path: Path | None
    when: str
    changes: tuple[Message, ...]
    matches: bool
    folder: Path
    began: str
    count: int
    is_sealed: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a line of the journal."""

    number: int
    at: str
    kind: str
    label: Message


def done(lines: list[Head]) -> tuple[Message, ...]:
    """What stands done after some lines, as labels; taking back what was done before them is a thing done."""
    stack: list[Message] = []
    for line in lines:
        if line.kind == "undo" and stack:
            stack.pop()
        elif line.kind == "undo":
            stack.append(say("Undo: {label}", label=line.label))
        else:
            stack.append(line.label)
    return tuple(stack)


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the journal: kind (do, undo or redo), its changes, when and by whom."""

    number: int
    kind: str
    changes: ChangeSet
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class Restored:
    """A plan brought to where it was: its base's info, the steps, how many of them the file already holds."""

    plan: Plan
    info: Info
    base: Base
    saved: int
    steps: tuple[Step, ...]
    copy: WorkingCopy


def recoveries() -> list[Recovery]:
    """What could be recovered, newest first; copies in use are left alone, what is unreadable is moved aside."""
    found = [recovery for folder in _folders() if (recovery := _looked_at(folder)) is not None]
    return sorted(found, key=lambda recovery: recovery.when, reverse=True)


def _folders() -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(folder for folder in work_folder().iterdir() if folder.is_dir())


def _looked_at(folder: Path) -> Recovery | None:
    if not (folder / DATABASE).exists():
        _judge_without_database(folder)
        return None
    try:
        with closing(connect(folder)) as connection:
            base, saving, sealed = _about(connection)
            if sealed is not None:
                return _judged_sealed(folder, base, saving, sealed)
            lines = connection.execute("SELECT number, at, kind, label FROM journal ORDER BY number").fetchall()
            heads = [Head(number, at, kind, read_message(json.loads(label))) for number, at, kind, label in lines]
    except sqlite3.Error as error:
        if "locked" not in str(error):
            set_aside(folder)
        return None
    except (ValueError, TypeError, LookupError, AttributeError):
        set_aside(folder)
        return None
    return _judged(folder, base, saving, heads)


def _judged(folder: Path, base: Base, saving: tuple[str, int], lines: list[Head]) -> Recovery | None:
    now = None if base.path is None else file_digest(base.path)
    left = [line for line in lines if now is None or now != saving[0] or line.number > saving[1]]
    if not left:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    if file_digest(_base_file(folder, base)) != base.copy:
        set_aside(folder)
        return None
    changes = done(left)
    return Recovery(
        base.path, left[-1].at, changes, _matches(base, saving, now), folder, left[0].at, len(changes)
    )


def _judged_sealed(folder: Path, base: Base, saving: tuple[str, int], sealed: dict[str, Any]) -> Recovery | None:
    now = None if base.path is None else file_digest(base.path)
    if not sealed or (now is not None and now == saving[0] and sealed["last"] <= saving[1]):
        shutil.rmtree(folder, ignore_errors=True)
        return None
    matches = _matches(base, saving, now)
    began, when, count = str(sealed["began"]), str(sealed["when"]), int(sealed["count"])
    return Recovery(base.path, when, (), matches, folder, began, count, is_sealed=True)


def _matches(base: Base, saving: tuple[str, int], now: str | None) -> bool:
    return base.path is None or now is None or now in (base.opened, saving[0])


def _judge_without_database(folder: Path) -> None:
    """A copy that was being made a moment ago is left alone; an older one without a journal is moved aside."""
    with suppress(OSError):
        if time.time() - folder.stat().st_mtime > YOUNG:
            set_aside(folder)


def _about(connection: sqlite3.Connection) -> tuple[Base, tuple[str, int], dict[str, Any] | None]:
    """What is noted: the base, the last save, and of an encrypted copy its size, {} when none was written yet."""
    told = {name: json.loads(value) for name, value in connection.execute("SELECT name, value FROM about")}
    sha256, number = told.get("saving", ("", 0))
    sealed = told.get("sealed", {}) if _is_sealed(connection) else None
    return read_base(told["base"]), (str(sha256), int(number)), sealed


def _is_sealed(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'journal'").fetchone() is None


def _base_file(folder: Path, base: Base) -> Path:
    return folder / BASE.format(sha256=base.copy)


def set_aside(folder: Path) -> Path:
    """Moves a working copy that cannot be used to the folder `aside`, where it stays; its new place."""
    aside = paths.user_data() / "aside"
    aside.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = aside / f"{folder.name}-{time.time_ns()}"
    with suppress(OSError):
        shutil.move(folder, place)
    return place


def restore(recovery: Recovery, passphrase: str = "") -> Restored:
    """The plan with all that was journalled, its working copy taken over.

    Raises NeedsPassphrase or WrongPassphrase, and Damaged when base or journal contradict themselves; they are then
    moved aside.
    """
    place = recovery.path or recovery.folder
    try:
        connection = connect(recovery.folder)
    except sqlite3.Error as error:
        raise damaged(place) from error
    try:
        return _restored(recovery, connection, passphrase)
    except (NeedsPassphrase, WrongPassphrase, Missing):
        connection.close()
        raise
    except (sqlite3.Error, OSError, OrgPlannerError, ValueError, TypeError, LookupError, AttributeError) as error:
        connection.close()
        set_aside(recovery.folder)
        raise damaged(place) from error


def _restored(recovery: Recovery, connection: sqlite3.Connection, passphrase: str) -> Restored:
    place = recovery.path or recovery.folder
    base, saving, sealed = _about(connection)
    if sealed is None:
        copy = WorkingCopy(recovery.folder, connection)
    else:
        copy = open_sealed(place, recovery.folder, connection, passphrase)
    base, data = copy.base()
    if hashlib.sha256(data).hexdigest() != base.copy:
        raise damaged(place)
    loaded = plan_of_bytes(place, data)
    steps = tuple(_replayed(loaded.plan, copy.lines()))
    now = None if base.path is None else file_digest(base.path)
    saved = saving[1] if now is not None and now == saving[0] else 0
    base = Base(base.path, saving[0] if saved else base.opened, base.copy)
    return Restored(loaded.plan, loaded.info, base, saved, steps, copy)


def _replayed(plan: Plan, lines: list[Line]) -> Iterator[Step]:
    for number, at, by, kind, _, content in lines:
        changes = read_changes(plan, content)
        plan.apply(changes)
        yield Step(number, kind, changes, at, by)
