"""What scenarios rest on: all that is said is told once, facts apart from the rest."""

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given, settings

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.analysis.grounds import listing
from orgplanner.analysis.grounds.ground import UNKNOWN, Ground, grounds_of, shares
from orgplanner.analysis.grounds.listing import GroundTables
from orgplanner.analysis.headlines import changed_counts, headlines, headlines_of
from orgplanner.document import open_plan
from orgplanner.model import Change, ChangeSet, Figure, Plan, Source, exactly, names
from orgplanner.paths import samples
from orgplanner.text import render
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform


@settings(max_examples=60)
@given(st.lists(st.integers(0, len(FIGURES) - 1), max_size=12), STEPS)
def test_every_unit_and_figure_rests_on_something_once(figures, steps) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    found = grounds_of(plan, ("now", "then"), "en")
    for side, scenario in enumerate(("now", "then")):
        state, here = plan.states[scenario], [ground for ground in found if side in ground.sides]
        assert sorted(ground.id for ground in here if ground.table == "units") == sorted(state.units)
        for post in state.posts.values():
            own = [ground for ground in here if ground.id == post.id]
            told = [name for ground in own for name in ground.fields]
            assert sorted(told) == sorted({*told})
            assert {"post", "established"} <= {*told}
            for ground in own:
                for name in ("established", "filled"):
                    if name in ground.fields:
                        figure: Figure = getattr(post, name)
                        assert getattr(ground, name) == figure.quantity
                        assert ground.kind == (UNKNOWN if figure.quantity is None else figure.basis)
        decided = [row for row in state.successions.values() if row.decision != "undecided"]
        assert sum(ground.table == "successions" for ground in here) == len(decided)
        known = shares(found, side)
        assert sum(share.units for share in known.values()) == len(state.units)


def test_what_is_the_same_in_both_scenarios_is_told_once() -> None:
    plan = ministry([1, 2])
    assert {ground.sides for ground in grounds_of(plan, ("now", "then"), "en")} == {(0, 1)}
    plan.apply(edits.change_post(plan, "then", "p1", established=Figure(exactly(9), "assumed")))
    apart = [ground for ground in grounds_of(plan, ("now", "then"), "en") if ground.sides != (0, 1)]
    assert {(ground.id, ground.kind, ground.fields, ground.sides) for ground in apart} == {
        ("p1", "stated", ("established", "filled"), (0,)), ("p1", "stated", ("filled",), (1,)),
        ("p1", "assumed", ("established",), (1,)),
    }  # fmt: skip


def test_sources_are_numbered_and_lists_refer_to_their_numbers() -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    scenarios = (plan.find_scenario("Current, April 2013").id, plan.find_scenario("Worked example").id)
    told = GroundTables(plan, scenarios, grounds_of(plan, scenarios, "en"), "en")
    assert told.kinds() == ["stated", "derived", "inferred", "assumed", UNKNOWN]
    heads = [row for row in told.sources().rows if row.is_bold]
    assert [str(row.cells[0])[:3] for row in heads] == ["[1]", "[2]"]
    assert "World Bank" in str(heads[0].cells[0])
    facts = told.listing("stated")
    posts = [row for row in facts.rows if row.role != "heading"]
    assert len(posts) == told.count("stated")
    assert all(str(row.cells[-2]).startswith("[1]") for row in posts)
    assert [render(column.title) for column in facts.columns][:3] == ["Unit, post", "What", "Filled"]
    assumed = {row.cells[5] for row in told.listing("assumed").rows if row.level == 1}
    assert assumed == {"[2] ITD and CTPD"}


def test_a_list_that_is_too_long_is_summed_up_by_source(monkeypatch) -> None:
    plan = ministry([1] * 10)
    source = Source("s1", names(en="Register"), "p. 3")
    post = plan.states["now"].posts["p0"]
    changed = replace(post, established=replace(post.established, source="s1"))
    plan.apply(ChangeSet("", (
        Change("sources", None, "s1", None, source), Change("posts", "now", "p0", post, changed),
    )))  # fmt: skip
    told = GroundTables(plan, ("now",), grounds_of(plan, ("now",), "en"), "en")
    whole = told.count("stated")
    monkeypatch.setattr(listing, "MOST", 3)
    short = told.listing("stated")
    assert len(short.rows) < whole
    names_of = [row.cells[0] if isinstance(row.cells[0], str) else render(row.cells[0]) for row in short.rows]
    assert "[1] p. 3" in names_of
    assert "no source named" in names_of
    assert sum(int(row.cells[2]) for row in short.rows) == whole


def test_names_are_those_of_the_scenario_in_which_it_is_said() -> None:
    plan = ministry([1])
    plan.apply(edits.rename_unit(plan, "then", "a1", "en", "Renamed"))
    plan.apply(edits.change_post(plan, "then", "p0", established=Figure(exactly(2), "assumed")))
    found = [Ground("units", "a1", "a1", "stated", None, ("unit",), sides=sides) for sides in ((0,), (1,), (0, 1))]
    tables = [GroundTables(plan, ("now", "then"), [ground], "en") for ground in found]
    told = [each.listing("stated").rows[0].cells[0] for each in tables]
    assert told == ["A1", "Renamed", "Renamed"]


def test_decisions_name_what_only_the_base_has_and_functions() -> None:
    plan = ministry([1])
    plan.apply(edits.add_function(plan, "now", names(en="Tariffs"), id="f"))
    plan.apply(edits.copy_scenario(plan, "now", names(en="Next"), id="next"))
    for subject in ("b1", "p0", "f"):
        plan.apply(edits.decide(plan, "next", subject, decision="close", basis="assumed"))
    plan.apply(edits.close_unit(plan, "next", "b1", reason=names(en="Reform")))
    plan.apply(edits.close_post(plan, "next", "p0"))
    told = GroundTables(plan, ("next",), grounds_of(plan, ("next",), "en"), "en").listing("assumed")
    said = [cell if isinstance(cell, str) else render(cell) for cell in (row.cells[0] for row in told.rows)]
    assert said == ["M", "Expert", "B1", "Tariffs"]


@settings(max_examples=40)
@given(st.lists(st.integers(0, len(FIGURES) - 1), max_size=12), STEPS)
def test_headlines_are_those_of_each_scenario_by_itself(figures, steps) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    found = compare(plan, "now", "then")
    both = {render(line.title): line for line in headlines_of(found)}
    for scenario, side in (("now", "before"), ("then", "after")):
        for line in headlines(plan, scenario):
            if render(line.title) in ("Units", "Lines of posts", "Levels", "Vacant FTE"):
                assert getattr(both[render(line.title)], side) == line.after
    for table in ("units", "posts"):
        changes = getattr(found, table)
        counts = {render(each.title): each.number for each in changed_counts(found, table)}
        assert all(counts.values())
        assert counts.get(f"New {table}", 0) == len(changes.new)
        assert counts.get(f"{table.capitalize()} without a decision", 0) == len(changes.undecided)
        assert counts.get("As before", 0) == changes.unchanged


def test_a_plan_of_nothing() -> None:
    plan = Plan("plan")
    plan.apply(edits.add_scenario(plan, names(en="Current"), "current", id="now"))
    assert grounds_of(plan, ("now",), "en") == []
    assert [line.after for line in headlines(plan, "now")][3:] == ["0", "0", "0"]
