"""Posts to which too few or too many report."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.analysis.structure import Span, spans
from orgplanner.model import Post, Threshold
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Superiors whose span is surely outside the thresholds for the kind of work of their unit."""
    for id, span in spans(case.state, case.superiors).items():
        post = case.state.posts[id]
        limits = case.threshold(post.unit or "")
        if limits is not None:
            yield from _outside(case, post, span, limits)


def _outside(case: Case, post: Post, span: Span, limits: Threshold) -> Iterable[tuple[Subject, Message, Message]]:
    name, unit = case.words(post), case.where(post)
    if limits.narrowest_span is not None and span.high < limits.narrowest_span:
        said = say(
            "“{name}” of “{unit}” has a span of {count}, below the threshold of {limit}.",
            count=span.high, name=name, unit=unit, limit=limits.narrowest_span,
        )  # fmt: skip
        yield case.subject(post), said, say("Join the unit with another, or say in a note why it stays small.")
    if limits.widest_span is not None and span.low > limits.widest_span:
        said = say(
            "“{name}” of “{unit}” has a span of {count}, above the threshold of {limit}.",
            count=span.low, name=name, unit=unit, limit=limits.widest_span,
        )  # fmt: skip
        yield case.subject(post), said, say("Divide the unit, or let some report to a deputy.")


CHECK = Check(
    "span",
    say("Span outside the thresholds"),
    say("Fewer or more people report to one post than the plan's thresholds for this kind of work say."),
    "note",
    find,
)
