"""What looks alike across spellings and languages, and what is proposed for units that become one."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.likeness import LINED_UP, Matcher, arrange, likeness, lined_up, propose, regroup
from orgplanner.analysis.trial import try_out
from orgplanner.document import open_plan
from orgplanner.edits import Group, Merger
from orgplanner.generate import generate
from orgplanner.model import Figure, Names, Plan, Total, exactly, names
from orgplanner.model.rules import plan_problems
from orgplanner.paths import samples

WORDS = st.text(st.sampled_from("abcXYZ абвАСЕҚқёЁ-.,12әғ'і"), max_size=24)
NAMES = st.builds(
    lambda en, ru, kk: names(en=en, ru=ru, kk=kk), WORDS, st.one_of(WORDS, st.just("Отдел кадров")), WORDS
)


@given(NAMES, NAMES)
def test_likeness_is_symmetric_and_a_name_is_like_itself(one: Names, other: Names) -> None:
    found = likeness(one, other)
    assert 0 <= found.certainty <= 1
    assert found.certainty == likeness(other, one).certainty
    if one:
        assert likeness(one, one).certainty == 1


@given(st.text(st.sampled_from("абвгдеёжзикмнорстухщәғқңі "), min_size=1))
def test_capitals_ye_and_letters_of_the_same_look_change_nothing(words: str) -> None:
    typed = f"щ{words}".upper().replace("Ё", "Е").translate(str.maketrans("АЕОРСХТ", "AEOPCXT"))
    one, other = names(ru=f"щ{words}"), names(ru=typed.replace("Щ", "щ"))
    assert likeness(one, other).certainty == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"en": "Human Resources Division"}, {"ru": "Отдел кадров"}),
        ({"ru": "Управление персоналом"}, {"kk": "Персоналды басқару бөлімі"}),
        ({"ru": "Отдел бухгалтерского учёта"}, {"ru": "Бухгалтерский учет"}),
        ({"kk": "Заң департаменті"}, {"ru": "Юридический департамент"}),
        ({"en": "World Trade Organization"}, {"kk": "ДСҰ"}),
        ({"en": "DFTR"}, {"en": "Department of Foreign Trade Regulations"}),
        ({"ru": "Нетарифные меры"}, {"kk": "Тарифтік емес шаралар"}),
        ({"en": "Chief expert"}, {"ru": "Главный эксперт"}),
        ({"ru": "Ведущий специалист по закупкам"}, {"kk": "Сатып алу жөніндегі жетекші маман"}),
        ({"en": "Analysis and monitoring"}, {"en": "Monitoring & Analysis Dept."}),
        ({"en": "Trade remedies"}, {"en": "Trade remedis"}),
    ],
)
def test_these_are_the_same_in_other_words(one: dict[str, str], other: dict[str, str]) -> None:
    found = likeness(names(one), names(other))
    assert found.certainty >= 0.75
    assert str(found.reason)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"en": "Tariff"}, {"en": "Non-tariff measures"}),
        ({"en": "Internal trade"}, {"en": "International trade"}),
        ({"en": "Division 1"}, {"en": "Division 2"}),
        ({"en": "Department of Finance"}, {"en": "Department of Trade"}),
        ({"en": "Head of division"}, {"ru": "Заместитель директора"}),
        ({"en": "Tariff"}, {}),
    ],
)
def test_these_are_not_the_same(one: dict[str, str], other: dict[str, str]) -> None:
    assert likeness(names(one), names(other)).certainty < LINED_UP


@pytest.mark.parametrize("languages", [("en", "ru"), ("en", "kk"), ("ru", "kk")])
def test_units_of_the_sample_are_like_themselves_in_another_language(languages: tuple[str, str]) -> None:
    plan = open_plan(samples() / "mebp-trade.orgplan")
    units = {unit.name for state in plan.states.values() for unit in state.units.values()}
    translated = [likeness(*(names({code: name.exactly(code)}) for code in languages)) for name in units]
    assert sum(found.certainty >= LINED_UP for found in translated) >= 0.85 * len(translated)


def departments() -> Plan:
    """Two departments that both have personnel, accountants and a registry, named in different languages."""
    plan = Plan("plan")

    def do(name: str, /, *arguments: Any, **fields: Any) -> None:
        plan.apply(edits.EDITS[name](plan, *arguments, **fields))

    do("add_scenario", names(en="Current"), "current", id="now")
    do("add_unit", "now", name=names(en="Ministry"), id="m")
    for id, words in (("a", names(en="Trade")), ("b", names(en="Integration"))):
        do("add_unit", "now", name=words, kind="department", under="m", id=id)
    for id, under, words in (
        ("a-hr", "a", names(en="Human resources")), ("b-hr", "b", names(ru="Отдел кадров")),
        ("a-wto", "a", names(en="WTO")), ("b-ces", "b", names(en="Common Economic Space")),
        ("a-hr-reg", "a-hr", names(en="Registry")), ("b-hr-reg", "b-hr", names(kk="Тіркеу", en="Registry")),
    ):  # fmt: skip
        do("add_unit", "now", name=words, under=under, id=id)
    for unit in ("a", "b", "a-hr", "b-hr"):
        do("add_post", "now", unit, title=names(en="Head"), id=f"{unit}-head", is_head=True,
           established=Figure(exactly(1)))  # fmt: skip
        do("add_post", "now", unit, title=names(en="Accountant", ru="Бухгалтер"), id=f"{unit}-acc",
           established=Figure(exactly(2)), filled=Figure(exactly(1)))  # fmt: skip
    do("add_post", "now", "b-ces", title=names(en="Expert"), id="ces-x")
    for id, unit, words in (("fa", "a", names(en="Public procurement")), ("fb", "b", names(ru="Закупки"))):
        do("add_function", "now", words, id=id, kind="support")
        do("add_responsibility", "now", id, unit)
    do("copy_scenario", "now", names(en="Proposed"), id="then")
    return plan


@pytest.fixture
def plan() -> Plan:
    """The two departments."""
    return departments()


def groups(merger: Merger) -> dict[tuple[str, ...], str]:
    return {group.members: group.choice for group in merger.groups}


def test_look_alikes_are_combined_and_what_is_inside_them_is_lined_up_too(plan: Plan) -> None:
    assert groups(propose(plan, "then", ["a", "b"])) == {
        ("a-hr", "b-hr"): "combine", ("a-wto",): "keep", ("b-ces",): "keep", ("a-acc", "b-acc"): "combine",
        ("fa", "fb"): "combine", ("a-hr-reg", "b-hr-reg"): "combine", ("a-hr-acc", "b-hr-acc"): "combine",
    }  # fmt: skip
    assert dict(propose(plan, "then", ["a", "b"]).heads) == {
        "a-head": "head", "b-head": "deputy", "a-hr-head": "head", "b-hr-head": "deputy",
    }  # fmt: skip


def test_what_was_chosen_stays_and_closes_what_was_below(plan: Plan) -> None:
    merger = propose(plan, "then", ["a", "b"])
    hr = merger.groups[0]
    apart = arrange(plan, "then", regroup(merger, [hr], [replace(hr, choice="keep")]))
    assert ("a-hr-acc", "b-hr-acc") not in groups(apart)
    assert ("a-hr-head", "head") not in apart.heads
    parted = [Group("posts", ("a-acc",)), Group("posts", ("b-acc",))]
    single = arrange(plan, "then", regroup(merger, [_group(merger, "a-acc")], parted))
    assert groups(single)["a-acc",] == groups(single)["b-acc",] == "keep"


def _group(merger: Merger, member: str) -> Group:
    return next(group for group in merger.groups if member in group.members)


def test_pairs_do_not_depend_on_the_order_of_units_and_rows(plan: Plan) -> None:
    matcher = Matcher(plan, plan.states["then"])
    columns = {"a": ["a-hr", "a-wto"], "b": ["b-ces", "b-hr"]}
    turned = {"b": ["b-hr", "b-ces"], "a": ["a-wto", "a-hr"]}
    assert {frozenset(group) for group in lined_up(columns, matcher, "units")} == {
        frozenset(group) for group in lined_up(turned, matcher, "units")
    }


def test_the_proposal_is_one_step_that_loses_nothing(plan: Plan) -> None:
    merger = replace(propose(plan, "then", ["a", "b"]), id="itd", name=names(en="International Trade"))
    before = plan.snapshot()
    changes = edits.merge_by_choice(plan, "then", merger, reason=names(en="One field"))
    assert plan == before
    plan.apply(changes)
    state = plan.states["then"]
    assert str(changes.label) == "Merge “Trade”, “Integration” into “International Trade”"
    assert [row.id for row in state.children("itd")] == ["a-hr", "a-wto", "b-ces"]
    assert [row.id for row in state.children("a-hr")] == ["a-hr-reg"]
    assert state.posts["a-acc"].established.quantity == exactly(4)
    assert state.posts["a-acc"].filled.quantity == exactly(2)
    assert [row.id for row in state.posts_of("itd") if row.is_head] == ["a-head"]
    assert state.posts["b-head"].is_deputy
    assert list(state.functions) == ["fa"]
    assert not [note for note in changes.notes if "several heads" in str(note)]
    for gone, into in (("b-acc", "a-acc"), ("b-hr", "a-hr"), ("fb", "fa"), ("a", "itd")):
        [row] = state.where("successions", "subject", gone)
        assert (row.decision, row.targets) == ("merge", ((into, None),))
        assert row.reason == names(en="One field")
    assert plan.after(changes.inverse()) == before


def test_the_trial_has_the_same_figures_before_and_after(plan: Plan) -> None:
    merger = propose(plan, "then", ["a", "b"], id="itd")
    trial = try_out(plan, "then", merger.units, lambda copy, made: edits.merge_by_choice(copy, made, merger))
    account = trial.account("established")
    assert (account.old, account.carried, account.new) == (Total(exactly(12), 1),) * 3
    assert [row.id for row in trial.plan.states[trial.before].children(None)] == ["a", "b"]
    assert [row.id for row in trial.plan.states[trial.after].children(None)] == ["itd"]


CHOICES = st.lists(st.sampled_from(["keep", "combine", "close"]), min_size=12, max_size=12)
FATES = st.lists(st.sampled_from(["move", "close", "unplaced"]), min_size=12, max_size=12)
ROLES = st.lists(st.sampled_from(["head", "deputy", "ordinary", "close"]), min_size=8, max_size=8)


@given(choices=CHOICES, fates=FATES, roles=ROLES, into=st.sampled_from([None, "a", "b"]), none=st.booleans())
def test_whatever_is_chosen_the_ledger_balances_and_undo_restores(
    choices: list[str], fates: list[str], roles: list[str], into: str | None, none: bool
) -> None:
    opening = departments()
    merger = propose(opening, "then", ["a", "b"], into, id="itd")
    for place, choice in enumerate(choices):
        if place < len(merger.groups):
            group = merger.groups[place]
            kept = "" if none and choice == "close" else group.members[0]
            new = replace(group, choice=choice, kept=kept, fate=fates[place])
            merger = arrange(opening, "then", regroup(merger, [group], [new]))
    heads = tuple((post, role) for (post, _), role in zip(merger.heads, roles, strict=False))
    merger = replace(merger, heads=heads)
    trial = try_out(
        opening, "then", merger.units, lambda copy, made: edits.merge_by_choice(copy, made, merger)
    )
    for measure in ("established", "filled", "posts"):
        account = trial.account(measure)
        assert account.is_balanced
    before = opening.snapshot()
    changes = edits.merge_by_choice(opening, "then", merger)
    opening.apply(changes)
    assert not list(plan_problems(opening))
    state = opening.states["then"]
    decided = {row.subject for row in state.successions.values() if row.decision in ("merge", "close")}
    assert {*before.states["then"].posts} - {*state.posts} <= decided
    opening.apply(changes.inverse())
    assert opening == before


def test_generated_departments_merge_as_proposed() -> None:
    plan = generate(posts=300, seed=3)
    scenario = plan.ordered_scenarios()[0].id
    state = plan.states[scenario]
    units = [row.id for row, level in state.walk() if level == 3][:3]
    merger = propose(plan, scenario, units)
    trial = try_out(plan, scenario, units, lambda copy, made: edits.merge_by_choice(copy, made, merger))
    account = trial.account("established")
    assert account.old == account.carried == account.new
