"""Long work beside the window: one job at a time in a lane, the newest wins, stale results are dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from time import sleep
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

Work = Callable[["Stop"], Any]

GIVE_WAY = 0.001
"""Seconds for which a job steps aside."""
SHOWN_FIRST = 40
"""Milliseconds in which the window shows most of what it shows at the beginning of large work."""


class Stopped(Exception):
    """Raised inside a job that nobody waits for any more."""


@dataclass(slots=True)
class Stop:
    """What a job holds: whether to stop, and where to say how far it is."""

    tell: Callable[[int, int], None]
    turn: Lock | None = None
    _event: Event = field(default_factory=Event)

    def set(self) -> None:
        self._event.set()

    @property
    def is_set(self) -> bool:
        return self._event.is_set()

    def progress(self, done: int, whole: int) -> None:
        """Says how much of how much is done; raises Stopped when the job was called off."""
        self.check()
        self.tell(done, whole)

    def check(self) -> None:
        """Raises Stopped when the job was called off; lets other jobs have their turn."""
        if self.turn is not None:
            self.turn.release()
            sleep(GIVE_WAY)
            self.turn.acquire()
        if self.is_set:
            raise Stopped


@dataclass(slots=True)
class Job:
    """Work, who gets its result, who gets the exception it raised; it begins `after` milliseconds."""

    work: Work
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None] | None
    stop: Stop
    after: int = 0

    def run(self) -> Any:
        """Does the work, with a turn only when no other job that takes turns is at it."""
        if self.stop.turn is None:
            return self.work(self.stop)
        with self.stop.turn:
            if self.stop.is_set:
                raise Stopped
            return self.work(self.stop)


class Lane(QObject):
    """Runs jobs one after the other in a thread; a new one calls off what has not delivered yet.

    A job never touches widgets; `done` and `failed` are called in the thread of the lane. An exception without
    `failed` is raised there. Lanes with the same `turn` work one at a time: Python runs one thread at a time
    anyway, and the window has to wait for each of them before it goes on. A job begins `after` milliseconds, in
    which the window shows undisturbed what it shows meanwhile.
    """

    busy_changed = Signal(bool)
    progressed = Signal(int, int)
    _arrived = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None, turn: Lock | None = None, after: int = 0) -> None:
        super().__init__(parent)
        self._turn, self._after = turn, after
        self._running: Job | None = None
        self._waiting: Job | None = None
        self._finished = False
        self._thread: Thread | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return self._running is not None

    def start(
        self,
        work: Work,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
        after: int | None = None,
    ) -> None:
        """Does `work` as soon as the lane is free, in the place of whatever was waiting or running; `after` so many
        milliseconds, where they are others than those of the lane."""
        self.cancel()
        if self._finished:
            return
        wait = self._after if after is None else after
        job = Job(work, done, failed, Stop(self.progressed.emit, self._turn), wait)
        if self._running is not None:
            self._waiting = job
            return
        self._begin(job)
        self.busy_changed.emit(True)

    def cancel(self) -> None:
        """Calls off what runs and what waits; nothing of it will be delivered."""
        self._waiting = None
        if self._running is not None:
            self._running.stop.set()

    def finish(self) -> None:
        """Calls everything off and waits until the thread has ended; nothing is begun any more."""
        self.cancel()
        self._finished = True
        if self._thread is not None:
            self._thread.join()

    def _begin(self, job: Job) -> None:
        self._running = job
        if job.after:
            QTimer.singleShot(job.after, self, lambda: self._go(job))
        else:
            self._go(job)

    def _go(self, job: Job) -> None:
        if job.stop.is_set:
            self._arrived.emit(job, None, Stopped())
            return
        self._thread = Thread(target=self._run, args=(job,), name="orgplanner")
        self._thread.start()

    def _run(self, job: Job) -> None:
        """In the thread: does a job and sends off what it gave or raised."""
        try:
            result = job.run()
        except Stopped:
            pass  # what the job had made so far is freed here, not in the thread of the window
        except BaseException as problem:
            self._arrived.emit(job, None, problem)
            return
        else:
            self._arrived.emit(job, result, None)
            return
        self._arrived.emit(job, None, Stopped())

    def _deliver(self, job: Job, result: Any, problem: BaseException | None) -> None:
        self._running = None
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._begin(waiting)
        else:
            self.busy_changed.emit(False)
        if job.stop.is_set or isinstance(problem, Stopped):
            return
        if problem is None:
            job.done(result)
        elif job.failed is not None:
            job.failed(problem)
        else:
            raise problem
