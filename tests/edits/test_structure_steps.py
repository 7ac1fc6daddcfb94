"""Steps in the structure, a unit put above others, transfers, conversions and templates."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.analysis.compare import compare
from orgplanner.edits import templates
from orgplanner.edits.outline import read_outline
from orgplanner.errors import RuleBroken
from orgplanner.model import Figure, Plan, exactly, names
from orgplanner.model.rules import plan_problems


def ids(rows: Any) -> list[str]:
    return [row.id for row in rows]


def decision(plan: Plan, subject: str) -> Any:
    [row] = plan.states["then"].where("successions", "subject", subject)
    return row


def test_a_unit_goes_up_and_down_among_its_siblings(plan: Plan, do: Any) -> None:
    do("shift", "then", ["wto"], "up")
    assert ids(plan.states["then"].children("dftr")) == ["wto", "tariff"]
    with pytest.raises(RuleBroken, match="is the first already"):
        edits.shift(plan, "then", ["wto"], "up")
    do("shift", "then", ["wto"], "down")
    with pytest.raises(RuleBroken, match="is the last already"):
        edits.shift(plan, "then", ["wto"], "down")


@given(
    chosen=st.sets(st.integers(0, 5), min_size=1),
    ways=st.lists(st.sampled_from(["up", "down"]), min_size=1, max_size=8),
)
def test_several_go_together_and_keep_their_order(chosen: set[int], ways: list[str]) -> None:
    plan = Plan("plan")
    plan.apply(edits.add_scenario(plan, names(en="Now"), id="now"))
    for number in range(6):
        plan.apply(edits.add_unit(plan, "now", name=names(en=str(number)), id=f"u{number}"))
    moving = [f"u{number}" for number in sorted(chosen)]
    for way in ways:
        before = ids(plan.states["now"].children(None))
        try:
            plan.apply(edits.shift(plan, "now", moving, way))
        except RuleBroken:
            edge = before[: len(moving)] if way == "up" else before[-len(moving) :]
            assert edge == moving
        after = ids(plan.states["now"].children(None))
        assert [id for id in after if id in moving] == moving
        assert [id for id in after if id not in moving] == [f"u{n}" for n in range(6) if n not in chosen]


def test_a_unit_goes_out_beside_its_parent_and_in_below_the_one_before(plan: Plan, do: Any) -> None:
    do("shift", "then", ["tariff", "wto"], "out")
    assert ids(plan.states["then"].children("meb")) == ["dftr", "tariff", "wto", "diei"]
    do("shift", "then", ["tariff", "wto"], "in")
    assert ids(plan.states["then"].children("dftr")) == ["tariff", "wto"]
    with pytest.raises(RuleBroken, match="at the top already"):
        edits.shift(plan, "then", ["meb"], "out")
    with pytest.raises(RuleBroken, match="no unit before “DFTR”"):
        edits.shift(plan, "then", ["dftr"], "in")


def test_posts_go_up_and_down_after_the_head(plan: Plan, do: Any) -> None:
    do("add_post", "then", "dftr", title=names(en="Clerk"), id="clerk")
    do("shift", "then", ["clerk"], "up")
    assert ids(plan.states["then"].posts_of("dftr")) == ["head-dftr", "clerk", "expert-dftr"]
    with pytest.raises(RuleBroken, match="first already"):
        edits.shift(plan, "then", ["clerk"], "up")
    with pytest.raises(RuleBroken, match="move it to another unit"):
        edits.shift(plan, "then", ["clerk"], "out")


def test_a_unit_comes_between_units_and_what_is_above_them(plan: Plan, do: Any) -> None:
    do("add_unit_above", "then", ["diei", "dftr"], name=names(en="Trade"), kind="department", id="trade")
    state = plan.states["then"]
    assert ids(state.children("meb")) == ["trade"]
    assert ids(state.children("trade")) == ["dftr", "diei"]
    do("add_unit_above", "then", ["meb"], name=names(en="Government"), kind="government", id="top")
    assert ids(state.children(None)) == ["top"]
    with pytest.raises(RuleBroken, match="under one unit"):
        edits.add_unit_above(plan, "then", ["tariff", "rules"], name=names(en="No"))


def test_a_transfer_is_recorded_with_its_grounds(plan: Plan, do: Any) -> None:
    do("transfer_units", "then", ["wto", "tariff"], "diei", reason=names(en="By law"), wave=1)
    assert ids(plan.states["then"].children("diei")) == ["rules", "tariff", "wto"]
    assert decision(plan, "wto").decision == "transfer"
    assert decision(plan, "wto").targets == (("wto", None),)
    assert decision(plan, "tariff").reason == names(en="By law")
    with pytest.raises(RuleBroken, match="is under “DIEI” already"):
        edits.transfer_units(plan, "then", ["wto"], "diei")


def test_a_department_becomes_a_centre_and_keeps_what_is_asked(plan: Plan, do: Any) -> None:
    do("convert_unit", "then", "dftr", kind="centre", name=names(en="Trade centre"),
       head_title=names(en="Director"), keep_functions=False, legal_basis=names(en="Decree 1"))  # fmt: skip
    state = plan.states["then"]
    assert (state.units["dftr"].kind, str(state.units["dftr"].name)) == ("centre", "Trade centre")
    assert str(state.posts["head-dftr"].title) == "Director"
    assert ids(state.children("dftr")) == ["tariff", "wto"]
    assert {row.unit for row in state.responsibilities.values()} == {"diei"}
    assert len(state.links) == 1
    assert decision(plan, "dftr").decision == "convert"
    do("convert_unit", "then", "diei", kind="centre", keep_links=False)
    assert state.links == {}


def test_a_focal_point_becomes_a_secretariat(plan: Plan, do: Any) -> None:
    """The post goes into the new unit with its holder, which takes over its links."""
    do("add_link", "then", "expert-tariff", "diei", "informs", id="informs")
    called = {"name": names(en="Secretariat"), "title": names(en="Secretary")}
    do("convert_post", "then", "expert-tariff", **called, id="made", wave=2, basis="assumed")
    state = plan.states["then"]
    made, post = state.units["made"], state.posts["expert-tariff"]
    assert (made.kind, made.parent, made.basis) == ("secretariat", "tariff", "assumed")
    assert (post.unit, post.is_head, str(post.title)) == ("made", True, "Secretary")
    assert [row.person for row in state.where("assignments", "post", "expert-tariff")] == ["ann"]
    assert (state.links["informs"].origin, state.links["informs"].target) == ("made", "diei")
    found = decision(plan, "expert-tariff")
    assert (found.decision, found.targets, found.wave) == ("convert", (("made", None),), 2)
    assert not list(plan_problems(plan))
    assert compare(plan, "now", "then").ledger("established").is_balanced
    do("convert_post", "then", "expert-wto", head=False, keep_links=True)
    assert not state.posts["expert-wto"].is_head
    do("unplace_many", "then", ["expert-diei"])
    with pytest.raises(RuleBroken, match="not yet placed"):
        edits.convert_post(plan, "then", "expert-diei")


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.id)
def test_every_template_makes_a_sound_unit_in_three_languages(plan: Plan, do: Any, template: Any) -> None:
    do("add_from_template", "then", template, "meb", name=names(en="Made"), id="made")
    state = plan.states["then"]
    assert not list(plan_problems(plan))
    assert ids(state.children("meb"))[-1] == "made"
    assert state.head_of("made") is not None
    units = list(state.branch("made"))
    posts = [post for unit in units for post in state.posts_of(unit.id)]
    established = sum(post.established.quantity.low for post in posts if post.established.quantity)
    usual = {key: count.usual for key, count in template.counts.items()}
    assert template.extent(usual) == (len(units), len(posts), established)
    for unit in state.branch("made"):
        assert unit.basis == "assumed"
        assert unit.id == "made" or set(unit.name.languages) == {"en", "ru", "kk"}
        assert "{" not in str(unit.name.items)
        for post in state.posts_of(unit.id):
            assert set(post.title.languages) == {"en", "ru", "kk"}
            assert (post.established.basis, post.established.source, post.source) == ("assumed", None, None)
    for words in (template.name, template.about, *(count.words for count in template.counts.values())):
        assert set(words.languages) == {"en", "ru", "kk"}


def test_the_numbers_of_a_template_are_chosen(plan: Plan, do: Any) -> None:
    [department] = [template for template in templates() if "divisions" in template.counts]
    counts = {"deputies": 1, "divisions": 5, "experts": 7}
    do("add_from_template", "then", department, None, counts=counts, id="made")
    state = plan.states["then"]
    assert [post.is_deputy for post in state.posts_of("made")] == [False, True]
    assert [str(unit.name) for unit in state.children("made")] == [f"Division {n}" for n in range(1, 6)]
    assert state.posts_of(state.children("made")[0].id)[1].established == Figure(exactly(7), "assumed")
    with pytest.raises(RuleBroken, match="cannot have 1000"):
        edits.add_from_template(plan, "then", department, counts={"experts": 1000})


def test_what_is_usual_below_a_unit(plan: Plan, do: Any) -> None:
    state = plan.states["then"]
    assert edits.usual_kind(state, None) == "department", "as the last of its siblings"
    assert edits.usual_kind(state, "tariff") == "sub-unit"
    do("change_unit", "then", "rules", kind="centre")
    assert edits.usual_kind(state, "diei") == "centre"
    assert edits.usual_post(plan, "then")["filled"] == Figure(exactly(0), "assumed")
    assert edits.usual_post(plan, "now")["filled"].quantity is None


def test_indented_lines_become_units(plan: Plan, do: Any) -> None:
    text = "Trade policy\n\t- Tariffs\n\t\tQuotas\tC-1\n\n\tServices\nRemedies\n"
    do("add_outline", "then", text, "diei", language="en")
    state = plan.states["then"]
    first, last = state.children("diei")[1:]
    assert (str(first.name), str(last.name)) == ("Trade policy", "Remedies")
    assert [str(unit.name) for unit in state.branch(first.id)] == ["Trade policy", "Tariffs", "Quotas", "Services"]
    assert [unit.kind for unit in state.branch(first.id)] == ["division", "sub-unit", "unit", "sub-unit"]
    with pytest.raises(RuleBroken, match="no names"):
        edits.add_outline(plan, "then", " \n\t", None, language="en")


@given(st.lists(st.tuples(st.integers(0, 9), st.text("abc", min_size=1, max_size=3)), max_size=30))
def test_levels_of_lines_never_skip_one(lines: list[tuple[int, str]]) -> None:
    found = list(read_outline("\n".join(" " * width + name for width, name in lines)))
    assert [name for _, name in found] == [name for _, name in lines]
    before = -1
    for level, _ in found:
        assert 0 <= level <= before + 1
        before = level
