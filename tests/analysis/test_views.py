"""What the views of a comparison list: nothing is lost, nothing is counted twice, every figure has its lines."""

from collections import Counter

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.compare.staffing import entries_of
from orgplanner.analysis.compare.table import cell_words
from orgplanner.analysis.ledger import MEASURES, Entry, difference
from orgplanner.analysis.ledger.behind import FIGURES as PARTS
from orgplanner.analysis.ledger.behind import entries_behind, formula
from orgplanner.analysis.shades import money_words, signed
from orgplanner.analysis.skill_gaps import SkillRow
from orgplanner.analysis.views.accounts import account_grid, pair_grid, state_of
from orgplanner.analysis.views.changes import EVERYTHING, Wanted, change_grid
from orgplanner.analysis.views.cost import cost_grid
from orgplanner.analysis.views.cost_words import missing_pay, missing_words
from orgplanner.analysis.views.grid import GridRow
from orgplanner.analysis.views.heat import LEADING, gap_words, heat_tone
from orgplanner.analysis.views.side_by_side import OF_GROUPS
from orgplanner.analysis.views.skill_words import WEIGHTS
from orgplanner.analysis.views.skills import Skills, skill_grid
from orgplanner.analysis.views.staffing import GROUPINGS, groups_of, unit_grid, vacancy_grid
from orgplanner.analysis.views.streams import streams_of
from orgplanner.document import open_plan
from orgplanner.model import NOTHING, Total, about, between, exactly, names, total
from orgplanner.paths import samples
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform
from tests.analysis.small_plans import figure, plan_of, post, unit, with_proposal

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
        for id in (None, *found.trees[0].chains, *found.trees[1].chains):
            account = ledger.whole if id is None else ledger.of_unit(id)
            for part in PARTS:
                entries = list(entries_behind(ledger, part, id))
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
@given(comparisons(), st.sampled_from(sorted(GROUPINGS)), st.sampled_from(OF_GROUPS))
def test_groups_add_up_to_the_whole(found: Comparison, by: str, measure: str) -> None:
    groups = groups_of(found, GROUPINGS[by][1](found, "en"), measure)
    ledger = found.ledger(measure)
    assert sum((group.before for group in groups.values()), NOTHING) == ledger.whole.old
    assert sum((group.after for group in groups.values()), NOTHING) == ledger.whole.new
    assert sum(len(group.posts) for group in groups.values()) == len(found.established.new.placed)
    now = found.totals[1].of_scenario()
    assert sum((group.filled.total() for group in groups.values()), NOTHING) == now.filled
    assert sum((group.vacant.total() for group in groups.values()), NOTHING) == now.vacant
    for group in groups.values():
        assert summed(group.behind("old")) == group.before == group.same.total() + group.taken.total()
        assert summed(group.behind("new")) == group.after == group.same.total() + group.added.total()


@settings(max_examples=80, deadline=None)
@given(comparisons())
def test_the_lines_behind_a_unit_of_the_staffing_table_add_up_to_it(found: Comparison) -> None:
    for row in found.staffing:
        for part, stands in (("old", row.before), ("new", row.after)):
            assert summed(entries_of(found.established, found.units, row, part)) == stands
        assert (row.same + row.taken, row.same + row.added) == (row.before, row.after) or row.fate != "placed"


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
    ("total", "said"),
    [
        (NOTHING, "0"), (Total(None, 2), "?"), (Total(exactly(6)), "+6"), (Total(exactly(0)), "0"),
        (Total(between(1, 10), 1), "+1–10 + ?"), (Total(about(5)), "~+5"),
        (difference(NOTHING, Total(exactly(3))), "−3"),
        (Total(between(-2, 1)), "−2 … 1"),
    ],
)  # fmt: skip
def test_a_difference_has_a_sign(total: Total, said: str) -> None:
    assert signed(total) == said


@pytest.fixture(scope="module")
def example() -> Comparison:
    """The worked example of the sample, which has people, skills and requirements."""
    plan = open_plan(samples() / "mebp-trade.orgplan")
    rows = plan.ordered_scenarios()
    return compare(plan, rows[0].id, rows[2].id)


@pytest.mark.parametrize("weight", list(WEIGHTS))
def test_the_heat_map_adds_up_to_the_gaps(example: Comparison, weight: str) -> None:
    wanted = [row for row in example.skills.rows if weight in ("", "essential" if row.essential else "desirable")]
    grid = skill_grid(example, "heat", weight)
    reached = [row.cells[1].split(" of ") for row in grid.rows]
    assert sum(int(needed) for _, needed in reached) == total(row.needed for row in wanted).quantity.low
    assert sum(int(held) for held, _ in reached) == sum(row.held or 0 for row in wanted)
    assert sum((row.cells[2] for row in grid.rows), NOTHING) == total(row.gap for row in wanted)
    assert sum((row.cells[3] for row in grid.rows), NOTHING) == total(row.levels for row in wanted)
    filled = sum(cell is not None for row in grid.rows for cell in row.cells[LEADING:])
    assert filled == len({(row.skill, row.essential, row.unit) for row in wanted})


def test_every_figure_of_the_heat_map_opens_the_people_it_counts(example: Comparison) -> None:
    skills = Skills(example)
    side, down, across = skills.axes()
    assert side == "skill"
    shown = skills.heat().rows
    assert len(shown) == len(down)
    for row in shown:
        rows = skills.rows_of(row, 2)
        assert sum(len(skills.rows_of(row, LEADING + at)) for at in range(len(across))) == len(rows)
        reaching = [row for row in skills.behind(rows).rows if row.tones[5] == "met"]
        assert len(reaching) == sum(row.held or 0 for row in rows)


def test_old_ratings_are_marked(example: Comparison) -> None:
    rows = {texts(row)[0]: row for row in skill_grid(example, "heat").rows}
    assert "2 of 2 · 3 · 2 old" in texts(rows["WITS"])
    listed = skill_grid(example, "ratings").rows
    assert [row.cells[5] for row in listed[:5]] == [34, 34, 34, 34, 0]
    assert [bool(row.tones[4]) for row in listed[:5]] == [True] * 4 + [False]


def test_skills_of_the_example(example: Comparison) -> None:
    rows = {texts(row)[0]: row for row in skill_grid(example, "heat").rows}
    assert "7 of 11 · B2" in texts(rows["English"])
    assert rows["Trade in services"].tones[2] == "gap3"
    assert rows["Trade remedies"].tones[2] == "met"
    assert {"Trade law", "Trade law (desirable)"} <= rows.keys(), "essential and desirable stand apart"
    single = {texts(row)[1] for row in skill_grid(example, "one").rows}
    called = {id: example.plan.words(skill.name, "en") for id, skill in example.plan.skills.items()}
    assert single == {called[row.skill] for row in example.skills.rows if row.held == 1}
    for row in skill_grid(example, "surplus").rows:
        assert row.cells[6].quantity.low > 0
    below = skill_grid(example, "below").rows
    assert len(below) == len(example.skills.below)
    assert all(row.cells[6] > 0 for row in below)
    assert [row.id for row in skill_grid(example, "nobody").rows] == list(example.skills.fitting_nobody)


def test_what_is_short_shows_in_steps() -> None:
    def need(needed: int, held: int) -> SkillRow:
        return SkillRow("u", "s", 3, True, exactly(needed), tuple(f"x{number}" for number in range(held)))

    steps = [heat_tone([need(6, held)]) for held in (6, 5, 4, 3, 1, 0)]
    assert steps == ["met", "gap1", "gap1", "gap2", "gap3", "gap3"]
    assert heat_tone([SkillRow("u", "s", 3, True, None, ())]) == ""
    assert heat_tone([SkillRow("u", "s", 3, True, between(0, 2), ())]) == ""


def paid(pay: str) -> Comparison:
    """Two posts before and three after, one of them without a grade."""
    plan = plan_of(unit("u"), post("p", "u", "2", grade="g"), post("q", "u", "1"))
    plan.apply(edits.add_grade(plan, names(en="C-4"), id="g", pay=figure(pay)))
    return compare(
        with_proposal(plan, unit("u"), post("p", "u", "3", grade="g"), post("q", "u", "1")), "now", "then"
    )


def test_cost_has_low_and_high_per_month_and_year_and_says_what_is_missing() -> None:
    month, year = (cost_grid(paid("1000-1200"), "cost", per_year).rows[0].cells for per_year in (False, True))
    assert [money_words(cell) for cell in month[1:7]] == [
        "2\u202f000 + ?", "2\u202f400 + ?", "3\u202f000 + ?", "3\u202f600 + ?", "600", "1\u202f600",
    ]  # fmt: skip
    assert month[7:] == (1, 1)
    assert money_words(year[3]) == "36\u202f000 + ?"
    said = str(missing_words(missing_pay(paid("1000"))))
    assert said == "Pay is known for 1 of 2 posts. Without a grade: 1."


def test_without_any_pay_there_is_no_cost_but_a_sentence() -> None:
    assert cost_grid(paid("?")).rows == []
    assert str(missing_words(missing_pay(paid("?")))).startswith("Pay is not known for any post.")


def test_no_gap_is_claimed_where_nothing_is_stated(example: Comparison) -> None:
    rows = example.plan.ordered_scenarios()
    proposed = Skills(compare(example.plan, rows[0].id, rows[1].id))
    assert {texts(row)[1] for row in proposed.heat().rows} == {"? of ?"}
    assert "no gap is claimed" in str(gap_words(proposed.rows_of(proposed.heat().rows[0], 2)))
