"""Comparing with another file, and scenarios of one plan that share no ids."""

from pathlib import Path

import pytest

from orgplanner import edits
from orgplanner.document import open_plan, save_plan
from orgplanner.model import names
from tests.analysis.strangers import Stranger
from tests.cli.conftest import Run
from tests.cli.test_compare import CURRENT, PROPOSED, compared


@pytest.fixture
def other(mebp: Path, here: Path) -> Path:
    """The sample under other ids."""
    save_plan(Stranger(open_plan(mebp), 3).plan, here / "other.orgplan")
    return here / "other.orgplan"


def test_a_scenario_of_another_file_is_compared_as_if_ids_were_shared(run: Run, mebp: Path, other: Path) -> None:
    document = compared(run, mebp, CURRENT, PROPOSED, "--with", other, "--json").document
    plain = compared(run, mebp, CURRENT, PROPOSED, "--json").document
    for key in ("from", "to", "posts", "people", "ledger"):
        assert document[key] == plain[key]
    for kind, rows in plain["units"].items():
        told = document["units"][kind]
        assert told == rows if isinstance(rows, int) else len(told) == len(rows)
    matching = document["matching"]
    assert matching["units"] == {"from": 12, "to": 22, "matched": 12, "not_concluded": 0, "open": 0}
    assert all(pair["concluded"] and pair["certainty"] >= 0.8 and pair["reason"] for pair in matching["pairs"])
    assert "matching" not in plain


def test_pairs_below_a_certainty_are_listed_and_not_concluded(run: Run, mebp: Path, here: Path) -> None:
    other = here / "names alone.orgplan"
    save_plan(Stranger(open_plan(mebp), 3, codes=False).plan, other)
    answer = compared(run, mebp, CURRENT, PROPOSED, "--with", other, "--certainty", "1", "--json").document
    left = [pair for pair in answer["matching"]["pairs"] if not pair["concluded"]]
    assert left
    assert all(pair["certainty"] < 1 for pair in left)
    assert answer["ledger"]["balanced"]
    said = compared(run, mebp, CURRENT, PROPOSED, "--with", other, "--certainty", "1").out
    assert "not concluded" in said
    assert "Units: " in said
    assert "names are the same" in said


def test_scenarios_of_one_plan_without_common_ids_are_matched_and_that_is_said(
    run: Run, mebp: Path, here: Path
) -> None:
    plan = open_plan(mebp)
    current, proposed = (row.id for row in plan.ordered_scenarios()[:2])
    stranger = Stranger(plan, 3)
    plan.apply(
        edits.bring_scenario(
            plan, current, stranger.plan, stranger.ids[proposed], {}, name=names(en="Import"), id="i"
        )
    )
    plan.apply(edits.lock_scenario(plan, "i"))
    save_plan(plan, here / "two.orgplan")
    answer = compared(run, "two.orgplan", CURRENT, "Import")
    assert answer.status == 0
    assert "share no ids; matched: Units: 7 of 12, Posts: 17 of 17" in answer.out
    document = compared(run, "two.orgplan", CURRENT, "Import", "--json").document
    assert document["ledger"]["balanced"]
    assert document["ledger"]["created"]["low"] == 15
    assert open_plan(here / "two.orgplan") == plan


@pytest.mark.parametrize("words", [("--certainty", "2"), ("--certainty", "much")])
def test_a_certainty_is_from_0_to_1(run: Run, mebp: Path, other: Path, words: tuple[str, str]) -> None:
    answer = compared(run, mebp, CURRENT, PROPOSED, "--with", other, *words)
    assert answer.status == 2
    assert words[1] in answer.err


def test_another_file_must_be_there_and_have_the_scenario(run: Run, mebp: Path, other: Path) -> None:
    assert compared(run, mebp, CURRENT, PROPOSED, "--with", "no.orgplan").status == 1
    assert compared(run, mebp, CURRENT, "Tomorrow", "--with", other).status == 2
