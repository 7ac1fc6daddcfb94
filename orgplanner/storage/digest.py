"""The digest of tables: sha256 over every cell in a fixed order, the same for the same content."""

import hashlib
from collections.abc import Iterable, Sequence

from orgplanner.storage.encoding import Cells

Content = tuple[str, Sequence[str], Sequence[Cells]]
"""A table: its name, the names of its cells, and the values of each."""


def digest(tables: Iterable[Content]) -> str:
    """The digest as 64 hexadecimal digits; NULL counts as an empty text, which no optional cell may hold."""
    made = hashlib.sha256()
    for name, titles, values in tables:
        for title, cells in zip(titles, values, strict=True):
            made.update(f"\1{name}\1{title}\1{len(cells)}\1".encode())
            made.update(_joined(cells).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _joined(cells: Cells) -> str:
    try:
        return "\0".join(cells)
    except TypeError:
        return "\0".join(["" if cell is None else str(cell) for cell in cells])
