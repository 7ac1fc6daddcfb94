"""Units that consist of one post."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Placed units without sub-units whose establishment is known and at most one."""
    parents = {unit.parent for unit in case.state.units.values()}
    for unit in case.placed_units():
        established = case.totals.of_unit(unit.id).established
        if unit.id in parents or established.quantity is None or established.unknown:
            continue
        if 0 < established.quantity.high <= 1:
            said = say("Unit “{name}” has one post only.", name=case.words(unit))
            yield case.subject(unit), said, say("Join it with the unit above or a neighbour.")


CHECK = Check(
    "unit-of-one",
    say("Unit with one post"),
    say("A unit with a single post costs a layer and has nobody to stand in."),
    "note",
    find,
)
