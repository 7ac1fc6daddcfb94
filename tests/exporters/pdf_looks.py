"""What stands where on the pages of a PDF, as a viewer draws it: points from the left bottom corner of a page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

Area = tuple[float, float, float, float]
"""left, bottom, right, top"""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one font: where its ink is, its size on the paper, what it says, when it is drawn."""

    area: Area
    size: float
    words: str
    order: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled area with corners, and when it is drawn."""

    area: Area
    order: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A link: where it is, what stands there, the page it leads to from 1 (0: none of the document)."""

    area: Area
    words: str
    page: int


@dataclass(frozen=True, slots=True)
class Look:
    """One page; `plain` is all it says without spaces and signs."""

    width: float
    height: float
    texts: tuple[Words, ...]
    boxes: tuple[Filled, ...]
    jumps: tuple[Jump, ...]
    plain: str


def letters_of(words: str) -> str:
    """A text without what line breaks and marks of direction add to it."""
    return "".join(letter for letter in words if letter.isalnum())


def looks_of(file: Path) -> tuple[list[Look], list[tuple[str, int]]]:
    """The pages of a document, and its bookmarks with the page that each leads to, from 1."""
    with pypdfium2.PdfDocument(file) as document:
        looks = [_look(document, page) for page in document]
        marks = [(mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc(max_depth=50)]
    return looks, marks


def _look(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Look:
    text_page = page.get_textpage()
    texts, boxes = [], []
    for order, thing in enumerate(page.get_objects()):
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.extend(_words(thing, order, text_page))
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(thing):
            boxes.extend(Filled(area, order) for area in [_seen(thing.get_bounds(), thing)] if area)
    plain = letters_of(text_page.get_text_range())
    return Look(*page.get_size(), tuple(texts), tuple(boxes), tuple(_jumps(document, page, text_page)), plain)


def _words(thing: pypdfium2.PdfObject, order: int, text_page: pypdfium2.PdfTextPage) -> Iterator[Words]:
    """Yield a text as far as its clip lets it be seen; nothing for spaces."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(thing, size)
    matrix = thing.get_matrix()
    length = pdfium.FPDFTextObj_GetText(thing, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(thing, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    words, area = buffer.raw.decode("utf-16-le").strip("\0"), _seen(thing.get_bounds(), thing)
    if area is not None:
        yield Words(area, size.value * (matrix.c**2 + matrix.d**2) ** 0.5, words, order)


def _seen(area: Area, thing: pypdfium2.PdfObject) -> Area | None:
    """Return the area without what a clip takes away, None if nothing is left of it."""
    left, bottom, right, top = area
    clip = pdfium.FPDFPageObj_GetClipPath(thing)
    for place in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
        points = list(_points(clip, place))
        left, right = max(left, min(x for x, _ in points)), min(right, max(x for x, _ in points))
        bottom, top = max(bottom, min(y for _, y in points)), min(top, max(y for _, y in points))
    return (left, bottom, right, top) if right - left > 0.01 and top - bottom > 0.01 else None


def _points(clip: object, place: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, place)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, place, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield x.value, y.value


def _is_filled(thing: pypdfium2.PdfObject) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing, mode, stroked)
    return bool(mode.value) and pdfium.FPDFPath_CountSegments(thing) >= 4


def _jumps(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage
) -> Iterator[Jump]:
    place, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        pdfium.FPDFLink_GetAnnotRect(link, area)
        bounds = area.left, area.bottom, area.right, area.top
        target = pdfium.FPDFLink_GetDest(document, link)
        number = pdfium.FPDFDest_GetDestPageIndex(document, target) + 1 if target else 0
        yield Jump(bounds, text_page.get_text_bounded(*bounds), number)
