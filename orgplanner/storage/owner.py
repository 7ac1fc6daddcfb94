"""The owner file beside a plan: who has it open, so that a second opener is told and opens it read only."""

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orgplanner.storage.places import host_name, is_running, user_name
from orgplanner.storage.write import now


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a plan open since when (ISO, UTC); `stale` when that process of this machine is no more."""

    user: str
    host: str
    pid: int
    since: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Our own owner file; `file` is None where the folder cannot hold one."""

    file: Path | None
    text: str = ""

    def release(self) -> None:
        """Removes the owner file, if it is still ours."""
        if self.file is None:
            return
        with suppress(OSError, UnicodeDecodeError):
            if self.file.read_text(encoding="utf-8") == self.text:
                self.file.unlink()


def owner_file(path: Path) -> Path:
    """Where the owner file of a plan is: beside the file itself, wherever links to it stand."""
    real = Path(os.path.realpath(path))
    return real.with_name(f".~{real.name[:100]}.owner")


def claim(path: Path, *, take_over: bool = False) -> Claim | Owner:
    """Our claim on a plan, or who has it; `take_over` puts our claim in place of another, when a user said so."""
    file = owner_file(path)
    owner = {"user": user_name(), "host": host_name(), "pid": os.getpid(), "since": now()}
    text = json.dumps(owner, ensure_ascii=False)
    if take_over:
        with suppress(OSError):
            file.unlink()
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return read_owner(file)
    except OSError:
        return Claim(None)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    return Claim(file, text)


def read_owner(file: Path) -> Owner:
    """Who an owner file names; nobody, and stale, when it cannot be understood."""
    try:
        told = json.loads(file.read_bytes()[:4096])
        user, host, pid = _clear(told["user"]), _clear(told["host"]), int(told["pid"])
        stale = host == host_name() and not is_running(pid)
        return Owner(user, host, pid, _clear(told["since"]), stale)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Owner("", "", 0, "", stale=True)


def _clear(text: object) -> str:
    return re.sub(r"[^\w .:@+-]", "?", str(text))[:100]
