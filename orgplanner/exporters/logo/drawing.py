"""An SVG drawing as a bitmap; nothing is read but the drawing itself, and it cannot take long to draw."""

from __future__ import annotations

import base64
import binascii
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from orgplanner.errors import FileProblem
from orgplanner.exporters.logo.bitmaps import NoBitmap, TooManyPoints, looked_at
from orgplanner.exporters.logo.drawing_child import DONE, NOT_DRAWN
from orgplanner.text import say

LARGEST_SIDE = 1200
"""pixels of the longer side of the bitmap"""
DPI = 96.0
"""pixels to an inch in which lengths such as 10mm are read"""
SECONDS = 8.0
"""A logo is drawn in a fraction of one; styles, markers and masks can make a short drawing take hours."""
CHILD = str(Path(__file__).with_name("drawing_child.py"))
MOST_LETTERS = 2_000_000
MOST_DRAWN, DEEPEST = 20_000, 60
"""Elements that are drawn, each time that they are used, and how deep they may stand in each other."""
MOST_PICTURE_PIXELS = 16_000_000
REFUSED = frozenset({"script", "foreignObject", "filter", "animate", "set", "animateTransform", "animateMotion"})
"""Elements that are left out: they run, load, or take long."""
REFERENCE = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
HEADS = re.compile(r"^\s*<\?xml[^>]*\?>|<!DOCTYPE[^\[>]*>", re.IGNORECASE)
"""what stands above a drawing and says nothing about it"""
DEFINITIONS = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(png|jpe?g);base64,", re.IGNORECASE)
NUMBER = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)", re.IGNORECASE)


def drawn(text: str) -> bytes:
    """Return a drawing as a PNG file; raises FileProblem, with a sentence, for what must not be drawn."""
    tree = _cleaned(_read(text))
    sides = {"width": LARGEST_SIDE, "height": None} if _is_wide(tree) else {"width": None, "height": LARGEST_SIDE}
    how = json.dumps({**sides, "dpi": DPI})
    asked = f"{how}\n{ElementTree.tostring(tree, encoding='unicode')}"
    try:
        done = subprocess.run(
            [sys.executable, "-I", CHILD, _library()], input=asked.encode("utf-8", "replace"),
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0), check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _refused() from None
    except OSError:
        raise _not_drawn() from None
    if done.returncode != DONE:
        raise _not_drawn() if done.returncode == NOT_DRAWN else _refused()
    return done.stdout


@cache
def _library() -> str:
    """Return the folder of the library that draws."""
    found = find_spec("resvg_py")
    return "" if found is None or found.origin is None else str(Path(found.origin).parent.parent)


def _not_drawn() -> FileProblem:
    return FileProblem(say("The logo cannot be drawn: it is not a complete SVG drawing."))


def _refused() -> FileProblem:
    return FileProblem(say("The logo has parts from elsewhere or too many parts; choose a simpler picture."))


def _read(text: str) -> ElementTree.Element:
    """Return the drawing; one with definitions of its own words is refused before they are read."""
    plain = HEADS.sub("", text.lstrip("\ufeff"))
    if len(text) > MOST_LETTERS or DEFINITIONS.search(plain):
        raise _refused()
    try:
        tree = ElementTree.fromstring(plain)  # noqa: S314 -- has no definitions
    except (ElementTree.ParseError, ValueError):
        raise _not_drawn() from None
    if _name(tree.tag) != "svg":
        raise _not_drawn()
    if not tree.tag.startswith("{"):
        tree.set("xmlns", "http://www.w3.org/2000/svg")
    return tree


def _name(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _cleaned(tree: ElementTree.Element) -> ElementTree.Element:
    """Leave out what runs or loads, refuse what reaches outside, and count what is drawn."""
    for element in list(tree.iter()):
        for child in list(element):
            if _name(child.tag) in REFUSED or not _name(child.tag):
                element.remove(child)
    for element in tree.iter():
        _check(element)
    _count(tree)
    return tree


def _check(element: ElementTree.Element) -> None:
    """Refuse an element that leads outside of the drawing."""
    for name, value in list(element.attrib.items()):
        short = _name(name)
        if short == "href" and value.strip() and not value.strip().startswith("#"):
            if _name(element.tag) == "a":
                del element.attrib[name]
            elif _name(element.tag) != "image" or not _is_small_picture(value.strip()):
                raise _refused()
        elif short == "base" or short.lower().startswith("on"):
            del element.attrib[name]
        elif _leads_out(value) or (short == "style" and "\\" in value):
            raise _refused()
    words = element.text or ""
    if _name(element.tag) == "style" and ("@import" in words or "\\" in words or _leads_out(words)):
        raise _refused()


def _leads_out(words: str) -> bool:
    return any(not target.strip().startswith("#") for target in REFERENCE.findall(words))


def _is_small_picture(link: str) -> bool:
    """Tell whether a link is a PNG or JPEG file of bearable size that stands in the drawing itself."""
    head = PICTURE.match(link)
    if head is None:
        return False
    try:
        data = base64.b64decode("".join(link[head.end() :].split()), validate=True)
        looked_at(data, MOST_PICTURE_PIXELS)
    except (binascii.Error, ValueError, NoBitmap, TooManyPoints):
        return False
    return True


def _count(tree: ElementTree.Element) -> None:
    """Refuse a drawing that unfolds into too many parts, by elements that use others again and again."""
    by_id = {element.get("id"): element for element in tree.iter() if element.get("id")}
    known: dict[int, int] = {}

    def cost(element: ElementTree.Element, depth: int) -> int:
        if depth > DEEPEST:
            raise _refused()
        if id(element) not in known:
            known[id(element)] = MOST_DRAWN + 1  # one that uses itself
            used = (by_id[name] for name in _used(element) if name in by_id)
            whole = 1 + sum(cost(child, depth + 1) for child in (*element, *used))
            known[id(element)] = min(whole, MOST_DRAWN + 1)
        return known[id(element)]

    if cost(tree, 0) > MOST_DRAWN:
        raise _refused()


def _used(element: ElementTree.Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if _name(name) == "href" and value.strip().startswith("#"):
            yield value.strip()[1:]
        for target in REFERENCE.findall(value):
            yield target.strip()[1:]


def _is_wide(tree: ElementTree.Element) -> bool:
    """Tell whether a drawing is at least as wide as high."""
    box = (tree.get("viewBox") or "").replace(",", " ").split()
    sizes = [NUMBER.match(tree.get(name) or "") for name in ("width", "height")]
    if all(sizes) and "%" not in (tree.get("width") or "") + (tree.get("height") or ""):
        width, height = (float(size[1]) for size in sizes if size)
    elif len(box) == 4 and all(NUMBER.fullmatch(side) for side in box[2:]):
        width, height = float(box[2]), float(box[3])
    else:
        width = height = 1.0
    return width >= height
