"""Matching scenarios that share no ids: complete for a copy, careful where it cannot know, corrected by hand."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.matching import (
    SURE,
    Choices,
    Matching,
    Pair,
    doubtful_first,
    is_doubtful,
    match,
    shares_few_ids,
)
from orgplanner.document import open_plan
from orgplanner.generate import generate
from orgplanner.model import ChangeSet, Plan, names
from orgplanner.paths import samples
from tests.analysis.reforms import FIGURES, STEPS, ministry, reform
from tests.analysis.small_plans import held, plan_of, post, unit, words
from tests.analysis.strangers import Stranger

FIGURES_OF_POSTS = st.lists(st.integers(0, len(FIGURES) - 1), min_size=10, max_size=14)


def pair_of(found: Matching, old: str) -> Pair:
    return next(pair for pair in found.pairs if pair.old == old)


def wrong(found: Matching, other: Stranger, least: float = 0.0) -> list[Pair]:
    back = other.back
    return [pair for pair in found.pairs
            if pair.is_whole and pair.certainty >= least and back[pair.new] != pair.old]  # fmt: skip


def brought(plan: Plan, old: str, other: Stranger, new: str, least: float = 0.0) -> Comparison:
    """The comparison with a scenario of another file, once it was brought in under the ids of its twins."""
    twins = match(plan, old, other.plan, new).sure_twins(least)
    made = plan.after(edits.bring_scenario(plan, old, other.plan, new, twins, name=names(en="Theirs"), id="theirs"))
    return compare(made, old, "theirs")


def told(found: Comparison) -> dict[str, object]:
    """What a comparison says, without the ids of what only one side has."""
    units, posts = found.units, found.posts
    return {
        "units": [*map(len, (units.new, units.closed, units.merged, units.split)), units.unchanged,
                  sorted(units.moved), len(units.renamed), len(units.undecided)],
        "posts": [*map(len, (posts.new, posts.closed, posts.merged, posts.split)), posts.unchanged,
                  sorted(posts.moved), sorted(posts.changed), len(posts.undecided)],
        "people": found.people, "functions": [len(found.functions.new), sorted(found.functions.moved)],
        "links": [len(found.links.new), len(found.links.gone), len(found.links.changed)],
        "ledger": [vars_of(found.ledger(measure).whole) for measure in ("established", "filled", "people")],
    }  # fmt: skip


def vars_of(account: object) -> dict[str, str]:
    return {
        name: str(getattr(account, name)) for name in ("old", "new", "carried", "created", "closed", "undecided")
    }


@settings(max_examples=25, deadline=None)
@given(FIGURES_OF_POSTS, STEPS, st.integers(0, 9))
def test_a_copy_with_fresh_ids_is_matched_fully_and_nothing_has_changed(figures, steps, seed) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    other = Stranger(plan, seed)
    found = match(plan, "then", other.plan, other.ids["then"])
    state = plan.states["then"]
    assert all(pair.is_whole for pair in found.pairs if pair.old in {**state.units, **state.posts})
    assert not [pair for pair in found.pairs if not pair.old]
    paired = brought(plan, "then", other, other.ids["then"])
    assert told(paired) == told(compare(paired.plan, "then", "then"))
    assert all(paired.ledger(measure).is_balanced for measure in ("established", "filled", "people"))


@settings(max_examples=25, deadline=None)
@given(FIGURES_OF_POSTS, STEPS, st.integers(0, 9))
def test_every_row_stands_in_one_pair_and_the_ledger_balances_whatever_is_matched(figures, steps, seed) -> None:
    plan = ministry(figures)
    reform(plan, "then", steps)
    other = Stranger(plan, seed)
    found = match(plan, "now", other.plan, other.ids["then"])
    for table in ("units", "posts"):
        old = [pair.old for pair in found.pairs if pair.table == table and pair.old]
        new = [pair.new for pair in found.pairs if pair.table == table and pair.new]
        assert sorted(old) == sorted(plan.states["now"].tables[table])
        assert len(new) == len(set(new))
        assert set(new) >= set(other.plan.states[other.ids["then"]].tables[table])
    for least in (0.0, 0.8, 1.1):
        paired = brought(plan, "now", other, other.ids["then"], least)
        assert all(paired.ledger(measure).is_balanced for measure in ("established", "filled", "posts", "people"))


@pytest.mark.parametrize("name", ["mebp-trade", "trade-coordination", "export-support"])
def test_a_proposal_of_another_file_is_compared_as_by_its_ids(name: str) -> None:
    plan = open_plan(samples() / f"{name}.orgplan")
    old, new = (row.id for row in plan.ordered_scenarios()[:2])
    other = Stranger(plan, 3)
    assert told(brought(plan, old, other, other.ids[new], SURE)) == told(compare(plan, old, new))


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_names_tell_without_codes_and_in_another_language(language: str) -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    for scenario in list(plan.states):
        for unit_row in list(plan.states[scenario].units.values()):
            plan.states[scenario].units[unit_row.id] = replace(unit_row, code="")
    other = Stranger(plan, 1, language=language, codes=False)
    old, new = (row.id for row in plan.ordered_scenarios()[:2])
    found = match(plan, old, other.plan, other.ids[new])
    assert not wrong(found, other)
    assert sum(pair.is_whole for pair in found.pairs if pair.table == "units") >= 10
    assert all(pair.certainty >= 0.8 for pair in found.pairs if pair.by == "name")


def test_hardly_anything_sure_is_wrong_in_a_large_reform_without_codes() -> None:
    plan = generate(2000, 1)
    old, new = (row.id for row in plan.ordered_scenarios())
    other = Stranger(plan, 2, language="ru", codes=False)
    found = match(plan, old, other.plan, other.ids[new])
    whole = [pair for pair in found.pairs if pair.table == "posts" and pair.is_whole]
    assert len(whole) > 1900
    assert len(wrong(found, other, 0.8)) < 6


def test_codes_that_were_given_anew_do_not_win_over_names() -> None:
    plan = plan_of(
        unit("m"), *(unit(f"u{n}", "m", code=f"{n:02}", name=words(name)) for n, name in enumerate(NAMES))
    )
    other = plan_of(unit("x"), *(unit(f"y{n}", "x", code=f"{len(NAMES) - 1 - n:02}", name=words(name))
                             for n, name in enumerate(NAMES)))  # fmt: skip
    found = match(plan, "now", other, "now")
    assert [pair_of(found, f"u{n}").new for n in range(len(NAMES))] == [f"y{n}" for n in range(len(NAMES))]


NAMES = ("Customs tariff", "Legal affairs", "Personnel", "Trade remedies", "Statistics")


def test_a_code_under_another_name_is_less_certain_and_says_so() -> None:
    plan, other = (
        plan_of(unit("a", code="07", name=words("Customs tariff"))),
        plan_of(unit("b", code="07", name=words("Personnel"))),
    )
    pair = pair_of(match(plan, "now", other, "now"), "a")
    assert (pair.new, pair.by) == ("b", "code")
    assert pair.certainty < 0.8
    assert "07" in str(pair.reason)
    assert "nothing in common" in str(pair.reason)


def test_what_several_fit_equally_is_left_open_with_all_of_them() -> None:
    plan = plan_of(unit("m"), *(post(f"p{n}", "m", str(n + 1), title=words("Expert")) for n in range(2)))
    other = plan_of(unit("x", name=words("Unit m"), code="M"),
                *(post(f"q{n}", "x", str(n + 7), title=words("Expert")) for n in range(2)))  # fmt: skip
    found = match(plan, "now", other, "now")
    for id in ("p0", "p1"):
        pair = pair_of(found, id)
        assert pair.is_open
        assert {each.id for each in pair.others} == {"q0", "q1"}


def test_posts_that_are_the_same_in_all_are_paired_in_their_order_and_the_rest_is_closed() -> None:
    plan = plan_of(unit("m"), *(post(f"p{n}", "m", title=words("Expert")) for n in range(3)))
    other = plan_of(
        unit("x", name=words("Unit m"), code="M"), *(post(f"q{n}", "x", title=words("Expert")) for n in range(2))
    )
    found = match(plan, "now", other, "now")
    assert [pair_of(found, f"p{n}").new for n in range(3)] == ["q0", "q1", ""]
    assert "One of 3" in str(pair_of(found, "p0").reason)


def test_a_person_is_not_whoever_holds_the_post_now() -> None:
    plan = plan_of(unit("m"), post("p", "m"), held("p", "Aigul Serikova"))
    other = plan_of(unit("m"), post("p", "m"), held("p", "Boris Ivanov"))
    pair = pair_of(match(plan, "now", other, "now"), "Aigul Serikova")
    assert not pair.is_whole
    assert [each.id for each in pair.others] == ["Boris Ivanov"]
    assert pair.others[0].certainty < 0.5


def test_a_numbered_holder_of_another_file_is_somebody_else_unless_the_post_says_so() -> None:
    plan = plan_of(unit("m"), unit("n", "m"), post("p", "m"), post("r", "n"), held("p", "h1"))
    other = plan_of(unit("m"), unit("n", "m"), post("p", "m"), post("r", "n"), held("r", "h2"))
    plan.people["h1"] = replace(plan.people["h1"], name=words("Holder 12"))
    other.people["h2"] = replace(other.people["h2"], name=words("Holder 12"))
    pair = pair_of(match(plan, "now", other, "now"), "h1")
    assert (pair.new, pair.certainty) == ("h2", 0.6)


def test_a_unit_that_moved_and_was_renamed_is_known_by_its_people() -> None:
    staff = [("Aigul Serikova", "Head"), ("Boris Ivanov", "Expert"), ("Dana Omarova", "Lawyer")]

    def organisation(place: str, name: str, key: str) -> Plan:
        posts = [post(f"{key}{n}", key, title=words(title)) for n, (_, title) in enumerate(staff)]
        people = [held(f"{key}{n}", who) for n, (who, _) in enumerate(staff)]
        units = [unit(id, None if id == "m" else "m", code="") for id in ("m", "north", "south")]
        plan = plan_of(*units, unit(key, place, code="", name=words(name)), *posts, *people)
        for id in list(plan.people):
            plan.people[id] = replace(plan.people[id], id=id, name=words(id))
        return plan

    plan = organisation("north", "Customs tariff", "a")
    other = Stranger(organisation("south", "Personnel", "b"))
    found = match(plan, "now", other.plan, other.ids["now"])
    pair = pair_of(found, "a")
    assert pair.new == other.ids["b"]
    assert pair.certainty >= 0.8
    assert "same people" in str(pair.reason)
    assert all(pair_of(found, f"a{n}").new == other.ids[f"b{n}"] for n in range(3))


def test_what_was_decided_by_hand_holds_and_helps_to_find_the_rest() -> None:
    plan = plan_of(
        unit("m"), unit("a", "m", name=words("Customs tariff"), code=""), post("p", "a", title=words("Expert"))
    )
    others = (unit("b", "m", name=words("Personnel"), code=""), unit("c", "m", name=words("Legal"), code=""))
    other = plan_of(unit("m"), *others,
                post("q", "b", title=words("Expert")), post("r", "c", title=words("Expert")))  # fmt: skip
    assert not pair_of(match(plan, "now", other, "now"), "a").is_whole
    found = match(plan, "now", other, "now", {"units": {"a": "c"}})
    assert (pair_of(found, "a").by, pair_of(found, "p").new) == ("hand", "r")
    alone = match(plan, "now", other, "now", {"units": {"m": "", "a": ""}})
    assert not pair_of(alone, "m").is_whole


def choices_of(*pairs: Pair) -> Choices:
    chosen = Choices()
    chosen.show(doubtful_first(pairs))
    return chosen


def test_choosing_a_partner_takes_it_from_whoever_had_it() -> None:
    chosen = choices_of(
        Pair("units", "a", "x", "name", 0.9), Pair("units", "b", "", "", 0.0), Pair("posts", "a", "x", "id", 1.0)
    )
    chosen.choose(next(n for n, pair in enumerate(chosen.pairs) if pair.old == "b"), "x")
    assert chosen.twins() == {"units": {"x": "b"}, "posts": {"x": "a"}}
    assert [pair.new for pair in chosen.pairs if (pair.table, pair.old) == ("units", "a")] == [""]
    chosen.choose(next(n for n, pair in enumerate(chosen.pairs) if pair.old == "b"), "")
    assert chosen.twins() == {"posts": {"x": "a"}}
    assert [pair.new for pair in chosen.pairs if pair.table == "units" and not pair.old] == ["x"]


def test_pairs_hold_from_a_certainty_or_one_by_one() -> None:
    chosen = choices_of(Pair("units", "a", "x", "name", 0.9), Pair("units", "b", "y", "place", 0.5))
    assert chosen.twins() == {"units": {"x": "a"}}
    assert [pair.old for pair in chosen.pairs] == ["b", "a"]
    assert [is_doubtful(pair) for pair in chosen.pairs] == [True, False]
    assert chosen.accepted() == 1
    chosen.accept([chosen.pairs[0]], True)
    assert chosen.twins() == {"units": {"x": "a", "y": "b"}}
    assert chosen.accepted() == 2
    chosen.accept_from(0.95)
    assert chosen.twins() == {}
    assert chosen.accepted() == 0


def test_few_shared_ids_are_noticed() -> None:
    plan = ministry([1] * 10)
    other = Stranger(plan)
    change = edits.bring_scenario(
        plan, "now", other.plan, other.ids["now"], {}, name=names(en="Theirs"), id="theirs"
    )
    made = plan.after(change)
    assert isinstance(change, ChangeSet)
    assert shares_few_ids(made, "now", "theirs")
    assert not shares_few_ids(made, "now", "then")
