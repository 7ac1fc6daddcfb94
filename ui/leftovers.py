"""Large things that nobody needs any more are freed bit by bit: to free a plan at once would stop the window."""

from collections.abc import Iterator
from gc import get_referents
from sys import getrefcount
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

MANY = 500
"""Parts from which on each is small enough to be freed whole."""
DEEPEST = 12
SLICE = 0.002
"""Seconds of freeing between two events of the window."""
ALONE = 2
"""References to what is being looked at: the variable and the question itself."""
PATIENCE = 4.0
"""Seconds after which something that is still held elsewhere is left to whoever holds it."""
AGAIN = 20
"""Milliseconds until those that wait are looked at again."""
END = object()


class Leftovers(QObject):
    """Frees what it is given while the window has nothing else to do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[object, float]] = []
        self._going: Iterator[None] = iter(())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is still to be freed."""
        return self._soon.isActive()

    def take(self, thing: object) -> None:
        """Frees a thing with all that nobody else holds, from the next turn of the window's events on."""
        if thing is not None:
            self._waiting.append((thing, perf_counter() + PATIENCE))
            self._soon.start(0)

    def _go_on(self) -> None:
        until = perf_counter() + SLICE
        while perf_counter() < until:
            if next(self._going, END) is END and not self._begin_next():
                return
        self._soon.start(0)

    def _begin_next(self) -> bool:
        """Begins with the first thing that need not wait for somebody who holds it; tells whether there is one."""
        now, held = perf_counter(), []
        while self._waiting:
            thing, until = self._waiting.pop(0)
            if getrefcount(thing) > ALONE and now < until:
                held.append((thing, until))
                continue
            self._going, self._waiting = bits(thing), [*held, *self._waiting]
            return True
        self._waiting = held
        if held:
            self._soon.start(AGAIN)
        return False


def bits(thing: object) -> Iterator[None]:
    """Lets go of a thing, of its parts one by one; nothing is changed, so what others hold stays whole."""
    piles = [([thing], True)]
    del thing
    while piles:
        pile, is_coarse = piles[-1]
        if not pile:
            piles.pop()
            continue
        part = pile.pop()
        if is_coarse and getrefcount(part) == ALONE:
            below = get_referents(part)
            piles.append((below, len(piles) < DEEPEST and len(below) < MANY))
        del part
        yield
