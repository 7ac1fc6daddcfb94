"""`merge` puts what two people made of one plan into one, and lists what has to be decided."""

from collections.abc import Callable
from pathlib import Path

from orgplanner import edits
from orgplanner.analysis.audience import Audience, redacted
from orgplanner.document import Document, open_plan, save_plan
from orgplanner.model import ChangeSet, Plan, names
from orgplanner.model.rules import plan_problems
from orgplanner.storage import read_plan
from tests.analysis.two_copies import after, begun
from tests.cli.conftest import Run

Edit = Callable[[Plan], ChangeSet]


def three(*, mine: Edit, theirs: Edit) -> tuple[str, str, str]:
    """Files of base, mine and theirs, the last saved by another person."""
    base = begun()
    save_plan(base, "base.orgplan", at="2026-11-01T08:00:00Z", by="anna")
    save_plan(after(base, mine), "mine.orgplan", at="2026-11-02T08:00:00Z", by="anna")
    save_plan(after(base, theirs), "theirs.orgplan", at="2026-11-03T08:00:00Z", by="berik")
    return "base.orgplan", "mine.orgplan", "theirs.orgplan"


def named(unit: str, words: str) -> Edit:
    return lambda plan: edits.rename_unit(plan, "now", unit, "en", words)


def moved(unit: str, under: str) -> Edit:
    return lambda plan: edits.move_unit(plan, "now", unit, under)


def test_what_does_not_touch_goes_in_and_nothing_is_asked(run: Run, here: Path) -> None:
    files = three(mine=named("a", "Trade policy"), theirs=named("b", "Customs"))
    answer = run("merge", *files, "-o", "merged.orgplan", "--json")
    assert answer.status == 0
    assert answer.document == {"applied": 1, "conflicts": []}
    units = open_plan("merged.orgplan").states["now"].units
    assert [str(units[id].name) for id in ("a", "b")] == ["Trade policy", "Customs"]
    touched = read_plan("merged.orgplan").info.lineage.touched
    assert touched["units", "now", "b"] == ("2026-11-03T08:00:00Z", "berik")


def test_conflicts_are_listed_mine_stays_and_the_status_says_so(run: Run, here: Path) -> None:
    files = three(mine=named("a", "Trade policy"), theirs=named("a", "Tariffs"))
    answer = run("merge", *files, "-o", "merged.orgplan", "--json")
    assert answer.status == 1
    [conflict] = answer.document["conflicts"]
    said = {key: conflict[key] for key in ("table", "id", "name", "field", "base", "mine", "theirs")}
    assert said == {
        "table": "units", "id": "a", "name": "Trade policy", "field": "name", "base": "Department a",
        "mine": "Trade policy", "theirs": "Tariffs",
    }  # fmt: skip
    assert conflict["theirs_by"] == "berik"
    assert str(open_plan("merged.orgplan").states["now"].units["a"].name) == "Trade policy"
    told = run("merge", *files, "-o", "merged.orgplan")
    assert told.status == 1
    assert "Department a → mine Trade policy, theirs Tariffs" in told.out
    taken = run("merge", *files, "-o", "merged.orgplan", "--take", "theirs")
    assert taken.status == 0
    assert str(open_plan("merged.orgplan").states["now"].units["a"].name) == "Tariffs"


def test_two_good_moves_make_no_ring(run: Run, here: Path) -> None:
    files = three(mine=moved("a", "b"), theirs=moved("b", "a"))
    answer = run("merge", *files, "-o", "merged.orgplan", "--json")
    assert answer.status == 1
    [conflict] = answer.document["conflicts"]
    assert (conflict["table"], conflict["field"], conflict["theirs"]) == ("units", "parent", "a")
    assert "“Department a” under “Department b”" in conflict["why"]
    plan = open_plan("merged.orgplan")
    assert list(plan_problems(plan)) == []
    assert plan.states["now"].units["a"].parent == "b"


def test_a_changed_copy_without_names_comes_back_and_nothing_of_it_is_lost(run: Run, here: Path) -> None:
    whole = begun()
    save_plan(whole, "base.orgplan")
    mine = after(whole, named("b", "Customs"))
    save_plan(mine, "mine.orgplan")
    save_plan(redacted(whole, Audience(frozenset({"names", "pay", "skills"}))), "copy.orgplan")
    document = Document.open("copy.orgplan")
    document.commit(edits.rename_unit(document.plan, "now", "a", "en", "Trade policy"))
    document.commit(edits.add_person(document.plan, names(en="Newcomer"), id="new"))
    document.save()
    document.close()
    answer = run("merge", "base.orgplan", "mine.orgplan", "copy.orgplan", "-o", "merged.orgplan", "--json")
    assert answer.status == 0
    plan = open_plan("merged.orgplan")
    expected = after(
        mine, named("a", "Trade policy"), lambda plan: edits.add_person(plan, names(en="Newcomer"), id="new")
    )
    assert plan == expected


def test_what_cannot_be_merged_is_said_in_a_sentence(run: Run, here: Path) -> None:
    base, mine, theirs = three(mine=named("a", "Trade"), theirs=named("b", "Customs"))
    assert run("merge", base, mine).status == 2
    assert run("merge", base, mine, "nowhere.orgplan", "-o", "merged.orgplan").status == 1
    assert run("merge", base, mine, theirs, "-o", "no folder/merged.orgplan").status == 1
    save_plan(redacted(open_plan(mine), Audience(frozenset({"names"}))), "copy.orgplan")
    refused = run("merge", base, "copy.orgplan", theirs, "-o", "merged.orgplan")
    assert "is a copy that leaves something out" in refused.err
    assert not Path("merged.orgplan").exists()


def test_another_plan_is_no_copy(run: Run, here: Path) -> None:
    base, mine, _ = three(mine=named("a", "Trade"), theirs=named("b", "Customs"))
    run("sample", "export-support", "-o", "other.orgplan")
    for files in ((base, mine, "other.orgplan"), ("other.orgplan", mine, base)):
        refused = run("merge", *files, "-o", "merged.orgplan", "--json")
        assert (refused.status, refused.out) == (1, "")
        assert "“other.orgplan” is another plan" in refused.err
    assert not Path("merged.orgplan").exists()


def test_a_deletion_against_a_change_names_what_the_base_had(run: Run, here: Path) -> None:
    files = three(mine=lambda plan: edits.close_unit(plan, "now", "b"), theirs=named("b", "Customs"))
    (conflict,) = run("merge", *files, "-o", "merged.orgplan", "--json").document["conflicts"]
    was = begun().states["now"].units["b"].name
    assert (conflict["base"], conflict["mine"], conflict["theirs"]) == (str(was), None, "Customs")
