"""Files and folders as the system sees them: what may be written, who runs, which machine this is."""

import getpass
import hashlib
import os
import stat
import sys
from pathlib import Path

HEX = 16


def may_write(path: Path) -> bool:
    """Whether a file may be changed, or a new one made in its folder; mode bits count even for an administrator."""
    place = path if path.exists() else path.parent
    return _writable(place) and _writable(path.parent)


def _writable(place: Path) -> bool:
    try:
        mode = place.stat().st_mode
    except OSError:
        return False
    writable = bool(mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)) or (os.name == "nt" and place.is_dir())
    return writable and os.access(place, os.W_OK)


def user_name() -> str:
    """The name under which the user works on this machine, or ""."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def host_name() -> str:
    """The name of this machine."""
    if sys.platform != "win32":
        return os.uname().nodename
    import platform

    return platform.node()


def is_running(pid: int) -> bool:
    """Whether a process of this machine is alive; signals on Windows would end it, so it is asked otherwise."""
    if pid <= 0:
        return False
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def short_hash(text: str) -> str:
    """A name for something that is too long or too private to be a file name."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:HEX]


def file_digest(path: Path) -> str | None:
    """sha256 of the bytes of a file, or None when there is none."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def file_bytes(path: Path) -> bytes:
    """The bytes of a file, none where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def same_place(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, links followed."""
    return os.path.realpath(one) == os.path.realpath(other)


def fsync_folder(folder: Path) -> None:
    """Makes a rename in a folder last; shares and Windows may refuse, which is borne."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
