"""A chart as it was drawn: the picture, and for hands on it what is where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgplanner.drawing.card import Card
from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.linking import Relation
from orgplanner.drawing.options import ChartOptions
from orgplanner.drawing.picture import Item, Picture
from orgplanner.drawing.placing import Rect
from orgplanner.drawing.typeface import Typeface
from orgplanner.text import Message

if TYPE_CHECKING:
    from orgplanner.drawing.changes.plot import Plot


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, and for hands on it the rectangles (x, y, width, height) of its boxes in points of the picture."""

    picture: Picture
    boxes: Mapping[str, Rect]
    parents: Mapping[str, str | None]
    levels: Mapping[str, int]
    hidden: Mapping[str, int]
    """how many boxes each folded box hides"""
    items: Mapping[str, Item] = field(repr=False)
    """the items of the boxes by id, in printed order"""
    cards: Mapping[str, Card] = field(repr=False)
    """what each box says, wrapped and measured"""
    typeface: Typeface = field(repr=False)
    apart: tuple[str, ...] = ()
    """ids of boxes that are not yet placed"""
    relations: Sequence[Relation] = field(default=(), repr=False)
    """the links between boxes"""
    notes: tuple[Message, ...] = ()
    """what the reader should know, such as links left out"""
    key: Sequence[Entry] = ()
    """what the colours of the boxes stand for, where that is not their kind"""
    stage: str = ""
    """what is drawn of two scenarios; "" is one by itself"""
    ghosts: Mapping[str, str] = field(default_factory=dict)
    """boxes that only mark a place, with the rows that stood there"""
    arrows: Sequence[Relation] = field(default=(), repr=False)
    """from old places to new ones"""
    badges: Mapping[str, str] = field(default_factory=dict)
    """what stands on the corners of boxes"""
    options: ChartOptions = field(default_factory=ChartOptions, repr=False)
    """as it was drawn"""
    plot: Plot | None = field(default=None, repr=False)
    """of a stage: the places of all stages"""
