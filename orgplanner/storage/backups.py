"""Rotated backups: what a save replaces is kept, the last ten and then one for each of thirty days."""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from orgplanner import paths
from orgplanner.storage.places import short_hash

NEWEST = 10
DAYS = 30
_STAMP = "%Y-%m-%dT%H-%M-%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """A former state of a file, and the moment at which it was replaced."""

    path: Path
    when: datetime


def backup_folder(path: Path) -> Path:
    """Where the backups of a file are, by its full path."""
    full = path.resolve()
    return paths.user_data() / "backups" / f"{short_hash(str(full))}-{full.stem[:40]}"


def back_up(path: Path, data: bytes | None = None) -> Path | None:
    """Keeps a copy of a file that is about to be replaced, or these bytes of it; None when there is none yet.

    Raises OSError.
    """
    if not path.exists():
        return None
    folder = backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    copy = folder / f"{datetime.now(UTC).strftime(_STAMP)}{path.suffix}"
    part = copy.with_suffix(".part")
    try:
        if data is None:
            shutil.copyfile(path, part)
        else:
            part.write_bytes(data)
        part.replace(copy)
    finally:
        part.unlink(missing_ok=True)
    _thin(folder)
    return copy


def backups(path: Path) -> list[Backup]:
    """The backups of a file, newest first."""
    found = [Backup(file, when) for file in _files(backup_folder(path)) if (when := _moment(file))]
    return sorted(found, key=lambda backup: backup.when, reverse=True)


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


def _moment(file: Path) -> datetime | None:
    if file.suffix == ".part":
        return None
    try:
        return datetime.strptime(file.stem, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Which of these moments stay: the ten newest, and the last of each of the thirty newest days."""
    ordered = sorted(moments, reverse=True)
    last_of_day: dict[object, datetime] = {}
    for moment in ordered:
        last_of_day.setdefault(moment.date(), moment)
    return set(ordered[:NEWEST]) | set(list(last_of_day.values())[:DAYS])


def _thin(folder: Path) -> None:
    dated = {file: moment for file in _files(folder) if (moment := _moment(file))}
    staying = kept(dated.values())
    for file, moment in dated.items():
        if moment not in staying:
            with suppress(OSError):
                file.unlink()
