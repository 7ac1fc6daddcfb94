"""Waiting for a process that reads a workbook: not for ever, and not when nobody waits any more."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic

from orgplanner.importers.apart.limits import TooLarge

SECONDS = 1200
DONE, FAILED = 0, 1
"""How a program ends by itself; any other end is that of one that was refused more memory."""
OUT_OF_TIME = -getattr(signal, "SIGXCPU", 999)
PATIENCE = 0.1
"""Seconds to the next look whether anybody still waits."""


def answer_of(
    words: Sequence[str], tick: Callable[[], object], meanwhile: Callable[[], object] = lambda: None
) -> bytes | None:
    """What a program prints; None when it failed, TooLarge when it took too much memory or time.

    `meanwhile` is done while the program works; `tick` is called while one waits. Both may raise to stop it.
    """
    none, end = subprocess.DEVNULL, monotonic() + SECONDS
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(
        words, stdin=none, stdout=subprocess.PIPE, stderr=none, creationflags=flags
    ) as child:
        try:
            meanwhile()
            while monotonic() < end:
                tick()
                with suppress(subprocess.TimeoutExpired):
                    text, _ = child.communicate(timeout=PATIENCE)
                    if child.returncode not in (DONE, FAILED):
                        raise TooLarge("time" if child.returncode == OUT_OF_TIME else "memory")
                    return text if child.returncode == DONE else None
            raise TooLarge("time")
        finally:
            child.kill()
