"""The longest stop of the window at each gesture over 50,000 posts, beside the 100 ms that a hand notices.

A timer of 5 ms beats in the window's event loop; the longest time between two beats is how long nothing answered.
Every round opens the plan anew; the first, in which parts of the program are read, and the median are told. Other
work on the machine lengthens stops: what the window's own thread computed between two beats is told beside.

    python3 benchmarks/gestures.py [editing] [changes] [comparing] [posts]
"""

import compileall
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from orgplanner import edits
from orgplanner.analysis.views.changes import EVERYTHING
from orgplanner.document import save_plan
from orgplanner.generate import generate
from ui.app import SWITCH_SECONDS, application, make_window
from ui.dialogs.find import FindDialog
from ui.pages.compare.entries import EntriesDialog
from ui.pages.compare.page import ComparePage
from ui.pages.compare.view import CompareView
from ui.preferences import Preferences
from ui.start import prepare_imports
from ui.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
POSTS = 50_000
ROUNDS = 3
MOST = 100.0
BEAT = 5
"""Milliseconds."""
PARTS = ("editing", "changes", "comparing", "posts")
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
        """Whether nothing is drawn, counted, checked, compared, read or written."""
        work, page = self._window.work, self._window.work.tabs.page("compare")
        busy = work.chart.busy or work.chart.staging.busy or work.reckoning.busy or self._window.files.busy
        return not (busy or self._window.desk.turn.locked() or (page is not None and page.busy))

    def gestures(self, parts: Collection[str]) -> Iterator[tuple[str, Gesture]]:
        """The gestures of one round."""
        window = self._window
        yield "open", lambda: window.files.open(self._file)
        if "editing" in parts:
            yield from self._editing()
        yield "choose another scenario", lambda: window.desk.session.choose(window.top.scenario.itemData(1))
        if "changes" in parts:
            yield from self._changes()
        if "comparing" in parts:
            yield from self._comparing()
        if "posts" in parts:
            yield from self._posts()
        yield "save", self._run("save")
        self._write_as_somebody_else()
        yield "read somebody else's change", lambda: window.files.reload(window.desk.session.document)
        yield "close", self._run("close_plan")

    def _run(self, command: str) -> Gesture:
        return self._window.commands.by_id[command].trigger

    def _editing(self) -> Iterator[tuple[str, Gesture]]:
        canvas, session, run = self._window.work.chart.canvas, self._window.desk.session, self._run
        yield "unfold all", run("unfold")
        yield "zoom in", lambda: [canvas.zoom_in() for _ in range(20)]
        yield "fit", run("fit")
        yield "fold to level 2", run("fold_2")
        yield "select a unit", lambda: session.select(self._unit(40))
        yield "select a unit of many posts", lambda: session.select(self._largest())
        yield "select several", lambda: session.select_many(self._unit(place) for place in range(100, 130))
        yield "find: open", run("find")
        yield "find: type", lambda: self._find().field.setText("отдел")
        yield "find: go", lambda: QTest.keyClick(self._find().field, Qt.Key.Key_Return)
        yield "rename", self._rename("Renamed by hand")
        yield "undo", run("undo")
        yield "move a unit", lambda: session.do(edits.move_unit, self._unit(60), self._unit(3))

    def _changes(self) -> Iterator[tuple[str, Gesture]]:
        """Before, after and changes on the chart."""
        run, play = self._run, self._window.work.chart.staging.play
        for stage in ("changes", "before", "after", "changes"):
            yield f"chart: {stage}", run(f"stage_{stage}")
        yield "changes: unfold all", run("unfold")
        yield "changes: zoom in", lambda: [self._window.work.chart.canvas.zoom_in() for _ in range(20)]
        yield "changes: arrows", run("arrows")
        yield "changes: rename", self._rename("Renamed in changes")
        yield "changes: undo", run("undo")
        yield "changes: select a unit", lambda: self._window.desk.session.select(self._unit(41))
        yield "changes: play the waves", run("play")
        yield "changes: next wave", play.buttons["next"].click
        yield "changes: choose another scenario", self._choose(0)
        yield "changes: back to the first", self._choose(1)
        yield "end the comparison", run("stage_off")

    def _posts(self) -> Iterator[tuple[str, Gesture]]:
        run = self._run
        yield "chart of posts", run("chart_posts")
        yield "posts: unfold all", run("unfold")
        yield "posts: language", run("kk")
        yield "posts: theme", run("dark")
        yield "posts: rename", self._rename("Renamed once more")
        yield "posts: changes", run("stage_changes")
        yield "posts: changes of all", run("unfold")
        yield "posts: end the comparison", run("stage_off")
        yield "chart of units", run("chart_units")
        yield "language", run("en")
        yield "theme", run("light")

    # comparing

    def _comparing(self) -> Iterator[tuple[str, Gesture]]:
        """The page Compare, view by view."""
        yield "compare: open the page", lambda: self._window.work.show_page("compare")
        yield from self._structure()
        for id in ("ledger", "staffing"):
            yield f"compare: {id}", self._view(id)
        for by in self._choices("staffing", "by"):
            yield f"staffing: {by}", self._pick("staffing", "by", by)
        yield "staffing: by unit again", self._pick("staffing", "by", "units")
        yield "staffing: a figure", self._figure("staffing", 3)
        yield "staffing: leave the figure", self._leave
        yield "staffing: side by side", lambda: self._at("staffing").side.click()
        yield "staffing: pay side by side", self._pick("staffing", "measure", "pay")
        yield "staffing: two again", lambda: self._at("staffing").side.click()
        yield "compare: skills", self._view("skills")
        for listed in self._choices("skills", "listed"):
            yield f"skills: {listed}", self._pick("skills", "listed", listed)
        yield "compare: cost", self._view("cost")
        yield "cost: parts", self._pick("cost", "listed", "parts")
        yield "compare: functions", self._view("functions")
        for listed in ("people", "links"):
            yield f"functions: {listed}", self._pick("functions", "listed", listed)
        yield "compare: options", self._view("options")
        yield from self._editing_beside()

    def _structure(self) -> Iterator[tuple[str, Gesture]]:
        yield "structure: down to the last level", self._last_level
        yield "structure: filled FTE", self._pick("structure", "measure", "filled")
        yield "structure: type into the filter", lambda: self._at("structure").text.setText("bureau")
        yield "structure: everything", self._pick("structure", "change", EVERYTHING)
        yield "structure: clear the filter", lambda: self._at("structure").text.clear()
        yield "structure: select a unit", lambda: self._window.desk.session.select(self._unit(45))
        yield "structure: the list to its end", lambda: self._at("structure").list.scrollToBottom()
        yield "structure: a figure", self._figure("structure", 5)
        yield "structure: leave the figure", self._leave

    def _editing_beside(self) -> Iterator[tuple[str, Gesture]]:
        """Edits while a view of the comparison is seen."""
        for id in ("options", "staffing", "structure"):
            yield f"{id}: show", self._view(id)
            yield f"{id}: rename", self._rename(f"Renamed beside {id}")
            yield f"{id}: undo", self._run("undo")
        yield "structure: choose another scenario", self._choose(0)
        yield "structure: back to the first", self._choose(1)
        yield "structure: language", self._run("kk")
        yield "structure: theme", self._run("dark")
        yield "structure: language and theme again", lambda: [self._run("en")(), self._run("light")()]
        yield "back to the chart", lambda: self._window.work.show_page("chart")

    def _page(self) -> ComparePage:
        page = self._window.work.tabs.page("compare")
        assert isinstance(page, ComparePage)
        return page

    def _at(self, view: str) -> CompareView:
        return self._page().view(view)

    def _view(self, id: str) -> Gesture:
        return lambda: self._page().button(id).click()

    def _choices(self, view: str, list: str) -> Iterator[str]:
        combo: QComboBox = getattr(self._at(view), list)
        return (combo.itemData(place) for place in range(1, combo.count()))

    def _pick(self, view: str, list: str, data: str) -> Gesture:
        def pick() -> None:
            combo: QComboBox = getattr(self._at(view), list)
            combo.setCurrentIndex(combo.findData(data))
            combo.activated.emit(combo.currentIndex())

        return pick

    def _last_level(self) -> None:
        combo: QComboBox = self._at("structure").level
        combo.setCurrentIndex(combo.count() - 1)
        combo.activated.emit(combo.currentIndex())

    def _figure(self, view: str, column: int) -> Gesture:
        """Opens what is behind a figure of the first row."""
        return lambda: self._at(view).opening.open(0, column)

    def _leave(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, EntriesDialog):
                widget.reject()

    def _choose(self, place: int) -> Gesture:
        return lambda: self._window.desk.session.choose(self._window.top.scenario.itemData(place))

    def _rename(self, name: str) -> Gesture:
        return lambda: self._window.desk.session.do(edits.rename_unit, self._unit(40), "en", name)

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


def rounds(folder: Path, parts: Collection[str]) -> dict[str, list[Stop]]:
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
        for name, gesture in hand.gestures(parts):
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
        taken = rounds(Path(folder), sys.argv[1:] or PARTS)
    print(f"longest stop of the window, {POSTS:,} posts, against {MOST:.0f} ms")
    for name, stops in taken.items():
        usual, computed = (statistics.median(each) for each in zip(*stops, strict=True))
        print(
            f"  {name:30} first {stops[0][0]:5.0f} ms   median {usual:5.0f} ms   {usual / MOST:5.2f} x   "
            f"computing: first {stops[0][1]:5.0f} ms, median {computed:5.0f} ms"
        )


if __name__ == "__main__":
    main()
