"""What is told about a merge: from which state both began, what goes in, what becomes of the scenarios."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from orgplanner.analysis.three_way.atoms import UNSAID
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.models.merging import said

if TYPE_CHECKING:
    from orgplanner.analysis.three_way import Conflict
    from orgplanner.analysis.three_way.wording import Wording
    from orgplanner.document.merging import Held
    from ui.merging.work import Made

NOT_KIN = say("This is another plan and no copy of the open one: all in which they differ is asked.")
NOT_FOUND = say(
    "The state from which both began was not found: all in which they differ is asked. Choose that state if you "
    "have it."
)


def about_base(desk: Desk, held: Held) -> list[Message]:
    """Which state both began from, and what else there is to know before choosing."""
    copies = held.merging.copies
    if copies.base is None:
        return [NOT_FOUND if held.is_kin else NOT_KIN]
    who = said(desk, (held.base.at, held.base.by)) if held.base is not None else ""
    told = (
        say("Both began with the state saved by: {who}.", who=who)
        if who
        else say("Both began with the same state.")
    )
    if held.is_by_hand:
        told = say("Held against the state that was chosen by hand.")
    lines = [told]
    if held.base is not None and held.base.content == last_save(held):
        lines = [say("The other copy is an older state of this plan: it has nothing new.")]
    if held.is_partial:
        lines.append(
            say("The other plan is a copy that leaves something out; what it does not have stays as it is.")
        )
    elif not held.merging.copies.atoms:
        lines.append(say("Both copies say the same."))
    return [*lines, *held.notes]


def last_save(held: Held) -> str:
    """The digest of the other copy as it was saved last."""
    saves = held.info.lineage.saves
    return saves[-1].content if saves else ""


def going_in(desk: Desk, made: Made) -> str:
    """What goes in by itself, in short, and what the scenarios have then."""
    words = desk.words
    parts = [" · ".join(words(line)[:1].upper() + words(line)[1:] for line in made.short)]
    plan = made.held.merging.copies.mine
    for each in made.counted:
        if each.before != each.after and each.scenario in plan.scenarios:
            (units, posts, held), (then_units, then_posts, then_held) = each.before, each.after
            told = say(
                "{name}: units {units} → {then_units}, posts {posts} → {then_posts}, "
                "assignments {held} → {then_held}",
                name=plan.scenario_name(each.scenario, words.language), units=units, then_units=then_units,
                posts=posts, then_posts=then_posts, held=held, then_held=then_held,
            )  # fmt: skip
            parts.append(words(told))
    return "\n".join(filter(None, parts))


def about_conflict(desk: Desk, wording: Wording, conflict: Conflict) -> str:
    """Why something is asked, what else belongs to it, what hangs on it."""
    lines: list[str] = list(filter(None, [_reason(desk, conflict)]))
    for atom in conflict.moves[:4]:
        told = say(
            "“{name}”, {field}: both began with {base}; mine: {mine}; theirs: {theirs}.",
            name=wording.called(atom.key), field=wording.field_of(atom), base=wording.value_of(atom, "base"),
            mine=wording.value_of(atom, "mine"), theirs=wording.value_of(atom, "theirs"),
        )  # fmt: skip
        lines.append(desk.words(told))
    if conflict.follow:
        lines.append(desk.words(say("Other changes that hang on this choice: {count}.", count=conflict.follow)))
    return "\n".join(lines)


def _reason(desk: Desk, conflict: Conflict) -> str:
    if conflict.why.template:
        return desk.words(conflict.why)
    if conflict.about.base is UNSAID:
        return desk.words(say("The copies differ here; which of them changed it is not known."))
    reasons = {
        "field": say("Both changed this field, each in another way."),
        "row": say("One deleted it, the other changed it."),
        "scenario": say("One deleted the scenario, the other changed it; the choice is for all in it."),
        "locked": say("The scenario is locked here; the choice is for all that they changed in it."),
    }
    return desk.words(reasons[conflict.kind]) if conflict.kind in reasons else ""


def conflicts_told(conflicts: Iterable[Conflict]) -> Message:
    """How many conflicts there are, and how many nobody has looked at."""
    found = list(conflicts)
    waiting = sum(conflict.is_open for conflict in found)
    return say("Conflicts: {count}, not chosen yet: {open}", count=len(found), open=waiting)
