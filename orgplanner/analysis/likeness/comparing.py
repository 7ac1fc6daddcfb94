"""How alike two names are, from 0 to 1, and why: across spellings and across languages."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from orgplanner.analysis.likeness.spelling import Word, likeness_of_words, spelled, unfolded
from orgplanner.model import Names
from orgplanner.text import Message, say

ACROSS = 0.95
"""What is the same only by translation is a little less certain."""
ABBREVIATED = 0.95
SHOWN = 4
"""Words that a reason names at most."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0, nothing in common, to 1, the same; and a sentence that says why."""

    certainty: float
    reason: Message


UNLIKE = Likeness(0.0, say("The names have nothing in common."))


def likeness(one: Names, other: Names) -> Likeness:
    """How alike two names are: in the languages that both have, else across languages. Symmetric; 1 for itself."""
    shared = [code for code in one.languages if other.exactly(code)]
    if shared:
        found = [of_texts(one.exactly(code), other.exactly(code)) for code in shared]
        best = max(found, key=lambda each: each.certainty)
        mean = fsum(each.certainty for each in found) / len(found)
        return Likeness(_rounded((best.certainty + mean) / 2), best.reason)
    pairs = [of_texts(mine, yours) for _, mine in one.items for _, yours in other.items]
    best = max(pairs, key=lambda each: each.certainty, default=UNLIKE)
    if best.certainty == 0:
        return UNLIKE
    return Likeness(_rounded(best.certainty * ACROSS), best.reason)


def of_texts(one: str, other: str) -> Likeness:
    """How alike two names are, each in some language."""
    if one.strip() == other.strip():
        return Likeness(1.0, say("The names are the same."))
    first, second = spelled(one), spelled(other)
    if not first.words or not second.words:
        return UNLIKE
    if first.plain == second.plain:
        return Likeness(1.0, say("The names are the same but for their spelling."))
    plainly = _compared(first.words, second.words)
    mine, yours = unfolded(first.words, second), unfolded(second.words, first)
    if (mine, yours) == (first.words, second.words):
        return plainly
    unfold = _compared(mine, yours)
    longer = Likeness(_rounded(unfold.certainty * ABBREVIATED), say("One name has the initials of the other."))
    return max(plainly, longer, key=lambda each: each.certainty)


def _compared(one: Sequence[Word], other: Sequence[Word]) -> Likeness:
    """The weight of the words that have a like one on the other side, as a part of the weight of all words."""
    mine, yours = _best(one, other), _best(other, one)
    matched = fsum(word.weight * degree for word, _, degree in (*mine, *yours))
    whole = fsum(word.weight for word in (*one, *other))
    certainty = _rounded(matched / whole) if whole else 0.0
    return Likeness(certainty, _reason(mine)) if certainty else UNLIKE


def _best(words: Sequence[Word], others: Sequence[Word]) -> list[tuple[Word, Word, float]]:
    """For every word the most like one on the other side, and how alike they are."""
    found = []
    for word in words:
        degrees = [likeness_of_words(word, other) for other in others]
        place = max(range(len(others)), key=lambda at, degrees=degrees: degrees[at])  # type: ignore[misc]
        found.append((word, others[place], degrees[place]))
    return found


def _reason(matches: Sequence[tuple[Word, Word, float]]) -> Message:
    """The weightiest words that both have, or that mean the same in two languages."""
    met = [match for match in matches if match[2] > 0]
    telling = [match for match in met if match[0].weight >= 1] or met
    said = dict.fromkeys(_said(one, other) for one, other, _ in telling[:SHOWN])
    return say("Both names have: {words}.", words=", ".join(said))


def _said(one: Word, other: Word) -> str:
    same = one.written.casefold() == other.written.casefold()
    return one.written if same else f"{one.written} = {other.written}"


def _rounded(certainty: float) -> float:
    """To four places."""
    return round(min(certainty, 1.0), 4)
