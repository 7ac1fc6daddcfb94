"""Scenarios side by side: every column says what a comparison with the first says, and adds up to its scenario."""

import hypothesis.strategies as st
from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.analysis.compare.several import Several, related
from orgplanner.analysis.totals import Totals
from orgplanner.analysis.views.side_by_side import OF_GROUPS, UNITS, SideBySide, side_by_side
from orgplanner.analysis.views.staffing import GROUPINGS
from orgplanner.model import NOTHING, Total, names, total
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform

POSTS = st.lists(st.integers(0, len(FIGURES) - 1), max_size=12)
MEASURES = ("established", "filled", "posts", "people", "pay")


@st.composite
def scenarios(draw: st.DrawFn) -> Several:
    """A ministry, what random edits made of it, and what others made of that."""
    plan = ministry(draw(POSTS))
    reform(plan, "then", draw(STEPS))
    plan.apply(edits.copy_scenario(plan, draw(st.sampled_from(["now", "then"])), names(en="Third"), id="third"))
    reform(plan, "third", draw(STEPS))
    return Several(plan, tuple(draw(st.permutations(["now", "then", "third"]))))


def column(side: SideBySide, scenario: str, is_difference: bool = False) -> dict[str, object]:
    at = side.columns.index((scenario, is_difference)) + 1
    return {row.id: row.cells[at] for row in side.grid.rows}


@settings(max_examples=80, deadline=None)
@given(scenarios(), st.sampled_from(MEASURES))
def test_side_by_side_says_what_each_pair_says(several: Several, measure: str) -> None:
    side = side_by_side(several, UNITS, measure)
    for scenario in several.others:
        found = compare(several.plan, several.first, scenario)
        ledger, before = found.ledger(measure), column(side, several.first)
        after, difference = column(side, scenario), column(side, scenario, True)
        assert (before[""], after[""], difference[""]) == (
            ledger.whole.old, ledger.whole.new, ledger.whole.difference
        )  # fmt: skip
        for unit in found.trees[1].chains:
            account = ledger.of_unit(unit)
            assert (after[unit], difference[unit]) == (account.new, account.difference)
        for unit in found.trees[0].chains:
            assert before[unit] == ledger.of_unit(unit).old


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_every_column_is_the_total_of_its_scenario(several: Several) -> None:
    side = side_by_side(several, UNITS, "established")
    for scenario in several.scenarios:
        shown, totals = column(side, scenario), Totals(several.plan, scenario)
        assert shown[""] == totals.of_scenario().established
        for unit in several.plan.states[scenario].walk():
            assert shown[unit[0].id] == totals.of_unit(unit[0].id).established
    ids = [row.id for row in side.grid.rows]
    assert len(ids) == len(set(ids))


@settings(max_examples=60, deadline=None)
@given(scenarios(), st.sampled_from(sorted(GROUPINGS)), st.sampled_from(OF_GROUPS))
def test_groups_side_by_side_add_up_and_open_their_lines(several: Several, by: str, measure: str) -> None:
    side = side_by_side(several, by, measure)
    whole, *rows = side.grid.rows
    for at, (scenario, is_difference) in enumerate(side.columns, 1):
        if is_difference:
            continue
        figures = [row.cells[at] for row in rows]
        assert all(isinstance(each, Total) for each in figures)
        assert sum(figures, NOTHING) == whole.cells[at]
        for row in (whole, *rows):
            entries = side.behind(row, at)
            assert (total(each.part for each in entries) if entries else NOTHING) == row.cells[at], scenario


def test_scenarios_of_one_origin_belong_together() -> None:
    plan = ministry([1])
    plan.apply(edits.add_scenario(plan, names(en="Another"), "reference", id="other"))
    plan.apply(edits.copy_scenario(plan, "then", names(en="Third"), id="third"))
    assert set(related(plan, "third")) == {"now", "then", "third"}
    assert related(plan, "other") == ("other",)
