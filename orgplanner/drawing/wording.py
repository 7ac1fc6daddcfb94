"""The words on boxes: numbers of posts, heads and their absence, kinds of units and of links, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from orgplanner.analysis.kind_words import UNIT_KIND_WORDS
from orgplanner.drawing.card import Bar
from orgplanner.model import Quantity, Total
from orgplanner.text import Message, render, say

LINK_KIND_WORDS: Mapping[str, Message] = MappingProxyType({
    "also reports to": say("also reports to"), "coordinates": say("coordinates"), "advises": say("advises"),
    "supports": say("supports"), "consults": say("consults"), "is member of": say("is member of"),
    "informs": say("informs"),
})  # fmt: skip
"""The kinds of links, as their captions say them."""


def kind_words(kind: str, language: str) -> str:
    """Return the name of a kind of unit in a language; a kind that is not known speaks for itself."""
    return render(UNIT_KIND_WORDS.get(kind, kind), language)


def link_words(kind: str, language: str) -> str:
    """Return the caption of a kind of link in a language."""
    return render(LINK_KIND_WORDS.get(kind, kind), language)


def numbers_words(established: Total, filled: Total, language: str) -> str:
    """Return what a box says of its posts in FTE: “26–29 of 32–35 filled”, “6 + ? of 9 filled” where it is not
    known of all, “Posts: –” when nothing is known."""
    if filled.quantity is None:
        return posts_words(established, language)
    if established.quantity is None:
        return render(say("{filled} filled", filled=str(filled)), language)
    known = filled.told if _hides(established, filled) else str(filled)
    both = say("{filled} of {established} filled", filled=known, established=str(established))
    return render(both, language)


def posts_words(established: Total, language: str) -> str:
    """Return the number of posts with its noun: “1 post”, “32–35 posts”, “Posts: –”."""
    number = str(established)
    if established.quantity is None:
        return render(say("Posts: –"), language)
    message = say("1 post") if number == "1" else say("{number} posts", number=number)
    return render(message, language)


def unknown_words(established: Total, language: str) -> str:
    """Return how many parts of a known total are unknown, "" when none or when the total itself is."""
    if not established.unknown or established.quantity is None:
        return ""
    return render(say("+ {number} unknown", number=established.unknown), language)


def bar_of(established: Total, filled: Total) -> Bar | None:
    """Return the bar of a box, as long as the most that may be established; None where that is unknown or 0.

    Posts of which nobody knows whether they are filled may be.
    """
    if established.quantity is None or filled.quantity is None:
        return None
    longest = max(established.quantity.high, filled.quantity.high)
    if longest <= 0:
        return None
    low, high, all_posts = filled.quantity.low, filled.quantity.high, established.quantity.high
    if _hides(established, filled):
        return Bar(float(low / longest), 1.0, 1.0)
    if low == all_posts == high or _same(established.quantity, filled.quantity):
        return Bar(1.0, 1.0, 1.0)
    return Bar(float(low / longest), float(high / longest), float(max(high, all_posts) / longest))


def head_words(title: str, holders: str, is_vacant: bool, language: str) -> str:
    """Return who or what heads a unit: “Director: Holder 1”, “Director (vacant)”, “Head: vacant post”."""
    if holders:
        name = title or render(say("Head"), language)
        return render(say("{title}: {holders}", title=name, holders=holders), language)
    if is_vacant and not title:
        return render(say("Head: vacant post"), language)
    if is_vacant:
        return render(say("{title} (vacant)", title=title), language)
    return title or render(say("Head"), language)


def no_head_words(language: str) -> str:
    """Return the words for a unit without a head post."""
    return render(say("No head post"), language)


def initials(name: str) -> str:
    """Return at most two letters for a photo that is not there: of the first two words, or a number in them."""
    words = name.split()
    letters = [word[0].upper() for word in words[:2] if word[0].isalnum()]
    if len(words) == 2 and words[1].isdigit():
        return words[1][-2:]
    return "".join(letters) or "?"


def _same(established: Quantity, filled: Quantity) -> bool:
    """Tell whether staff and posts are the same figure, so that nothing is vacant though both are a range."""
    return established == filled


def _hides(established: Total, filled: Total) -> bool:
    """Tell whether there are known posts of which it is not known whether they are filled."""
    return filled.unknown > established.unknown
