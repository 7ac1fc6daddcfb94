"""A look into the file of a workbook before anything reads it: what it is, how large, and whether it is safe."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from orgplanner.errors import FileProblem
from orgplanner.importers.reading.parts import plain_name
from orgplanner.text import say

MOST_BYTES = 1_000_000_000
"""Of all parts unpacked; 50,000 posts with two scenarios take about a third."""
MOST_PARTS = 3_000
MOST_RATIO = 400
SMALL = 20_000_000
"""Bytes of a part up to which it may be packed as closely as it likes."""
PROLOGUE = 65_536
_ROOT = re.compile(rb"<[A-Za-z_]")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']+)""")
PLAIN = ("utf-8", "us-ascii", "ascii")
BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError,
)  # fmt: skip
"""What Python says of a zip file that is damaged, locked or packed in a way it does not know."""
MANIFEST = "META-INF/manifest.xml"


def check_container(path: Path) -> str:
    """The kind of a workbook in a zip file, "xlsx", "xlsb" or "ods".

    FileProblem for what is none, is too large, has a password, or holds what a workbook does not need.
    """
    try:
        with zipfile.ZipFile(path) as container:
            kind = _kind(container)
            _check_sizes(path, container)
            if kind == "ods" and b"encryption-data" in _head(container, MANIFEST):
                raise locked(path)
            for part in container.infolist():
                if part.filename.casefold().endswith((".xml", ".rels")):
                    _check_prologue(container, part)
            return kind
    except BROKEN as problem:
        raise not_a_workbook(path) from problem


def not_a_workbook(path: Path) -> FileProblem:
    """What is said of a file that no workbook can be read from."""
    return FileProblem(
        say("{file} is not a workbook that can be read.", file=path.name),
        say("Save it as .xlsx, without a password, and try again."),
    )


def locked(path: Path) -> FileProblem:
    """What is said of a workbook with a password."""
    return FileProblem(
        say("{file} has a password.", file=path.name), say("Save it as .xlsx, without a password, and try again.")
    )


def _kind(container: zipfile.ZipFile) -> str:
    names = [plain_name(part.filename) for part in container.infolist()]
    if len(set(names)) < len(names):
        raise zipfile.BadZipFile("two parts of one name")
    if "[content_types].xml" in names:
        for kind, ending in (("xlsx", "workbook.xml"), ("xlsb", "workbook.bin")):
            if any(name.endswith(ending) for name in names):
                return kind
    elif "content.xml" in names and b"opendocument.spreadsheet" in _head(container, "mimetype"):
        return "ods"
    raise zipfile.BadZipFile("not a workbook")


def _head(container: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a part, b"" where there is no such part."""
    if name not in container.namelist():
        return b""
    with container.open(name) as stream:
        return stream.read(PROLOGUE)


def _check_sizes(path: Path, container: zipfile.ZipFile) -> None:
    parts = container.infolist()
    whole = sum(part.file_size for part in parts)
    packed = any(part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts)
    if whole > MOST_BYTES or len(parts) > MOST_PARTS or packed:
        what = say("{size} MB unpacked", size=whole // 1_000_000)
        raise FileProblem(say("{file} is too large: {what}.", file=path.name, what=what))


def _check_prologue(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Entities can only be declared before the first element."""
    with container.open(part) as stream:
        head = stream.read(PROLOGUE)
    if not head:
        return
    head = _without_comments(head)
    root = _ROOT.search(head)
    before = head[: root.start()] if root else head
    encoding = _ENCODING.search(before)
    strange = encoding is not None and encoding[1].decode("latin-1").casefold() not in PLAIN
    if root is None or b"\x00" in before or b"<!DOCTYPE" in before or b"<!ENTITY" in before or strange:
        raise FileProblem(
            say("The workbook is not safe: its part {part} declares what no workbook needs.", part=part.filename),
            say("Open it in a spreadsheet program, save it anew as .xlsx and try again."),
        )


def _without_comments(head: bytes) -> bytes:
    """What stands outside comments, which could hold what looks like an element."""
    outside, start = b"", 0
    while (begin := head.find(b"<!--", start)) >= 0:
        outside += head[start:begin]
        end = head.find(b"-->", begin)
        if end < 0:
            return outside
        start = end + len(b"-->")
    return outside + head[start:]
