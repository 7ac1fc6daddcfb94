"""First paint of the welcome page and of a small plan, each beside a bare Qt window, in processes of their own.

Ours begin as the command `orgplanner` and `ui.app.run` do.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
BARE = """
from time import perf_counter
start = perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
window.repaint()
app.processEvents()
print(perf_counter() - start)
"""
SHOWN = """
from time import perf_counter
start = perf_counter()
import sys
import orgplanner.cli
from ui.app import SWITCH_SECONDS, application, make_window, spare_old_objects
sys.setswitchinterval(SWITCH_SECONDS)
spare_old_objects()
app = application()
window = make_window(app)
window.resize(1280, 800)
window.show()
window.repaint()
"""
WELCOME = SHOWN + """
app.processEvents()
print(perf_counter() - start)
late = {"sqlmodel", "sqlalchemy", "reportlab", "openpyxl"} & sys.modules.keys()
print(",".join(sorted(late)) or "-")
window.close()
"""
PLAN = SHOWN + """
from PySide6.QtCore import QEventLoop
from orgplanner.paths import samples
window.files.open_sample(samples() / "mebp-trade.orgplan")
loop = QEventLoop()
window.work.chart.drawn.connect(loop.quit)
loop.exec()
window.work.chart.canvas.repaint()
print(perf_counter() - start)
late = {"sqlmodel", "sqlalchemy", "reportlab", "openpyxl"} & sys.modules.keys()
print(",".join(sorted(late)) or "-")
window.files.leave(window.close)
"""


def seconds(program: str, home: str) -> tuple[float, str]:
    """How long a program took from its first import to what it shows, and what it imported too early.

    Bytecode is kept, as it is where the program is installed; the first round writes it.
    """
    folders = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "PYTHONPYCACHEPREFIX")
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **dict.fromkeys(folders, home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    said = ran.stdout.split()
    return float(said[0]), said[1] if len(said) > 1 else "-"


def main() -> None:
    """Prints medians and ratios; the targets are 1.5 and 4."""
    with tempfile.TemporaryDirectory() as home:
        runs = {"bare Qt window": BARE, "welcome page": WELCOME, "small plan": PLAN}
        rounds = [{name: seconds(program, home) for name, program in runs.items()} for _ in range(ROUNDS + 1)][1:]
    taken = {name: [each[name] for each in rounds] for name in runs}
    medians = {name: statistics.median(time for time, _ in times) for name, times in taken.items()}
    bare = medians["bare Qt window"]
    for (name, median), target in zip(medians.items(), ("", "at most 1.5", "at most 4"), strict=True):
        early = taken[name][0][1]
        note = f"; imported: {early}" if early != "-" else ""
        print(f"{name:16} {median * 1000:7.0f} ms  {median / bare:5.2f} x  {target}{note}")


if __name__ == "__main__":
    main()
