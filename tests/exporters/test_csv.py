"""Each table of a plan as CSV: one header, a line for each row, nothing that a spreadsheet would calculate."""

import csv
from pathlib import Path

import pytest

from orgplanner.analysis.totals import Totals
from orgplanner.cli.sample import sample_file
from orgplanner.document import open_plan
from orgplanner.errors import RuleBroken
from orgplanner.exporters import ExportOptions, export
from orgplanner.exporters.csv.plan_tables import COMPARED, SHEETS, TITLES
from orgplanner.model import SHARED

PLAN = open_plan(sample_file("mebp-trade"))
OLD, NEW = (row.id for row in PLAN.ordered_scenarios()[:2])


def lines(folder: Path, table: str, language: str = "en", against: str | None = OLD) -> list[list[str]]:
    file = folder / f"{table}.csv"
    export(PLAN, NEW, file, ExportOptions(list=table, language=language, against=against))
    return list(csv.reader(file.read_text("utf-8-sig").splitlines()))


@pytest.mark.parametrize("table", list(TITLES))
def test_each_table_has_one_header_and_a_line_for_each_row(table: str, tmp_path: Path) -> None:
    head, *rows = lines(tmp_path, table, "kk")
    assert len(set(head)) == len(head)
    assert {len(row) for row in rows} <= {len(head)}
    if table in SHEETS:
        name = SHEETS[table].table
        assert {row[0] for row in rows} == set(PLAN.table(name, None if name in SHARED else NEW))
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_the_lines_of_the_staffing_table_add_up_to_the_program_s_total(tmp_path: Path) -> None:
    head, *rows = lines(tmp_path, "staffing")
    unplaced = {post.id for post in PLAN.states[NEW].posts.values() if post.unplaced or post.unit is None}
    loose = {unit.id for root in PLAN.states[NEW].units.values() if root.unplaced
             for unit in PLAN.states[NEW].branch(root.id)}  # fmt: skip
    unplaced |= {post.id for post in PLAN.states[NEW].posts.values() if post.unit in loose}
    total = Totals(PLAN, NEW).of_scenario().established
    assert total.quantity is not None
    for end, wanted in (("low", total.quantity.low), ("high", total.quantity.high)):
        place = head.index(f"Established, FTE, {end}")
        assert sum(float(row[place]) for row in rows if row[place] and row[0] not in unplaced) == float(wanted)


def test_a_comparison_without_another_scenario_is_refused(tmp_path: Path) -> None:
    for table in COMPARED:
        with pytest.raises(RuleBroken, match="compares two scenarios"):
            export(PLAN, OLD, tmp_path / "x.csv", ExportOptions(list=table))
    with pytest.raises(RuleBroken, match="no table"):
        export(PLAN, OLD, tmp_path / "x.csv", ExportOptions(list="nothing"))
