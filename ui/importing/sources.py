"""What is imported: files and what was copied, each read beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from orgplanner.importers.reading import Book

ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".tab", ".drawio", ".xml")
"""Of files that the dialog offers; what a file is, its first bytes say."""
SAMPLE_LETTERS, SAMPLE_BYTES = 90, 4000


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or text that was copied (`path` None); a text is read by encoding and delimiter, "" to find out."""

    path: Path | None = None
    text: str = ""
    html: str = ""
    encoding: str = ""
    delimiter: str = ""

    @property
    def name(self) -> str:
        """What it is called; "" of what was copied."""
        return self.path.name if self.path is not None else ""


@dataclass(frozen=True, slots=True)
class Read:
    """A source as it was read: the book, and its first words beyond ASCII by each encoding that would do."""

    book: Book
    samples: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def read_source(source: Source, tick: Callable[[], object]) -> Read:
    """Reads a file, or what was copied; raises FileProblem."""
    from orgplanner.importers.reading import read_book, read_clipboard

    if source.path is None:
        return Read(read_clipboard(source.text, source.html))
    book = read_book(source.path, encoding=source.encoding, delimiter=source.delimiter, tick=tick)
    return Read(book, samples_of(source.path, (book.encoding, *book.guesses)) if book.guesses else {})


def samples_of(path: Path, encodings: Iterable[str]) -> dict[str, str]:
    """The first line with letters beyond ASCII, as each encoding would read it."""
    with path.open("rb") as stream:
        lines = (line for line in stream if not line.isascii())
        line = next(lines, b"")[:SAMPLE_BYTES]
    first = next((place for place, byte in enumerate(line) if byte > 127), 0)
    part = line[max(first - 10, 0) :]
    return {encoding: part.decode(encoding, "replace").strip()[:SAMPLE_LETTERS] for encoding in encodings}
