"""Boxes by how sure their figures are: stated in a document, derived, inferred or assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgplanner.analysis.shades import weakest
from orgplanner.drawing.colouring.case import Case, Coloured, Tint, coloured, tint_of, unknown_tint
from orgplanner.model import Post
from orgplanner.text import say

UNKNOWN = "unknown"


def source_colours(case: Case) -> Coloured:
    """Return the colours by the basis of established numbers, of a unit by the weakest of its own posts."""
    return coloured(case.say(say("Basis of the figures")), _steps(case), _found(case))


def _steps(case: Case) -> Mapping[str, tuple[str, Tint]]:
    theme = case.theme
    fills = theme.scale[3], theme.scale[1], theme.gaps[0], theme.gaps[2]
    words = say("stated"), say("derived"), say("inferred"), say("assumed")
    bases = zip(("stated", "derived", "inferred", "assumed"), words, fills, strict=True)
    steps = {basis: (case.say(said), tint_of(fill, theme)) for basis, said, fill in bases}
    return steps | {UNKNOWN: (case.say(say("not known")), unknown_tint(theme))}


def _found(case: Case) -> Iterator[tuple[str, str]]:
    for id in case.ids:
        if case.by_post:
            yield id, _basis(case.state.posts[id])
            continue
        bases = [_basis(post) for post in case.state.posts_of(id)]
        if UNKNOWN in bases:
            yield id, UNKNOWN
        else:
            yield id, weakest(bases) or case.state.units[id].basis or UNKNOWN


def _basis(post: Post) -> str:
    figure = post.established
    return figure.basis or UNKNOWN if figure.quantity is not None else UNKNOWN
