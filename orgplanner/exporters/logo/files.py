"""A logo from a file: an SVG as text, a PNG or JPEG in base 64, made smaller where a plan has no room for it."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from orgplanner.errors import FileProblem
from orgplanner.exporters.logo.picture import LARGEST_SIDE, logo_of
from orgplanner.model.rules import LONGEST_TEXT
from orgplanner.text import say

MOST_BYTES = 20_000_000
MOST_PIXELS = 80_000_000
SIDES = (1200, 900, 600, 450, 300)
"""Pixels of the longer side to which a picture that takes too much room is made smaller, one after the other."""
DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*>", re.IGNORECASE)
"""What many programs write above a drawing; it says nothing about it as long as it defines nothing."""
KINDS = ("PNG", "JPEG")
RASTER = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How the files of those kinds begin."""


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
    picture = _opened(data, name)
    is_turned = picture.getexif().get(0x0112, 1) != 1
    is_small = len(data) * 4 // 3 + 4 <= LONGEST_TEXT and max(picture.size) <= LARGEST_SIDE
    if is_small and not is_turned and picture.mode != "CMYK":
        return base64.b64encode(data).decode()
    for smaller in _smaller(picture):
        text = base64.b64encode(smaller).decode()
        if len(text) <= LONGEST_TEXT:
            return text
    raise FileProblem(say("{file} has too many details for a logo; choose a simpler picture.", file=name))


def _opened(data: bytes, name: str) -> Any:
    """Return the picture with all its points, of which there may not be too many."""
    from PIL import Image, UnidentifiedImageError

    try:
        picture = Image.open(BytesIO(data), formats=KINDS)
        if picture.width * picture.height > MOST_PIXELS:
            raise _too_many_points(name)
        picture.load()
    except Image.DecompressionBombError:
        raise _too_many_points(name) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise _not_a_picture(name) from None
    return picture


def _too_many_points(name: str) -> FileProblem:
    words = say("{file} is too large for a logo: more than {most} million points.", file=name,
                most=MOST_PIXELS // 10**6)  # fmt: skip
    return FileProblem(words)


def _smaller(picture: Any) -> Iterator[bytes]:
    """Yield the picture smaller and smaller: as it is and with fewer colours, or as a photograph."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    is_photo = picture.format == "JPEG"
    coloured = upright.convert("RGB" if is_photo else "RGBA")
    for side in SIDES:
        small = coloured.copy()
        small.thumbnail((side, side))
        if is_photo:
            yield _saved(small, "JPEG", quality=88)
        else:
            yield _saved(small, "PNG", optimize=True)
            yield _saved(small.quantize(256, method=Image.Quantize.FASTOCTREE), "PNG", optimize=True)


def _saved(picture: Any, kind: str, **how: object) -> bytes:
    stream = BytesIO()
    picture.save(stream, kind, **how)
    return stream.getvalue()


def _drawing(data: bytes, name: str) -> str:
    """Return the text of an SVG file, or where it is too long the picture that it makes."""
    try:
        text = DOCTYPE.sub("", data.decode("utf-8-sig").strip(), count=1)
    except UnicodeDecodeError:
        raise _not_a_picture(name) from None
    if not text.startswith("<"):
        raise _not_a_picture(name)
    picture = logo_of(text)
    return text if len(text) <= LONGEST_TEXT else _raster(picture.data, name)
