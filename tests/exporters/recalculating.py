"""Workbooks opened and recalculated by another program, and the totals that it finds."""

import functools
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from orgplanner.analysis.compare import compare
from orgplanner.analysis.ledger import MEASURES
from orgplanner.analysis.pay import pay_of
from orgplanner.analysis.rates import plus
from orgplanner.analysis.totals import Totals
from orgplanner.analysis.workbook.marks import read_mark
from orgplanner.model import Plan, Total, total

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SECONDS = 100
MUST = "ORGPLANNER_NEEDS_OFFICE"
"""Set where the tests must not pass without LibreOffice, as on the machine that checks every change."""
needs_office = pytest.mark.skipif(
    OFFICE is None and not os.environ.get(MUST), reason="LibreOffice is not there to recalculate the workbook"
)


def recalculated(files: Sequence[Path], folder: Path) -> Iterator[Any]:
    """The workbooks as LibreOffice saves them after working everything out, all in one go."""
    _saved(files, folder)
    for file in files:
        yield load_workbook(folder / "out" / file.name, data_only=True)


def saved_by_office(file: Path, folder: Path) -> Path:
    """A workbook opened and saved by LibreOffice."""
    _saved([file], folder)
    return folder / "out" / file.name


def _saved(files: Sequence[Path], folder: Path) -> None:
    assert OFFICE is not None, "install libreoffice-calc-nogui: workbooks are recalculated with it"
    profile, kind = f"-env:UserInstallation=file://{folder}/profile", "xlsx:Calc MS Excel 2007 XML"
    words = (OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", folder / "out", *files)
    subprocess.run([str(word) for word in words], check=True, capture_output=True, timeout=SECONDS)


def totals_found(book: Any) -> Iterator[tuple[str, dict[str, tuple[Any, ...]]]]:
    """The totals below every staffing table: by scenario and figure from, to, about, unknown."""
    for sheet in book.worksheets:
        mark = read_mark(sheet["A1"].value)
        if mark is None or mark.kind != "staffing":
            continue
        rows = list(sheet.iter_rows(values_only=True))
        keys = next(row for row in rows if row[0] == "id")
        table = next(each for each in sheet.tables.values())
        total = int(table.ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + 1
        found = {}
        for id in ("established", "filled", "vacant", "pay", "allowance_1"):
            if id in keys:
                place = keys.index(id)
                found[id] = (*(rows[total][place + step] for step in range(3)), rows[total + 1][place])
        yield mark.scenario, found


def expected(total: Total) -> tuple[Any, ...]:
    """A total as its cells say it."""
    if total.quantity is None:
        return "–", "–", "", total.unknown
    return total.quantity.low, total.quantity.high, "≈" if total.quantity.approximate else "", total.unknown


def same(found: tuple[Any, ...], wanted: tuple[Any, ...]) -> bool:
    return all(_same(one, other) for one, other in zip(found, wanted, strict=True))


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float):
        return abs(Decimal(str(one)) - Decimal(str(other))) < Decimal("0.0001")
    return bool((one or "") == other)


def check_totals(plan: Plan, book: Any) -> int:
    """How many totals were compared; AssertionError where one is not the program's own."""
    count = 0
    for scenario, found in totals_found(book):
        whole = Totals(plan, scenario).of_scenario()
        parts = ("pay", "allowances") if found.pop("allowance_1", None) else ("pay",)
        wanted = {"established": whole.established, "filled": whole.filled, "vacant": whole.vacant,
                  "pay": paid(plan, scenario, parts)}  # fmt: skip
        for id, cells in found.items():
            assert same(cells, expected(wanted[id])), (scenario, id, cells, expected(wanted[id]))
            count += 1
    return count


def paid(plan: Plan, scenario: str, parts: Sequence[str]) -> Total:
    """What the posts of a scenario get a month: base pay, with allowances where these are wanted."""
    each = [pay_of(plan, scenario, part).of_post for part in parts]
    return total(functools.reduce(plus, (posts[id] for posts in each)) for id in each[0])


def check_no_errors(book: Any) -> None:
    """No cell of any sheet says that it could not be worked out."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "e", (sheet.title, cell.coordinate, cell.value)


def check_ledgers(plan: Plan, book: Any, name: str, old: str, new: str) -> None:
    """The figures of a sheet with a ledger are those of the program."""
    found = compare(plan, old, new)
    rows = list(book[name].iter_rows(min_row=5, values_only=True))
    heads = [str(each) for each in rows[0]]
    for row, measure in zip(rows[1:], MEASURES, strict=False):
        account = found.ledger(measure).whole
        ends = (("Before", account.old), ("After", account.new), ("Difference", account.difference))
        for title, quantity in ((title, end.quantity) for title, end in ends):
            if quantity is None:
                continue
            low = row[heads.index(title)]
            high = row[heads.index(f"{title}: to")] if f"{title}: to" in heads else low
            assert same((low, high), (quantity.low, quantity.high)), (measure, title, low, high, quantity)
