"""The logo of a page template as a picture for paper: hostile drawings and oversized pictures are refused."""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache
from io import BytesIO
from typing import Literal

from orgplanner.drawing.sheet import Logo
from orgplanner.errors import FileProblem
from orgplanner.exporters.logo.bitmaps import NoBitmap, TooManyPoints, is_turned, opened, upright
from orgplanner.exporters.logo.drawing import drawn
from orgplanner.text import say

MOST_PIXELS = 40_000_000
"""of a picture that is opened at all"""
LARGEST_SIDE = 1600
"""Pixels of the longer side of a logo on paper; larger ones are made smaller."""
PLAIN_MODES = {"png": ("L", "RGB", "RGBA", "LA", "P", "1"), "jpeg": ("L", "RGB")}
"""Kinds of colours that every output draws alike."""


@lru_cache(8)
def logo_of(text: str) -> Logo:
    """Return a logo from the text of an SVG file, or from a PNG or JPEG file in base 64.

    Raises FileProblem, with a sentence, for what cannot be drawn.
    """
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _of_bitmap(drawn(text))
    try:
        return _of_bitmap(base64.b64decode("".join(text.split()), validate=True))
    except (binascii.Error, ValueError):
        raise not_a_picture() from None


def not_a_picture() -> FileProblem:
    """Return what is said about a logo that is none."""
    return FileProblem(say("The logo is not a picture; a logo is an SVG, PNG or JPEG file."))


def _too_large() -> FileProblem:
    return FileProblem(say("The logo is too large: more than {most} million points.", most=MOST_PIXELS // 10**6))


def _of_bitmap(data: bytes) -> Logo:
    try:
        picture = opened(data, MOST_PIXELS)
    except TooManyPoints:
        raise _too_large() from None
    except NoBitmap:
        raise not_a_picture() from None
    kind: Literal["png", "jpeg"] = "jpeg" if picture.format == "JPEG" else "png"
    plain = picture.mode in PLAIN_MODES[kind] and not is_turned(picture)
    if plain and max(picture.size) <= LARGEST_SIDE and not picture.info.get("interlace"):
        return Logo(data, kind, *picture.size)
    stream, made = BytesIO(), upright(picture).convert("RGBA" if kind == "png" else "RGB")
    made.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    made.save(stream, "PNG")
    return Logo(stream.getvalue(), "png", *made.size)
