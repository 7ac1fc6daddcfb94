"""What the steps of an import share: files as read, the proposal with what was changed by hand, and the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from orgplanner.errors import OrgPlannerError
from orgplanner.importers.lists.correcting import Corrections, Place, corrected
from orgplanner.importers.lists.settled import Settled, fix_of, key_of_trouble, without_book
from orgplanner.layout.collection import collection_paused
from orgplanner.text import Message, say
from ui.background import SHOWN_FIRST, Lane, Stop
from ui.desk import Desk
from ui.importing.lines import Lines, lines_of
from ui.importing.sources import Read, Source, read_source
from ui.readiness import make_indexes

if TYPE_CHECKING:
    from orgplanner.importers.lists.proposing import Proposal
    from orgplanner.importers.lists.recipe import Recipe, TableRecipe
    from orgplanner.importers.lists.result import Result
    from orgplanner.importers.lists.trouble import Spot, Trouble
    from orgplanner.importers.reading import Book, Sheet
    from ui.importing.counting import Counts

FILES, TABLE, PROPOSAL, RESULT = "files", "table", "proposal", "result"
"""What may be different, as `changed` says it: all that comes after it too, once that is worked out."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was built by a recipe, its figures and its troubles."""

    result: Result
    counts: Counts
    lines: Lines


class Importing(QObject):
    """Reads, proposes and builds beside the window, each anew when something before it changes; what is stale is
    dropped. `changed` says what is new, `failed` why a file was not read or nothing could be built."""

    changed = Signal(str)
    busy_changed = Signal(bool)
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[tuple[Source, int | None]] = []
        self._at_work = ""
        self.sources: list[Source] = []
        self.reads: list[Read] = []
        self.by_hand = Corrections()
        self.used: Recipe | None = None
        self.settled: dict[tuple[str, Spot], Settled] = {}
        self.proposal: Proposal | None = None
        self.recipe: Recipe | None = None
        self.made: Made | None = None
        self.table: Place = (0, 0)
        self._reading, self._proposing, self._building = (
            Lane(turn=desk.turn, after=SHOWN_FIRST) for _ in range(3)
        )
        self._is_cancelled = False
        self._given_up: Callable[[], None] | None = None
        for lane in self.lanes:
            lane.busy_changed.connect(self.busy_changed)
        self._reading.busy_changed.connect(self._go_on_reading)

    @property
    def lanes(self) -> tuple[Lane, Lane, Lane]:
        return self._reading, self._proposing, self._building

    # what there is

    @property
    def books(self) -> list[Book]:
        """The files as they were read, in their order."""
        return [each.book for each in self.reads]

    @property
    def result(self) -> Result | None:
        """What the lists became, None as long as nobody knows."""
        return self.made.result if self.made is not None else None

    @property
    def busy(self) -> bool:
        """Whether anything is being worked out."""
        return any(lane.busy for lane in self.lanes)

    @property
    def is_reading(self) -> bool:
        """Whether a file is being read, or waits for it."""
        return self._reading.busy or bool(self._waiting)

    @property
    def is_touched(self) -> bool:
        """Whether anything was changed by hand."""
        return bool(self.by_hand) or bool(self.settled)

    @property
    def title(self) -> str:
        """What the list is called: the name of its first file, without its ending."""
        return next((source.path.stem for source in self.sources if source.path is not None), "")

    def doing(self) -> Message | None:
        """What is being worked out, None for nothing."""
        if self.is_reading:
            return say("Reading “{name}” …", name=self._at_work)
        if self.is_given_up:
            return None
        if self._proposing.busy:
            return say("Recognising columns and rows …")
        return say("Putting the plan together …") if self._building.busy else None

    def called(self, book: int, sheet: int) -> str:
        """A sheet in words: its file, and its own name where the file has several."""
        found = self.books[book]
        name = self._desk.words(say("Clipboard")) if found.kind == "clipboard" else found.name
        return name if len(found.sheets) < 2 else f"{name} · {found.sheets[sheet].name}"

    def sheet(self, place: Place) -> Sheet | None:
        """A sheet of a file."""
        book, sheet = place
        books = self.books
        return books[book].sheets[sheet] if book < len(books) and sheet < len(books[book].sheets) else None

    @property
    def number(self) -> int:
        """The number of the chosen table in the recipe; −1 where it is not read."""
        tables = self.recipe.tables if self.recipe is not None else ()
        return next((at for at, each in enumerate(tables) if (each.book, each.sheet) == self.table), -1)

    @property
    def table_recipe(self) -> TableRecipe | None:
        """How the chosen table is read."""
        return self.recipe.tables[self.number] if self.recipe is not None and self.number >= 0 else None

    def places(self) -> list[Place]:
        """The tables that are read."""
        return [(each.book, each.sheet) for each in self.recipe.tables] if self.recipe is not None else []

    # files

    def add(self, sources: Iterable[Source]) -> None:
        """Reads more files."""
        self._waiting.extend((source, None) for source in sources)
        self._read_next()

    def read_otherwise(self, book: int, **how: str) -> None:
        """Reads a text by another encoding or delimiter."""
        source = self.sources[book]
        encoding, delimiter = how.get("encoding", source.encoding), how.get("delimiter", source.delimiter)
        self._waiting.append((replace(source, encoding=encoding, delimiter=delimiter), book))
        self._read_next()

    def remove(self, book: int) -> None:
        """Takes a file away with all that was decided about it."""
        if self.is_reading:
            return
        del self.sources[book]
        gone = self.reads.pop(book)
        self.by_hand = self.by_hand.without_book(book)
        kept = without_book(list(self.settled.values()), book)
        self.settled = {key_of_trouble(each.trouble): each for each in kept}
        self._forget(gone)
        self._propose()
        self.changed.emit(FILES)

    def cancel(self) -> None:
        """Gives up what is being read, what was read stays; else what is being worked out, until `resume`."""
        if not self.is_reading:
            self._give_up()
            return
        self._waiting.clear()
        self._is_cancelled = self._reading.busy
        self._reading.cancel()
        self.busy_changed.emit(self.busy)
        if self.reads and self.proposal is None:
            self._propose()

    def _give_up(self) -> None:
        """Without a result, as what there was no longer fits what was chosen."""
        if self._proposing.busy or self._building.busy:
            self._given_up = self._propose if self._proposing.busy else self._build
            for lane in (self._proposing, self._building):
                lane.cancel()
            self._show(None)
            self.busy_changed.emit(self.busy)

    @property
    def is_given_up(self) -> bool:
        """Whether something was stopped that has to be worked out before one can go on."""
        return self._given_up is not None

    def resume(self) -> None:
        """Works out what was stopped."""
        if self._given_up is not None:
            self._given_up()

    def _go_on_reading(self, busy: bool) -> None:
        """Once what was given up has ended, reads what was asked for since."""
        if self._is_cancelled and not busy:
            self._is_cancelled = False
            self._read_next()

    def _read_next(self) -> None:
        if self._reading.busy or not self._waiting:
            return
        source, book = self._waiting[0]
        self._at_work = source.name or self._desk.words(say("Clipboard"))

        def work(stop: Stop) -> Read:
            with collection_paused():
                return read_source(source, stop.check)

        self._reading.start(work, lambda read: self._take(source, book, read), self._not_read)

    def _take(self, source: Source, book: int | None, read: Read) -> None:
        self._waiting.pop(0)
        if book is None:
            self.sources.append(source)
            self.reads.append(read)
        else:
            before = self.reads[book]
            self.sources[book], self.reads[book] = source, replace(read, samples=before.samples or read.samples)
            self._forget(before)
        self._go_on()

    def _not_read(self, error: BaseException) -> None:
        self._waiting.pop(0)
        self._go_on()
        self._fail(error)

    def _go_on(self) -> None:
        if len(self.reads) == 1:
            self.table = (0, 0)
        if self._waiting:
            self._read_next()
        elif self.reads:
            self._propose()
        self.changed.emit(FILES)

    def _fail(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.failed.emit(error.sentence(self._desk.words.language))

    # proposing

    def choose(self, place: Place) -> None:
        """Looks at another table."""
        if place != self.table:
            self.table = place
            self.changed.emit(TABLE)

    def use(self, recipe: Recipe | None) -> None:
        """Reads the files by a known recipe, or as they suggest it themselves."""
        self.used, self.by_hand = recipe, Corrections()
        for book, read in enumerate(self.reads):
            if recipe is not None and recipe.encoding in read.samples and read.book.encoding != recipe.encoding:
                self.read_otherwise(book, encoding=recipe.encoding)  # the letters that were chosen for the last one
        if not self.is_reading:
            self._propose()

    def ask(self, by_hand: Corrections) -> None:
        """Has the proposal heed something: columns, the heading, what a row is, how the tree is written."""
        self.by_hand = by_hand
        self._propose()

    def want(self, place: Place, on: bool) -> None:
        """Reads a sheet, or leaves it out."""
        sheets = set(self.places()) | {place} if on else set(self.places()) - {place}
        self.ask(replace(self.by_hand, sheets=frozenset(sheets)))

    def correct(self, by_hand: Corrections) -> None:
        """Takes what was changed by hand into the recipe, all else staying as it was proposed, and builds anew."""
        self.by_hand = by_hand
        if self.proposal is not None:
            self.recipe = corrected(self.proposal.recipe, by_hand)
            self.changed.emit(PROPOSAL)
            self._build()

    def _propose(self) -> None:
        books, used, by_hand = self.books, self.used, self.by_hand
        self._given_up = None
        self._building.cancel()
        if not books:
            self._proposing.cancel()
            self._show_proposal(None)
            return

        def work(stop: Stop) -> Proposal:
            from orgplanner.importers.lists.proposing import propose

            with collection_paused():
                return propose(books, used, given=by_hand.given, sheets=by_hand.sheets, tick=stop.check)

        self._proposing.start(work, self._show_proposal, self._fail)

    def _show_proposal(self, proposal: Proposal | None) -> None:
        self.proposal = proposal
        self.recipe = corrected(proposal.recipe, self.by_hand) if proposal is not None else None
        places = self.places()
        if self.table not in places and self.sheet(self.table) is None:
            self.table = places[0] if places else (0, 0)
        self._build()
        self.changed.emit(PROPOSAL)

    # building

    def settle(self, troubles: Iterable[Trouble], remedy: str, value: str = "") -> None:
        """Settles troubles with a remedy."""
        for trouble in troubles:
            self.settled[key_of_trouble(trouble)] = Settled(trouble, fix_of(trouble, remedy, value))
        self._build()

    def unsettle(self, troubles: Iterable[Trouble]) -> None:
        """Takes back what was decided about troubles."""
        for trouble in troubles:
            self.settled.pop(key_of_trouble(trouble), None)
        self._build()

    def _build(self) -> None:
        books, recipe = self.books, self.recipe
        settled = list(self.settled.values())
        self._given_up = None
        if recipe is None or not recipe.tables:
            self._building.cancel()
            self._show(None)
            return

        def work(stop: Stop) -> Made:
            from orgplanner.importers.lists.building import build
            from ui.importing.counting import count

            with collection_paused():
                result = build(books, recipe, [each.fix for each in settled], tick=stop.check)
                make_indexes(result.plan)
                return Made(result, count(result), lines_of(result.troubles, settled))

        self._building.start(work, self._show, self._fail)

    def _show(self, made: Made | None) -> None:
        self._forget(self.made)
        self.made = made
        self.changed.emit(RESULT)

    def _forget(self, thing: object) -> None:
        self._desk.leftovers.take(thing)

    def finish(self) -> None:
        """Calls everything off; what cannot stop at once ends by itself beside the window."""
        self._waiting.clear()
        for lane in self.lanes:
            let_go(lane, self._desk.session)
        self._forget(self.made)
        self._forget(self.reads)


def let_go(lane: Lane, keeper: QObject) -> None:
    """Calls off what a lane does; it is kept until it has ended, and nobody waits for it."""
    lane.cancel()
    if lane.busy:
        lane.setParent(keeper)
        lane.busy_changed.connect(lane.deleteLater)
    else:
        lane.finish()
        lane.deleteLater()
