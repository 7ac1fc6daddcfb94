"""The parts of a workbook, found whatever capitals and strokes a program wrote into their names."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from orgplanner.importers.apart.limits import TooLarge

MOST_BYTES = 20_000_000
"""Of a part that is taken in at once, such as the list of sheets."""
Words = dict[str, str]


def plain_name(name: str) -> str:
    """A name of a part as all programs may write it."""
    return name.replace("\\", "/").casefold()


class Parts:
    """The parts of a zip file by their plain names."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        self._infos = {plain_name(part.filename): part for part in container.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def ending(self, ending: str) -> str:
        """The first part whose name ends so, "" where there is none."""
        return next((name for name in self._infos if name.endswith(ending)), "")

    def open(self, name: str, most: int = 0) -> IO[bytes]:
        """A part to be read; TooLarge for one of more bytes than `most`, where that is given."""
        part = self._infos[name]
        if most and part.file_size > most:
            raise TooLarge("cells")
        return self._container.open(part)

    def elements(self, name: str, start: Callable[[str, Words], None]) -> None:
        """Tells the names, without their prefixes, and the attributes of all elements of a small part."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda element, words: start(element.rpartition(":")[2], words)
        if name in self:
            with self.open(name, MOST_BYTES) as stream:
                parser.ParseFile(stream)

    def targets(self, name: str) -> dict[str, str]:
        """The parts that a part refers to, by their keys."""
        found: dict[str, str] = {}
        folder, own = posixpath.split(name)

        def start(element: str, words: Words) -> None:
            if element == "Relationship":
                target = words.get("Target", "").replace("\\", "/")
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[words.get("Id", "")] = plain_name(place)

        self.elements(posixpath.join(folder, "_rels", f"{own}.rels"), start)
        return found
