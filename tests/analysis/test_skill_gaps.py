"""Skills needed against skills held, as the worked example and small plans have them."""

from dataclasses import replace

import pytest

from orgplanner.analysis.scales import level_words
from orgplanner.analysis.skill_gaps import SkillGaps, SkillRow, best_levels, skill_gaps
from orgplanner.document import open_plan
from orgplanner.model import UNKNOWN, Figure, Plan, Rating, Requirement, Skill, State, between, exactly
from orgplanner.paths import samples
from tests.analysis.small_plans import figure, held, plan_of, post, unit, words


@pytest.fixture(scope="module")
def worked() -> tuple[SkillGaps, Plan, State]:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    scenario = plan.find_scenario("Worked example").id
    return skill_gaps(plan, scenario), plan, plan.states[scenario]


def row_of(worked: tuple[SkillGaps, Plan, State], code: str, skill: str, level: int) -> SkillRow:
    gaps, plan, state = worked
    [found] = [
        row
        for row in gaps.rows
        if (state.units[row.unit].code, str(plan.skills[row.skill].name), row.level) == (code, skill, level)
    ]
    return found


@pytest.mark.parametrize(
    ("code", "skill", "level", "needed", "held", "gap"),
    [
        ("ITD-SI", "Trade in services", 4, 2, 0, 2),
        ("ITD-TAC-WTO", "Trade in services", 4, 2, 1, 1),
        ("ITD-REM", "Trade remedies", 4, 4, 4, 0),
        ("ITD-REM", "Dispute settlement", 3, 2, 1, 1),
        ("ITD-MA", "English", 4, 11, 7, 4),
        ("ITD-TAC-EEC", "English", 4, 4, 1, 3),
        ("ITD", "English", 5, 1, 1, 0),
    ],
)
def test_the_worked_example(worked, code: str, skill: str, level: int, needed: int, held: int, gap: int) -> None:
    row = row_of(worked, code, skill, level)
    assert (row.needed, row.held, row.gap) == (exactly(needed), held, exactly(gap))


def test_no_gap_is_claimed_where_the_source_gives_no_level(worked) -> None:
    _, plan, _ = worked
    rows = skill_gaps(plan, plan.find_scenario("Proposed (source)").id).rows
    assert rows
    assert {(row.level, row.held, row.gap) for row in rows} == {(None, None, None)}


def small(*needs: Requirement, ratings: tuple[Rating, ...] = ()) -> Plan:
    """Unit a with the line p of two posts held by ann and bek, below it unit b with q held by cem."""
    plan = plan_of(
        unit("a"), unit("b", "a"), post("p", "a", "2"), post("q", "b"),
        held("p", "ann"), held("p", "bek"), held("q", "cem"), held("q", "dan", until="2020"),
    )  # fmt: skip
    plan.skills["law"] = Skill("law", words("Law"))
    plan.states["now"].tables["requirements"].update({row.id: row for row in needs})
    plan.ratings.update({row.id: row for row in ratings})
    return plan


def rated(person: str, level: int, **fields: str) -> Rating:
    row = Rating(f"{person}-{level}", person, "law", level)
    return replace(row, **fields)


def test_a_post_needs_its_skill_of_all_its_holders_and_says_who_is_below() -> None:
    need = Requirement("n", "law", post="p", level=3)
    gaps = skill_gaps(small(need, ratings=(rated("ann", 3), rated("cem", 5))), "now")
    [row] = gaps.rows
    assert (row.needed, row.holders, row.gap) == (exactly(2), ("ann",), exactly(1))
    assert row.hangs_on_one
    assert [(one.person, one.needed, one.held) for one in gaps.below] == [("bek", 3, None)]


def test_a_unit_counts_everybody_below_it_and_nobody_who_has_left() -> None:
    need = Requirement("n", "law", unit="a", level=3, people=figure("3"))
    ratings = tuple(rated(person, 4) for person in ("ann", "cem", "dan"))
    [row] = skill_gaps(small(need, ratings=ratings), "now").rows
    assert (row.holders, row.gap) == (("ann", "cem"), exactly(1))


def test_a_unit_and_its_posts_ask_for_the_same_people() -> None:
    needs = (
        Requirement("n", "law", unit="a", level=3, people=figure("3")),
        Requirement("o", "law", post="p", level=3, people=figure("1")),
    )
    [row] = skill_gaps(small(*needs), "now").rows
    assert row.needed == exactly(3)


def test_essential_and_desirable_are_apart_and_unknown_numbers_stay_unknown() -> None:
    needs = (
        Requirement("n", "law", unit="a", level=3, people=Figure(between(2, 4))),
        Requirement("o", "law", unit="a", level=3, people=UNKNOWN, essential=False),
    )
    rows = skill_gaps(small(*needs, ratings=(rated("ann", 3),)), "now").rows
    assert [(row.essential, row.gap) for row in rows] == [(True, between(1, 3)), (False, None)]


def test_more_people_than_needed_is_no_gap() -> None:
    need = Requirement("n", "law", unit="a", level=1, people=figure("1"))
    [row] = skill_gaps(small(need, ratings=(rated("ann", 3), rated("bek", 2))), "now").rows
    assert row.gap == exactly(0)


def test_a_post_whose_essential_skills_nobody_has_fits_nobody() -> None:
    needs = (Requirement("n", "law", post="p", level=5), Requirement("o", "law", post="q", level=2))
    assert skill_gaps(small(*needs, ratings=(rated("ann", 3),)), "now").fitting_nobody == ("p",)


def test_the_latest_rating_counts_and_a_test_before_ones_own() -> None:
    older = [rated("ann", 5, date="2020-01"), rated("ann", 2, date="2024", rater="self")]
    assert best_levels(older) == {("ann", "law"): 2}
    assert best_levels([*older, rated("ann", 3, date="2024", rater="test")]) == {("ann", "law"): 3}


def test_levels_are_said_in_the_words_of_their_scale() -> None:
    own = Skill("s", scale="own", levels=("some", "much"))
    assert [level_words(Skill("s", scale="CEFR"), 4), level_words(own, 2)] == ["B2", "much"]
    assert [level_words(Skill("s"), 4), level_words(own, 0), level_words(own, None)] == [4, 0, None]


def test_of_a_unit_as_many_of_the_best_rated_as_it_needs_are_below() -> None:
    need = Requirement("n", "law", unit="a", level=4, people=figure("2"))
    ratings = (rated("ann", 4), rated("bek", 3), rated("cem", 1))
    gaps = skill_gaps(small(need, ratings=ratings), "now")
    assert [(one.person, one.end, one.held) for one in gaps.below] == [("bek", "a", 3)]
    assert gaps.rows[0].levels == exactly(1)
    everybody = Requirement("n", "law", unit="a", level=4, people=figure("3"))
    below = skill_gaps(small(everybody, ratings=ratings[:2]), "now").below
    assert [(one.person, one.held) for one in below] == [("bek", 3), ("cem", None)]
