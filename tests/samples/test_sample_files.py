"""The committed sample files are what their sources say, and what their sources say is sound."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from orgplanner.analysis.checks import check_plan
from orgplanner.model import Figure, Names, Plan, Row
from orgplanner.model.columns import columns
from orgplanner.model.rules import plan_problems
from orgplanner.storage import read_plan
from sample_orgs.build import HERE, NAMES, build, plan_from_sources

EVIDENCED = ("units", "posts", "links", "functions", "responsibilities", "successions", "assignments", "people",
             "ratings")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_committed_file_holds_what_the_sources_say(name: str) -> None:
    loaded = read_plan(HERE / f"{name}.orgplan")
    assert loaded.plan == plan_from_sources(name)
    assert loaded.plan.id == plan_from_sources(name).id


@pytest.mark.parametrize("name", NAMES)
def test_every_build_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    first, second = tmp_path / "a.orgplan", tmp_path / "b.orgplan"
    assert build(name, first) == build(name, second) == 0
    assert first.read_bytes() == second.read_bytes()


def test_rules_hold(plan: Plan) -> None:
    assert not [str(problem.message) for problem in plan_problems(plan)]


def test_every_text_is_in_english_russian_and_kazakh(plan: Plan) -> None:
    lacking = [
        f"{table}: {name}"
        for table, _, row in plan.rows()
        for name in _values(row, "names")
        if isinstance(name, Names) and name and set(name.languages) != {"en", "ru", "kk"}
    ]
    assert not lacking


def test_whatever_has_a_name_is_named(plan: Plan) -> None:
    for scenario in plan.scenarios:
        assert not [found for found in check_plan(plan, scenario) if found.check == "missing-names"]
    for state in plan.states.values():
        assert all(succession.reason for succession in state.successions.values())
        assert all(link.caption for link in state.links.values())


def test_every_figure_has_a_basis_and_a_source(plan: Plan) -> None:
    for table, _, row in plan.rows():
        for figure in _values(row, "figure"):
            if isinstance(figure, Figure) and figure.quantity is not None:
                assert figure.basis, (table, row)
                assert figure.source in plan.sources, (table, row)


def test_what_a_source_does_not_state_is_unknown_and_says_so(plan: Plan) -> None:
    for state in plan.states.values():
        for post in state.posts.values():
            assert post.established.source in plan.sources
            assert post.filled.source in plan.sources
            assert post.established.quantity is not None or post.note


def test_every_row_of_fact_has_a_basis_and_a_source(plan: Plan) -> None:
    for table, _, row in plan.rows():
        if table in EVIDENCED:
            assert getattr(row, "basis"), (table, row)  # noqa: B009  (rows of several classes)
            assert getattr(row, "source") in plan.sources, (table, row)  # noqa: B009


def test_every_source_names_a_place_and_is_used(plan: Plan) -> None:
    used = {source for _, _, row in plan.rows() for source in _sources(row)}
    assert used == set(plan.sources)
    assert all(source.place and source.title for source in plan.sources.values())


def test_every_unit_and_post_of_a_base_has_a_decision(plan: Plan) -> None:
    for scenario in plan.scenarios.values():
        if scenario.base is None:
            continue
        base, decided = plan.states[scenario.base], plan.states[scenario.id].successions.values()
        subjects = {succession.subject for succession in decided}
        assert len(subjects) == len(decided)
        assert base.units.keys() <= subjects
        if scenario.kind == "proposed":
            assert base.posts.keys() <= subjects


def test_thresholds_are_there_to_be_edited(plan: Plan) -> None:
    (threshold,) = plan.thresholds.values()
    assert (threshold.narrowest_span, threshold.widest_span, threshold.most_layers) == (3, 15, 7)
    assert plan.settings.languages == ("en", "ru", "kk")


def _values(row: Row, kind: str) -> Iterator[object]:
    return (getattr(row, column.name) for column in columns(type(row)) if column.kind == kind)


def _sources(row: Row) -> Iterator[str]:
    source = getattr(row, "source", None)
    if source:
        yield source
    for figure in _values(row, "figure"):
        if isinstance(figure, Figure) and figure.source:
            yield figure.source
