"""A plan before and after a merge, side by side in one plan."""

from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.three_way import merge
from orgplanner.analysis.three_way.side_by_side import BEFORE, scenarios_touched, side_by_side
from orgplanner.model import Plan, names
from tests.analysis.two_copies import begun, copies


@settings(max_examples=30, deadline=None)
@given(copies(most=5))
def test_both_sides_are_the_plan_before_and_after(three: tuple[Plan, Plan, Plan]) -> None:
    base, mine, theirs = three
    settled = merge(base, mine, theirs).settle()
    merged = mine.after(settled.changes)
    touched = scenarios_touched(mine, settled)
    assert set(touched) == {id for id in merged.states if changed_in(mine, merged, id)}
    for id in touched:
        sides = side_by_side(mine, settled, id)
        assert sides.is_new == (id not in mine.states)
        assert sides.plan.states[id].units == merged.states[id].units
        if not sides.is_new:
            assert sides.plan.states[BEFORE].posts == mine.states[id].posts
        rows = {each for state in sides.plan.states.values() for each in (*state.units, *state.posts)}
        different = {each for each in rows if row_of(mine, id, each) != row_of(merged, id, each)}
        assert different <= sides.touched


def changed_in(mine: Plan, merged: Plan, id: str) -> bool:
    return id not in mine.states or mine.states[id].tables != merged.states[id].tables


def row_of(plan: Plan, scenario: str, id: str) -> object:
    state = plan.states.get(scenario)
    return None if state is None else state.units.get(id) or state.posts.get(id)


def test_what_only_people_change_leaves_the_charts_as_they_are() -> None:
    base = begun()
    theirs = base.after(edits.add_person(base, names(en="Somebody new"), id="new"))
    assert scenarios_touched(base, merge(base, base, theirs).settle()) == []
