"""What the review list says: its states, its decisions, and what became of a row."""

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.analysis.compare.rows import NAME, PLACE
from orgplanner.analysis.compare.table import joined
from orgplanner.analysis.compare.wording import CHANGES, Wording, field_words
from orgplanner.analysis.reviewing import Item
from orgplanner.model import Post, Unit
from orgplanner.text import Message, render, say

STATES: Mapping[str, Message] = MappingProxyType({
    "not reviewed": say("not reviewed"), "unchanged": say("unchanged"), "changed": say("changed"),
    "moved": say("moved"), "merged": say("merged"), "split": say("split up"), "closed": say("closed"),
    "out of scope": say("out of scope"),
})  # fmt: skip
"""Review states, in the order of REVIEWS."""

DECISION_WORDS: Mapping[str, Message] = MappingProxyType({
    "undecided": say("undecided"), "keep": say("keep"), "change": say("change"), "move": say("move"),
    "merge": say("merge"), "split": say("split"), "close": say("close"), "transfer": say("transfer"),
    "convert": say("convert"), "out of scope": say("out of scope"),
})  # fmt: skip
"""Decisions, in the order of DECISIONS."""


def became_words(item: Item, wording: Wording) -> str:
    """What became of an item, as “moved: Tariff → Trade remedies; changed: grade”."""
    return joined(render(_said(fate, item, wording), wording.language) for fate in item.fates)


def _said(fate: str, item: Item, wording: Wording) -> Message:
    if fate == "moved":
        return say("moved: {before} → {after}", before=_place(item, wording, 0), after=_place(item, wording, 1))
    if fate in ("merged", "split"):
        ends = joined(_end(id, wording) for id in item.ends)
        return say("merged into {name}", name=ends) if fate == "merged" else say("split into {names}", names=ends)
    if fate == "changed":
        return _changed(item, wording)
    if fate == "unchanged" and item.within:
        return say("unchanged itself, something in it changed")
    if fate == "undecided":
        here = item.id in wording.rows(item.table, 1)
        return say("not yet placed") if here else say("gone, nothing is decided")
    return STATES[fate] if fate in STATES else CHANGES[fate]


def _changed(item: Item, wording: Wording) -> Message:
    names = [CHANGES["renamed"]] if any(field in NAME for field in item.fields) else []
    names += field_words(name for name in item.fields if name not in PLACE)
    if not names and item.ends and item.ends[0] != item.id:
        return say("goes on as {name}", name=_end(item.ends[0], wording))
    return say("changed: {fields}", fields=", ".join(render(name, wording.language) for name in names))


def _place(item: Item, wording: Wording, side: int) -> str:
    """The name of the unit in which an item stands, or stood."""
    row = wording.rows(item.table, side).get(item.id if side == 0 or not item.ends else item.ends[0])
    above = row.parent if isinstance(row, Unit) else row.unit if isinstance(row, Post) else None
    return _unit(above, side, wording) or "–"


def _end(id: str, wording: Wording) -> str:
    """A unit, or a post with its unit, of the new scenario."""
    post = wording.rows("posts", 1).get(id)
    name = wording.name(post) if isinstance(post, Post) else _unit(id, 1, wording)
    place = _unit(post.unit, 1, wording) if isinstance(post, Post) else ""
    said = say("“{name}” ({unit})", name=name, unit=place) if place else say("“{name}”", name=name)
    return render(said, wording.language)


def _unit(id: str | None, side: int, wording: Wording) -> str:
    """The name of a unit, else its code."""
    row = wording.rows("units", side).get(id or "")
    return (wording.name(row) or row.code) if isinstance(row, Unit) else ""
