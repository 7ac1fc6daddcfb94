"""orgplanner merge: what two people made of one plan, in one plan."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from orgplanner.analysis.three_way import Conflict, Merging, Settled, Told, merge
from orgplanner.analysis.three_way.as_json import conflict_as_json
from orgplanner.analysis.three_way.whole import with_all
from orgplanner.analysis.three_way.wording import Wording
from orgplanner.cli.passphrase import given
from orgplanner.cli.using import answer, check_target, file_of, load, tell
from orgplanner.errors import FileProblem
from orgplanner.storage import Lineage, Loaded, user_name, write_plan
from orgplanner.text import Message, say


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("base", metavar="BASE", type=file_of, help="the state from which both began")
    parser.add_argument("mine", metavar="MINE", type=file_of, help="it stays where both changed the same")
    parser.add_argument("theirs", metavar="THEIRS", type=file_of, help="the other; may be a copy for an audience")
    parser.add_argument("-o", metavar="PLAN", type=file_of, dest="target", required=True, help="the plan to write")
    parser.add_argument("--take", choices=("mine", "theirs"), help="settles all conflicts by side")
    parser.add_argument("--json", action="store_true", help="one JSON document")


def run(chosen: Namespace) -> int:
    """Writes the merged plan and lists the conflicts; 1 when there are some that --take does not settle."""
    check_target(chosen.target)
    base, mine, theirs = (load(path) for path in (chosen.base, chosen.mine, chosen.theirs))
    for loaded, file in ((base, chosen.base), (theirs, chosen.theirs)):
        _check_kin(mine, loaded, file)
    whole = with_all(base.plan, mine.plan, theirs.plan)
    merging = merge(base.plan, mine.plan, whole.plan, _told(mine), _told(theirs))
    settled = merging.settle(default=chosen.take or "mine")
    plan = mine.plan.after(settled.changes)
    is_decided = not settled.open or chosen.take is not None
    lineage = _lineage(mine, theirs, settled, is_decided)
    write_plan(plan, chosen.target, lineage=lineage, by=user_name(), passphrase=given())
    if chosen.json:
        conflicts = [conflict_as_json(merging, conflict) for conflict in settled.conflicts]
        answer({"applied": settled.applied, "conflicts": conflicts})
    else:
        _tell(chosen, merging, settled, whole.notes)
    return 1 if settled.open and not chosen.take else 0


def _check_kin(mine: Loaded, other: Loaded, file: Path) -> None:
    """FileProblem when no scenario of another plan is one of mine: nothing of it could be merged."""
    if other.plan.scenarios and mine.plan.scenarios and not set(mine.plan.scenarios) & set(other.plan.scenarios):
        raise FileProblem(
            say("“{file}” is another plan: it has no scenario in common with this one.", file=file.name),
            say("Choose copies of one plan."),
        )


def _told(loaded: Loaded) -> Told:
    saves = loaded.info.lineage.saves
    return Told(loaded.info.lineage.touched, (saves[-1].at, saves[-1].by) if saves else ("", ""))


def _lineage(mine: Loaded, theirs: Loaded, settled: Settled, is_decided: bool) -> Lineage:
    """Where the merged plan comes from: what is taken from theirs was changed when, and by whom, they say.

    It descends from theirs too once nothing is open: the next merge asks only for what they changed since.
    """
    told = _told(theirs)
    seen = {change.key: told.of(change.key) for change in settled.changes}
    saves = mine.info.lineage.saves
    if is_decided:
        known = {save.content for save in saves}
        saves = (*saves, *(save for save in theirs.info.lineage.saves if save.content not in known))
    return Lineage(saves, {**mine.info.lineage.touched, **seen})


def _tell(chosen: Namespace, merging: Merging, settled: Settled, more: tuple[Message, ...]) -> None:
    wording = Wording(merging, "en")
    for conflict in settled.conflicts:
        tell(_line(wording, conflict))
    for note in (*more, *settled.changes.notes):
        tell(note)
    told = say("Wrote {file}: rows taken from {theirs}: {count}, conflicts: {conflicts}.",
               file=str(chosen.target), theirs=chosen.theirs.name, count=settled.applied,
               conflicts=len(settled.conflicts))  # fmt: skip
    tell(told)


def _line(wording: Wording, conflict: Conflict) -> Message:
    """A conflict: what it is about, and what both sides say."""
    base, mine, theirs = (wording.value(conflict, side) for side in ("base", "mine", "theirs"))
    return say(
        "conflict: {what} “{name}”, {field}: {base} → mine {mine}, theirs {theirs}{why}",
        what=wording.noun(conflict), name=wording.name(conflict), field=wording.field(conflict), base=base,
        mine=mine, theirs=theirs, why=f" ({conflict.why})" if conflict.why.template else "",
    )  # fmt: skip
