"""What is not yet placed, and what of the base scenario has gone without a decision."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.model import Post, State, Unit
from orgplanner.text import Message, say

Found = tuple[Subject, Message, Message]


def find(case: Case) -> Iterable[Found]:
    """Unplaced units and posts; units and posts of the base that are neither kept nor decided on."""
    loose: list[Unit | Post] = [*case.state.unplaced_units(), *case.state.unplaced_posts()]
    for row in loose:
        said = say("“{name}” is not yet placed.", name=case.words(row))
        yield case.subject(row), said, say("Place it in the tree, or close it with a reason.")
    base = case.plan.states.get(case.scenario.base or "")
    if base is not None:
        yield from _lost(case, base)


def _lost(case: Case, base: State) -> Iterable[Found]:
    decided = {row.subject for row in case.state.successions.values() if row.decision != "undecided"}
    rows: list[Unit | Post] = [*base.units.values(), *base.posts.values()]
    here = case.state.units.keys() | case.state.posts.keys()
    for row in rows:
        if row.id not in here and row.id not in decided:
            said = say("“{name}” is gone, and nothing says what becomes of it.", name=case.words(row))
            yield case.subject(row), said, say("Decide: moved, merged, split or closed, with a reason.")


CHECK = Check(
    "undecided",
    say("Undecided units and posts"),
    say("Every unit and post of the scenario that this one came from needs a place or a decision."),
    "warning",
    find,
)
