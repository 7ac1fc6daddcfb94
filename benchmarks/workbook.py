"""The workbook of 50,000 posts: seconds to write it, to read it, to find and to take what was changed."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from orgplanner.exporters import ExportOptions
from orgplanner.exporters.workbook import write_workbook
from orgplanner.generate import generate
from orgplanner.importers.workbook import find_changes, read_grids, take_changes
from tests.importers.editing import Edited

POSTS = 50_000
CHANGED = 20
"""rows"""

Made = TypeVar("Made")


def main() -> None:
    """Prints the seconds of each step; some rows are changed by another program in between."""
    plan = generate(POSTS, seed=1)
    scenario = plan.ordered_scenarios()[0].id
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.xlsx"
        timed("written", lambda: write_workbook(plan, scenario, path, ExportOptions()))
        print(f"    {path.stat().st_size / 1e6:.1f} MB")
        change(path, scenario)
        grids = timed("read", lambda: read_grids(path))
        found = timed("compared with the plan", lambda: find_changes(plan, grids))
        print(f"    {found.rows:,} rows, {len(found.proposals)} changes, {len(found.problems)} problems")
        timed("changes taken", lambda: take_changes(plan, scenario, found.proposals, "en"))


def change(path: Path, scenario: str) -> None:
    """Types other codes into some rows."""
    edited = Edited(path, "staffing", scenario)
    for row in edited.rows[::2000][:CHANGED]:
        edited.set(row, "code", f"{edited.get(row, 'code')} B")
    edited.save()


def timed(what: str, job: Callable[[], Made]) -> Made:
    """Prints the seconds of a job."""
    began = perf_counter()
    made = job()
    print(f"{what}: {perf_counter() - began:.1f} s", flush=True)
    return made


if __name__ == "__main__":
    main()
