"""What the boxes of a slide say, as paragraphs: the sign of a change, names, numbers, rows, the way on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.drawing.card import (
    SMALL,
    SMALL_LINE,
    TITLE,
    TITLE_LINE,
    WORDS,
    WORDS_LINE,
    Card,
    SetRow,
)
from orgplanner.drawing.card_shapes import Style
from orgplanner.drawing.typeface import ELLIPSIS, visible
from orgplanner.exporters.slides.marks import Paragraph, Run

CHIP_LINE, CHIPS_BEFORE, ROW_BEFORE = 16.0, 6.0, 4.0
BETWEEN_CHIPS = "  ·  "
WIDE = "\N{EM SPACE}"
"""Before a number at the end of a line; programs do not agree on tabs in text that is made to fit."""


@dataclass(frozen=True, slots=True)
class Onward:
    """Words that lead to another slide, by the id of the relation to it."""

    words: str
    link: str


def paragraphs_of(
    card: Card, style: Style, scale: float, badge: str = "", onward: Sequence[Onward] = ()
) -> tuple[Paragraph, ...]:
    """Return what a box says, each line as high as in the chart."""
    return tuple(_Teller(card, style, scale).paragraphs(badge, onward))


class _Teller:
    def __init__(self, card: Card, style: Style, scale: float) -> None:
        self._card, self._style, self._scale = card, style, scale

    def paragraphs(self, badge: str, onward: Sequence[Onward]) -> Iterator[Paragraph]:
        card, style = self._card, self._style
        if badge:
            yield self._small(badge, style.theme.tones[style.tone][0], bold=True)
        if card.caption:
            yield self._small(card.caption, style.words)
        yield self._title()
        if card.second:
            yield self._paragraph(WORDS_LINE, self._run(card.second_name, WORDS, style.theme.text))
        if card.head:
            head = self._run(" ".join(card.head), WORDS, style.words, italic=card.head_missing)
            yield self._paragraph(WORDS_LINE, head)
        yield from self._numbers()
        for place, row in enumerate(card.rows):
            yield from self._row(row, 0 if place else 2)
        if card.chips:
            words = BETWEEN_CHIPS.join(chip.words for chip in card.chips)
            yield self._paragraph(CHIP_LINE, self._run(words, SMALL, style.words), before=CHIPS_BEFORE)
        for each in onward:
            yield self._small(each.words, style.theme.accent, bold=True, link=each.link, before=2)

    def _title(self) -> Paragraph:
        theme, style, card = self._style.theme, self._style, self._card
        colour = theme.secondary if style.ghost else theme.text
        if style.struck:
            colour = theme.tones["closed" if style.tone == "same" else style.tone][0]
        words = whole_title(card)
        return self._paragraph(TITLE_LINE, self._run(words, TITLE, colour, bold=True, struck=style.struck))

    def _numbers(self) -> Iterator[Paragraph]:
        card, theme = self._card, self._style.theme
        runs = [self._run(" ".join(filter(None, card.numbers)), WORDS, self._style.words)] if card.numbers else []
        if card.delta:
            tone = theme.secondary if card.delta_tone == "same" else theme.tones[card.delta_tone][0]
            runs.append(self._run(f"{WIDE}{card.delta}", WORDS, tone, bold=True))
        if runs:
            yield self._paragraph(WORDS_LINE, *runs)

    def _row(self, row: SetRow, more: float) -> Iterator[Paragraph]:
        runs = [self._run(" ".join(row.lines), WORDS, self._style.theme.text)]
        if row.number:
            runs.append(self._run(f"{WIDE}{row.number}", WORDS, self._style.words))
        yield self._paragraph(WORDS_LINE, *runs, before=ROW_BEFORE + more)
        if row.detail:
            yield self._small(" ".join(row.detail), self._style.words)

    def _small(
        self, words: str, colour: str, *, bold: bool = False, link: str = "", before: float = 0
    ) -> Paragraph:
        return self._paragraph(SMALL_LINE, self._run(words, SMALL, colour, bold=bold, link=link), before=before)

    def _run(
        self,
        words: str,
        size: float,
        colour: str,
        *,
        bold: bool = False,
        italic: bool = False,
        struck: bool = False,
        link: str = "",
    ) -> Run:
        return Run(words, size * self._scale, colour, bold, italic, struck, link)

    def _paragraph(self, line: float, *runs: Run, before: float = 0) -> Paragraph:
        return Paragraph(runs, line * self._scale, before * self._scale)


def whole_title(card: Card) -> str:
    """Return the title of a box in one line, as much of it as the box has room for."""
    if card.title and card.title[-1].endswith(ELLIPSIS):
        return " ".join(card.title)
    return " ".join(visible(card.name).split())
