"""Which links a chart shows: between the boxes that stand for their ends, with captions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orgplanner.drawing.card import SMALL
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.shown import Shown
from orgplanner.drawing.typeface import Typeface, wrap
from orgplanner.drawing.wording import link_words
from orgplanner.model import Link, Plan, State
from orgplanner.text import Message, say

CAPTION_WIDTH, WIDEST = 92.0, 120.0
"""Points of a caption in several lines as a rule, and so that no word of it is broken."""
MOST_LINKED = 6_000
"""boxes among which links are drawn"""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between two boxes; `caption` is wrapped and `width` points wide."""

    id: str
    origin: str
    target: str
    caption: tuple[str, ...]
    width: float
    directed: bool
    is_arrow: bool = False
    """from an old place to a new one"""


def relations(
    plan: Plan, state: State, shown: Shown, options: ChartOptions, typeface: Typeface
) -> tuple[Relation, ...]:
    """Return the links whose two ends have different boxes; a folded box stands for those it hides.

    Among more than MOST_LINKED boxes there are none: finding their ways would keep the reader waiting.
    """
    if not options.links or not state.links or len(shown.ids) > MOST_LINKED:
        return ()
    return tuple(_relations(plan, state, shown, options, typeface))


def links_note(state: State, shown: Shown, options: ChartOptions) -> tuple[Message, ...]:
    """Return a note for the reader where links are left out because there are too many boxes."""
    if not options.links or not state.links or len(shown.ids) <= MOST_LINKED:
        return ()
    note = say("Links are not drawn among more than {number} boxes; fold branches to see them.", number=MOST_LINKED)
    return (note,)


def _relations(
    plan: Plan, state: State, shown: Shown, options: ChartOptions, typeface: Typeface
) -> Iterator[Relation]:
    for link in sorted(state.links.values(), key=lambda row: row.id):
        origin = _box_of(link.origin, state, shown, options)
        target = _box_of(link.target, state, shown, options)
        if origin is None or target is None or origin == target:
            continue
        words = link.caption.best(options.language, *plan.settings.languages) or link_words(
            link.kind, options.language
        )
        caption = wrap(typeface, words, SMALL, _room(words, typeface), 3)
        width = max((typeface.width(line, SMALL) for line in caption), default=0.0) + 4
        yield Relation(link.id, origin, target, caption, width, _directed(link))


def _room(words: str, typeface: Typeface) -> float:
    longest = max((typeface.width(word, SMALL) for word in words.split()), default=0.0)
    return min(max(CAPTION_WIDTH, longest + 4.1), WIDEST) - 4


def _directed(link: Link) -> bool:
    return link.kind not in ("coordinates", "is member of")


def _box_of(end: str, state: State, shown: Shown, options: ChartOptions) -> str | None:
    """Return the box that stands for an end of a link: its own, that of its unit, or of the nearest unit above."""
    if end in shown.parents:
        return end
    post = state.posts.get(end)
    if options.kind == "posts":
        head = state.head_of(end) if post is None and end in state.units else None
        return head.id if head is not None and head.id in shown.parents else None
    unit = end if post is None else post.unit
    if unit is None or unit not in state.units:
        return None
    if unit in shown.parents:
        return unit
    return next((above.id for above in state.ancestors(unit) if above.id in shown.parents), None)
