"""Reading a staff list of 20,000 rows as a plan, beside openpyxl reading the same workbook row by row."""

import random
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TypeVar

from openpyxl import Workbook, load_workbook

from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.proposing import propose
from orgplanner.importers.reading import read_book

ROWS = 20_000
SPAN = 8
"""Posts that report to one."""
ROUNDS = 5
HEADINGS = (
    "Post number", "Department", "Division", "Position", "Grade", "FTE", "Last name", "First name",
    "Personnel number", "In the post since", "Salary", "Reports to",
)  # fmt: skip
TITLES = ("Director", "Head of division", "Chief specialist", "Leading specialist", "Specialist", "Accountant")
FIRST = ("Aigerim", "Daniyar", "Elena", "Ivan", "Madina", "Nurlan", "Olga", "Serik", "Timur", "Zarina")
LAST = ("Akhmetova", "Bekov", "Ivanova", "Kim", "Nurlanov", "Omarova", "Petrova", "Sadykov", "Tulegenov", "Yusupov")

Made = TypeVar("Made")


def staff(count: int) -> Iterator[list[object]]:
    """Rows of a plausible list; the division follows from the superior."""
    chance = random.Random(1)
    for number in range(count):
        level = min(len(str(number)), 5)
        branch = number // 400
        yield [
            f"P-{number:05}", f"Department {branch % 12 + 1}", f"Division {branch + 1}", TITLES[level],
            f"C-{level}", chance.choice((1, 1, 1, 0.5)), f"{chance.choice(LAST)}{number % 997}",
            chance.choice(FIRST), 100_000 + number, date(2005, 1, 1) + timedelta(days=number % 7000),
            chance.randrange(200, 900) * 1000, f"P-{(number - 1) // SPAN:05}" if number else None,
        ]  # fmt: skip


def write(path: Path, count: int) -> None:
    """The list as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Staff")
    sheet.append(HEADINGS)
    for row in staff(count):
        sheet.append(row)
    book.save(path)


def peer(path: Path) -> int:
    """Every cell of the file by openpyxl in its quickest way."""
    book = load_workbook(path, read_only=True)
    cells = sum(len(row) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    book.close()
    return cells


def seconds(job: Callable[[], Made]) -> tuple[float, Made]:
    """The time of a job, and what it made."""
    began = perf_counter()
    made = job()
    return perf_counter() - began, made


def main() -> None:
    """Prints the median of each step, and of the whole in proportion to openpyxl in the same round."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "staff.xlsx"
        write(path, ROWS)
        print(f"import of {ROWS:,} rows and {len(HEADINGS)} columns, {path.stat().st_size / 1e6:.1f} MB")
        steps: dict[str, list[float]] = {"openpyxl": [], "read": [], "propose": [], "build": [], "ratio": []}
        for _ in range(ROUNDS):
            theirs, _cells = seconds(lambda: peer(path))
            reading, book = seconds(lambda: read_book(path))
            proposing, proposal = seconds(lambda book=book: propose([book]))
            building, result = seconds(lambda book=book, proposal=proposal: build([book], proposal.recipe))
            for step, taken in zip(steps, (theirs, reading, proposing, building), strict=False):
                steps[step].append(taken)
            steps["ratio"].append((reading + proposing + building) / theirs)
        for step in ("openpyxl", "read", "propose", "build"):
            print(f"  {step:10} {median(steps[step]):5.2f} s")
        print(f"  {result.placed:,} of {result.rows:,} rows placed, {len(result.troubles)} troubles")
        print(f"  ratio {median(steps['ratio']):.2f} of openpyxl read-only (to reach 0.50)")


if __name__ == "__main__":
    main()
