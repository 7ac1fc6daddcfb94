"""What a picker finds: the rows of a table by parts of their names, beside the window when there are many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject

from orgplanner.model import SCENARIO, Names, Plan, Source
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.find import Entry, entry, search

MANY = 3000
"""Rows of a table from which on they are gathered and searched beside the window."""
MOST = 60
STRETCH = 2000
ENDS = ("units", "posts")
ORDERED = ("grades", "functions", "allowances", "criteria")


def rows_of(plan: Plan, scenario: str, table: str) -> dict[str, object]:
    """The rows that a picker of a table may offer; "" stands for units and posts."""
    if table == "":
        return {**plan.states[scenario].units, **plan.states[scenario].posts}
    return dict(plan.table(table, scenario if table in SCENARIO else None))


def describe(plan: Plan, scenario: str, table: str, row: object, language: str) -> Entry:
    """A row as it is called in a picker, and where it stands."""

    def words(names: Names) -> str:
        return plan.words(names, language)

    state = plan.states[scenario]
    code = str(getattr(row, "code", ""))
    names: Names = getattr(row, "name", None) or getattr(row, "title", None) or Names()
    place = ""
    if table == "units" or hasattr(row, "parent"):
        above = state.units.get(getattr(row, "parent", None) or "")
        place = words(above.name) if above is not None else ""
    elif table == "posts" or hasattr(row, "established"):
        home = state.units.get(getattr(row, "unit", None) or "")
        place = words(home.name) if home is not None else ""
    if isinstance(row, Source):
        name = ", ".join(filter(None, (words(names), row.place)))
        sought = "\n".join((row.place, name, *(said for _, said in names.items))).casefold()
        return Entry(table, row.id, name, " · ".join(filter(None, (row.place, row.date))), sought)
    return entry(table, str(getattr(row, "id", "")), words(names), place, code, names)


def gather(plan: Plan, scenario: str, table: str, language: str, stop: Stop | None = None) -> list[Entry]:
    """All that a picker of a table can offer, in order."""
    found: list[Entry] = []
    for row in _in_order(plan, scenario, table):
        if stop is not None and len(found) % STRETCH == 0:
            stop.check()
        found.append(describe(plan, scenario, table, row, language))
    return found if table in ORDERED else sorted(found, key=lambda each: each.name.casefold())


def _in_order(plan: Plan, scenario: str, table: str) -> Iterable[object]:
    rows = rows_of(plan, scenario, table).values()
    return sorted(rows, key=lambda row: getattr(row, "rank", "")) if table in ORDERED else rows


def exact(found: Iterable[Entry], text: str) -> Iterator[Entry]:
    """The entries whose name or code in any language is just this text, capitals aside."""
    wanted = text.casefold().strip()
    return (each for each in found if wanted in (each.name.casefold(), *each.sought.split("\n")))


class Finder(QObject):
    """One for a session; keeps what it gathered until something changes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.session)
        self._desk = desk
        self._lane = Lane(self, desk.turn)
        self._kept: dict[str, list[Entry]] = {}
        session = desk.session
        for signal in (session.document_changed, session.scenario_changed, session.changed, desk.words.changed):
            signal.connect(self._forget)
        self.destroyed.connect(self._lane.finish)

    @staticmethod
    def of(desk: Desk) -> Finder:
        """The finder of a desk's session."""
        return desk.session.findChild(Finder) or Finder(desk)

    def _forget(self, *_: object) -> None:
        self._kept.clear()
        self._lane.cancel()

    def called(self, table: str, id: str) -> Entry | None:
        """The entry of one row, None when there is no such row."""
        plan, scenario = self._desk.session.plan, self._desk.session.scenario
        if plan is None or scenario not in plan.states:
            return None
        for kind in ENDS if table == "" else (table,):
            row = plan.table(kind, scenario if kind in SCENARIO else None).get(id)
            if row is not None:
                return describe(plan, scenario, kind, row, self._desk.words.language)
        return None

    def find(self, table: str, text: str, done: Callable[[list[Entry]], None]) -> None:
        """Hands over the entries that hold every word of the text, at most MOST; at once when there are few."""
        plan, scenario = self._desk.session.plan, self._desk.session.scenario
        if plan is None or scenario not in plan.states:
            done([])
            return
        kept, language = self._kept.get(table), self._desk.words.language
        if kept is None and self._count(plan, scenario, table) <= MANY:
            kept = self._kept[table] = gather(plan, scenario, table, language)
        if kept is not None and len(kept) <= MANY:
            done(sought(kept, text))
            return
        snapshot = plan.snapshot() if kept is None else None

        def work(stop: Stop) -> tuple[list[Entry], list[Entry]]:
            known = kept if snapshot is None else gather(snapshot, scenario, table, language, stop)
            return known or [], sought(known or [], text)

        def arrived(found: tuple[list[Entry], list[Entry]]) -> None:
            self._kept[table] = found[0]
            done(found[1])

        self._lane.start(work, arrived)

    def _count(self, plan: Plan, scenario: str, table: str) -> int:
        tables = ENDS if table == "" else (table,)
        return sum(len(plan.table(each, scenario if each in SCENARIO else None)) for each in tables)

    @property
    def busy(self) -> bool:
        return self._lane.busy


def sought(found: list[Entry], text: str) -> list[Entry]:
    """The entries for a text, those that are called just so first; the first of all for none."""
    if not text.strip():
        return found[:MOST]
    first = {each.id: each for each in exact(found, text)}
    rest = (each for each in search(found, text, MOST) if each.id not in first)
    return [*first.values(), *rest][:MOST]
