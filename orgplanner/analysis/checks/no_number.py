"""Posts whose established number is unknown."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Posts, placed or not, without an established number."""
    for post in case.state.posts.values():
        if post.established.quantity is None:
            name, unit = case.words(post), case.where(post)
            said = say("The number of posts of “{name}” in “{unit}” is unknown.", name=name, unit=unit)
            remedy = say("Enter a number or a range such as 4–7; totals name it as unknown until then.")
            yield case.subject(post), said, remedy


CHECK = Check(
    "no-number",
    say("Post without a number"),
    say("A post whose established number is unknown is left out of every total and counted as unknown."),
    "warning",
    find,
)
