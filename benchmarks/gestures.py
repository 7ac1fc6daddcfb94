"""The longest stop of the window at each gesture over 50,000 posts, beside the 100 ms that a hand notices.

A timer of 5 ms beats in the window's event loop; the longest time between two beats is how long nothing answered.
Every round opens the plan anew; the first, in which parts of the program are read, and the median are told. Other
work on the machine lengthens stops: what the window's own thread computed between two beats is told beside.
"""

import compileall
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, QPointF, Qt, QTimer

from orgplanner import edits
from orgplanner.document import save_plan
from orgplanner.generate import generate
from ui.app import SWITCH_SECONDS, application, make_window
from ui.dialogs.find import FindDialog
from ui.preferences import Preferences
from ui.start import prepare_imports
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
POSTS = 50_000
ROUNDS = 3
MOST = 100.0
BEAT = 5
"""Milliseconds."""
QUIET = 0.3
"""Seconds without work after which a gesture is over."""

Gesture = Callable[[], object]
Stop = tuple[float, float]
"""Milliseconds between two beats, and of the window's own computing between two beats, the longest of each."""


class Pulse:
    """Beats in the event loop and keeps the longest pause."""

    def __init__(self) -> None:
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT)
        self._timer.timeout.connect(self._beat)
        self._last = self._longest = (0.0, 0.0)

    def _beat(self) -> None:
        now = (perf_counter(), thread_time())
        pause, computed = (new - old for new, old in zip(now, self._last, strict=True))
        self._longest = (max(self._longest[0], pause - BEAT / 1000), max(self._longest[1], computed))
        self._last = now

    def during(self, gesture: Gesture, is_over: Callable[[], bool]) -> Stop:
        """The longest stop from a gesture until nothing is worked on any more."""
        loop, quiet_since = QEventLoop(), [perf_counter()]

        def look() -> None:
            if not is_over():
                quiet_since[0] = perf_counter()
            elif perf_counter() - quiet_since[0] > QUIET:
                loop.quit()

        watch = QTimer(interval=20)
        watch.timeout.connect(look)
        self._longest, self._last = (0.0, 0.0), (perf_counter(), thread_time())
        self._timer.start()
        QTimer.singleShot(2 * BEAT, gesture)
        watch.start()
        loop.exec()
        self._timer.stop()
        return self._longest[0] * 1000, self._longest[1] * 1000


class Hand:
    """What a user does with a window, by name, in an order that makes sense."""

    def __init__(self, window: MainWindow, file: Path) -> None:
        self._window = window
        self._file = file

    def is_idle(self) -> bool:
        """Whether nothing is drawn, counted, checked, read or written."""
        work = self._window.work
        return not (work.chart.busy or work.chart.staging.busy or work.reckoning.busy or self._window.files.busy)

    def gestures(self) -> Iterator[tuple[str, Gesture]]:
        """The gestures of one round."""
        window = self._window
        chart, session = window.work.chart, window.desk.session
        run = {id: action.trigger for id, action in window.commands.by_id.items()}
        yield "open", lambda: window.files.open(self._file)
        yield "unfold all", run["unfold"]
        yield "zoom in", lambda: [chart.canvas._zoom(1.2, QPointF(300, 200)) for _ in range(20)]
        yield "fit", run["fit"]
        yield "fold to level 2", run["fold_2"]
        yield "select a unit", lambda: session.select(self._unit(40))
        yield "select a unit of many posts", lambda: session.select(self._largest())
        yield "select several", lambda: session.select_many(self._unit(place) for place in range(100, 130))
        yield "find: open", run["find"]
        yield "find: type", lambda: self._find().field.setText("отдел")
        yield "find: go", lambda: self._find()._go()
        yield "rename", lambda: session.do(edits.rename_unit, self._unit(40), "en", "Renamed by hand")
        yield "undo", run["undo"]
        yield "move a unit", lambda: session.do(edits.move_unit, self._unit(60), self._unit(3))
        yield "choose another scenario", lambda: session.choose(window.top.scenario.itemData(1))
        for stage in ("changes", "before", "after", "changes"):
            yield f"chart: {stage}", run[f"stage_{stage}"]
        yield "changes: arrows", run["arrows"]
        yield "changes: rename", lambda: session.do(edits.rename_unit, self._unit(40), "en", "Renamed in changes")
        yield "changes: play the waves", run["play"]
        yield "changes: next wave", chart.staging.play.buttons["next"].click
        yield "end the comparison", run["stage_off"]
        yield "chart of posts", run["chart_posts"]
        yield "posts: unfold all", run["unfold"]
        yield "posts: language", run["kk"]
        yield "posts: theme", run["dark"]
        yield "posts: rename", lambda: session.do(edits.rename_unit, self._unit(40), "en", "Renamed once more")
        yield "chart of units", run["chart_units"]
        yield "language", run["en"]
        yield "theme", run["light"]
        yield "save", run["save"]
        self._write_as_somebody_else()
        yield "read somebody else's change", lambda: window.files.reload(session.document)
        yield "close", run["close_plan"]

    def _write_as_somebody_else(self) -> None:
        session = self._window.desk.session
        changes = edits.rename_unit(session.plan, session.scenario, self._unit(50), "en", "Renamed elsewhere")
        save_plan(session.plan.after(changes), self._file)

    def _unit(self, place: int) -> str:
        return list(self._window.desk.session.state.units)[place]

    def _largest(self) -> str:
        state = self._window.desk.session.state
        return max(state.units, key=lambda unit: len(list(state.where("posts", "unit", unit))))

    def _find(self) -> FindDialog:
        return self._window.findChild(FindDialog)


def rounds(folder: Path) -> dict[str, list[Stop]]:
    """The longest stop of each gesture in each round."""
    file, taken = folder / "large.orgplan", {}
    save_plan(generate(POSTS, seed=1), file)
    app = application()
    window, pulse = make_window(app, Preferences(folder / "settings.ini")), Pulse()
    window.speak("en")
    window.wear("light")
    window.resize(1600, 960)
    window.show()
    hand = Hand(window, file)
    for _ in range(ROUNDS):
        for name, gesture in hand.gestures():
            stop = pulse.during(gesture, hand.is_idle)
            taken.setdefault(name, []).append(stop)
    window.close()
    return taken


def keep_bytecode(folder: Path) -> None:
    """Has modules compiled ahead, as they are where the program is installed."""
    sys.dont_write_bytecode, sys.pycache_prefix = False, str(folder)
    for package in ("orgplanner", "ui"):
        compileall.compile_dir(ROOT / package, quiet=2)


def main() -> None:
    """Prints the longest stop at each gesture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(SWITCH_SECONDS)
    prepare_imports()
    with tempfile.TemporaryDirectory() as folder:
        keep_bytecode(Path(folder))
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = folder
        taken = rounds(Path(folder))
    print(f"longest stop of the window, {POSTS:,} posts, against {MOST:.0f} ms")
    for name, stops in taken.items():
        usual, computed = (statistics.median(each) for each in zip(*stops, strict=True))
        print(
            f"  {name:30} first {stops[0][0]:5.0f} ms   median {usual:5.0f} ms   {usual / MOST:5.2f} x   "
            f"computing: first {stops[0][1]:5.0f} ms, median {computed:5.0f} ms"
        )


if __name__ == "__main__":
    main()
