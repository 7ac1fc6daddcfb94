"""The key to a copy without names: which holder is who; a CSV file of its own that takes the place of no other."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from orgplanner.analysis.audience import Holder
from orgplanner.errors import NotWritten
from orgplanner.exporters.csv.writing import harmless
from orgplanner.exporters.target import reported
from orgplanner.model import Plan
from orgplanner.text import say

HEADINGS = ("Holder", "Name", "Number", "Id", "Id in the copy")


def write_key(plan: Plan, holders: Iterable[Holder], target: Path, language: str = "en") -> None:
    """Write who is who, for the eyes of its owner alone; raises NotWritten when there is a file of this name."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for each in holders:
        name = plan.words(each.person.name, language)
        writer.writerow([each.called, harmless(name), harmless(each.person.code), each.person.id, each.id])
    check_key(target)
    with reported(target):
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.getvalue().encode("utf-8-sig"))
            os.fsync(stream.fileno())


def check_key(target: Path) -> None:
    """Refuses a name that is taken; raises NotWritten."""
    if target.exists() or target.is_symlink():
        raise NotWritten(
            say("{file} exists already; a key is never written over another file.", file=str(target)),
            say("Choose another name."),
        )
