"""Pages as PDF: vector shapes, embedded fonts, searchable text, bookmarks by unit; the same bytes every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from orgplanner.drawing.picture import PAGE, Bookmark, Clip, Item, Page, Part, Text, page_link
from orgplanner.drawing.strokes import left_of, text_width
from orgplanner.drawing.typeface import bundled, visible
from orgplanner.exporters.fonts.installed import installed
from orgplanner.exporters.pdf.fonts import REGULAR, Fallbacks, register_bundled
from orgplanner.exporters.pdf.letters import Letters
from orgplanner.exporters.pdf.pen import Pen, rgb
from orgplanner.exporters.progress import Progress
from orgplanner.exporters.report import Report, report_of
from orgplanner.exporters.target import replacing
from orgplanner.text import Message, say

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LARGEST_SIDE = 14_400.0  # points; what PDF viewers accept at most
DEEPEST_BOOKMARK = 40
ITEMS_BETWEEN_PROGRESS = 500
WEB = ("https://", "http://", "mailto:")


def write_pdf(
    pages: Sequence[Page],
    target: Path,
    *,
    title: str,
    author: str = "",
    language: str = "en",
    progress: Progress | None = None,
    outline: Sequence[Bookmark] = (),
    numbers: Sequence[int] = (),
) -> Report:
    """Write pages to a PDF file; `progress` is told items done and in all, and may raise to stop.

    Without an `outline` it is made of the items that have a level, in the order in which they come. `numbers` are
    those of the pages in the document that they are taken from: links to the others lead nowhere.
    Raises NotWritten when the file cannot be put in place.
    """
    with replacing(target) as stream:
        return draw_pdf(
            pages,
            stream,
            title=title,
            author=author,
            language=language,
            progress=progress,
            outline=outline,
            numbers=numbers,
        )


def draw_pdf(
    pages: Sequence[Page],
    stream: BinaryIO,
    *,
    title: str,
    author: str = "",
    language: str = "en",
    progress: Progress | None = None,
    outline: Sequence[Bookmark] = (),
    numbers: Sequence[int] = (),
) -> Report:
    """Write pages as PDF to an open binary stream."""
    from reportlab.pdfgen.canvas import Canvas

    register_bundled()
    canvas = Canvas(stream, pageCompression=1, invariant=1, lang=language, initialFontName=REGULAR)
    canvas.setTitle(visible(title))
    canvas.setAuthor(visible(author))
    canvas.setSubject("")
    canvas.setCreator("OrgPlanner")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    texts = _texts(pages, progress)
    places = tuple(numbers) or tuple(range(1, len(pages) + 1))
    document = _Document(canvas, Fallbacks(bundled(), texts, installed()), pages, outline, progress, places)
    for number, page in zip(places, pages, strict=True):
        document.add(page, number)
    document.finish()
    return report_of(document.fallbacks.missing, document.notes)


def _texts(pages: Sequence[Page], progress: Progress | None) -> Iterator[Text]:
    """Yield all texts; `progress` is told that nothing is drawn yet, so that it can stop the work."""
    for number, item in enumerate(items_of(pages)):
        if progress is not None and number % ITEMS_BETWEEN_PROGRESS == 0:
            progress(0, 1)
        yield from (shape for shape in item.shapes if isinstance(shape, Text))


def items_of(pages: Sequence[Page]) -> Iterator[Item]:
    """Yield the items of all pages, those of a picture on several pages each time."""
    for page in pages:
        for part in page.parts:
            yield from part.picture.items


def is_within(item: Item, part: Part) -> bool:
    """Tell whether anything of an item can be seen through the clip of its part."""
    if part.clip is None:
        return True
    left, top = part.x + item.x * part.scale, part.y + item.y * part.scale
    right, bottom = left + item.width * part.scale, top + item.height * part.scale
    clip, edge = part.clip, 2 * part.scale  # edges of boxes are drawn half outside of their bounds
    return (
        left - edge <= clip.x + clip.width
        and right + edge >= clip.x
        and top - edge <= clip.y + clip.height
        and bottom + edge >= clip.y
    )


def again(key: str, place: int) -> str:
    """Return a further name of a place: the library knows only one title by each name."""
    return f"{key}/{place}" if place else key


class _Document:
    """A PDF in the making."""

    def __init__(
        self,
        canvas: Canvas,
        fallbacks: Fallbacks,
        pages: Sequence[Page],
        outline: Sequence[Bookmark],
        progress: Progress | None,
        places: Sequence[int],
    ) -> None:
        from orgplanner.exporters.pdf.links import Leaves

        self.fallbacks, self.notes = fallbacks, list[Message]()
        self._canvas, self._typeface = canvas, bundled()
        self._letters, self._leaves = Letters(canvas), Leaves(canvas)
        self._report_progress, self._done, self._all = progress, 0, sum(1 for _item in items_of(pages))
        subjects = (item.subject for item in items_of(pages) if item.outline_level is not None)
        self._keys = {subject: f"u{place}" for place, subject in enumerate(dict.fromkeys(subjects)) if subject}
        self._bookmarked: set[str] = set()
        self._level, self._unnamed = -1, 0
        self._outline, self._places = outline, frozenset(places)
        self._often = Counter(bookmark.link for bookmark in outline)

    def add(self, page: Page, number: int) -> None:
        """Draw a page."""
        scale = min(1.0, LARGEST_SIDE / max(page.width, page.height))
        if scale < 1:
            self._note_scale(scale)
        self._canvas.setPageSize((page.width * scale, page.height * scale))
        self._canvas.scale(scale, scale)
        self._canvas.bookmarkPage(f"p{number}")
        for place in range(1, self._often[page_link(number)]):
            self._canvas.bookmarkPage(again(f"p{number}", place))
        for part in page.parts:
            self._part(part, page)
        self._leaves.end_page()

    def _note_scale(self, scale: float) -> None:
        note = say("The page is too large for PDF and was reduced to {percent} %.", percent=f"{scale * 100:.1f}")
        self.notes.extend([note] if note not in self.notes else [])

    def _part(self, part: Part, page: Page) -> None:
        self._canvas.saveState()
        if part.clip is not None:
            self._clip(part.clip, page.height)
        picture = part.picture
        self._canvas.translate(part.x, page.height - part.y - picture.height * part.scale)
        self._canvas.scale(part.scale, part.scale)
        if picture.background is not None:
            self._canvas.setFillColorRGB(*rgb(picture.background))
            self._canvas.rect(0, 0, picture.width, picture.height, stroke=0, fill=1)
        pen = Pen(self._canvas, self._typeface, self.fallbacks, self._letters, picture.height)
        for item in picture.items:
            self._advance()
            if is_within(item, part):
                self._item(item, pen, picture.height)
        self._canvas.restoreState()

    def _clip(self, clip: Clip, page_height: float) -> None:
        path = self._canvas.beginPath()
        path.rect(clip.x, page_height - clip.y - clip.height, clip.width, clip.height)
        self._canvas.clipPath(path, stroke=0, fill=0)

    def _advance(self) -> None:
        self._done += 1
        if self._report_progress and (self._done % ITEMS_BETWEEN_PROGRESS == 0 or self._done == self._all):
            self._report_progress(self._done, self._all)

    def _item(self, item: Item, pen: Pen, height: float) -> None:
        if item.outline_level is not None:
            self._bookmark(item, item.outline_level, height)
        for shape in item.shapes:
            pen.draw(shape)
            if isinstance(shape, Text) and shape.link:
                self._link(shape.link, self._area(shape, height))
        if item.link:
            top = height - item.y
            self._link(item.link, (item.x, top - item.height, item.x + item.width, top))

    def _bookmark(self, item: Item, level: int, height: float) -> None:
        """Add an item to the outline where it is first drawn; levels left out in between are closed up."""
        key = self._keys.get(item.subject or "")
        if key is None:
            self._unnamed += 1
            key = f"n{self._unnamed}"
        if key in self._bookmarked:
            return
        self._bookmarked.add(key)
        self._canvas.bookmarkHorizontal(key, item.x, height - item.y)
        if not self._outline:
            self._enter(item.title, level, key)

    def _enter(self, title: str, level: int, key: str) -> None:
        self._level = max(0, min(level, self._level + 1, DEEPEST_BOOKMARK))
        self._canvas.addOutlineEntry(visible(title) or "–", key, self._level, closed=self._level > 0)

    def _key(self, link: str) -> str | None:
        """Return the name of the place in the document that a link leads to, if there is one."""
        number = link.removeprefix(PAGE)
        if number != link:
            return f"p{int(number)}" if number.isdecimal() and int(number) in self._places else None
        return self._keys.get(link[1:]) if link.startswith("#") else None

    def _area(self, text: Text, height: float) -> tuple[float, float, float, float]:
        """Return the left, bottom, right and top of a text on the paper."""
        width = text_width(self._typeface, text)
        left, base = left_of(text, width), height - text.y
        size = text.size
        return left, base - self._typeface.descent(size), left + width, base + self._typeface.ascent(size)

    def _link(self, link: str, area: tuple[float, float, float, float]) -> None:
        """Make an area a link to a place in the document or to the web; anything else is left alone."""
        key = self._key(link)
        if key is not None:
            self._leaves.lead(area, key)
        elif link.startswith(WEB):
            self._canvas.linkURL(link, area, relative=1)

    def finish(self) -> None:
        """Write the end of the document."""
        told = Counter[str]()
        for bookmark in self._outline:
            if (key := self._key(bookmark.link)) is not None:
                own = again(key, told[key]) if bookmark.link.startswith(PAGE) else key
                self._enter(bookmark.title, bookmark.level, own)
                told[key] += 1
        if self._bookmarked or self._outline:
            self._canvas.showOutline()
        self._canvas.save()
