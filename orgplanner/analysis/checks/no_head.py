"""Units that nobody heads."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.model import Unit
from orgplanner.text import Message, say

WITHOUT_HEAD = ("government", "committee", "commission", "council", "working group", "association", "external")
"""Kinds of unit that need no head post as long as they have no posts at all."""


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Placed units without a head post."""
    headed = {post.unit for post in case.state.posts.values() if post.is_head}
    staffed = {post.unit for post in case.state.posts.values()}
    for unit in case.placed_units():
        if unit.id not in headed and (unit.id in staffed or _needs_head(case, unit)):
            said = say("Unit “{name}” has no head post.", name=case.words(unit))
            yield case.subject(unit), said, say("Mark one of its posts as the head, or add a head post.")


def _needs_head(case: Case, unit: Unit) -> bool:
    """Whether a unit without any post should have a head; those of foreign models are not ours to staff."""
    return unit.kind not in WITHOUT_HEAD and case.scenario.kind != "reference"


CHECK = Check(
    "no-head",
    say("Unit without a head post"),
    say("Every unit needs one post that answers for it; the posts of a unit without one report further up."),
    "warning",
    find,
)
