"""A look into the file of a workbook before anything reads it: how large it is, and whether it is safe."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from orgplanner.errors import FileProblem
from orgplanner.text import Message, say

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


def check_container(path: Path) -> None:
    """FileProblem for what is no workbook, too large, or holds what a workbook does not need."""
    try:
        with zipfile.ZipFile(path) as container:
            _check_sizes(container)
            for part in container.infolist():
                if part.filename.casefold().endswith((".xml", ".rels")):
                    _check_prologue(container, part)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as problem:
        raise not_a_workbook(path) from problem


def not_a_workbook(path: Path) -> FileProblem:
    """What is said of a file that no workbook can be read from."""
    return FileProblem(
        say("{file} is not a workbook that can be read.", file=path.name),
        say("Save it as .xlsx, without a password, and try again."),
    )


def too_large(what: Message) -> FileProblem:
    """What is said of a workbook that is larger than any staffing plan."""
    return FileProblem(say("The workbook is too large: {what}.", what=what))


def _check_sizes(container: zipfile.ZipFile) -> None:
    parts = container.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(name.endswith("workbook.xml") for name in names):
        raise zipfile.BadZipFile("not a workbook")
    whole = sum(part.file_size for part in parts)
    packed = any(part.file_size > SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts)
    if whole > MOST_BYTES or len(parts) > MOST_PARTS or packed:
        raise too_large(say("{size} MB unpacked", size=whole // 1_000_000))


def _check_prologue(container: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Entities can only be declared before the first element."""
    with container.open(part) as stream:
        head = stream.read(PROLOGUE)
    if not head:
        return
    root = _ROOT.search(head)
    before = head[: root.start()] if root else head
    encoding = _ENCODING.search(before)
    strange = encoding is not None and encoding[1].decode("latin-1").casefold() not in PLAIN
    if root is None or b"\x00" in before or b"<!DOCTYPE" in before or b"<!ENTITY" in before or strange:
        raise FileProblem(
            say("The workbook is not safe: its part {part} declares what no workbook needs.", part=part.filename),
            say("Open it in a spreadsheet program, save it anew as .xlsx and try again."),
        )
