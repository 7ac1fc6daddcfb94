"""PNG and JPEG files that somebody sent: looked at before their points are read, and turned the right way up."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

KINDS = ("PNG", "JPEG")
ORIENTATION = 0x0112
"""Of Exif: how a camera was held."""
UPRIGHT = 1
FAULTS = (OSError, SyntaxError, ValueError, struct.error)
"""What the library raises for files that are none."""


class NoBitmap(Exception):
    """The bytes are no PNG or JPEG file."""


class TooManyPoints(Exception):
    """The picture has more points than it may have."""


def looked_at(data: bytes, most: int) -> Image:
    """Return a picture of at most so many points, which are not read yet; raises NoBitmap and TooManyPoints."""
    from PIL import Image

    try:
        picture = Image.open(BytesIO(data), formats=KINDS)
    except Image.DecompressionBombError:
        raise TooManyPoints from None
    except FAULTS:
        raise NoBitmap from None
    if picture.width * picture.height > most:
        raise TooManyPoints
    return picture


def opened(data: bytes, most: int) -> Image:
    """Return a picture with all its points, of which there may be so many; raises NoBitmap and TooManyPoints."""
    picture = looked_at(data, most)
    try:
        picture.load()
    except FAULTS:
        raise NoBitmap from None
    return picture


def is_turned(picture: Image) -> bool:
    """Tell whether a picture is to be shown otherwise than its points stand."""
    return _orientation(picture) != UPRIGHT


def upright(picture: Image) -> Image:
    """Return a picture whose points stand as it is to be shown."""
    from PIL.Image import Transpose

    ways = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
    }  # fmt: skip
    way = ways.get(_orientation(picture))
    return picture if way is None else picture.transpose(way)


def _orientation(picture: Image) -> int:
    """Return how a picture is turned, as Exif numbers it; what cannot be read turns nothing."""
    try:
        said = picture.getexif().get(ORIENTATION, UPRIGHT)
    except (*FAULTS, LookupError, TypeError):
        return UPRIGHT
    return said if isinstance(said, int) else UPRIGHT
