"""Saving and opening a file of 250,000 rows, beside sqlite3 with the same rows; and opening a small plan."""

import gc
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter

from orgplanner.document import open_plan, save_plan
from orgplanner.generate import generate
from orgplanner.model import Plan
from orgplanner.storage.build import content_of
from orgplanner.storage.schema import statements
from orgplanner.storage.tables import Table, all_tables

POSTS = 43_000
ROUNDS = 5
SAVE, OPEN = 1.5, 4.0


def main() -> None:
    """Prints times and ratios; what is compared takes turns, so that a busy machine slows both alike."""
    plan = generate(POSTS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.orgplan"
        save_plan(plan, path)
        compare_saving("made here", plan, path)
        compare_saving("opened", open_plan(path), path)
        compare_opening(path)
        small(Path(folder) / "small.orgplan")


def compare_saving(what: str, plan: Plan, path: Path) -> None:
    """Our save beside executemany of ready rows into the same tables of a new file."""
    rows = [(table, list(zip(*cells, strict=True))) for table, cells in content_of(plan)]
    count = sum(len(each) for _, each in rows)
    ours, raw = taking_turns(lambda: save_plan(plan, path), lambda: insert(path.with_suffix(".raw"), rows))
    print(f"save {count:,} rows, plan {what}: {told(ours, raw, SAVE)}")


def insert(path: Path, rows: list[tuple[Table, list[tuple[object, ...]]]]) -> None:
    """What anybody would write: the tables, executemany, commit."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements().values():
            connection.execute(statement)
        for table, each in rows:
            marks = ", ".join("?" * len(table.cells))
            connection.executemany(f'INSERT INTO "{table.name}" ({table.columns}) VALUES ({marks})', each)


def compare_opening(path: Path) -> None:
    """Our opening, validated and with the digest, beside fetching the same rows."""
    ours, raw = taking_turns(lambda: open_plan(path), lambda: fetch(path))
    print(f"open the same file: {told(ours, raw, OPEN)}")


def fetch(path: Path) -> list[list[tuple[object, ...]]]:
    """All rows as they come."""
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(table.select).fetchall() for table in all_tables()]


def taking_turns(ours: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for job, taken in zip((ours, other), times, strict=True):
            gc.collect()
            start = perf_counter()
            job()
            taken.append(perf_counter() - start)
    return median(times[0]), median(times[1])


def told(ours: float, raw: float, reach: float) -> str:
    """Both times and their ratio, beside the ratio to reach."""
    return f"{ours:.2f} s, sqlite3 {raw:.2f} s, ratio {ours / raw:.2f} (at most {reach})"


def small(path: Path) -> None:
    """A plan of 50 posts: opening it here, and in a fresh process from its start to the plan."""
    save_plan(generate(50), path)
    ours, raw = taking_turns(lambda: open_plan(path), lambda: fetch(path))
    print(f"open a plan of 50 posts: {ours * 1000:.1f} ms, sqlite3 {raw * 1000:.1f} ms")
    code = f"from orgplanner.document import open_plan; open_plan({str(path)!r})"
    fresh, bare = taking_turns(lambda: python(code), lambda: python("import sqlite3, json, decimal, dataclasses"))
    print(f"the same in a fresh process: {fresh * 1000:.0f} ms, bare Python {bare * 1000:.0f} ms")


def python(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
