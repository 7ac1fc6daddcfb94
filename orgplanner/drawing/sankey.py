"""Streams from the units before to the units after, as wide as what goes: a picture, and what is where in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from orgplanner.analysis.ledger import CARRIED, CLOSED, CREATED, UNDECIDED
from orgplanner.analysis.views.streams import Stand, Stream, Streams
from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.legend import legend_rows, legend_shapes
from orgplanner.drawing.picture import Box, Item, Line, Picture, Shape, Text
from orgplanner.drawing.theme import Theme, mixed
from orgplanner.drawing.typeface import Typeface, shorten, wrap
from orgplanner.text import Message, render, say

BAR = 8.0
MARGIN, GAP, LABEL_GAP = 10.0, 7.0, 12.0
NAME, NOTE, NAME_LINE, NOTE_LINE = 11.5, 10.5, 15.0, 14.0
TALLEST, USUAL_HEIGHT = 240.0, 26.0
"""points, of the largest bar and of the middle one"""
SURE, MOST_NOTE, SURE_KEY = 0.95, 0.48, 0.92
"""of the room of a label: what a name may take, as screens set it a little wider, and what figures beside it may"""
THIN = 1.2
"""points, of a stream of which nothing is known, or next to nothing"""
MANY = 30
"""units on a side from which on each has one line"""
TALL = 20.0
"""points of a bar from which its unit has a line for its figures even among many"""
SIGNS = {CLOSED: "×", UNDECIDED: "?", CREATED: "+"}
ENDS = {
    CLOSED: say("× {number} closed"),
    UNDECIDED: say("? {number} no decision"),
    CREATED: say("+ {number} created"),
}
KEY = {"": say("stays in its unit"), "moved": say("goes to another unit")}
KEY_SIZE, NARROW_KEY, HEAD, KEY_LINE, PALE = 10.0, 150.0, 22.0, 15.0, 0.7
TONES = {CLOSED: "closed", UNDECIDED: "closed", CREATED: "new"}


class Bar(NamedTuple):
    """A unit on a side (0 before, 1 after): its bar, and the slot of bar and label together, from the top."""

    side: int
    place: int
    x: float
    y: float
    height: float
    top: float
    slot: float


class Band(NamedTuple):
    """A stream: how wide, and the middle of its start and of its end."""

    stream: Stream
    width: float
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Sankey:
    """The picture, and the bars and bands in it; `bars` by side and place."""

    picture: Picture
    streams: Streams
    bars: tuple[tuple[Bar, ...], tuple[Bar, ...]]
    bands: tuple[Band, ...]
    lit: tuple[Item, ...]
    """each band as it looks when it is pointed at, in the order of `bands`"""

    def stand(self, bar: Bar) -> Stand:
        """The unit of a bar."""
        return (self.streams.olds, self.streams.news)[bar.side][bar.place]

    def ways_of(self, bar: Bar) -> list[int]:
        """The places of the bands that leave or reach a unit."""
        return [
            place
            for place, band in enumerate(self.bands)
            if (band.stream.old, band.stream.new)[bar.side] == bar.place
        ]

    def bar_at(self, x: float, y: float) -> Bar | None:
        """The unit whose bar or label is at a point."""
        left, right = (bars[0].x if bars else 0.0 for bars in self.bars)
        for side, inside in ((0, x <= left + BAR), (1, bool(self.bars[1]) and x >= right)):
            if inside:
                return next((bar for bar in self.bars[side] if bar.top <= y <= bar.top + bar.slot), None)
        return None

    def band_at(self, x: float, y: float) -> int | None:
        """The place of the topmost band at a point."""
        if not all(self.bars):
            return None
        left, right = self.bars[0][0].x + BAR, self.bars[1][0].x
        if not left < x < right:
            return None
        share = _eased((x - left) / (right - left))
        for place in sorted(range(len(self.bands)), key=lambda each: self.bands[each].width):
            band = self.bands[place]
            if band.start is None or band.end is None:
                continue
            if abs(band.start + (band.end - band.start) * share - y) <= max(band.width, 4) / 2:
                return place
        return None


def sankey(streams: Streams, width: float, theme: Theme, typeface: Typeface, language: str = "en") -> Sankey:
    """Draw streams in a picture of a width, in points; its height follows from what there is to read."""
    return _Drawing(streams, width, theme, typeface, language).drawn()


class _Drawing:
    """One diagram while it is laid out."""

    def __init__(self, streams: Streams, width: float, theme: Theme, typeface: Typeface, language: str) -> None:
        self.streams, self.width, self.theme = streams, width, theme
        self.typeface, self.language = typeface, language
        self.room = min(max(width * 0.35, 110.0), 340.0)
        self.ways: tuple[dict[int, list[Stream]], dict[int, list[Stream]]] = ({}, {})
        for stream in streams.streams:
            for side, place in enumerate((stream.old, stream.new)):
                if place is not None:
                    self.ways[side].setdefault(place, []).append(stream)
        self._key = self._key_rows()
        self.head = HEAD + KEY_LINE * max(len(self._key) - 1, 0)
        self.compact = max(len(streams.olds), len(streams.news)) > MANY
        self.scale = scale_of([sum(each.size for each in some) for side in self.ways for some in side.values()])

    def drawn(self) -> Sankey:
        bars = self._bars(0), self._bars(1)
        bands = tuple(self._bands(bars))
        height = max((bar.top + bar.slot for side in bars for bar in side), default=0.0) + MARGIN
        wide_first = sorted(range(len(bands)), key=lambda place: -bands[place].width)
        plain = [self._band_item(bands[place], PALE) for place in wide_first if self._is_way(bands[place])]
        lit = tuple(self._band_item(band, 0.25) for band in bands)
        ends = [self._end_item(band) for band in bands if not self._is_way(band)]
        labels = [self._bar_item(bar) for side in bars for bar in side]
        head = Item(None, "decoration", 0, 0, self.width, self.head, draw=lambda: tuple(self._head_shapes()))
        picture = Picture(self.width, height, (*plain, *labels, *ends, head), background=self.theme.panel)
        return Sankey(picture, self.streams, bars, bands, lit)

    def _head_shapes(self) -> Iterator[Shape]:
        """Before and after above the names, and what the colours of the streams mean between them."""
        y, right = MARGIN + NOTE, self.width - self.room + LABEL_GAP
        for x, message in ((MARGIN, say("Before")), (right, say("After"))):
            yield Text(x, y, render(message, self.language), NOTE, self.theme.secondary, bold=True)
        left = self.room + BAR + LABEL_GAP
        if self._key:
            yield from legend_shapes(self._key, left, MARGIN - 7, KEY_SIZE, self.theme, self.typeface)

    def _key_rows(self) -> list[list[Entry]]:
        """What the colours mean, in rows between the names; nothing where there is no room for it."""
        room = self.width - 2 * (self.room + BAR + LABEL_GAP)
        entries = [
            Entry(render(words, self.language), self._band_colour(tone), "filled") for tone, words in KEY.items()
        ]
        return legend_rows(entries, room * SURE_KEY, KEY_SIZE, self.typeface) if room > NARROW_KEY else []

    def _band_colour(self, tone: str) -> str:
        strong = self.theme.tones[tone][0] if tone else self.theme.kinds["unit"]
        return mixed(strong, self.theme.panel, PALE)

    def _stands(self, side: int) -> Sequence[Stand]:
        return (self.streams.olds, self.streams.news)[side]

    def _of(self, side: int, place: int) -> Sequence[Stream]:
        return self.ways[side].get(place, ())

    def _width(self, stream: Stream) -> float:
        return max(stream.size * self.scale, THIN)

    def _bars(self, side: int) -> tuple[Bar, ...]:
        bars, top = [], self.head + MARGIN
        x = self.room if side == 0 else self.width - self.room - BAR
        for place, _ in enumerate(self._stands(side)):
            height = max(sum(self._width(each) for each in self._of(side, place)), THIN)
            below = 0 if self._is_line(side, place) else NOTE_LINE
            label = len(self._name(side, place)) * NAME_LINE + below + 2
            slot = max(height, label)
            bars.append(Bar(side, place, x, top + (slot - height) / 2, height, top, slot))
            top += slot + (GAP if not self.compact else 4)
        return tuple(bars)

    def _is_line(self, side: int, place: int) -> bool:
        """Whether a unit has one line for name and figures: a small one among many."""
        return self.compact and sum(self._width(each) for each in self._of(side, place)) < TALL

    def _bands(self, bars: tuple[tuple[Bar, ...], tuple[Bar, ...]]) -> Iterator[Band]:
        """Each stream with its share of the bars, those that end elsewhere last."""
        streams = self.streams.streams
        middles: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for side in (0, 1):
            free = [bar.y for bar in bars[side]]
            last = len(streams) + max(len(bars[0]), len(bars[1]))
            ends = [(each.new, each.old)[side] for each in streams]
            for at in sorted(range(len(streams)), key=lambda at: (last if ends[at] is None else ends[at], at)):
                place = (streams[at].old, streams[at].new)[side]
                if place is not None:
                    wide = self._width(streams[at])
                    middles[side][at] = free[place] + wide / 2
                    free[place] += wide
        for at, stream in enumerate(streams):
            yield Band(stream, self._width(stream), middles[0].get(at), middles[1].get(at))

    def _is_way(self, band: Band) -> bool:
        return band.start is not None and band.end is not None

    def _colour(self, stream: Stream) -> str:
        if self.streams.stays(stream):
            return self.theme.kinds["unit"]
        return self.theme.tones[TONES.get(stream.kind, "moved")][0]

    def _band_item(self, band: Band, paleness: float) -> Item:
        if band.start is None or band.end is None:
            return self._end_item(band)
        left, right = self.room + BAR, self.width - self.room - BAR
        middle = (left + right) / 2
        points = ((left, band.start), (middle, band.start), (middle, band.end), (right, band.end))
        strong = self._colour(band.stream)
        colour = mixed(strong, self.theme.panel, paleness)
        dash = (5.0, 3.0) if band.stream.total.quantity is None else ()

        def draw() -> tuple[Shape, ...]:
            halo = Line(points, self.theme.panel, band.width + 1.4, curve=True)
            return halo, Line(points, colour, band.width, dash, curve=True)

        top = min(band.start, band.end) - band.width / 2 - 1
        bottom = max(band.start, band.end) + band.width / 2 + 1
        return Item(None, "stream", left, top, right - left, bottom - top, draw=draw)

    def _end_item(self, band: Band) -> Item:
        """The part of a bar from which nothing goes on, or to which nothing came."""
        before = band.start is not None
        middle = band.start if band.start is not None else band.end or 0.0
        x, y = self.room if before else self.width - self.room - BAR, middle - band.width / 2
        strong = self._colour(band.stream)
        hatch = self.theme.panel if band.stream.kind == UNDECIDED else None
        box = Box(x, y, BAR, band.width, strong, hatch=hatch)
        return Item(None, "stream", x, y, BAR, band.width, draw=lambda: (box,))

    def _bar_item(self, bar: Bar) -> Item:
        stand = self._stands(bar.side)[bar.place]
        left = MARGIN if bar.side == 0 else bar.x
        width = self.room + BAR - MARGIN
        return Item(
            stand.id, "unit", left, bar.top, width, bar.slot, stand.name, draw=lambda: tuple(self._bar_shapes(bar))
        )

    def _bar_shapes(self, bar: Bar) -> Iterator[Shape]:
        yield Box(bar.x, bar.y, BAR, bar.height, self.theme.kinds["department"])
        lines, note = self._name(bar.side, bar.place), self._note(bar.side, bar.place)
        x = MARGIN if bar.side == 0 else bar.x + BAR + LABEL_GAP
        tone = self._tone(bar)
        colour = self.theme.tones[tone][0] if tone else self.theme.secondary
        is_line = self._is_line(bar.side, bar.place)
        tall = len(lines) * NAME_LINE + (0 if is_line else NOTE_LINE)
        y = bar.top + (bar.slot - tall) / 2 + NAME_LINE * 0.78
        for line in lines:
            yield Text(x, y, line, NAME, self.theme.text, bold=True)
            y += NAME_LINE
        if is_line:
            right = (self.room - LABEL_GAP) if bar.side == 0 else self.width - MARGIN
            note = shorten(self.typeface, note, NOTE, self._label_room() * MOST_NOTE)
            yield Text(right, y - NAME_LINE, note, NOTE, colour, anchor="end")
        else:
            yield Text(x, y, shorten(self.typeface, note, NOTE, self._label_room() * SURE), NOTE, colour)

    def _label_room(self) -> float:
        return self.room - MARGIN - LABEL_GAP

    def _name(self, side: int, place: int) -> tuple[str, ...]:
        stand, room = self._stands(side)[place], self._label_room()
        if self._is_line(side, place):
            left = room * SURE - 8 - min(self.typeface.width(self._note(side, place), NOTE), room * MOST_NOTE)
            return (shorten(self.typeface, stand.name, NAME, left, bold=True),)
        return wrap(self.typeface, stand.name, NAME, room * SURE, 1 if self.compact else 2, bold=True)

    def _note(self, side: int, place: int) -> str:
        """The figures of a unit: all of it, and what of it was closed, created or is not decided."""
        stand = self._stands(side)[place]
        words = [_figure(stand, self.language)]
        others = [stream for stream in self._of(side, place) if stream.kind != CARRIED]
        if self._is_line(side, place):
            return " ".join((*words, *(SIGNS[stream.kind] for stream in others)))
        words += [self._said(ENDS[stream.kind], stream) for stream in others]
        if side == 0 and stand.place:
            words.append(stand.place)
        return " · ".join(words)

    def _said(self, message: Message, stream: Stream) -> str:
        number = "?" if stream.total.quantity is None else str(stream.total)
        return render(say(message.template, number=number), self.language)

    def _tone(self, bar: Bar) -> str:
        """The tone of a unit of which nothing goes on, or to which nothing came."""
        kinds = {stream.kind for stream in self._of(bar.side, bar.place)}
        return TONES[kinds.pop()] if len(kinds) == 1 and CARRIED not in kinds else ""


def scale_of(sizes: Sequence[float]) -> float:
    """Return points per unit of size: the middle bar as high as a label, the largest not higher than a screen."""
    known = [size for size in sizes if size > 0]
    return min(USUAL_HEIGHT / median(known), TALLEST / max(known)) if known else 1.0


def _figure(stand: Stand, language: str) -> str:
    if stand.total.quantity is None:
        return render(say("unknown"), language)
    more = render(say("+ {number} unknown", number=stand.total.unknown), language) if stand.total.unknown else ""
    return f"{stand.total} {more}".strip()


def _eased(share: float) -> float:
    """Return how far down a band is at a share of its way across: its curve, solved for the height."""
    low, high = 0.0, 1.0
    for _ in range(24):
        at = (low + high) / 2
        x = 1.5 * at * (1 - at) ** 2 + 1.5 * at**2 * (1 - at) + at**3
        low, high = (at, high) if x < share else (low, at)
    at = (low + high) / 2
    return 3 * at**2 * (1 - at) + at**3
