"""Units and posts that stand above themselves, or below something that is not there."""

from collections.abc import Iterable, Mapping

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.analysis.structure import rings
from orgplanner.model import Post, Unit
from orgplanner.text import Message, say

Found = tuple[Subject, Message, Message]


def find(case: Case) -> Iterable[Found]:
    """Every ring once, at its first unit or post; every row whose unit above is missing."""
    state = case.state
    parents = {id: unit.parent for id, unit in state.units.items()}
    yield from _rings(case, parents, state.units, say("Place one of them elsewhere."))
    yield from _rings(case, case.superiors, state.posts, say("Change who one of them reports to."))
    for unit in state.units.values():
        if unit.parent is not None and unit.parent not in state.units:
            yield _lost(case, unit)
    for post in state.posts.values():
        if post.unit is not None and post.unit not in state.units:
            yield _lost(case, post)


def _rings(
    case: Case, above: Mapping[str, str | None], rows: Mapping[str, Unit] | Mapping[str, Post], remedy: Message
) -> Iterable[Found]:
    for ring in rings(above):
        members = " → ".join(case.words(rows[id]) for id in [*ring, ring[0]])
        yield case.subject(rows[ring[0]]), say("Circular reporting line: {ring}.", ring=members), remedy


def _lost(case: Case, row: Unit | Post) -> Found:
    said = say("“{name}” stands below a unit that is not in the scenario.", name=case.words(row))
    return case.subject(row), said, say("Place it below another unit.")


CHECK = Check(
    "cycles",
    say("Circular or missing reporting lines"),
    say("A unit or post may not stand above itself, nor below something that is not there."),
    "error",
    find,
)
