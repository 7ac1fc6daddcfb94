"""The key to the colours and lines of a chart, as entries and as shapes in one or more rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Box, Line, Shape, Text
from orgplanner.drawing.theme import DASHED, KIND_GROUPS, Theme, group_of, mixed
from orgplanner.drawing.typeface import Typeface
from orgplanner.drawing.wording import kind_words
from orgplanner.model import Plan
from orgplanner.text import say

if TYPE_CHECKING:
    from orgplanner.drawing.chart import Chart

SAMPLE, SAMPLE_GAP, ENTRY_GAP = 14.0, 5.0, 18.0
TONE_WORDS = {"new": say("+ new"), "moved": say("⇄ moved or changed"), "closed": say("× closed")}


def legend_of(plan: Plan, scenario: str, drawn: Chart, options: ChartOptions) -> tuple[Entry, ...]:
    """Return the key to what is in a chart: colours, bars, links and marks; nothing that is not in it."""
    return (
        *(_kinds(plan, scenario, drawn, options) if _is_by_kind(drawn, options) else drawn.key),
        *_bars(drawn, options),
        *_links(drawn, options),
        *_tones(drawn, options),
    )


def _is_by_kind(drawn: Chart, options: ChartOptions) -> bool:
    """Tell whether the stripes of the boxes stand for the kinds of units."""
    return drawn.stage != "changes" and options.colour_by in (("kind", "change") if drawn.stage else ("kind",))


def _kinds(plan: Plan, scenario: str, drawn: Chart, options: ChartOptions) -> Iterator[Entry]:
    """Yield one entry per colour, named after the kinds that have it."""
    state, theme = plan.states[scenario], options.theme
    used: dict[str, list[str]] = {}
    for id in drawn.boxes:
        unit = state.units.get(id)
        if unit is None and id in state.posts:
            unit = state.units.get(state.posts[id].unit or "")
        if unit is not None and not unit.colour:
            kinds = used.setdefault(group_of(unit.kind), [])
            if unit.kind not in kinds:
                kinds.append(unit.kind)
    for group in KIND_GROUPS:
        if group in used:
            kinds = sorted(used[group], key=KIND_GROUPS[group].index)
            words = " / ".join(dict.fromkeys(_listed(kinds, language) for language in options.tongues))
            yield Entry(words, theme.kinds[group], "dashed" if kinds[0] in DASHED else "stripe")


def _listed(kinds: Sequence[str], language: str) -> str:
    return ", ".join(_lowered(kind_words(kind, language), place) for place, kind in enumerate(kinds))


def _lowered(words: str, place: int) -> str:
    return words if place == 0 else words[:1].lower() + words[1:]


def _bars(drawn: Chart, options: ChartOptions) -> Iterator[Entry]:
    theme, words = options.theme, options.both
    bars = [bar for bar in (card.bar for card in drawn.cards.values()) if bar is not None]
    colour = theme.secondary if drawn.key else theme.kinds["department"]
    if bars:
        yield Entry(words(say("filled")), colour, "filled")
    if any(bar.perhaps > bar.filled for bar in bars):
        yield Entry(words(say("perhaps filled")), theme.hatch, "filled")
    if any(bar.established > bar.perhaps for bar in bars):
        yield Entry(words(say("vacant")), theme.hatch, "hatched")


def _links(drawn: Chart, options: ChartOptions) -> Iterator[Entry]:
    if any(item.kind == "link" for item in drawn.picture.items):
        yield Entry(options.both(say("relation outside the line")), options.theme.link, "dotted")


def _tones(drawn: Chart, options: ChartOptions) -> Iterator[Entry]:
    used = {mark.tone for id, mark in options.marks.items() if id in drawn.boxes}
    for tone, words in TONE_WORDS.items():
        if tone in used:
            yield Entry(options.both(words), options.theme.tones[tone][0])


def legend_rows(entries: Iterable[Entry], width: float, size: float, typeface: Typeface) -> list[list[Entry]]:
    """Divide entries into rows that are not wider than a width; an entry is never divided."""
    rows: list[list[Entry]] = [[]]
    used = 0.0
    for entry in entries:
        needed = entry_width(entry, size, typeface)
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += needed
    return rows if rows[0] else []


def entry_width(entry: Entry, size: float, typeface: Typeface) -> float:
    """Return the width of an entry with the gap behind it."""
    if entry.shape in ("heading", "words"):
        return typeface.width(entry.words, size, bold=entry.shape == "heading") + ENTRY_GAP
    return SAMPLE + SAMPLE_GAP + typeface.width(entry.words, size) + ENTRY_GAP


def legend_shapes(
    rows: Sequence[Sequence[Entry]], x: float, y: float, size: float, theme: Theme, typeface: Typeface
) -> Iterator[Shape]:
    """Yield the shapes of a legend whose top left corner is at x, y."""
    for number, row in enumerate(rows):
        left, base = x, y + (number + 1) * size * 1.5
        for entry in row:
            if entry.shape in ("heading", "words"):
                colour = theme.text if entry.shape == "heading" else theme.secondary
                yield Text(left, base, entry.words, size, colour, bold=entry.shape == "heading")
            else:
                yield from _sample(entry, left, base - size * 0.8, size * 0.8, theme)
                yield Text(left + SAMPLE + SAMPLE_GAP, base, entry.words, size, theme.secondary)
            left += entry_width(entry, size, typeface)


def _sample(entry: Entry, x: float, y: float, height: float, theme: Theme) -> Iterator[Shape]:
    middle = y + height / 2
    if entry.shape == "dotted":
        yield Line(((x, middle), (x + SAMPLE, middle)), entry.colour, 1, (2.5, 2.5))
    elif entry.shape == "arrow":
        yield Line(((x, middle), (x + SAMPLE, middle)), entry.colour, 1.6, arrow=True)
    elif entry.shape in ("filled", "hatched"):
        hatch = entry.colour if entry.shape == "hatched" else None
        fill = theme.track if hatch else entry.colour
        yield Box(x, middle - 2.5, SAMPLE, 5, fill, None, 0, 2.5, (), hatch)
    elif entry.tint is not None:
        stripe, fill, hatch = entry.tint
        yield Box(x, y, SAMPLE, height, fill, mixed(stripe, fill, 0.4), 0.75, 1.5)
        yield Box(x, y, 4.5 if hatch else 3.5, height, stripe, None, 0, 1, (), hatch)
    else:
        dashed = entry.shape == "dashed"
        border = entry.colour if dashed else theme.box_line
        yield Box(x, y, SAMPLE, height, theme.box, border, 0.75, 1.5, (2.5, 2.0) if dashed else ())
        yield Box(x, y, 3.5, height, entry.colour, None, 0, 1)

