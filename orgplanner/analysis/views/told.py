"""How the figures of staffing are made, as sentences with their numbers."""

from typing import Protocol

from orgplanner.analysis.ledger.behind import number_words
from orgplanner.model import Total
from orgplanner.text import Message, say


class Moved(Protocol):
    """What was in a unit or group, what is, what is the same, came and left."""

    @property
    def before(self) -> Total: ...

    @property
    def after(self) -> Total: ...

    @property
    def difference(self) -> Total: ...


def moved_formula(figures: Moved, parts: tuple[Total, Total, Total], part: str) -> Message:
    """How “old”, “new” or the difference follows from `parts`: the same lines, what came, what left."""
    same, added, taken = (number_words(each) for each in parts)
    if part == "old":
        return say(
            "Before {before} = lines that stay {same} + lines that leave {taken}",
            before=number_words(figures.before), same=same, taken=taken,
        )  # fmt: skip
    if part == "new":
        return say(
            "After {after} = lines that stay {same} + lines that come {added}",
            after=number_words(figures.after), same=same, added=added,
        )  # fmt: skip
    return say(
        "Difference {difference} = lines that come {added} − lines that leave {taken}; those that stay cancel",
        difference=number_words(figures.difference), added=added, taken=taken,
    )  # fmt: skip


def filled_formula(filled: Total) -> Message:
    """How what is filled is counted."""
    return say(
        "Filled {filled}: the shares of those who hold the posts; where nobody is named, the number that is given.",
        filled=number_words(filled),
    )


def gap_formula(gap: Total) -> Message:
    """How what is vacant is counted."""
    return say(
        "Gap {gap} = established − filled, post by post and never below 0; unknown where the establishment was "
        "only inferred from the staff.",
        gap=number_words(gap),
    )


def posts_formula(count: int) -> Message:
    """How lines of posts are counted."""
    return say("Lines of the establishment, each counted once: {count}.", count=count)
