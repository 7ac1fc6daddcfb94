"""The key to a picture of changes: every sign that is in it, with its word, and what ghosts and arrows mean."""

from __future__ import annotations

from collections.abc import Iterator

from orgplanner.drawing.changes.plot import Plot
from orgplanner.drawing.changes.seen import Layer
from orgplanner.drawing.changes.words import MEANINGS, tone_of
from orgplanner.drawing.colouring.case import Entry, Tint, plain_tint
from orgplanner.drawing.options import ChartOptions
from orgplanner.text import render, say


def key_of(plot: Plot, layer: Layer, options: ChartOptions) -> tuple[Entry, ...]:
    """Return what explains the boxes of a stage; of before and after there is nothing to explain."""
    return tuple(_entries(plot, layer, options)) if options.stage == "changes" else ()


def _entries(plot: Plot, layer: Layer, options: ChartOptions) -> Iterator[Entry]:
    theme = options.theme
    words, plan = options.both, plot.stages.plan
    other = plan.scenarios[plot.stages.before].name
    heading = (
        render(say("Compared with “{scenario}”", scenario=plan.words(other, language)), language)
        for language in options.tongues
    )
    yield Entry(" / ".join(heading), shape="heading")
    used = {word for box in layer.values() for word in (box.word, *box.listed)}
    for word, message in MEANINGS.items():
        if word in used:
            strong, _, pale = theme.tones[tone_of(word)]
            yield Entry(words(message), strong, "tint", Tint(strong, pale))
    if any(not box.word and not box.is_ghost for box in layer.values()):
        same = plain_tint(theme)
        yield Entry(words(say("unchanged")), same.stripe, "tint", same)
    if any(box.is_ghost for box in layer.values()):
        yield Entry(words(say("dashed: where it was")), theme.secondary, "dashed")
    if options.arrows and plot.arrows.get(plot.scenario(options.stage, options.wave)):
        yield Entry(words(say("from the old place to the new one")), theme.tones["moved"][0], "arrow")
    if any(box.card.delta for box in layer.values()):
        yield Entry(words(say("+2 −3: difference in posts, with sub-units; ?: not known")), shape="words")
