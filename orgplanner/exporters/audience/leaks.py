"""Looks into a finished file for what a copy for an audience left out, and says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from orgplanner.analysis.audience.searching import Sought, contents, found_in
from orgplanner.exporters import ExportOptions, export
from orgplanner.model import Plan, Scenario, State


def leaks(target: Path, wanted: Sought, empty: Callable[[Path], object] | None = None) -> tuple[str, ...]:
    """What was left out and is in a file after all, in order.

    `empty` writes a file of the same format of a plan without anything, whose words are those of the format.
    """
    found = found_in(_parts(target.read_bytes()), wanted)
    if found and empty is not None:
        with TemporaryDirectory(prefix="orgplanner-") as folder:
            other = Path(folder) / f"empty{target.suffix}"
            empty(other)
            found -= found_in(_parts(other.read_bytes()), wanted)
    return tuple(sorted(found))


def export_leaks(target: Path, wanted: Sought, options: ExportOptions) -> tuple[str, ...]:
    """The same for a file that was exported with some options."""
    plan = Plan()
    plan.shared.tables["scenarios"]["empty"] = Scenario("empty")
    plan.states["empty"] = State()
    plain = replace(options, unit=None, against=None, show="", title=None, subtitle=None)
    return leaks(target, wanted, lambda other: export(plan, "empty", other, plain))


def _parts(data: bytes) -> Iterator[bytes | str]:
    yield from contents(data)
    if data[:5] == b"%PDF-":
        yield from pdf_texts(data)


def pdf_texts(data: bytes) -> Iterator[str]:
    """All that can be read in a PDF: its pages, its outline, and what it says about itself."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        yield from (str(value) for value in document.get_metadata_dict().values())
        yield from (str(entry.get_title()) for entry in document.get_toc())
        for page in document:
            yield page.get_textpage().get_text_bounded()
            page.close()
    finally:
        document.close()
