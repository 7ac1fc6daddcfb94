"""Units with more than one head post."""

from collections import Counter
from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Units, placed or not, with two head posts or more."""
    heads = Counter(post.unit for post in case.state.posts.values() if post.is_head)
    for unit in case.state.units.values():
        if heads[unit.id] > 1:
            said = say("Unit “{name}” has {count} head posts.", name=case.words(unit), count=heads[unit.id])
            yield case.subject(unit), said, say("Keep one as the head and mark the others as deputies or staff.")


CHECK = Check(
    "several-heads",
    say("More than one head post"),
    say("Where two posts head a unit, nobody can say to whom the others report."),
    "warning",
    find,
)
