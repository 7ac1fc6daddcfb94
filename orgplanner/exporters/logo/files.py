"""A logo from a file: an SVG as text, a PNG or JPEG in base 64, made smaller where a plan has no room for it."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgplanner.errors import FileProblem
from orgplanner.exporters.logo.bitmaps import NoBitmap, TooManyPoints, is_turned, opened, upright
from orgplanner.exporters.logo.drawing import HEADS
from orgplanner.exporters.logo.picture import LARGEST_SIDE, logo_of
from orgplanner.model.rules import LONGEST_TEXT
from orgplanner.text import say

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 20_000_000
MOST_PIXELS = 80_000_000
SIDES = (1200, 900, 600, 450, 300)
"""Pixels of the longer side to which a picture that takes too much room is made smaller, one after the other."""
RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How PNG and JPEG files begin."""


def read_logo(file: Path) -> str:
    """Return a picture as a page template keeps it; FileProblem, with a sentence, for what cannot be a logo."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise FileProblem(
                say("{file} is too large for a logo: at most {most} MB.", file=file.name, most=MOST_BYTES // 10**6)
            )
        data = file.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise FileProblem(say("{file}: {reason}.", file=file.name, reason=reason)) from problem
    return _raster(data, file.name) if data.startswith(RASTER) else _drawing(data, file.name)


def _not_a_picture(name: str) -> FileProblem:
    return FileProblem(say("{file} is not a picture; a logo is an SVG, PNG or JPEG file.", file=name))


def _raster(data: bytes, name: str) -> str:
    """Return a PNG or JPEG as it is where it is small and upright, else a smaller one."""
    try:
        picture = opened(data, MOST_PIXELS)
    except TooManyPoints:
        most = MOST_PIXELS // 10**6
        words = say("{file} is too large for a logo: more than {most} million points.", file=name, most=most)
        raise FileProblem(words) from None
    except NoBitmap:
        raise _not_a_picture(name) from None
    is_small = len(data) * 4 // 3 + 4 <= LONGEST_TEXT and max(picture.size) <= LARGEST_SIDE
    if is_small and not is_turned(picture) and picture.mode != "CMYK":
        return base64.b64encode(data).decode()
    for smaller in _smaller(picture):
        text = base64.b64encode(smaller).decode()
        if len(text) <= LONGEST_TEXT:
            return text
    raise FileProblem(say("{file} has too many details for a logo; choose a simpler picture.", file=name))


def _smaller(picture: Image) -> Iterator[bytes]:
    """Yield the picture smaller and smaller: as it is and with fewer colours, or as a photograph."""
    from PIL.Image import Quantize

    is_photo = picture.format == "JPEG"
    coloured = upright(picture).convert("RGB" if is_photo else "RGBA")
    for side in SIDES:
        small = coloured.copy()
        small.thumbnail((side, side))
        if is_photo:
            yield _saved(small, "JPEG", quality=88)
        else:
            yield _saved(small, "PNG", optimize=True)
            yield _saved(small.quantize(256, method=Quantize.FASTOCTREE), "PNG", optimize=True)


def _saved(picture: Image, kind: str, **how: Any) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **how)
    return stream.getvalue()


def _drawing(data: bytes, name: str) -> str:
    """Return the text of an SVG file, or where it is too long the picture that it makes."""
    try:
        text = HEADS.sub("", data.decode("utf-8-sig")).strip()
    except UnicodeDecodeError:
        raise _not_a_picture(name) from None
    if not text.startswith("<"):
        raise _not_a_picture(name)
    picture = logo_of(text)
    return text if len(text) <= LONGEST_TEXT else _raster(picture.data, name)
