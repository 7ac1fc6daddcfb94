"""The trade departments of MEBP: the figures of the note, its proposal, and the worked example."""

import pytest

from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan, State, Total, about, between, exactly

CURRENT, PROPOSED, WORKED = "Current, April 2013", "Proposed (source)", "Worked example"


@pytest.fixture
def mebp(sample):
    return sample("mebp-trade")


def totals_of(mebp, scenario: str, code: str):
    totals = Totals(mebp.plan, mebp.plan.find_scenario(scenario).id)
    return totals.of_unit(mebp.unit(scenario, code).id)


def decisions(mebp, scenario: str) -> dict[str, tuple[str, str, list[str]]]:
    """Decision, basis and codes of the target units by code of the unit that was decided on."""
    old, new = mebp.state(CURRENT), mebp.state(scenario)
    return {
        old.units[row.subject].code: (row.decision, row.basis, [new.units[id].code for id, _ in row.targets])
        for row in new.successions.values()
        if row.subject in old.units
    }


def test_three_scenarios_with_the_stable_names(mebp) -> None:
    rows = mebp.plan.ordered_scenarios()
    assert [(str(row.name), row.kind) for row in rows] == [
        (CURRENT, "current"), (PROPOSED, "proposed"), (WORKED, "proposed"),
    ]  # fmt: skip
    assert rows[0].as_of == "2013-04"
    assert [row.base for row in rows[1:]] == [rows[0].id] * 2


@pytest.mark.parametrize(
    ("scenario", "code", "established"),
    [
        (CURRENT, "DFTR", Total(about(22))),
        (CURRENT, "DFTR-WTO", Total(about(6))),
        (CURRENT, "DFTR-NTM", Total(about(5))),
        (CURRENT, "DFTR-REM", Total(about(4))),
        (CURRENT, "DFTR-TAR", Total(about(6))),
        (CURRENT, "DIEI", Total(between(12, 21))),
        (CURRENT, "DIEI-CES", Total(between(4, 7))),
        (CURRENT, "DIP", Total(None, 1)),
        (CURRENT, "CTPD", Total(about(50))),
        (CURRENT, "MEBP", Total(between(84, 93, approximate=True), 4)),
        (PROPOSED, "CTPD", Total(between(65, 70, approximate=True))),
        (PROPOSED, "ITD", Total(between(26, 29, approximate=True), 4)),
        (PROPOSED, "ITD-SI", Total(None, 1)),
        (PROPOSED, "ITD-MA-CTN", Total(about(11))),
        (PROPOSED, "ITD-TAC-EEC", Total(between(4, 7))),
    ],
)
def test_established_posts_as_in_the_note(mebp, scenario: str, code: str, established: Total) -> None:
    assert totals_of(mebp, scenario, code).established == established


def test_both_departments_together(mebp) -> None:
    both = [mebp.unit(CURRENT, code).id for code in ("DFTR", "DIEI")]
    totals = Totals(mebp.plan, mebp.plan.find_scenario(CURRENT).id).together(both)
    assert totals.established == Total(between(34, 43, approximate=True))


def test_staff_is_stated_establishment_inferred_and_vacancies_unknown(mebp) -> None:
    state = mebp.state(CURRENT)
    known = [post for post in state.posts.values() if post.established.quantity is not None]
    assert {post.established.basis for post in known} == {"inferred"}
    assert {post.filled.basis for post in known} == {"stated", "derived"}
    assert totals_of(mebp, CURRENT, "DFTR").vacant.quantity is None


def test_heads_are_those_that_the_boxes_give(mebp) -> None:
    state = mebp.state(CURRENT)
    with_head = {unit.code for unit in state.units.values() if state.head_of(unit.id)}
    assert with_head == {"DFTR", "DFTR-WTO", "DFTR-NTM", "DFTR-REM", "DFTR-TAR"}


def test_contradictions_of_the_note_are_kept(mebp) -> None:
    for code in ("DFTR", "DIEI"):
        note = mebp.unit(CURRENT, code).note
        assert "about 25" in note
        assert "Paragraph 31" in note


def test_proposed_department_has_four_units_and_four_sub_units(mebp) -> None:
    assert mebp.names_below(PROPOSED, "ITD") == ["ITD-MA", "ITD-SI", "ITD-REM", "ITD-TAC"]
    assert mebp.names_below(PROPOSED, "ITD-MA") == ["ITD-MA-CTN"]
    assert mebp.names_below(PROPOSED, "ITD-TAC") == ["ITD-TAC-WTO", "ITD-TAC-EEC", "ITD-TAC-FTA"]
    assert mebp.names_below(PROPOSED, "MEBP") == ["ITD", "DIP", "CTPD"]
    assert mebp.names_below(PROPOSED, "CTPD") == ["CTPD-RES", "CTPD-LEG", "CTPD-TG", "CTPD-EVAL"]


def test_only_what_the_note_says_is_stated(mebp) -> None:
    assert decisions(mebp, PROPOSED) == {
        "MEBP": ("keep", "inferred", ["MEBP"]),
        "DFTR": ("merge", "stated", ["ITD"]),
        "DIEI": ("merge", "stated", ["ITD"]),
        "DFTR-REM": ("move", "stated", ["ITD-REM"]),
        "DFTR-TAR": ("merge", "inferred", ["ITD-MA-CTN"]),
        "DFTR-NTM": ("merge", "inferred", ["ITD-MA-CTN"]),
        "DFTR-WTO": ("transfer", "inferred", ["ITD-TAC-WTO"]),
        "DIEI-CES": ("transfer", "inferred", ["ITD-TAC-EEC"]),
        "DIEI-CU": ("undecided", "inferred", []),
        "DIEI-AM": ("undecided", "inferred", []),
        "DIP": ("keep", "inferred", ["DIP"]),
        "CTPD": ("change", "stated", ["CTPD"]),
    }


def test_two_units_are_undecided_with_their_posts(mebp) -> None:
    state = mebp.state(PROPOSED)
    assert [unit.code for unit in state.unplaced_units()] == ["DIEI-CU", "DIEI-AM"]
    totals = Totals(mebp.plan, mebp.plan.find_scenario(PROPOSED).id)
    assert totals.of_unplaced().established == Total(between(8, 14))


def test_units_and_posts_that_go_on_keep_their_ids(mebp) -> None:
    for old, new in (("DFTR-REM", "ITD-REM"), ("DFTR-WTO", "ITD-TAC-WTO"), ("DIEI-CES", "ITD-TAC-EEC"),
                     ("CTPD", "CTPD"), ("MEBP", "MEBP"), ("DIP", "DIP")):  # fmt: skip
        assert mebp.unit(CURRENT, old).id == mebp.unit(PROPOSED, new).id
    before, after = mebp.state(CURRENT).posts, mebp.state(PROPOSED).posts
    assert before.keys() <= after.keys()
    assert all(before[id].established == after[id].established for id in before)


def test_department_posts_land_where_the_mapping_says(mebp) -> None:
    state = mebp.state(PROPOSED)
    landed = {post.code: state.units[post.unit].code for post in state.posts.values() if post.unit}
    for code in ("DFTR-TAR-1", "DFTR-TAR-2", "DFTR-NTM-1", "DFTR-NTM-2"):
        assert landed[code] == "ITD-MA-CTN"
    assert landed["DFTR-HEAD"] == "ITD"
    assert landed["DFTR-REM-1"] == "ITD-REM"


def test_ctpd_keeps_its_line_and_gains_one(mebp) -> None:
    state = mebp.state(PROPOSED)
    old, new = state.posts_of(mebp.unit(PROPOSED, "CTPD").id)
    assert old.established.quantity == about(50)
    assert (new.established.quantity, new.established.basis) == (between(15, 20), "stated")
    assert (new.filled.quantity, new.filled.basis) == (exactly(0), "derived")
    assert new.status == "proposed"


def test_units_that_the_note_creates_have_unknown_numbers(mebp) -> None:
    for code in ("ITD-MA", "ITD-SI", "ITD-TAC", "ITD-TAC-FTA"):
        state = mebp.state(PROPOSED)
        (post,) = state.posts_of(mebp.unit(PROPOSED, code).id)
        assert post.established.quantity is None
        assert "not stated" in post.note


def test_links_follow_the_merged_department(mebp) -> None:
    itd, ctpd = mebp.unit(PROPOSED, "ITD").id, mebp.unit(PROPOSED, "CTPD").id
    ends = [(link.origin, link.target) for link in mebp.state(PROPOSED).links.values()]
    assert ends.count((ctpd, itd)) == 1


def test_skills_of_the_note(mebp) -> None:
    names = {str(skill.name) for skill in mebp.plan.skills.values()}
    assert names >= {
        "Trade in goods matters", "Trade in services", "Investment", "Agriculture", "Trade remedies",
        "Non-tariff barriers", "Dispute settlement", "Intellectual property rights", "Environment", "English",
    }  # fmt: skip
    needs = mebp.state(PROPOSED).requirements.values()
    assert needs
    assert all(need.people.quantity is None and need.people.source and need.level is None for need in needs)


def test_worked_example_places_and_decides_everything(mebp) -> None:
    state = mebp.state(WORKED)
    assert not state.unplaced_units()
    assert not state.unplaced_posts()
    assert "undecided" not in {row.decision for row in state.successions.values()}
    assert "not reviewed" not in {row.review for row in state.successions.values()}


def test_worked_example_is_all_assumed(mebp) -> None:
    plan: Plan = mebp.plan
    state: State = mebp.state(WORKED)
    figures = [f for post in state.posts.values() for f in (post.established, post.filled)]
    figures += [need.people for need in state.requirements.values()]
    known = [figure for figure in figures if figure.quantity is not None]
    assert {figure.basis for figure in known} == {"assumed"}
    titles = {str(plan.sources[figure.source].title) for figure in known}
    assert titles == {"Planner's worked example (assumption)"}
    assert {row.basis for row in (*plan.people.values(), *plan.ratings.values())} == {"assumed"}


def test_people_are_invented_holders(mebp) -> None:
    for number, person in enumerate(mebp.plan.people.values(), start=1):
        assert dict(person.name.items) == {
            "en": f"Holder {number}", "ru": f"Сотрудник {number}", "kk": f"Қызметкер {number}",
        }  # fmt: skip
    for scenario in (CURRENT, PROPOSED):
        assert not mebp.state(scenario).assignments


def test_holders_fill_what_the_worked_example_says_is_filled(mebp) -> None:
    state = mebp.state(WORKED)
    for post in state.posts.values():
        if holders := state.holders(post.id):
            assert post.filled.quantity == exactly(sum(holder.share for holder in holders))
    assert len({row.person for row in state.assignments.values()}) == len(mebp.plan.people)


def test_worked_example_has_gaps_to_close(mebp) -> None:
    skills = {str(row.name): row.id for row in mebp.plan.skills.values()}
    rated = {row.skill for row in mebp.plan.ratings.values() if row.level}
    needed = {row.skill for row in mebp.state(WORKED).requirements.values()}
    assert skills["Intellectual property rights"] in needed - rated
    assert totals_of(mebp, WORKED, "ITD-SI").vacant == Total(exactly(5))
    assert mebp.unit(WORKED, "ITD-SI").name.exactly("kk")
