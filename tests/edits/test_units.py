"""Units: add, change, move, order, set aside."""

from dataclasses import replace
from typing import Any

import pytest

from orgplanner import edits
from orgplanner.errors import RuleBroken
from orgplanner.model import Change, ChangeSet, Names, Plan, names
from orgplanner.model.rules import DEEPEST
from orgplanner.text import say


def ids(rows: Any) -> list[str]:
    return [row.id for row in rows]


def test_a_unit_is_added_between_its_siblings(plan: Plan, do: Any) -> None:
    do("add_unit", "then", name=names(en="FTA"), under="dftr", after="tariff", id="fta")
    do("add_unit", "then", name=names(en="First"), under="dftr", before="tariff", id="first")
    do("add_unit", "then", name=names(en="Last"), under="dftr", id="last")
    assert ids(plan.states["then"].children("dftr")) == ["first", "tariff", "fta", "wto", "last"]
    assert ids(plan.states["now"].children("dftr")) == ["tariff", "wto"]


def test_siblings_of_equal_rank_are_ranked_anew_when_one_comes_between(plan: Plan, do: Any) -> None:
    for id in "abc":
        do("add_unit", "then", name=names(en=id), under="rules", id=id)
    state = plan.states["then"]
    for id in "abc":
        before = state.units[id]
        after = replace(before, rank="M")
        plan.apply(ChangeSet(say("Merge"), (Change("units", "then", id, before, after),)))
    do("add_unit", "then", name=names(en="New"), under="rules", after="a", id="new")
    assert ids(state.children("rules")) == ["a", "new", "b", "c"]


def test_a_moved_unit_takes_its_branch_along(plan: Plan, do: Any) -> None:
    changes = do("move_unit", "then", "dftr", "rules")
    assert str(changes.label) == "Move “DFTR” under “Rules”"
    assert [change.id for change in changes] == ["dftr"]
    assert ids(plan.states["then"].ancestors("tariff")) == ["dftr", "rules", "diei", "meb"]


def test_a_unit_moved_alone_leaves_its_children_in_its_place(plan: Plan, do: Any) -> None:
    do("move_unit", "then", "dftr", "rules", with_="unit")
    state = plan.states["then"]
    assert ids(state.children("meb")) == ["tariff", "wto", "diei"]
    assert ids(state.children("rules")) == ["dftr"]


def test_a_unit_can_move_alone_below_its_own_child(plan: Plan, do: Any) -> None:
    do("move_unit", "then", "dftr", "wto", with_="unit")
    assert ids(plan.states["then"].ancestors("dftr")) == ["wto", "meb"]


def test_only_the_posts_move_and_a_head_yields_to_the_head_there(plan: Plan, do: Any) -> None:
    changes = do("move_unit", "then", "dftr", "diei", with_="posts")
    state = plan.states["then"]
    assert ids(state.posts_of("diei")) == ["head-diei", "expert-diei", "head-dftr", "expert-dftr"]
    assert not state.posts["head-dftr"].is_head
    assert state.posts_of("dftr") == []
    assert [str(note) for note in changes.notes] == [
        "“Head of DFTR” is no longer a head: its new unit has “Head of DIEI”."
    ]


@pytest.mark.parametrize("under", ["dftr", "tariff"])
def test_a_unit_does_not_go_below_itself(plan: Plan, under: str) -> None:
    with pytest.raises(RuleBroken, match="cannot stand under itself"):
        edits.move_unit(plan, "then", "dftr", under)


def test_a_tree_ends_at_the_deepest_level(plan: Plan, do: Any) -> None:
    under = "meb"
    for number in range(DEEPEST - 1):
        do("add_unit", "then", name=names(en=str(number)), under=under, id=f"n{number}")
        under = f"n{number}"
    with pytest.raises(RuleBroken, match="deeper than 200"):
        edits.add_unit(plan, "then", name=names(en="Too deep"), under=under)
    with pytest.raises(RuleBroken, match="deeper than 200"):
        edits.move_unit(plan, "then", "dftr", f"n{DEEPEST - 3}")
    do("move_unit", "then", "dftr", f"n{DEEPEST - 4}")


def test_set_aside_and_placed_again(plan: Plan, do: Any) -> None:
    do("unplace_unit", "then", "dftr")
    state = plan.states["then"]
    assert ids(state.unplaced_units()) == ["dftr"]
    assert not state.is_placed("tariff")
    assert not edits.unplace_unit(plan, "then", "dftr")
    do("move_unit", "then", "dftr", "meb", before="diei")
    assert state.is_placed("tariff")
    assert ids(state.children("meb")) == ["dftr", "diei"]


def test_order_among_siblings(plan: Plan, do: Any) -> None:
    do("reorder_unit", "then", "wto", before="tariff")
    assert ids(plan.states["then"].children("dftr")) == ["wto", "tariff"]
    with pytest.raises(RuleBroken, match="stands elsewhere"):
        edits.reorder_unit(plan, "then", "wto", after="rules")


def test_a_move_to_where_a_unit_is_changes_nothing(plan: Plan) -> None:
    assert not edits.move_unit(plan, "then", "wto", "dftr")
    assert not edits.move_unit(plan, "then", "tariff", "dftr", before="wto")
    assert edits.move_unit(plan, "then", "tariff", "dftr")


def test_names_change_in_one_language(plan: Plan, do: Any) -> None:
    changes = do("rename_unit", "then", "wto", "kk", " ДСҰ ")
    assert plan.states["then"].units["wto"].name == names(en="Wto", kk="ДСҰ")
    assert str(changes.label) == "Rename “Wto” to “ДСҰ”"
    assert not edits.rename_unit(plan, "then", "wto", "kk", "ДСҰ")
    do("rename_unit", "then", "wto", "en", "")
    with pytest.raises(RuleBroken, match="needs a name"):
        edits.rename_unit(plan, "then", "wto", "kk", " ")


def test_the_arrangement_of_a_chart_is_kept(plan: Plan, do: Any) -> None:
    do("arrange_unit", "then", "dftr", "stacked", 2)
    unit = plan.states["then"].units["dftr"]
    assert (unit.arrangement, unit.columns) == ("stacked", 2)
    for arrangement, columns in (("diagonal", None), ("stacked", 0)):
        with pytest.raises(RuleBroken):
            edits.arrange_unit(plan, "then", "dftr", arrangement, columns)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "bakery"}, "“DFTR”, kind: not one of the allowed words."),
        ({"name": "DFTR"}, "unit, name: "),
        ({"source": "nowhere"}, "source “nowhere”"),
        ({"parent": "diei"}, "“parent” cannot be set in this way."),
        ({"rank": "A"}, "“rank” cannot be set in this way."),
        ({"id": "new"}, "“id” cannot be set in this way."),
        ({"colours": "red"}, "There is no field “colours”."),
        ({"code": "A" * 3000}, "longer than 2000 letters"),
        ({"code": "a\0b"}, "holds characters that no text may hold"),
    ],
)
def test_a_unit_refuses_what_may_not_be(plan: Plan, fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        edits.change_unit(plan, "then", "dftr", **fields)
    assert sentence in refusal.value.sentence()


def test_unknown_things_are_named(plan: Plan) -> None:
    with pytest.raises(RuleBroken, match="There is no scenario “never”"):
        edits.unplace_unit(plan, "never", "dftr")
    with pytest.raises(RuleBroken, match="no such unit: “ghost”"):
        edits.move_unit(plan, "then", "ghost", "meb")
    with pytest.raises(RuleBroken, match="no such unit: “ghost”"):
        edits.add_unit(plan, "then", name=Names(), under="ghost")
    with pytest.raises(RuleBroken, match="taken already"):
        edits.add_unit(plan, "then", name=Names(), id="policy")
