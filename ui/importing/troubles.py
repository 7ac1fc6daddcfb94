"""Troubles of a list for Qt, open and settled ones, each with where it stands."""

from __future__ import annotations

from orgplanner.importers.lists.settled import key_of_trouble
from orgplanner.importers.lists.trouble import REMEDIES, Spot, Trouble
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.importing.lines import Line, Lines
from ui.importing.preview import letter
from ui.importing.wording import SEVERITIES
from ui.importing.words_model import WordsModel
from ui.importing.work import Importing

SEVERITY, MESSAGE, VALUE, ROW, COLUMN, SHEET, FILE = range(7)
WIDTHS = (112, 262, 110, 52, 90, 80, 110)
SHOWN: dict[str, Message] = {
    "": say("All troubles"), "open": say("Open"), "settled": say("Settled"),
    "error": say("Errors"), "warning": say("Warnings"), "note": say("Notes"),
}  # fmt: skip
TONES = {"error": "closed", "warning": "moved", "note": "same"}


class TroublesModel(WordsModel):
    """Some of the troubles, open ones first, then those that were settled."""

    headings = (
        say("Severity"), say("What is wrong"), say("Value"), say("Row"), say("Column"), say("Sheet"), say("File"),
    )  # fmt: skip
    numbers = frozenset({ROW})

    def __init__(self, desk: Desk, work: Importing) -> None:
        super().__init__(desk, work)
        self._work = work
        self._found = Lines([], {})
        self.lines: list[Line] = []
        self._kind = ""

    def take(self, found: Lines) -> None:
        """Takes what was found, and what was decided."""
        self._found = found
        self.see(self._kind)

    def see(self, kind: str) -> None:
        """Shows only some of them."""
        self.beginResetModel()
        self._kind = kind
        lines = self._found.lines
        self.lines = [each for each in lines if _fits(each, kind)] if kind else lines
        self.endResetModel()

    def count(self, kind: str) -> int:
        """How many there are of a sort."""
        whole, counts = len(self._found.lines), self._found.counts
        if kind in ("", "open"):
            return whole - (counts.get("settled", 0) if kind else 0)
        return counts.get(kind, 0)

    def row_of(self, trouble: Trouble | None) -> int:
        """Where a trouble stands, −1 when it is not shown."""
        if trouble is None:
            return -1
        wanted = key_of_trouble(trouble)
        return next((at for at, each in enumerate(self.lines) if key_of_trouble(each.trouble) == wanted), -1)

    def row_at(self, spot: Spot) -> int:
        """The first trouble about a row of a file, −1 where there is none."""
        wanted = (spot.book, spot.sheet, spot.row)
        spots = ((each.trouble.spot.book, each.trouble.spot.sheet, each.trouble.spot.row) for each in self.lines)
        return next((at for at, found in enumerate(spots) if found == wanted), -1)

    def size(self) -> int:
        return len(self.lines)

    def text(self, row: int, column: int) -> str:
        line = self.lines[row]
        trouble, spot = line.trouble, line.trouble.spot
        if column == SEVERITY:
            return self.desk.words(SEVERITIES[trouble.severity])
        if column == MESSAGE:
            said = self.desk.words(trouble.message)
            if line.settled is None:
                return said
            how = REMEDIES[line.settled.fix.remedy]
            return self.desk.words(say("Settled: {how}. {what}", how=how, what=said))
        if column == VALUE:
            return trouble.value
        if column == ROW:
            sheet = self._work.sheet((spot.book, spot.sheet))
            return str(spot.row + 1 if sheet is None else sheet.number(spot.row))
        if column == COLUMN:
            return self._column(spot)
        book = self._work.books[spot.book] if spot.book < len(self._work.books) else None
        if book is None:
            return ""
        if column == SHEET:
            return book.sheets[spot.sheet].name if book.kind == "workbook" else ""
        return book.name if book.kind != "clipboard" else self.desk.words(say("Clipboard"))

    def _column(self, spot: Spot) -> str:
        if spot.column is None:
            return ""
        places = self._work.places()
        recipe, place = self._work.recipe, (spot.book, spot.sheet)
        number = places.index(place) if place in places else -1
        titles = recipe.headings[number] if recipe is not None and 0 <= number < len(recipe.headings) else ()
        title = titles[spot.column] if spot.column < len(titles) else ""
        return f"{letter(spot.column)} · {title}" if title else letter(spot.column)

    def colour(self, row: int, column: int) -> str:
        line, theme = self.lines[row], self.desk.look.theme
        if line.settled is not None:
            return theme.secondary
        return theme.tones[TONES[line.trouble.severity]][0] if column == SEVERITY else ""


def _fits(line: Line, kind: str) -> bool:
    return line.settled is None if kind == "open" else line.sort == kind
