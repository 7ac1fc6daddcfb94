"""How far some work is: told while it goes on, by what has parts to tell of."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how much of how much is done, and may raise to stop."""
FINE = 1000
"""Steps in which the progress of a part of some work is told."""


def nobody(_done: int, _whole: int) -> None:
    """Tell nobody."""


def span(progress: Progress | None, start: float, end: float) -> Progress | None:
    """Return what tells the progress of some of the work, from one share of it to another."""
    if progress is None:
        return None

    def tell(done: int, whole: int) -> None:
        progress(round(FINE * (start + (end - start) * done / max(whole, 1))), FINE)

    return tell


def halves(progress: Progress | None) -> tuple[Progress | None, Progress | None]:
    """Return what tells the progress of the first and of the second half of some work."""
    return span(progress, 0, 0.5), span(progress, 0.5, 1)
