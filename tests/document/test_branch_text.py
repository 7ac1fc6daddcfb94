"""Branches as text: what is copied can be pasted, and nothing else is taken."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner import edits
from orgplanner.document.branch_text import branch_lines, branch_text, read_branch, read_head
from orgplanner.errors import RuleBroken
from orgplanner.generate import generate
from orgplanner.model import Plan, names

PLAN: Plan = generate(posts=80, seed=3)
SCENARIO = next(id for id, row in PLAN.scenarios.items() if row.kind == "current")
ROOT = PLAN.states[SCENARIO].children(None)[0].id
TEXT = branch_text(edits.take_branch(PLAN, SCENARIO, [ROOT]))


def test_what_was_copied_is_read_back() -> None:
    branch = edits.take_branch(PLAN, SCENARIO, [ROOT], cut=True)
    assert len(branch.of("posts")) >= 80
    assert read_branch(branch_text(branch)) == branch
    assert read_head(branch_text(branch)) == replace(branch, rows={})


@pytest.mark.parametrize(
    "change",
    [
        {"format": "else"}, {"tops": []}, {"tops": ["nobody"]}, {"tops": [3]}, {"tops": None}, {"tops": "abc"},
        {"plan": 3}, {"holders": "3"}, {"cut": 1}, {"version": 2},
    ],
)  # fmt: skip
def test_a_text_with_another_head_is_refused_with_a_sentence(change: dict[str, Any]) -> None:
    head, _, rows = TEXT.partition("\n")
    with pytest.raises(RuleBroken) as refusal:
        read_branch(json.dumps({**json.loads(head), **change}) + "\n" + rows)
    assert "." in refusal.value.sentence("en")


@pytest.mark.parametrize("rows", [{}, [], {"units": [[1]]}, {"nouns": []}, {"units": []}, {"units": 3}, None])
def test_a_text_with_other_rows_is_refused(rows: Any) -> None:
    with pytest.raises(RuleBroken, match="cannot be read"):
        read_branch(TEXT.partition("\n")[0] + "\n" + json.dumps(rows))


@given(st.text(max_size=40) | st.recursive(
    st.none() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["format", "rows", "tops", "units"]), inner, max_size=3), max_leaves=6
).map(json.dumps))  # fmt: skip
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken):
        read_branch(text)


@given(st.integers(0, len(TEXT) - 1), st.sampled_from(['"', "[", "0", "null", "\x00", "}", "-1"]))
def test_a_text_with_one_place_altered_is_sound_or_refused(place: int, sign: str) -> None:
    try:
        branch = read_branch(TEXT[:place] + sign + TEXT[place + 1 :])
        edits.paste_branch(Plan("other") if place % 2 else PLAN, SCENARIO, branch, None)
    except RuleBroken:
        return
    assert branch.tops


def test_lines_for_a_spreadsheet_calculate_nothing() -> None:
    plan = Plan("plan")
    for changes in (
        lambda: edits.add_scenario(plan, names(en="Now"), id="now"),
        lambda: edits.add_unit(plan, "now", name=names(en="=cmd()\tx\ny"), id="u"),
        lambda: edits.add_unit(plan, "now", name=names(en="Below"), under="u", id="v"),
        lambda: edits.add_post(plan, "now", "v", title=names(en="Head"), **edits.usual_post(plan, "now")),
    ):
        plan.apply(changes())
    text = branch_lines(plan, edits.take_branch(plan, "now", ["u"]))
    assert text.splitlines() == [
        "Level\tUnit\tCode\tPost\tGrade\tEstablished\tFilled",
        "1\t'=cmd() x y\t\t\t\t\t",
        "2\tBelow\t\t\t\t\t",
        "\t\t\tHead\t\t1\t0",
    ]
