"""Several charts of one document: what stands for the same unit on each of them keeps apart."""

from __future__ import annotations

from dataclasses import replace

from orgplanner.drawing.picture import PAGE, Bookmark, Item, Page, Part


def anchored(page: Page, key: str) -> Page:
    """Return a page whose bookmarked boxes are found under names of their own."""
    return replace(page, parts=tuple(_part(part, key) for part in page.parts))


def leads_to(bookmark: Bookmark, key: str, level: int) -> Bookmark:
    """Return a bookmark of such pages, so many levels below what it is a part of."""
    link = bookmark.link if bookmark.link.startswith(PAGE) else f"#{key}/{bookmark.link.removeprefix('#')}"
    return Bookmark(bookmark.title, bookmark.level + level, link)


def _part(part: Part, key: str) -> Part:
    if all(item.outline_level is None for item in part.picture.items):
        return part
    items = tuple(_item(item, key) for item in part.picture.items)
    return replace(part, picture=replace(part.picture, items=items))


def _item(item: Item, key: str) -> Item:
    if item.outline_level is None or item.subject is None:
        return item
    return replace(item, subject=f"{key}/{item.subject}")
