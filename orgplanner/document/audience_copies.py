"""A copy for an audience as a file: its key first, then the copy, then the search in what was written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orgplanner.analysis.audience import AudienceCopy
from orgplanner.analysis.audience.searching import Sought, found_in, sought, texts_of
from orgplanner.errors import OrgPlannerError
from orgplanner.exporters import ExportOptions, export
from orgplanner.exporters.audience.key_file import write_key
from orgplanner.exporters.audience.leaks import export_leaks, leaks
from orgplanner.model import Plan
from orgplanner.storage import write_plan


@dataclass(frozen=True, slots=True)
class WrittenCopy:
    """How much was looked for in the file, and what of it is there after all."""

    searched: int
    found: tuple[str, ...]


def write_copy(
    plan: Plan, made: AudienceCopy, target: Path, key: Path | None = None, *, passphrase: str = ""
) -> WrittenCopy:
    """Writes the copy that was made of a plan, and who is who to `key`; raises NotWritten, with neither in place.

    The file is new: it has no deleted rows, no lineage and no author. With a passphrase it is encrypted, and what
    was encrypted is searched.
    """
    wanted = sought(plan, made.plan)
    if key is not None:  # first, as a copy without it could never be read again
        write_key(plan, made.holders, key)
    try:
        write_plan(made.plan, target, passphrase=passphrase)
    except OrgPlannerError:
        if key is not None:
            with suppress(OSError):
                key.unlink()
        raise
    return WrittenCopy(wanted.count, _found(target, made.plan, wanted, passphrase))


def _found(target: Path, copy: Plan, wanted: Sought, passphrase: str) -> tuple[str, ...]:
    if passphrase:
        return tuple(sorted(found_in(texts_of(copy), wanted)))
    return leaks(target, wanted, lambda other: write_plan(Plan(), other))


def export_copy(
    plan: Plan,
    made: AudienceCopy,
    scenario: str,
    target: Path,
    language: str = "en",
    progress: Callable[[int, int], None] | None = None,
) -> WrittenCopy:
    """Writes a scenario of the copy in the format of the ending, and searches the file; raises NotWritten."""
    options = ExportOptions(language=language)
    export(made.plan, scenario, target, options, progress)
    wanted = sought(plan, made.plan)
    return WrittenCopy(wanted.count, export_leaks(target, wanted, options))
