"""Replacing a file as a whole: write beside, verify, fsync, replace, fsync the folder; or nothing at all."""

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from orgplanner.errors import NotWritten
from orgplanner.storage.places import fsync_folder, host_name, is_running, may_write, short_hash
from orgplanner.text import Message, say

TRIES = 6
ONE_DAY = 86_400
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_BESIDE = re.compile(r"\.~[0-9a-f]{16}-(?P<host>[0-9a-f]{16})-(?P<pid>\d+)-[0-9a-f]{8}\.saving")


def replace_file(path: Path, data: bytes | bytearray) -> Path:
    """Puts `data` where `path` (or the file it links to) is, keeping its mode; the path really written.

    Raises NotWritten with the reason; what was there before is then unchanged and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    if not may_write(target):
        raise not_written(OSError(errno.EACCES, os.strerror(errno.EACCES)), path)
    sweep(target)
    beside = target.with_name(_name_beside(target))
    try:
        _write(beside, data, _mode(target))
        _verify(beside, data)
        _rename(beside, target)
    except OSError as error:
        raise not_written(error, path) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    fsync_folder(target.parent)
    return target


def not_written(error: OSError, path: Path) -> NotWritten:
    """The sentence for a file that could not be written."""
    return NotWritten(
        say("“{name}” was not saved: {why}. What was there is unchanged.", name=path.name, why=reason(error)),
        say("Save it elsewhere, or make room and save again."),
    )


def reason(error: OSError) -> Message | str:
    """Why the system refused, in words."""
    if error.errno in _FULL:
        return say("the disk is full")
    if error.errno in _FORBIDDEN:
        return say("it is write-protected or in use")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return say("its folder is not there")
    return say("the system reports “{error}”", error=error.strerror or str(error))


def sweep(target: Path) -> None:
    """Removes what killed saves of this file left beside it; saves under way are left alone."""
    for leftover in _leftovers(target):
        with suppress(OSError):
            leftover.unlink()


def _leftovers(target: Path) -> Iterator[Path]:
    start = f".~{short_hash(target.name)}-"
    here = short_hash(host_name())
    with suppress(OSError):
        for found in target.parent.glob(f"{start}*.saving"):
            match = _BESIDE.fullmatch(found.name)
            if match is None:
                continue
            dead = match["host"] == here and not is_running(int(match["pid"]))
            if dead or time.time() - found.stat().st_mtime > ONE_DAY:
                yield found


def _name_beside(target: Path) -> str:
    owner = f"{short_hash(host_name())}-{os.getpid()}"
    return f".~{short_hash(target.name)}-{owner}-{os.urandom(4).hex()}.saving"


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _write(beside: Path, data: bytes | bytearray, mode: int) -> None:
    handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.chmod(mode)


def _verify(beside: Path, data: bytes | bytearray) -> None:
    if beside.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def _rename(beside: Path, target: Path) -> None:
    """Replaces the target; a virus scanner or a reader on Windows may hold it for a moment."""
    for attempt in range(TRIES):
        try:
            beside.replace(target)
        except PermissionError:
            if attempt == TRIES - 1:
                raise
            time.sleep(0.02 * 2**attempt)
        else:
            return
