"""The digest of tables: sha256 over every cell in a fixed order, the same for the same content."""

import hashlib
from collections.abc import Iterable, Sequence

from orgplanner.storage.cells import Cells, is_constant

Content = tuple[str, Sequence[str], Sequence[Cells]]
"""A table: its name, the names of its cells, and the values of each."""


def digest(tables: Iterable[Content]) -> str:
    """The digest as 64 hexadecimal digits; a column of one value throughout counts as that value and its number."""
    made = hashlib.sha256()
    for name, titles, values in tables:
        for title, cells in zip(titles, values, strict=True):
            same = is_constant(cells)
            made.update(f"\1{name}\1{title}\1{len(cells)}\1{'=' if same else ''}".encode())
            made.update(_joined(cells[:1] if same else cells).encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def _joined(cells: Cells) -> str:
    """The cells in one text; NULL counts as an empty text, which no optional cell may hold."""
    try:
        return "\0".join(cells)
    except TypeError:
        types = set(map(type, cells))
    if types == {str, type(None)}:
        return "\0".join([cell or "" for cell in cells])
    if str not in types:
        return "\0".join(map(str, cells))
    return "\0".join(["" if cell is None else str(cell) for cell in cells])
