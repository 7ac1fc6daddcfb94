"""The words of a book: its headings and what leads from page to page."""

from __future__ import annotations

from orgplanner.text import Message, say

CONTENTS, INDEX = say("Contents"), say("Index")
UNITS, POSTS, HOLDERS = say("Units"), say("Posts"), say("Holders of posts")
RELATIONS = say("Relations from page to page")
APART = say("Not yet placed")
LISTS = say("Lists that are too long for their boxes")


def see_page(page: int) -> Message:
    """Where a branch goes on."""
    return say("see page {page}", page=page)


def goes_on(page: int) -> Message:
    """Where the rest of a family is."""
    return say("continued on page {page}", page=page)


def goes_on_from(page: int) -> Message:
    """Where the first part of a family is."""
    return say("continued from page {page}", page=page)


def list_on(number: int, page: int) -> Message:
    """Where the rows of a box are listed."""
    return say("list ({number}): page {page}", number=number, page=page)


def in_the_chart(page: int) -> Message:
    """Where the box is whose rows are listed."""
    return say("in the chart: page {page}", page=page)


def part_of(name: str, page: int) -> Message:
    """Where the box above is."""
    return say("part of {name}, page {page}", name=name, page=page)


def continued(name: str) -> Message:
    """The title of a page that goes on."""
    return say("{name} (continued)", name=name)
