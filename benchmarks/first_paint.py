"""How soon the window is seen, how soon all of it is there, and how soon a small plan is on the screen.

Each is held beside a bare Qt window, in processes of their own that take turns, and runs what the command
`orgplanner` or `orgplanner FILE` runs, from its first import on. The first look at our window shows it in its size
and colours with empty bars, the name of the program and the buttons to open and to begin a plan; menus, tools,
recent plans and samples come right after it ("whole"; their small pictures are drawn later, beside the window).
Compared are the least seconds of the processor, threads included: on a machine that is shared, the time of the
clock says less.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
START = """
from time import perf_counter, process_time
begun = process_time(), perf_counter()
def tell():
    print(process_time() - begun[0], perf_counter() - begun[1], flush=True)
"""
BARE = START + """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
window.repaint()
app.processEvents()
tell()
"""
OURS = START + """
import sys
from pathlib import Path
from orgplanner.cli import main
import ui.start
ui.start.prepare_imports()
import ui.app
begin_once_seen, prepare_process = ui.app.begin_once_seen, ui.app.prepare_process
def watched(window, path):
    begin_once_seen(window, path)
    ui.app.prepare_process = lambda: seen(window)
    if path is not None:
        window.desk.session.document_coming.connect(lambda: window.work.chart.drawn.connect(lambda: drawn(window)))
def seen(window):
    tell()
    prepare_process()
    if len(sys.argv) == 1:
        window.complete()
        window.welcome.fill()
        from PySide6.QtCore import QTimer
        QTimer.singleShot(0, window, lambda: end(window))
def drawn(window):
    window.work.chart.canvas.repaint()
    end(window)
def end(window):
    window.repaint()
    tell()
    late = {"sqlmodel", "sqlalchemy", "reportlab", "openpyxl"} & sys.modules.keys()
    print(",".join(sorted(late)) or "-", flush=True)
    window.files.leave(window.close)
ui.app.begin_once_seen = watched
main(sys.argv[1:])
"""
Times = list[tuple[float, float]]


def run(program: str, home: str, *words: str) -> tuple[Times, str]:
    """The seconds of the processor and of the clock at each thing that was seen, and what was imported too early.

    Bytecode is kept, as it is where the program is installed; the first round writes it.
    """
    folders = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "PYTHONPYCACHEPREFIX")
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **dict.fromkeys(folders, home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", program, *words]
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60)
    said = [line.split() for line in ran.stdout.splitlines()]
    times = [(float(words[0]), float(words[1])) for words in said if len(words) == 2]
    return times, said[-1][0] if len(said[-1]) == 1 else "-"


def measured(home: str) -> dict[str, tuple[float, float, str]]:
    """Seconds of the processor and of the clock, and what was imported too early, of one round."""
    plan = Path(home) / "small.orgplan"
    shutil.copy(ROOT / "sample_orgs" / "mebp-trade.orgplan", plan)
    bare, _ = run(BARE, home)
    ours, early = run(OURS, home)
    drawn, late = run(OURS, home, str(plan))
    return {
        "bare Qt window": (*bare[-1], "-"), "window seen": (*ours[0], "-"), "window whole": (*ours[-1], early),
        "small plan": (*drawn[-1], late),
    }  # fmt: skip


def main() -> None:
    """Prints least and median times and ratios; the targets are 1.5 and 4."""
    targets = {"window seen": "at most 1.5", "small plan": "at most 4"}
    with tempfile.TemporaryDirectory() as home:
        rounds = [measured(home) for _ in range(ROUNDS + 1)][1:]
    least = {name: min(each[name][0] for each in rounds) for name in rounds[0]}
    clock = {name: statistics.median(each[name][1] for each in rounds) for name in rounds[0]}
    print("                 processor    ratio    clock (median)")
    for name, seconds in least.items():
        early = rounds[0][name][2]
        note = f"; imported: {early}" if early != "-" else ""
        ratio, shown = seconds / least["bare Qt window"], clock[name] * 1000
        print(f"{name:16} {seconds * 1000:6.0f} ms  {ratio:5.2f} x  {shown:6.0f} ms  {targets.get(name, '')}{note}")
    print("window seen: its bars, name and buttons; whole: menus, tools, recent plans and samples too")


if __name__ == "__main__":
    main()
