"""The licences of the program and of what it is made of, read where they lie on this computer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from orgplanner.paths import data_root, resource

OWN = "orgplanner"
FILES = (
    ("Noto Sans", "SIL Open Font License 1.1", "fonts/OFL.txt"),
    ("Tabler Icons", "MIT", "icons/LICENSE.txt"),
)
QT = ("pyside6-essentials", "shiboken6")
QT_TEXTS = ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt")
LIBRARIES = (
    "pyside6-essentials", "shiboken6", "sqlmodel", "sqlalchemy", "pydantic", "pydantic-core", "typing-extensions",
    "typing-inspection", "annotated-types", "openpyxl", "et-xmlfile", "reportlab", "pillow", "charset-normalizer",
    "graphviz", "platformdirs", "pypdfium2", "fonttools", "rapidfuzz", "python-calamine", "pyrage", "python-pptx",
    "python-docx", "lxml", "xlsxwriter",
)  # fmt: skip
"""What the dependencies of the program are, and theirs; some may be missing on a computer."""
TEXT_NAMES = ("licen", "copying", "notice")


@dataclass(frozen=True, slots=True)
class Notice:
    """One part of the program: its name, version and licence; `files` hold the texts."""

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]

    def text(self) -> str:
        """The texts of the licence, "" where none lies on this computer."""
        return "\n\n".join(file.read_text(encoding="utf-8", errors="replace").strip() for file in self.files)


def notices() -> list[Notice]:
    """The program itself, then fonts and icons, then the libraries."""
    own = data_root() / "LICENSE"
    first = Notice("OrgPlanner", _version(OWN), "MIT", (own,) if own.is_file() else _texts(OWN))
    shipped = (Notice(name, "", licence, (resource(file),)) for name, licence, file in FILES)
    return [first, *shipped, *_libraries()]


def _libraries() -> Iterator[Notice]:
    for name in LIBRARIES:
        try:
            found = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        texts = tuple(resource(file) for file in QT_TEXTS) if name in QT else _texts(name)
        told = found.json
        licence = str(told.get("license_expression") or told.get("license") or "") or _first_line(texts)
        yield Notice(found["Name"], found["Version"], licence.split("(")[0].partition("\n")[0].strip(" ,"), texts)


def _first_line(texts: tuple[Path, ...]) -> str:
    """What a licence calls itself, for a library that does not say which it has."""
    read = (text.read_text(encoding="utf-8", errors="replace") for text in texts)
    lines = (line.strip() for text in read for line in text.splitlines())
    return next(filter(None, lines), "")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _texts(name: str) -> tuple[Path, ...]:
    """The files of a library that hold its licences."""
    try:
        files = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return ()
    wanted = (file for file in files if any(word in part.lower() for part in file.parts[1:] for word in TEXT_NAMES))
    paths = (Path(str(file.locate())) for file in wanted if ".dist-info" in file.parts[0])
    return tuple(sorted(path for path in paths if path.is_file()))
