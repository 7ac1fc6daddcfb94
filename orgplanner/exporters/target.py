"""Writes a file beside its target and puts it in place when it is whole; what was there stays until then."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from orgplanner.errors import NotWritten
from orgplanner.text import Message, say

_FULL = {errno.ENOSPC, errno.EDQUOT}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes the place of `target` at the end of the block, or leaves no trace.

    Raises NotWritten with a sentence when the folder is missing, the file read-only or busy, the disk full.
    """
    with reported(target):
        place = Path(os.path.realpath(target)) if target.is_symlink() else target
        _check(place)
    beside = place.with_name(f".orgplanner-{os.urandom(6).hex()}.part")
    try:
        with reported(place), beside.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with reported(place):
            _keep_mode(place, beside)
            beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)


def _check(place: Path) -> None:
    """Refuse a target that cannot become a file, before any work is done."""
    if not place.parent.is_dir():
        raise NotWritten(
            say("The folder {folder} does not exist.", folder=str(place.parent)),
            say("Create it or choose another folder."),
        )
    if _locked(place.parent) and os.name != "nt":
        raise NotWritten(_not_written(place, say("its folder is read-only")), say("Choose another folder."))
    if not place.exists():
        return
    if not place.is_file():
        raise NotWritten(
            say("{file} is not an ordinary file and was left alone.", file=str(place)),
            say("Choose another name."),
        )
    if _locked(place):
        raise NotWritten(_not_written(place, say("it is read-only")), say("Choose another name."))


def _locked(place: Path) -> bool:
    """Whether nobody may write there, which counts even for an administrator; on Windows only of files."""
    return not place.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


@contextmanager
def reported(place: Path) -> Iterator[None]:
    """Turn a refusal of the system into a sentence."""
    try:
        yield
    except OSError as problem:
        if problem.errno is None:  # not the system's, such as a cancelled export
            raise
        if problem.errno in _FULL:
            raise NotWritten(
                _not_written(place, say("the disk is full")), say("Free some space or choose another disk.")
            ) from problem
        if problem.errno in _REFUSED:
            raise NotWritten(
                _not_written(place, say("it is open in another program or you may not write there")),
                say("Close it there, or choose another name or folder."),
            ) from problem
        raise NotWritten(
            _not_written(place, problem.strerror or str(problem)),
            say("Choose another name or folder."),
        ) from problem


def _not_written(place: Path, reason: Message | str) -> Message:
    return say("{file} was not written: {reason}.", file=str(place), reason=reason)


def _keep_mode(place: Path, beside: Path) -> None:
    """Give the new file the permissions of the one it replaces."""
    if place.exists():
        beside.chmod(stat.S_IMODE(place.stat().st_mode))
