"""Pages on paper: the printers of the computer, and printing what the preview shows, as lines and letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from orgplanner.drawing.picture import Page
from orgplanner.errors import NotWritten
from orgplanner.text import say
from ui.painting import paint_page

Papers = tuple[tuple[int, int], ...]
PDF = ""
"""stands for a file among the names of printers"""
MOST_COPIES = 99
POINTS = 72.0
NEAR = 3.0
"""points by which two papers of one name may differ"""


def printer_names() -> list[str]:
    """The printers of this computer, the usual one first."""
    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def papers_of(printer: str) -> Papers:
    """The papers that a printer has, as shorter and longer side in points; asking may take a moment."""
    sizes = QPrinterInfo.printerInfo(printer).supportedPageSizes()
    sides = (sorted((size.sizePoints().width(), size.sizePoints().height())) for size in sizes)
    return tuple((short, long) for short, long in sides)


def holds(papers: Papers, page: Page) -> bool:
    """Whether a page fits one of some papers, either way round; a printer that names none is trusted."""
    short, long = sorted((page.width, page.height))
    return not papers or any(abs(one - short) <= NEAR and abs(other - long) <= NEAR for one, other in papers)


def make_printer(name: str, copies: int = 1) -> QPrinter:
    """A printer by its name, ready for `print_pages`."""
    printer = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(copies)
    return printer


def print_pages(
    pages: Sequence[Page], printer: QPrinter, title: str, progress: Callable[[int, int], None]
) -> None:
    """Prints pages in their own sizes; may be called in any thread. Raises NotWritten when the printer refuses."""
    printer.setDocName(title)
    printer.setFullPage(True)
    _lay_paper(printer, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise NotWritten(
            say("The printer “{printer}” does not answer.", printer=printer.printerName()),
            say("See that it is on and has paper, or save a PDF file."),
        )
    try:
        for number, page in enumerate(pages):
            if number:
                _lay_paper(printer, page)
                printer.newPage()
            _paint(painter, printer, page)
            progress(number + 1, len(pages))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _lay_paper(printer: QPrinter, page: Page) -> None:
    """The paper of a page; its shorter side counts as the width, as printers have it."""
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    on_its_side = page.width > page.height
    way = QPageLayout.Orientation.Landscape if on_its_side else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _paint(painter: QPainter, printer: QPrinter, page: Page) -> None:
    scale = printer.resolution() / POINTS
    painter.save()
    painter.scale(scale, scale)
    paint_page(painter, page, scale)
    painter.restore()
