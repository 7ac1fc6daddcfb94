"""The boxes of a chart as nested lists of HTML, which a browser can fold, search and print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil

from orgplanner.drawing.card import Bar, Card, SetRow
from orgplanner.drawing.card_shapes import Style
from orgplanner.drawing.chart import Chart
from orgplanner.drawing.chart_items import style_of
from orgplanner.drawing.colouring.case import Tint
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.typeface import visible

ROW_OF_ROOT = 4
"""So many boxes with none below them stand side by side under the head of a tree; more, and others, in columns."""
LONG = 24
"""Rows of a box from which on it is wider and has them in columns."""
COLUMN = 9
"""Boxes in a column."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]")

Colours = tuple[str, str, str | None]
"""Stripe, fill and hatching of a box."""


def text(words: str) -> str:
    """Words as they may stand in HTML, whatever they are."""
    return escape(visible(words), quote=True)


def name_of(id: str) -> str:
    """The id of a box in the page."""
    return "u-" + _UNSAFE.sub("_", id)


class Boxes:
    """Writes the trees of a chart; `folded` are ids of boxes that are folded when the page is opened."""

    def __init__(self, drawn: Chart, folded: frozenset[str], fold_words: str) -> None:
        self._drawn, self._folded, self._fold_words = drawn, folded, fold_words
        self._styles: dict[Colours, int] = {}
        self._below: dict[str | None, list[str]] = {}
        self._inside = _descendants(drawn.parents)
        self._ties: dict[str, list[Relation]] = {}
        for id, parent in drawn.parents.items():
            self._below.setdefault(parent, []).append(id)
        for relation in (*drawn.relations, *drawn.arrows):
            self._ties.setdefault(relation.origin, []).append(relation)

    def trees(self, apart: bool = False) -> Iterator[str]:
        """The trees of the chart, or what is not yet placed, as one list."""
        loose = frozenset(self._drawn.apart)
        tops = [id for id in self._below.get(None, []) if (id in loose) == apart]
        yield f'<ul class="{"loose" if apart else "roots"}">'
        yield from self._families(tops)
        yield "</ul>"

    @property
    def rules(self) -> str:
        """The colours of the boxes that were written, as a style sheet."""
        lines = []
        for (stripe, fill, hatch), number in self._styles.items():
            hatched = f";--hatch:{hatch}" if hatch else ""
            lines.append(f".s{number}{{--stripe:{stripe};--fill:{fill}{hatched}}}")
        return "\n".join(lines)

    def style_class(self, tint: Tint) -> str:
        """The class of a sample of these colours."""
        return self._class(tint.stripe, tint.fill, tint.hatch)

    def _families(self, tops: Sequence[str]) -> Iterator[str]:
        """Boxes with all below them; what is still to be written waits on a stack, as trees may be deep."""
        waiting: list[tuple[str, bool]] = [(id, True) for id in reversed(tops)]
        while waiting:
            words, is_box = waiting.pop()
            if not is_box:
                yield words
                continue
            folded = ' class="folded"' if words in self._folded and words in self._below else ""
            yield f'<li{folded} data-level="{self._drawn.levels[words] + 1}">'
            yield from self._box(words)
            waiting.append(("</li>", False))
            waiting.extend(reversed(self._below_of(words)))

    def _below_of(self, id: str) -> list[tuple[str, bool]]:
        """What stands below a box, as parts of HTML (False) and ids of boxes (True)."""
        family = self._below.get(id, [])
        if not family:
            return []
        if not self._is_stacked(id, family):
            return [('<ul class="side">', False), *((kid, True) for kid in family), ("</ul>", False)]
        columns = ceil(len(family) / COLUMN)
        if columns == 1:
            return [('<ul class="stack">', False), *((kid, True) for kid in family), ("</ul>", False)]
        rows = ceil(len(family) / columns)
        parts: list[tuple[str, bool]] = [('<ul class="side">', False)]
        for first in range(0, len(family), rows):
            parts.append(('<li class="column"><ul class="stack">', False))
            parts += ((kid, True) for kid in family[first : first + rows])
            parts.append(("</ul></li>", False))
        return [*parts, ("</ul>", False)]

    def _is_stacked(self, id: str, family: Sequence[str]) -> bool:
        all_bare = not any(kid in self._below for kid in family)
        return all_bare and len(family) > 1 and (self._drawn.levels[id] > 0 or len(family) > ROW_OF_ROOT)

    def _box(self, id: str) -> Iterator[str]:
        card, style = self._drawn.cards[id], style_of(self._drawn.items[id])
        long = " long" if len(card.rows) > LONG else ""
        yield f'<div class="{self._look(style)}{long}" id="{name_of(id)}">'
        if card.caption:
            yield f'<p class="caption" dir="auto">{text(card.caption)}</p>'
        yield f'<h3 dir="auto">{text(card.name)}</h3>'
        if card.second:
            yield f'<p class="second" dir="auto">{text(card.second_name)}</p>'
        if card.head:
            missing = " missing" if card.head_missing else ""
            yield f'<p class="head{missing}" dir="auto">{text(" ".join(card.head))}</p>'
        if card.numbers or card.delta:
            yield _numbers(card)
        if card.bar is not None:
            yield _bar(card.bar)
        if card.rows:
            yield f'<div class="rows">{"".join(map(_row, card.rows))}</div>'
        yield from self._foot(id, card, style)
        yield "</div>"

    def _foot(self, id: str, card: Card, style: Style) -> Iterator[str]:
        """Chips, links to other boxes, the sign of a change, and what folds the branch."""
        if card.chips:
            chips = "".join(f"<span>{text(chip.words)}</span>" for chip in card.chips)
            yield f'<p class="chips">{chips}</p>'
        if id in self._ties:
            yield f'<p class="ties">{"".join(map(self._tie, self._ties[id]))}</p>'
        if style.badge:
            yield f'<span class="badge tone-{style.tone}">{text(style.badge)}</span>'
        if id in self._below:
            words = text(f"{self._fold_words}: {card.name}")
            count = self._inside[id]
            yield (
                f'<button type="button" class="fold" data-below="{count}" aria-expanded="true"'
                f' aria-label="{words}">−</button>'
            )

    def _tie(self, relation: Relation) -> str:
        there = self._drawn.cards[relation.target].name
        return (
            f'<a href="#{name_of(relation.target)}">{text(" ".join(relation.caption))} →'
            f" <bdi>{text(there)}</bdi></a>"
        )

    def _look(self, style: Style) -> str:
        """The classes of a box."""
        if style.is_marked:
            strong, _, pale = style.theme.tones[style.tone]
            colours = self._class(strong, pale, None)
        elif style.tint is not None:
            colours = self._class(*style.tint)
        else:
            colours = self._class(style.stripe, style.theme.box, None)
        marks = {
            "dashed": style.dashed or style.tone == "closed", "ghost": style.ghost, "struck": style.struck,
            f"tone-{style.tone}": style.is_marked,
        }  # fmt: skip
        return " ".join(("box", colours, *(name for name, holds in marks.items() if holds)))

    def _class(self, stripe: str, fill: str, hatch: str | None) -> str:
        return f"s{self._styles.setdefault((stripe, fill, hatch), len(self._styles))}"


def _descendants(parents: Mapping[str, str | None]) -> dict[str, int]:
    """How many boxes each has below it; parents come before their children."""
    counts = dict.fromkeys(parents, 0)
    for id in reversed(list(parents)):
        above = parents[id]
        if above is not None:
            counts[above] += counts[id] + 1
    return counts


def _numbers(card: Card) -> str:
    delta = f'<b class="delta tone-{card.delta_tone}">{text(card.delta)}</b>' if card.delta else ""
    return f'<p class="numbers"><span>{text(" ".join(card.numbers))}</span>{delta}</p>'


def _bar(bar: Bar) -> str:
    """The bar as a drawing whose parts have their colours from the style sheet."""
    parts = (("track", 1.0), ("vacant", bar.established), ("perhaps", bar.perhaps), ("filled", bar.filled))
    drawn = "".join(
        f'<rect class="{name}" width="{round(share * 100, 2)}" height="5"/>' for name, share in parts if share > 0
    )
    return f'<svg class="bar" viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'


def _row(row: SetRow) -> str:
    detail = f'<small dir="auto">{text(" ".join(row.detail))}</small>' if row.detail else ""
    number = f'<span class="n">{text(row.number)}</span>' if row.number else ""
    return f'<div class="row"><span dir="auto">{text(" ".join(row.lines))}{detail}</span>{number}</div>'
