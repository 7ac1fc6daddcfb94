"""What two people made of one plan: all that does not touch goes in, the rest is asked."""

from dataclasses import replace
from decimal import Decimal

from orgplanner import edits
from orgplanner.analysis.three_way import Conflict, Told, merge
from orgplanner.analysis.three_way.merging import Merging
from orgplanner.analysis.three_way.wording import Wording
from orgplanner.model import Figure, Plan, exactly, names
from orgplanner.model.rules import plan_problems
from orgplanner.text import render
from tests.analysis.two_copies import after, begun, changed


def merged(merging: Merging, **choices: str) -> Plan:
    """The plan that comes of it, with all conflicts settled by a side or one by one."""
    default = choices.pop("default", "mine")
    plan = merging.copies.mine.after(merging.resolve(choices, default))
    assert [str(problem.message) for problem in plan_problems(plan)] == []
    return plan


def only(merging: Merging) -> Conflict:
    """The one conflict."""
    [conflict] = merging.settle().conflicts
    return conflict


def test_fields_of_one_row_and_languages_of_one_name_go_together() -> None:
    base = begun()
    mine = changed(base, "units", "a", code="A-1", name=names(en="Trade policy", ru="Тариф"))
    theirs = changed(base, "units", "a", kind="department", name=names(en="Department a", kk="Сауда"))
    merging = merge(base, mine, theirs)
    assert merging.settle().conflicts == ()
    unit = merged(merging).states["now"].units["a"]
    assert (unit.code, unit.kind) == ("A-1", "department")
    assert unit.name == names(en="Trade policy", ru="Тариф", kk="Сауда")


def test_a_field_that_both_changed_is_asked_with_who_and_when() -> None:
    base = begun()
    mine = changed(base, "units", "a", name=names(en="Trade"))
    theirs = changed(base, "units", "a", name=names(en="Commerce"))
    key = ("units", "now", "a")
    told = Told({key: ("2026-11-02T10:00:00Z", "anna")}), Told({key: ("2026-11-03T10:00:00Z", "berik")})
    merging = merge(base, mine, theirs, *told)
    asked = only(merging)
    assert (asked.key, asked.field, asked.part) == (key, "name", "en")
    assert [asked.value(each) for each in ("base", "mine", "theirs")] == ["Department a", "Trade", "Commerce"]
    assert asked.seen_mine[1] == "anna"
    assert asked.seen_theirs == ("2026-11-03T10:00:00Z", "berik")
    assert merged(merging) == mine
    assert merged(merging, **{asked.id: "theirs"}) == theirs
    assert merged(merging, default="theirs") == theirs


def test_lists_keep_what_either_side_added_and_lack_what_either_took_out() -> None:
    base = changed(begun(), "people", "x-a", None, languages=("kk", "ru", "en"))
    mine = changed(base, "people", "x-a", None, languages=("kk", "ru", "en", "de"))
    theirs = changed(base, "people", "x-a", None, languages=("kk", "en", "fr"))
    one, two = merge(base, mine, theirs), merge(base, theirs, mine)
    assert one.settle().conflicts == ()
    assert merged(one).people["x-a"].languages == ("kk", "en", "de", "fr") == merged(two).people["x-a"].languages


def test_shares_of_a_succession_go_together_until_one_end_has_two_shares() -> None:
    half, third = Decimal("0.5"), Decimal("0.25")
    begin = after(begun(), lambda plan: edits.decide(plan, "then", "a", decision="split", targets=(("a1", half),)))
    [row] = begin.states["then"].successions.values()
    mine = changed(begin, "successions", row.id, "then", targets=(("a1", half), ("a2", third)))
    theirs = changed(begin, "successions", row.id, "then", targets=(("a1", half), ("b1", third)))
    [both] = merged(merge(begin, mine, theirs)).states["then"].successions.values()
    assert dict(both.targets) == {"a1": half, "a2": third, "b1": third}
    other = changed(begin, "successions", row.id, "then", targets=(("a1", half), ("a2", half)))
    assert only(merge(begin, mine, other)).field == "targets"


def test_places_among_siblings_stay_as_each_side_made_them() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.add_unit(plan, "now", name=names(en="Mine"), under="m", id="u1"))
    theirs = after(
        base,
        lambda plan: edits.add_unit(plan, "now", name=names(en="Theirs"), under="m", id="u2", before="a"),
        lambda plan: edits.reorder_unit(plan, "now", "a2", before="a1"),
    )
    plan = merged(merge(base, mine, theirs))
    state = plan.states["now"]
    assert [unit.id for unit in state.children("m")] == ["u2", "a", "b", "u1"]
    assert [unit.id for unit in state.children("a")] == ["a2", "a1"]
    for unit in ("a", "b", "a1"):
        assert state.units[unit].rank == base.states["now"].units[unit].rank


def test_a_unit_that_both_moved_elsewhere_is_asked_and_one_that_was_moved_and_reordered_is_not() -> None:
    base = begun()
    moved = after(base, lambda plan: edits.move_unit(plan, "now", "a1", "b"))
    elsewhere = after(base, lambda plan: edits.move_unit(plan, "now", "a1", "m"))
    reordered = after(base, lambda plan: edits.reorder_unit(plan, "now", "a1", after="a2"))
    merging = merge(base, moved, elsewhere)
    asked = only(merging)
    words = Wording(merging, "en")
    told = [words.value(asked, each) for each in ("base", "mine", "theirs")]
    assert told == ["Department a", "Department b", "Ministry"]
    assert merged(merge(base, moved, reordered)) == moved == merged(merge(base, reordered, moved))


def test_two_good_moves_that_make_a_ring_are_shown_together() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.move_unit(plan, "now", "a", "b"))
    theirs = after(base, lambda plan: edits.move_unit(plan, "now", "b", "a"))
    merging = merge(base, mine, theirs)
    asked = only(merging)
    assert asked.kind == "ring"
    assert {asked.key[2], *(atom.key[2] for atom in asked.moves)} == {"a", "b"}
    for language in ("en", "ru", "kk"):
        why = render(asked.why, language)
        assert "Department a" in why
        assert "Department b" in why
    assert merged(merging) == mine
    assert merged(merging, **{asked.id: "theirs"}) == theirs


def test_a_post_added_to_a_unit_that_was_closed_keeps_the_unit_or_waits_unplaced() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.add_post(plan, "now", "b1", title=names(en="Analyst"), id="new"))
    theirs = after(base, lambda plan: edits.close_unit(plan, "now", "b1"))
    merging = merge(base, mine, theirs)
    asked = only(merging)
    assert (asked.kind, asked.key) == ("used", ("units", "now", "b1"))
    kept = merged(merging)
    assert kept.states["now"].posts.keys() >= {"new", "h-b1"}
    assert kept == mine
    closed = merged(merging, **{asked.id: "theirs"}).states["now"]
    assert "b1" not in closed.units
    assert closed.posts["new"].unplaced
    [note] = [note for note in merging.resolve({asked.id: "theirs"}).notes if "Analyst" in str(note)]
    assert note


def test_a_row_that_one_deleted_and_the_other_changed_is_asked() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.close_post(plan, "now", "p-a"))
    theirs = changed(base, "posts", "p-a", established=Figure(exactly(3), "assumed"))
    merging = merge(base, mine, theirs)
    asked = only(merging)
    assert asked.kind == "row"
    assert merged(merging) == mine
    back = merged(merging, **{asked.id: "theirs"})
    assert back == theirs
    assert Wording(merging, "en").value(asked, "theirs") == "changed: established"
    assert Wording(merging, "en").value(asked, "mine") == "deleted"


def test_rows_that_the_rules_allow_once_are_there_once() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.assign(plan, "now", "x-a", "h-b", id="one"))
    theirs = after(base, lambda plan: edits.assign(plan, "now", "x-a", "h-b", id="two"))
    same = merge(base, mine, theirs)
    assert same.settle().conflicts == ()
    assert merged(same) == mine
    other = changed(theirs, "assignments", "two", share=Decimal("0.5"))
    merging = merge(base, mine, other)
    asked = only(merging)
    assert asked.kind == "rule"
    assert merged(merging) == mine
    assert merged(merging, **{asked.id: "theirs"}) == other


def test_new_scenarios_of_one_name_both_stay() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.copy_scenario(plan, "now", names(en="Option B"), id="s1"))
    theirs = after(base, lambda plan: edits.copy_scenario(plan, "now", names(en="Option B"), id="s2"))
    plan = merged(merge(base, mine, theirs))
    assert {plan.words(row.name) for row in plan.scenarios.values()} >= {"Option B", "Option B (2)"}


def test_a_locked_scenario_changes_only_when_that_is_chosen_and_all_at_once() -> None:
    base = after(begun(), lambda plan: edits.lock_scenario(plan, "now"))
    theirs = changed(changed(base, "units", "a", code="X"), "posts", "p-a", code="Y")
    merging = merge(base, base, theirs)
    asked = only(merging)
    assert asked.kind == "locked"
    assert merged(merging) == base
    assert merged(merging, **{asked.id: "theirs"}) == theirs


def test_a_scenario_that_one_deleted_and_the_other_changed_is_one_question() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.delete_scenario(plan, "then"))
    theirs = changed(changed(base, "units", "a", "then", code="X"), "posts", "p-a", "then", code="Y")
    merging = merge(base, mine, theirs)
    asked = only(merging)
    assert asked.kind == "scenario"
    assert merged(merging) == mine
    assert merged(merging, **{asked.id: "theirs"}) == theirs


def test_without_a_base_every_difference_is_asked() -> None:
    base = begun()
    mine = changed(base, "units", "a", name=names(en="Trade"))
    theirs = after(
        changed(base, "units", "a", code="X"),
        lambda plan: edits.add_unit(plan, "now", name=names(en="New"), under="m", id="u2"),
    )
    merging = merge(None, mine, theirs)
    asked = merging.settle().conflicts
    assert {(each.key[2], each.field) for each in asked} == {("a", "name"), ("a", "code"), ("u2", "")}
    assert merged(merging) == mine
    assert merged(merging, default="theirs") == theirs


def test_rows_of_one_id_that_both_added_are_asked_field_by_field() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.add_unit(plan, "now", name=names(en="New"), under="m", id="u"))
    theirs = changed(mine, "units", "u", kind="division", code="N")
    asked = merge(base, mine, theirs).settle().conflicts
    assert {each.field for each in asked} == {"kind", "code"}


def test_a_scale_that_got_shorter_and_a_higher_rating_are_asked() -> None:
    base = begun()
    mine = after(base, lambda plan: edits.add_rating(plan, "x-b", "s1", 6, id="r"))
    theirs = after(base, lambda plan: edits.change_skill(plan, "s1", scale="0-5"))
    merging = merge(base, mine, theirs)
    asked = only(merging)
    assert asked.kind == "rule"
    assert merged(merging) == mine
    assert merged(merging, **{asked.id: "theirs"}).skills["s1"].scale == "0-5"


def test_the_one_row_of_settings_is_merged_by_field() -> None:
    base = begun()
    mine = changed(base, "settings", "settings", None, currency="KZT")
    theirs = changed(base, "settings", "settings", None, title=names(en="Trade"), languages=("en", "ru"))
    plan = merged(merge(base, mine, theirs))
    assert plan.settings == replace(theirs.settings, currency="KZT")
