"""Groups as a pyramid: what there was to the left, what there is to the right, the names between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from orgplanner.analysis.shades import figure_words
from orgplanner.analysis.views.staffing import NO_REPORTS, Group
from orgplanner.drawing.picture import Box, Item, Picture, Shape, Text
from orgplanner.drawing.theme import Theme, mixed
from orgplanner.drawing.typeface import Typeface, shorten
from orgplanner.model import Total
from orgplanner.text import Message, render, say

LINE, BAR, SIZE, MARGIN, SURE = 22.0, 13.0, 11.0, 10.0, 1.06
"""points: a row, its bar, its text and the edge; how much wider screens may set a text"""


class Step(NamedTuple):
    """One group, before and after."""

    label: str
    before: Total
    after: Total


def pyramid(steps: Sequence[Step], width: float, theme: Theme, typeface: Typeface, language: str = "en") -> Picture:
    """Draw groups in a picture of a width; a bar is solid up to what is sure and hatched up to what may be."""
    names = min(max((typeface.width(step.label, SIZE) for step in steps), default=0.0) + 16, width * 0.34)
    texts = [figure_words(total) for step in steps for total in (step.before, step.after)]
    figures = max((typeface.width(text, SIZE) for text in texts), default=0.0) * SURE + 8
    room = max((width - names) / 2 - MARGIN - figures, 0.0)
    most = max((_high(total) for step in steps for total in (step.before, step.after)), default=0.0)
    scale = room / most if most > 0 else 0.0
    drawing = _Rows(width, names, scale, theme, typeface)
    head = Item(
        None, "decoration", 0, 0, width, LINE,
        draw=lambda: tuple(drawing.heads(render(say("Before"), language), render(say("After"), language))),
    )  # fmt: skip
    rows = [drawing.item(place, step) for place, step in enumerate(steps)]
    height = MARGIN * 2 + LINE * (len(steps) + 1)
    return Picture(width, height, (head, *rows), background=theme.panel)


class _Rows:
    """Makes the rows of one pyramid."""

    def __init__(self, width: float, names: float, scale: float, theme: Theme, typeface: Typeface) -> None:
        self._left, self._right = (width - names) / 2, (width + names) / 2
        self._names, self._scale, self._theme, self._typeface = names, scale, theme, typeface

    def heads(self, before: str, after: str) -> Iterator[Shape]:
        y = MARGIN + LINE * 0.65
        yield Text(self._left, y, before, SIZE, self._theme.secondary, bold=True, anchor="end")
        yield Text(self._right, y, after, SIZE, self._theme.secondary, bold=True)

    def item(self, place: int, step: Step) -> Item:
        """Return one group as an item."""
        top = MARGIN + LINE * (place + 1)
        return Item(
            None, "decoration", 0, top, self._left + self._right, LINE, step.label,
            draw=lambda: tuple(self._shapes(top, step)),
        )  # fmt: skip

    def _shapes(self, top: float, step: Step) -> Iterator[Shape]:
        y, text = top + (LINE - BAR) / 2, top + LINE * 0.68
        label = shorten(self._typeface, step.label, SIZE, self._names - 12)
        yield Text((self._left + self._right) / 2, text, label, SIZE, self._theme.text, anchor="middle")
        strong = self._theme.kinds["department"]
        for total, colour, left in (
            (step.before, mixed(strong, self._theme.panel, 0.45), True), (step.after, strong, False),
        ):  # fmt: skip
            low, high = _low(total) * self._scale, _high(total) * self._scale
            yield self._bar(low, 0.0, y, left, colour, None)
            if high > low:
                yield self._bar(high - low, low, y, left, None, colour)
            x = self._left - high - 5 if left else self._right + high + 5
            yield Text(x, text, figure_words(total), SIZE, self._theme.secondary, anchor="end" if left else "start")

    def _bar(self, width: float, off: float, y: float, left: bool, fill: str | None, hatch: str | None) -> Box:
        x = self._left - off - width if left else self._right + off
        return Box(x, y, width, BAR, fill, hatch, 0.5, hatch=hatch)


def _low(total: Total) -> float:
    return 0.0 if total.quantity is None else max(float(total.quantity.low), 0.0)


def _high(total: Total) -> float:
    return 0.0 if total.quantity is None else max(float(total.quantity.high), 0.0)


def steps_of(groups: Mapping[str, Group], by: str, language: str) -> tuple[Step, ...]:
    """Return a step for every group; posts that nobody reports to have no span, and no step among spans."""
    drawn = (group for key, group in groups.items() if by != "span" or key != NO_REPORTS)
    return tuple(step_of(each.label, each.before, each.after, language) for each in drawn)


def step_of(label: Message | str, before: Total, after: Total, language: str) -> Step:
    """Return a step in the words of a language."""
    return Step(render(label, language), before, after)
