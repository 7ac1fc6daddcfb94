"""A copy for an audience that somebody changed, as the plan that it was made from would be with these changes."""

from orgplanner.analysis.audience import Restored, audience_of, restore
from orgplanner.analysis.audience.audience import read_words
from orgplanner.errors import RuleBroken
from orgplanner.model import Plan
from orgplanner.text import say


def lacks(theirs: Plan, mine: Plan) -> bool:
    """Whether theirs is a copy that leaves out what mine has."""
    return audience_of(theirs) is not None and theirs.settings.without != mine.settings.without


def check_sides(mine: Plan, theirs: Plan) -> None:
    """RuleBroken when what is to be merged would bring into a copy what it leaves out."""
    left_out = set(mine.settings.without) - set(theirs.settings.without)
    if left_out and read_words(mine.settings.without):
        raise RuleBroken(
            say("This plan is a copy that leaves something out; the other one has it."),
            say("Merge this copy into the plan that it was made from."),
        )


def with_all(base: Plan | None, mine: Plan, theirs: Plan) -> Restored:
    """Theirs with all that the base has and their copy leaves out; one that leaves out no more than mine as it is.

    RuleBroken when the base is not known or is no better.
    """
    check_sides(mine, theirs)
    if not lacks(theirs, mine):
        return Restored(theirs)
    if base is None or lacks(base, mine):
        raise RuleBroken(
            say("The other plan is a copy that leaves something out; without the plan that it was made from its "
                "changes cannot be told from what it leaves out."),
            say("Choose the state of the plan from which the copy was made."),
        )  # fmt: skip
    return restore(base, theirs)
