"""Parts of figures and of texts by language, set by hand in one row or in many."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.edits.parts import with_part
from orgplanner.errors import RuleBroken
from orgplanner.model import UNKNOWN, ChangeSet, Figure, Plan, Quantity, exactly, names
from orgplanner.model.quantity import BASES

NUMBERS = st.builds(
    lambda low, more, about: Quantity(Decimal(low), Decimal(low + more), about),
    st.integers(0, 50), st.integers(0, 9), st.booleans(),
)  # fmt: skip
FIGURES = st.builds(Figure, NUMBERS, st.sampled_from(BASES), st.sampled_from([None, "law", "note"]))


@given(FIGURES, st.none() | NUMBERS)
def test_a_number_changed_by_hand_is_no_longer_what_the_source_says(figure: Figure, typed: Quantity | None) -> None:
    made = with_part(figure, "quantity", typed)
    if typed == figure.quantity:
        assert made == figure
    elif typed is None:
        assert made == UNKNOWN
    else:
        assert made == Figure(typed, "assumed", None)


@given(FIGURES, st.none() | st.sampled_from(["law", "note"]))
def test_a_source_never_changes_the_number_and_a_stated_figure_has_one(figure: Figure, source: str | None) -> None:
    made = with_part(figure, "source", source)
    assert isinstance(made, Figure)
    assert (made.quantity, made.source) == (figure.quantity, source)
    assert made.basis != "stated" or source is not None
    if source is not None:
        assert made.basis not in ("", "assumed")


def plan_of_two() -> Plan:
    plan = Plan("p")

    def do(changes: ChangeSet) -> None:
        plan.apply(changes)

    do(edits.add_scenario(plan, names(en="Now"), "current", id="now"))
    do(edits.add_source(plan, names(en="Law"), id="law"))
    do(edits.add_unit(plan, "now", name=names(en="Office", ru="Бюро"), id="office"))
    for number, words in enumerate(("Clerk", "Head")):
        figure = Figure(exactly(number + 1), "stated", "law")
        do(edits.add_post(plan, "now", "office", title=names(en=words), id=words, established=figure))
    return plan


def test_a_part_set_in_many_rows_leaves_their_other_parts() -> None:
    plan = plan_of_two()
    plan.apply(edits.change_part(plan, "now", "posts", ["Clerk", "Head"], "title", "ru", "Работа"))
    assert plan.states["now"].posts["Clerk"].title == names(en="Clerk", ru="Работа")
    assert plan.states["now"].posts["Head"].title == names(en="Head", ru="Работа")
    typed = edits.change_part(plan, "now", "posts", ["Clerk", "Head"], "established", "quantity", exactly(2))
    assert [str(note) for note in typed.notes] == ["Numbers that their source no longer states: 1."]
    plan.apply(typed)
    assert plan.states["now"].posts["Clerk"].established == Figure(exactly(2), "assumed", None)
    assert plan.states["now"].posts["Head"].established == Figure(exactly(2), "stated", "law")


def test_a_part_of_a_place_or_of_the_wrong_table_is_refused() -> None:
    plan = plan_of_two()
    with pytest.raises(RuleBroken):
        edits.change_part(plan, None, "posts", ["Clerk"], "title", "ru", "Работа")
    with pytest.raises(RuleBroken):
        edits.change_part(plan, "now", "posts", ["nobody"], "title", "ru", "Работа")


def test_a_step_says_which_field_of_what_it_changed() -> None:
    plan = plan_of_two()
    both = edits.Write("Clerk", {"established": UNKNOWN, "note": "x"})
    steps = (
        edits.change_post(plan, "now", "Clerk", note="asked for"),
        edits.write_rows(plan, "now", "posts", [edits.Write("Clerk", {"is_head": True})]),
        edits.change_part(plan, "now", "posts", ["Clerk"], "established", "quantity", exactly(9)),
        edits.write_rows(plan, "now", "posts", [both]),
    )
    fields = (": note", ": is head", ": established", "")
    assert [str(step.label) for step in steps] == [f"Change “Clerk”{field}" for field in fields]
