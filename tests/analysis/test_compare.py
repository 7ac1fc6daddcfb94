"""What became of units, posts, people, functions and links between two scenarios."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.compare import Comparison, Divided, Joined, RowChanges, compare
from orgplanner.document import open_plan
from orgplanner.errors import RuleBroken
from orgplanner.generate import generate
from orgplanner.model import (
    Function,
    Plan,
    Responsibility,
    State,
    Succession,
    Total,
    about,
    between,
    exactly,
    names,
)
from orgplanner.paths import samples
from tests.analysis.reforms import STEPS, ministry, reform
from tests.analysis.small_plans import head, held, plan_of, post, unit, with_proposal, words

CURRENT, PROPOSED, WORKED = "Current, April 2013", "Proposed (source)", "Worked example"


@pytest.fixture(scope="module")
def mebp() -> Plan:
    return open_plan(samples() / "mebp-trade.orgplan")


def between_scenarios(plan: Plan, old: str, new: str) -> Comparison:
    return compare(plan, plan.find_scenario(old).id, plan.find_scenario(new).id)


def codes(found: Comparison, ids: tuple[str, ...]) -> list[str]:
    """The codes of units, those of the old scenario before those of the new."""
    known = {**found.states[1].units, **found.states[0].units}
    return [known[id].code for id in ids]


def staffing(found: Comparison, code: str) -> tuple[Total, Total, Total]:
    [row] = [row for row in found.staffing if row.unit.code == code]
    return row.before, row.after, row.difference


def test_the_proposal_of_the_note(mebp: Plan) -> None:
    found = between_scenarios(mebp, CURRENT, PROPOSED)
    units = found.units
    new = {unit.id: unit.code for unit in found.states[1].units.values()}
    assert [(codes(found, row.origins), new[row.end]) for row in units.merged] == [
        (["DFTR", "DIEI"], "ITD"), (["DFTR-NTM", "DFTR-TAR"], "ITD-MA-CTN"),
    ]  # fmt: skip
    assert codes(found, units.moved) == ["DFTR-REM", "DFTR-WTO", "DIEI-CES"]
    assert codes(found, units.renamed) == ["DFTR-WTO", "DIEI-CES"]
    assert codes(found, units.undecided) == ["DIEI-CU", "DIEI-AM"]
    assert codes(found, units.new)[:4] == ["ITD-MA", "ITD-SI", "ITD-TAC", "ITD-TAC-FTA"]
    assert (units.closed, units.split, units.unchanged) == ((), (), 3)


def test_the_ledger_and_the_staffing_of_the_note(mebp: Plan) -> None:
    found = between_scenarios(mebp, CURRENT, PROPOSED)
    whole = found.established.whole
    assert whole.old == Total(between(84, 93, approximate=True), 4)
    assert whole.carried == Total(between(76, 79, approximate=True), 4)
    assert whole.undecided == Total(between(8, 14))
    assert whole.closed == Total()
    assert found.established.is_balanced
    assert staffing(found, "CTPD")[2] == Total(between(15, 20))
    merged = Total(between(26, 29, approximate=True))
    assert staffing(found, "ITD")[:2] == (merged, replace(merged, unknown=4))
    assert staffing(found, "ITD-REM") == (Total(about(4)), Total(about(4)), Total(exactly(0)))
    assert [row.unit.code for row in found.staffing if row.fate == "undecided"] == ["DIEI-CU", "DIEI-AM"]


def test_the_worked_example_decides_on_everything(mebp: Plan) -> None:
    found = between_scenarios(mebp, CURRENT, WORKED)
    assert found.units.undecided == found.posts.undecided == ()
    assert ["DIEI-CES", "DIEI-CU"] in [codes(found, row.origins) for row in found.units.merged]
    assert len(found.people.new) == 34
    assert staffing(found, "ITD-SI") == (Total(), Total(exactly(5)), Total(exactly(5)))


def test_backwards_a_merger_is_a_split(mebp: Plan) -> None:
    units = between_scenarios(mebp, PROPOSED, CURRENT).units
    assert (len(units.split), units.merged, units.undecided) == (2, (), ())
    assert len(units.closed) == 8


def test_two_proposals_from_one_base_know_what_became_of_its_units(mebp: Plan) -> None:
    found = between_scenarios(mebp, PROPOSED, WORKED)
    assert [codes(found, row.origins) for row in found.units.merged] == [["ITD-TAC-EEC", "DIEI-CU"]]
    assert (found.units.new, found.units.closed) == ((), ())


def test_a_unit_may_be_both_moved_and_renamed_and_a_translation_is_neither() -> None:
    old = plan_of(unit("m"), unit("a", "m"), unit("b", "m"), unit("c", "m"))
    plan = with_proposal(
        old, unit("m"), unit("a", "m"), unit("b", "a", name=words("Other")),
        unit("c", "m", name=words("Unit c").including("fr", "Unité c"), rank="z"),
    )  # fmt: skip
    units = compare(plan, "now", "then").units
    assert (units.moved, units.renamed, units.changed, units.unchanged) == (("b",), ("b",), (), 3)
    assert units.fields == {"b": ("name", "parent")}


def test_merged_and_split_units_are_not_new_or_closed_as_well() -> None:
    plan = ministry([1] * 10)
    plan.apply(edits.merge_units(plan, "then", ["a1", "a2"], name=names(en="Joined"), id="joined"))
    parts = [edits.Part(names(en=f"Part {id}"), posts=(post,), id=id) for id, post in (("x", "p6"), ("y", "p7"))]
    plan.apply(edits.split_unit(plan, "then", "b1", parts, close=True))
    units = compare(plan, "now", "then").units
    assert units.merged == (Joined(("a1", "a2"), "joined"),)
    assert units.split == (Divided("b1", ("x", "y")),)
    assert (units.new, units.closed, units.undecided) == ((), (), ())


def test_what_goes_on_under_another_id_is_neither_new_nor_closed_and_its_children_do_not_move() -> None:
    plan = with_proposal(plan_of(unit("m"), unit("a", "m")), unit("n"), unit("a", "n"))
    plan.states["then"].successions["s"] = Succession("s", "m", (("n", None),), "change")
    units = compare(plan, "now", "then").units
    assert (units.new, units.closed, units.moved, units.renamed) == ((), (), (), ("n",))
    assert units.became == {"m": "n"}


def test_gone_with_a_decision_is_closed_and_without_one_undecided() -> None:
    plan = ministry([1] * 10)
    plan.apply(edits.close_unit(plan, "then", "b2", posts="close", units="close", reason=names(en="Reform")))
    del plan.states["then"].posts["p5"]
    found = compare(plan, "now", "then")
    assert found.units.closed == ("b2",)
    assert (found.posts.closed, found.posts.undecided) == (("p8", "p9"), ("p5",))


def test_scenarios_that_have_no_base_in_common_leave_nothing_to_decide() -> None:
    plan = with_proposal(plan_of(unit("m"), unit("a", "m")), unit("m"), unit("b", "m"))
    plan.scenarios["then"] = replace(plan.scenarios["then"], base=None)
    units = compare(plan, "now", "then").units
    assert (units.new, units.closed, units.undecided) == (("b",), ("a",), ())


def test_decisions_are_followed_over_several_scenarios() -> None:
    plan = ministry([1] * 10)
    plan.apply(edits.merge_units(plan, "then", ["a1", "a2"], name=names(en="Joined"), id="j"))
    plan.apply(edits.copy_scenario(plan, "then", names(en="Later"), id="later"))
    plan.apply(edits.merge_units(plan, "later", ["j", "b1"], name=names(en="All"), id="all"))
    assert compare(plan, "now", "later").units.merged == (Joined(("a1", "a2", "b1"), "all"),)
    assert compare(plan, "later", "now").units.split == (Divided("all", ("a1", "a2", "b1")),)


def test_units_below_one_that_is_not_placed_are_undecided_with_their_posts() -> None:
    plan = ministry([1] * 10)
    plan.apply(edits.unplace_unit(plan, "then", "b"))
    found = compare(plan, "now", "then")
    assert set(found.units.undecided) == {"b", "b1", "b2"}
    assert set(found.posts.undecided) == {"p2", "p6", "p7", "p8", "p9"}
    assert [(row.unit.id, row.before) for row in found.staffing if row.fate == "undecided"] == [
        ("b", Total(exactly(5)))
    ]


def test_people_move_come_leave_or_lose_their_place() -> None:
    rows = [unit("m"), unit("a", "m"), head("h", "m"), post("p", "a"), post("q", "a")]
    holders = [held("h", "ann"), held("p", "bek"), held("q", "cem"), held("p", "dan", until="2020")]
    plan = plan_of(*rows, *holders)
    with_proposal(plan, *rows[:-1], held("p", "ann"), held("h", "eva"), as_of_row())
    people = compare(plan, "now", "then").people
    assert (people.moved, people.new) == (("ann",), ("eva",))
    assert (people.left, people.without_place) == (("bek",), ("cem",))


def as_of_row() -> Succession:
    return Succession("s", "q", (), "close")


def leads(function: str, unit: str) -> Responsibility:
    return Responsibility(f"{function}-{unit}", function, unit)


def test_functions_move_are_orphaned_or_doubled() -> None:
    rows = [unit("m"), unit("a", "m"), unit("b", "m"), *(Function(id) for id in ("f", "g", "h"))]
    plan = plan_of(*rows, leads("f", "a"), leads("g", "a"), leads("h", "a"))
    with_proposal(
        plan, *rows, Function("new"), leads("f", "b"), leads("h", "a"), leads("h", "m"), leads("new", "m")
    )
    functions = compare(plan, "now", "then").functions
    assert functions.moved == ("f", "h")
    assert (functions.orphaned, functions.doubled, functions.new) == (("g",), ("h",), ("new",))


def test_links_are_new_gone_or_changed(mebp: Plan) -> None:
    links = between_scenarios(mebp, CURRENT, PROPOSED).links
    assert (len(links.new), len(links.gone), len(links.changed)) == (0, 2, 4)


def test_a_scenario_that_is_not_there_is_refused() -> None:
    with pytest.raises(RuleBroken, match="There is no scenario “nowhere”"):
        compare(plan_of(unit("m")), "now", "nowhere")


def test_a_copy_is_unchanged() -> None:
    found = compare(ministry([1, 2, 3]), "now", "then")
    assert found.units == RowChanges(unchanged=7)
    assert found.posts == RowChanges(unchanged=3)


def naive(old: State, new: State) -> tuple[set[str], set[str]]:
    """Ids of posts only in the new and only in the old scenario."""
    return new.posts.keys() - old.posts.keys(), old.posts.keys() - new.posts.keys()


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_every_row_is_counted_once(steps: list[tuple[int, int, int]]) -> None:
    """New, closed, undecided, merged, split, renumbered, altered and unchanged make up all rows."""
    plan = ministry([1, 2, 3, 4] * 3)
    reform(plan, "then", steps)
    found = compare(plan, "now", "then")
    for rows, table in ((found.units, "units"), (found.posts, "posts")):
        old, new = (state.tables[table] for state in found.states)
        joined = {row.end for row in rows.merged} | {end for row in rows.split for end in row.ends}
        parts = {origin for row in rows.merged for origin in row.origins} | {row.origin for row in rows.split}
        stays = {*rows.moved, *rows.renamed, *rows.changed, *rows.became.values()}
        counted = {*rows.new, *rows.undecided, *joined, *parts, *stays} & new.keys()
        assert len(counted) + rows.unchanged == len(new)
        gone = {*rows.closed, *rows.undecided, *parts, *rows.became}
        assert old.keys() - new.keys() <= gone
        assert not set(rows.new) & (joined | set(rows.undecided))
        assert not set(rows.closed) & (parts | set(rows.undecided))


def test_a_large_reform_agrees_with_a_plain_look_at_the_rows() -> None:
    plan = generate(2000, 5)
    old, new = (row.id for row in plan.ordered_scenarios())
    found = compare(plan, old, new)
    fresh, gone = naive(*found.states)
    assert set(found.posts.new) == fresh
    assert {*found.posts.closed, *found.posts.undecided} >= gone
    before, after = (state.posts for state in found.states)
    same = [id for id, row in after.items() if replace_rank(before.get(id)) == replace_rank(row)]
    loose = set(found.posts.undecided)
    assert found.posts.unchanged == len([id for id in same if id not in loose])


def replace_rank(row: object) -> object:
    return None if row is None else replace(row, rank="")
