"""Working on hundreds of thousands of rows at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def in_bulk() -> Iterator[None]:
    """Without the collector, which would look at every new row again and again; rows hold no cycles.

    Freezing and unfreezing at the end files what was made among the old objects, without a look at each of them.
    """
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
