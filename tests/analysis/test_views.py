"""What the views of a comparison list: nothing is lost, nothing is counted twice, every figure has its lines."""

from collections import Counter

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.ledger import MEASURES, Entry, difference
from orgplanner.analysis.ledger.behind import FIGURES as PARTS
from orgplanner.analysis.ledger.behind import entries_behind, formula
from orgplanner.analysis.shades import signed
from orgplanner.analysis.views.accounts import account_grid, pair_grid, state_of
from orgplanner.analysis.views.changes import EVERYTHING, Wanted, change_grid
from orgplanner.analysis.views.grid import GridRow
from orgplanner.analysis.views.staffing import GROUPINGS, groups_of, unit_grid, vacancy_grid
from orgplanner.analysis.views.streams import streams_of
from orgplanner.document import open_plan
from orgplanner.model import NOTHING, Total, about, between, exactly, total
from orgplanner.paths import samples
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform

POSTS = st.lists(st.integers(0, len(FIGURES) - 1), max_size=14)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """A ministry and what random edits made of it, either way."""
    plan = ministry(draw(POSTS))
    reform(plan, "then", draw(STEPS))
    sides = ("now", "then") if draw(st.booleans()) else ("then", "now")
    return compare(plan, *sides)


@pytest.fixture(scope="module")
def sample() -> Comparison:
    """The proposal of the source against the current state."""
    plan = open_plan(samples() / "mebp-trade.orgplan")
    return compare(plan, *(row.id for row in plan.ordered_scenarios()[:2]))


def texts(row: GridRow) -> list[str]:
    return [cell_words(cell) for cell in row.cells]


def listed(found: Comparison, name: str) -> list[str]:
    return next(texts(row) for row in change_grid(found).rows if name in cell_words(row.cells[2]))


def summed(entries: list[Entry]) -> Total:
    return total(entry.part for entry in entries) if entries else NOTHING


@settings(max_examples=120, deadline=None)
@given(comparisons())
def test_the_lines_behind_a_figure_add_up_to_it(found: Comparison) -> None:
    for measure in MEASURES:
        ledger = found.ledger(measure)
        for unit in (None, *found.trees[0].chains, *found.trees[1].chains):
            account = ledger.whole if unit is None else ledger.of_unit(unit)
            for part in PARTS:
                entries = list(entries_behind(ledger, part, unit))
                if part != "difference":
                    assert summed(entries) == getattr(account, part)


@settings(max_examples=120, deadline=None)
@given(comparisons(), st.integers(0, 4))
def test_streams_add_up_on_both_sides(found: Comparison, level: int) -> None:
    made = streams_of(found, found.established, level)
    for side, stands in enumerate((made.olds, made.news)):
        whole = NOTHING
        for place, stand in enumerate(stands):
            ends = [each.total for each in made.streams if (each.old, each.new)[side] == place]
            assert sum(ends, NOTHING) == stand.total
            whole += stand.total
        assert whole == (found.established.whole.old, found.established.whole.new)[side]
    fewer = streams_of(found, found.established, level, only_changes=True)
    moved = [each.total for each in made.streams if not made.stays(each)]
    assert Counter(moved) == Counter(each.total for each in fewer.streams if not fewer.stays(each))


@settings(max_examples=120, deadline=None)
@given(comparisons())
def test_every_unit_and_post_is_listed(found: Comparison) -> None:
    rows = change_grid(found).rows
    for table in ("units", "posts"):
        here = [row.id for row in rows if table in row.kinds]
        assert len(here) == len(set(here))
        changes = found.units if table == "units" else found.posts
        ends = {end for part in changes.split for end in part.ends} | {row.end for row in changes.merged}
        named = {*here, *ends, *changes.became.values()}
        new, old = (state.tables[table].keys() for state in (found.states[1], found.states[0]))
        assert set(new) <= named
        origins = {*changes.became, *(id for row in changes.merged for id in row.origins)}
        assert set(old) <= named | origins | {part.origin for part in changes.split}


@settings(max_examples=80, deadline=None)
@given(comparisons(), st.sampled_from(sorted(GROUPINGS)))
def test_groups_add_up_to_the_whole(found: Comparison, by: str) -> None:
    groups = groups_of(found, GROUPINGS[by][1](found, "en"))
    whole = found.established.whole
    assert sum((group.before.total() for group in groups.values()), NOTHING) == whole.old
    assert sum((group.after.total() for group in groups.values()), NOTHING) == whole.new
    assert sum(group.posts for group in groups.values()) == len(found.established.new.placed)
    for group in groups.values():
        assert group.same.total() + group.taken.total() == group.before.total()
        assert group.same.total() + group.added.total() == group.after.total()


def test_the_proposal_of_the_source_is_told_as_the_source_tells_it(sample: Comparison) -> None:
    assert listed(sample, "International Trade Department")[1] == "⇄ merged"
    merged = listed(sample, "International Trade Department")[3]
    assert "DFTR" in merged
    assert "DIEI" in merged
    assert listed(sample, "Trade remedies")[1] == "⇄ moved, changed"
    assert listed(sample, "CU rules development")[1] == "? undecided"
    assert listed(sample, "CU rules development")[4:8] == ["not yet placed", "4–7", "", ""]
    assert listed(sample, "Center for Trade Policy Development")[5:8] == ["~50", "~65–70", "15–20"]
    assert listed(sample, "CU rules development")[8].startswith("The note names no place")


def test_what_is_listed_can_be_narrowed(sample: Comparison) -> None:
    rows = change_grid(sample).rows
    everything, changed = Wanted("", EVERYTHING).places(rows), Wanted().places(rows)
    assert len(everything) == len(rows)
    assert set(everything) - set(changed) == set(Wanted("", "unchanged").places(rows))
    assert all("posts" in rows[place].kinds for place in Wanted("posts").places(rows))
    found = Wanted("units", "", "trade REMEDIES").places(rows)
    assert [texts(rows[place])[2] for place in found] == ["ITD-REM Trade remedies"]


def test_the_ledger_of_the_sample_balances_with_two_units_undecided(sample: Comparison) -> None:
    ledger = sample.established
    grid = account_grid(sample, ledger)
    names = [cell_words(row.cells[0]) for row in grid.rows]
    assert names[0] == "Whole organisation"
    assert cell_words(grid.rows[0].cells[5]) == "8–14"
    assert str(state_of(ledger)).startswith("✓")
    assert "undecided 8–14" in str(formula(ledger.whole, "old"))
    undecided = [row for row in pair_grid(sample, ledger).rows if "undecided" in row.kinds]
    assert sorted(texts(row)[0] for row in undecided) == [
        "DIEI-AM Analysis and monitoring",
        "DIEI-CU CU rules development",
    ]


def test_staffing_has_the_undecided_and_names_what_is_vacant(sample: Comparison) -> None:
    rows = {texts(row)[0]: texts(row) for row in unit_grid(sample).rows}
    assert rows["CTPD Center for Trade Policy Development"][2:5] == ["~50", "~65–70", "15–20"]
    assert rows["DIEI-CU CU rules development"][4] == "open"
    assert [texts(row)[5] for row in vacancy_grid(sample).rows] == ["15–20"]


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (NOTHING, "0"), (Total(None, 2), "?"), (Total(exactly(6)), "+6"), (Total(exactly(0)), "0"),
        (Total(between(1, 10), 1), "+1–10 + ?"), (Total(about(5)), "+~5"),
        (difference(NOTHING, Total(exactly(3))), "−3"),
        (Total(between(-2, 1)), "−2 … 1"),
    ],
)  # fmt: skip
def test_a_difference_has_a_sign(figure: Total, said: str) -> None:
    assert signed(figure) == said
