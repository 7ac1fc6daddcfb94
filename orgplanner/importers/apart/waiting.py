"""Waiting for a process that reads a workbook: not for ever, and not when nobody waits any more."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic

from orgplanner.errors import FileProblem
from orgplanner.text import say

SECONDS = 1200
PATIENCE = 0.1
"""Seconds to the next look whether anybody still waits."""


def answer_of(words: Sequence[str], tick: Callable[[], object]) -> bytes | None:
    """What a program prints; None when it failed. `tick` is called while one waits, and may raise to stop."""
    none, end = subprocess.DEVNULL, monotonic() + SECONDS
    with subprocess.Popen(words, stdin=none, stdout=subprocess.PIPE, stderr=none) as child:
        try:
            while monotonic() < end:
                tick()
                with suppress(subprocess.TimeoutExpired):
                    text, _ = child.communicate(timeout=PATIENCE)
                    return text if child.returncode == 0 else None
            raise FileProblem(say("The workbook is too large: {what}.", what=say("it takes too long to read")))
        finally:
            child.kill()
