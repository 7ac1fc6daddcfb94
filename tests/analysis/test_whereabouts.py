"""What became of one row is what the whole comparison says of it; a chart played wave by wave is counted right."""

from hypothesis import given

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.analysis.wave_steps import wave_steps
from orgplanner.analysis.waves import stages_of
from orgplanner.analysis.whereabouts import whereabouts_of
from orgplanner.document import open_plan
from orgplanner.model import Plan, names
from orgplanner.paths import samples
from orgplanner.text import render
from tests.analysis.reforms import STEPS, ministry, reform


def unit_of(plan: Plan, scenario: str, code: str) -> str:
    return next(unit.id for unit in plan.states[scenario].units.values() if unit.code == code)


def test_what_a_scenario_of_another_origin_does_not_have_has_ended_there() -> None:
    plan = open_plan(samples() / "trade-institutions.orgplan")
    old, new = (row.id for row in plan.ordered_scenarios()[:2])
    fates = [whereabouts_of(plan, old, new, id) for id in (*plan.states[old].units, *plan.states[old].posts)]
    assert {fate.kind for fate in fates} <= {"closed", "undecided"}
    assert not any(fate.ends for fate in fates)


@given(STEPS)
def test_a_fate_agrees_with_the_comparison(steps: list[tuple[int, int, int]]) -> None:
    plan = ministry([1, 2, 3, 4] * 3)
    reform(plan, "then", steps)
    found = compare(plan, "now", "then")
    for rows, ids in ((found.units, found.states[0].units), (found.posts, found.states[0].posts)):
        split = {divided.origin for divided in rows.split}
        joined = {origin for each in rows.merged for origin in each.origins}
        for id in ids:
            fate = whereabouts_of(plan, "now", "then", id)
            into_unplaced = fate.kind == "unplaced" and id not in fate.ends
            assert (fate.kind == "closed" or into_unplaced) == (id in rows.closed)
            if not into_unplaced and (not fate.ends or id in fate.ends):
                assert (fate.kind in ("undecided", "unplaced")) == (id in rows.undecided)
            assert fate.kind != "split" or id in split
            assert fate.kind != "merged" or id in joined
            assert fate.kind != "became" or rows.became[id] == fate.ends[0]


@given(STEPS)
def test_every_post_of_a_unit_is_counted_once(steps: list[tuple[int, int, int]]) -> None:
    plan = ministry([1, 2, 3, 4] * 3)
    reform(plan, "then", steps)
    for unit in plan.states["now"].units:
        fate = whereabouts_of(plan, "now", "then", unit)
        counted = sum(fate.posts.values()) + sum(fate.lost.values())
        assert counted == len(list(plan.states["now"].posts_of(unit)))


def test_what_became_of_the_departments_of_the_note() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    old, new = (plan.find_scenario(name).id for name in ("Current, April 2013", "Proposed (source)"))
    merged = whereabouts_of(plan, old, new, unit_of(plan, old, "DFTR"))
    assert merged.kind == "merged"
    assert merged.ends == (unit_of(plan, new, "ITD"),)
    assert merged.together == (unit_of(plan, old, "DIEI"),)
    moved = whereabouts_of(plan, old, new, unit_of(plan, old, "DFTR-REM"))
    assert (moved.kind, moved.places) == ("moved", (unit_of(plan, old, "DFTR"), unit_of(plan, new, "ITD")))


def test_waves_are_counted_in_their_order() -> None:
    plan = ministry([1, 2, 3, 4] * 3)
    plan.apply(edits.move_unit(plan, "then", "a1", "b"))
    plan.apply(edits.decide_many(plan, "then", ["a1"], decision="move", wave=2))
    plan.apply(edits.close_unit(plan, "then", "b1", posts="close", reason=names(en="Reform"), wave=1))
    steps = list(wave_steps(stages_of(plan, "now", "then")))
    assert [step.wave for step in steps] == [1, 2]
    assert steps[0].units["closed"] == 1
    assert steps[0].posts["closed"] == len(list(plan.states["now"].posts_of("b1")))
    assert dict(steps[1].units) == {"moved": 1}
    told = [[render(words, "en") for words in step.words] for step in steps]
    assert told[0][0].startswith("units: 1 closed")
    assert told[1] == ["units: 1 moved"]
