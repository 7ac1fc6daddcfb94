"""Posts that hold more people than are established."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Posts whose established number is below what is filled, ranges only where they do not overlap."""
    for post in case.state.posts.values():
        established, filled = post.established.quantity, case.totals.filled_of_post(post)
        if established is not None and filled is not None and established.high < filled.low:
            said = say(
                "“{name}” in “{unit}”: {established} established but {filled} filled.",
                name=case.words(post), unit=case.where(post), established=established, filled=filled,
            )  # fmt: skip
            yield case.subject(post), said, say("Raise the establishment, or move or end an assignment.")


CHECK = Check(
    "overfilled",
    say("Established below filled"),
    say("More people hold a post than its establishment allows."),
    "warning",
    find,
)
