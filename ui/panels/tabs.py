"""The chart and the other pages over the middle of the window, one to a tab."""

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from orgplanner.text import Message, say
from ui.desk import Desk
from ui.pages import PAGES
from ui.reckoning import Reckoning

CHART = "chart"


class Tabs(QTabWidget):
    """Makes a page when its tab is first chosen."""

    def __init__(self, desk: Desk, reckoning: Reckoning, chart: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._reckoning = reckoning
        self._made: dict[str, QWidget] = {CHART: chart}
        self._rooms: list[QVBoxLayout] = []
        self.setDocumentMode(True)
        self.tabBar().setAcceptDrops(True)
        self.tabBar().setChangeCurrentOnDrag(True)
        self._add(chart, say("Chart"))
        for page in PAGES:
            frame = QWidget()
            room = QVBoxLayout(frame)
            room.setContentsMargins(0, 0, 0, 0)
            self._rooms.append(room)
            self._add(frame, page.words)
        self.currentChanged.connect(self._make)

    def _add(self, widget: QWidget, words: Message) -> None:
        place = self.addTab(widget, "")
        self._desk.words.keep(lambda text: self.setTabText(place, text), words)

    def _make(self, place: int) -> None:
        if place > 0 and PAGES[place - 1].id not in self._made:
            page = PAGES[place - 1]
            self._made[page.id] = made = page.make(self._desk, self._reckoning)
            self._rooms[place - 1].addWidget(made)

    def show_page(self, id: str) -> None:
        """Brings a page to the front by its id."""
        self.setCurrentIndex(([CHART] + [page.id for page in PAGES]).index(id))

    def current(self) -> QWidget:
        """The page that is seen."""
        place = self.currentIndex()
        return self._made[PAGES[place - 1].id if place > 0 else CHART]

    def page(self, id: str) -> QWidget | None:
        """A page that was made."""
        return self._made.get(id)

    def finish(self) -> None:
        """Waits for what the pages work on."""
        for page in self._made.values():
            finish = getattr(page, "finish", None)
            if finish is not None and page is not self._made[CHART]:
                finish()
