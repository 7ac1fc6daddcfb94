"""Keeps Python's garbage collector from stopping the window while a large plan is open."""

import gc

YOUNG, MIDDLING, OLD = 20_000, 20, 1_000_000
"""With some millions of objects one look at the old ones takes a second; rows are freed without it."""


def spare_old_objects() -> None:
    """Lets the collector look at young objects only."""
    gc.set_threshold(YOUNG, MIDDLING, OLD)
