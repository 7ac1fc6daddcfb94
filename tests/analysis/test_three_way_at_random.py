"""Whatever two people do to copies of a plan, the merge obeys the rules and loses nothing."""

from hypothesis import HealthCheck, given, settings

from orgplanner.analysis.three_way import merge
from orgplanner.analysis.three_way.merging import Merging, Settled
from orgplanner.analysis.three_way.troubles import row_at
from orgplanner.model import Plan
from orgplanner.model.rules import plan_problems
from tests.analysis.two_copies import copies

ONE_AND_ALL = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def checked(merging: Merging, settled: Settled) -> Plan:
    """The merged plan, sound, from which undo leads back to mine."""
    mine = merging.copies.mine
    plan = mine.after(settled.changes)
    assert [str(problem.message) + problem.place for problem in plan_problems(plan)] == []
    assert plan.after(settled.changes.inverse()) == mine
    return plan


def assert_nothing_is_lost(merging: Merging, settled: Settled, plan: Plan) -> None:
    """What either side changed is in the plan, or hangs on a conflict; rows that both added are there once."""
    decided = {name for conflict in settled.conflicts for name in conflict.decides}
    twins = any("alike" in str(note) for note in settled.changes.notes)
    for atoms in merging.copies.atoms.values():
        for atom in atoms:
            if atom.name in decided or atom.both is not None:
                continue
            side = "theirs" if atom.changed("theirs") else "mine"
            row = row_at(plan, atom.key)
            if atom.is_row:
                held = row if row is None or not getattr(row, "unplaced", False) else atom.of(side)
                renamed = atom.key[0] == "scenarios" and row is not None
                assert held == atom.of(side) or renamed or (twins and held is None)
            else:
                values = tuple(getattr(row, field) for field in atom.fields)
                wanted = atom.of(side)
                assert values == wanted or (atom.part and values[0].exactly(atom.part) == wanted[0])


@ONE_AND_ALL
@given(copies(25))
def test_the_result_is_sound_and_nothing_is_lost(three: tuple[Plan, Plan, Plan]) -> None:
    merging = merge(*three)
    for default in ("mine", "theirs"):
        settled = merging.settle({}, default)
        plan = checked(merging, settled)
        assert_nothing_is_lost(merging, settled, plan)
        assert all(conflict.chosen == default or conflict.kind == "rule" for conflict in settled.conflicts)


@ONE_AND_ALL
@given(copies(10))
def test_unrelated_edits_give_the_same_plan_in_either_order(three: tuple[Plan, Plan, Plan]) -> None:
    base, mine, theirs = three
    one, two = merge(base, mine, theirs), merge(base, theirs, mine)
    settled = one.settle()
    if settled.conflicts or settled.changes.notes or two.settle().conflicts:
        return
    assert mine.after(settled.changes) == theirs.after(two.resolve())


@ONE_AND_ALL
@given(copies(10))
def test_a_side_that_did_nothing_gives_the_other(three: tuple[Plan, Plan, Plan]) -> None:
    base, mine, theirs = three
    assert not merge(base, mine, base).resolve()
    assert not merge(base, mine, mine).resolve()
    taken = merge(base, base, theirs)
    locked = any(conflict.kind == "locked" for conflict in taken.settle().conflicts)
    assert base.after(taken.resolve({}, "theirs" if locked else "mine")) == theirs


@ONE_AND_ALL
@given(copies(15))
def test_every_conflict_can_be_chosen_by_itself(three: tuple[Plan, Plan, Plan]) -> None:
    merging = merge(*three)
    for conflict in merging.settle().conflicts[:4]:
        settled = merging.settle({conflict.id: "theirs"})
        checked(merging, settled)
