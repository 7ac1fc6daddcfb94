"""A view of the comparison on pages: looked at, printed, saved as PDF; what is seen is what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from orgplanner.drawing.picture import Bookmark, Page
from orgplanner.errors import OrgPlannerError
from orgplanner.text import Message, say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.dialogs.foot import Foot
from ui.dialogs.page_turner import PageTurner
from ui.dialogs.page_view import page_image
from ui.fields.box import Box
from ui.files.target import choose_target
from ui.plain import label, number_box
from ui.printing import MOST_COPIES, PDF, holds, make_printer, papers_of, print_pages, printer_names

if TYPE_CHECKING:
    from orgplanner.drawing.report import Section
    from orgplanner.drawing.sheet import PaperOptions

PAPERS = ("A4", "A3", "A2")
DIRECTIONS: dict[str, Message] = {"landscape": say("Landscape"), "portrait": say("Portrait")}


@dataclass(frozen=True, slots=True)
class Seen:
    """All pages with their bookmarks, and the image of the one that is looked at."""

    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...]
    number: int
    image: QImage


class ReportDialog(QDialog):
    """Lays out and writes beside the window; both can be called off."""

    def __init__(self, desk: Desk, sections: list[Section], options: PaperOptions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._sections, self._options = desk, sections, options
        self._seen: Seen | None = None
        self._layer, self._writer = Lane(self, desk.turn), Lane(self)
        self._soon = QTimer(self, singleShot=True, interval=60)
        self.setWindowTitle(desk.words(say("Print the view")))
        self.resize(min(980, parent.width() - 40), min(680, parent.height() - 30))
        self._make()
        self._lay_out()
        self._connect()
        self._soon.start()

    def _make(self) -> None:
        words = self._desk.words
        names = printer_names()
        self.printer = _combo({**{name: name for name in names}, PDF: words(say("PDF file"))})
        self.paper = _combo({name: name for name in PAPERS})
        self.direction = _combo({id: words(each) for id, each in DIRECTIONS.items()})
        self.copies = number_box()
        self.copies.setRange(1, MOST_COPIES)
        self.turner, self.said = PageTurner(self._desk), label(wrap=True)
        self.foot = Foot(words)

    def _lay_out(self) -> None:
        words, form = self._desk.words, QFormLayout()
        rows: tuple[tuple[Message, QWidget], ...] = (
            (say("Printer"), self.printer), (say("Paper"), self.paper), (say("Direction"), self.direction),
            (say("Copies"), self.copies),
        )  # fmt: skip
        for message, field in rows:
            field.setAccessibleName(words(message))
            form.addRow(label(words(message), "secondary"), field)
        right = QVBoxLayout()
        right.addWidget(self.turner, 1)
        right.addWidget(self.said)
        both = QHBoxLayout()
        left = QVBoxLayout()
        left.addLayout(form)
        left.addStretch(1)
        both.addLayout(left)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self._soon.timeout.connect(self._begin)
        self._desk.session.document_changed.connect(self.reject)
        for combo in (self.paper, self.direction):
            combo.currentIndexChanged.connect(self._soon.start)
        self.printer.currentIndexChanged.connect(self._show_printer)
        self.turner.turned.connect(self._turn)
        self.foot.leave.clicked.connect(self._leave)
        self.foot.go.clicked.connect(self._go)
        for lane in (self._layer, self._writer):
            lane.progressed.connect(self._progress)
        self._show_printer()

    @property
    def busy(self) -> bool:
        """Whether pages are laid out or written."""
        return self._soon.isActive() or self._layer.busy or self._writer.busy

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages as they are laid out now."""
        return () if self._seen is None else self._seen.pages

    # the pages

    def _begin(self) -> None:
        landscape, paper = self.direction.currentData() == "landscape", self.paper.currentData()
        options, sections = replace(self._options, paper=paper, landscape=landscape), self._sections

        def work(stop: Stop) -> Seen:
            from orgplanner.drawing.report import lay_sections

            laid = lay_sections(sections, options, progress=stop.progress)
            pages = laid.pages()
            return Seen(pages, tuple(laid.bookmarks()), 0, page_image(pages[0]))

        self._seen = None
        self._enable()
        self.turner.wait()
        self._layer.start(work, self._show)

    def _turn(self, number: int) -> None:
        seen = self._seen
        if seen is None:
            return
        pages = seen.pages
        self._layer.start(lambda _: replace(seen, number=number, image=page_image(pages[number])), self._show)

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        self.foot.bar.hide()
        self.turner.show_page(seen.image, seen.number, len(seen.pages))
        self._enable()

    def _enable(self) -> None:
        printer = self.printer.currentData()
        fits = printer == PDF or all(holds(papers_of(printer), page) for page in self.pages[:1])
        self.foot.go.setEnabled(self._seen is not None and fits)
        if not fits:
            why = say("“{printer}” has no paper of this size; choose another paper or a PDF file.", printer=printer)
            self.said.setText(self._desk.words(why))

    def _show_printer(self) -> None:
        to_file = self.printer.currentData() == PDF
        self.foot.go.setText(self._desk.words(say("Save as PDF…") if to_file else say("Print")))
        self.copies.setEnabled(not to_file)
        none = say("No printer is set up on this computer; a PDF file can be printed elsewhere.")
        self.said.setText(self._desk.words(none) if self.printer.count() == 1 else "")
        self._enable()

    # what is done with them

    def _go(self) -> None:
        if self.printer.currentData() == PDF:
            self.save_as_pdf()
            return
        printer, pages, title = self.printer.currentData(), self.pages, self._options.title
        made = make_printer(printer, self.copies.value())
        sent = say("Sent to “{printer}”.", printer=printer)
        self._write(lambda stop: print_pages(pages, made, title, stop.progress), sent)

    def save_as_pdf(self) -> None:
        """Asks for a file and writes it."""
        name = self._options.subtitle or self._options.title
        title = self._desk.words(say("Export"))
        target = choose_target(self._desk, self, title, name, ".pdf", "PDF (*.pdf)")
        if target is None:
            return
        pages, options = self.pages, self._options
        outline = () if self._seen is None else self._seen.outline

        def work(stop: Stop) -> object:
            from orgplanner.exporters.pdf.writing import write_pdf

            return write_pdf(
                pages,
                target,
                title=options.title,
                language=options.language,
                progress=stop.progress,
                outline=outline,
            )

        self._write(work, say("Wrote {file}.", file=str(target)))

    def _write(self, work: Callable[[Stop], object], done: Message) -> None:
        self.foot.begin()

        def finished(_: object) -> None:
            self.foot.bar.hide()
            self.said.setText(self._desk.words(done))
            self._enable()

        self._writer.start(work, finished, self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.foot.bar.hide()
        self._enable()
        self.said.setText(error.sentence(self._desk.words.language))

    def _progress(self, done: int, whole: int) -> None:
        self.foot.progress(done, whole)
        self.foot.bar.show()

    def _leave(self) -> None:
        """Calls off what is being written; else closes."""
        if self._writer.busy and not self.foot.go.isEnabled():
            self._writer.cancel()
            self.foot.bar.hide()
            self._enable()
            self.said.setText(self._desk.words(say("Cancelled; nothing was written.")))
        else:
            self.reject()

    def done(self, result: int) -> None:
        self._soon.stop()
        self._layer.finish()
        self._writer.finish()
        super().done(result)
        self.deleteLater()


def _combo(choices: dict[str, str]) -> QComboBox:
    box = Box()
    box.setMinimumContentsLength(18)
    for value, text in choices.items():
        box.addItem(text, value)
    return box
