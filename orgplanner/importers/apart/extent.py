"""How far the cells of a workbook reach, found before anything makes room for all that lies between them."""

from __future__ import annotations


def check_extents(data: bytes) -> None:
    """TooLarge where the cells of a sheet reach too far."""
