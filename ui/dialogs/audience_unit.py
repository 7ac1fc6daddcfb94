"""Which unit a copy is of: chosen from a list, of a large plan by parts of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from orgplanner.model import Plan, Unit
from orgplanner.text import say
from ui.background import Lane, Stop
from ui.desk import Desk
from ui.fields.box import Box
from ui.fields.finder import MANY, STRETCH, describe, sought
from ui.fields.picker import PickerField
from ui.find import Entry

MOST_LISTED = 2_000
"""Units that are listed with all above them; of more one is found by typing."""
WIDTH = 26


class UnitFinder(QObject):
    """Finds units of a scenario, or of all, each once; of many beside the window."""

    def __init__(self, desk: Desk, plan: Plan, parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._plan = desk.words, plan
        self._lane = Lane(self, desk.turn)
        self._scenario = ""
        self._kept: list[Entry] | None = None

    def look_in(self, scenario: str) -> None:
        """Looks for the units of a scenario, "" for those of all."""
        self._lane.cancel()
        self._scenario, self._kept = scenario, None

    def called(self, table: str, id: str) -> Entry | None:
        """The entry of a unit, None when there is none."""
        found = (
            describe(self._plan, scenario, table, self._plan.states[scenario].units[id], self._words.language)
            for scenario in scenarios_of(self._plan, self._scenario) if id in self._plan.states[scenario].units
        )  # fmt: skip
        return next(found, None)

    def find(self, table: str, text: str, done: Callable[[list[Entry]], None]) -> None:
        """Hands over the units that hold every word of the text."""
        plan, scenario, kept, language = self._plan, self._scenario, self._kept, self._words.language
        if kept is not None and len(kept) <= MANY:
            done(sought(kept, text))
            return

        def work(stop: Stop) -> tuple[list[Entry], list[Entry]]:
            known = _gathered(plan, scenario, table, language, stop) if kept is None else kept
            return known, sought(known, text)

        def arrived(found: tuple[list[Entry], list[Entry]]) -> None:
            self._kept = found[0]
            done(found[1])

        self._lane.start(work, arrived)

    @property
    def busy(self) -> bool:
        """Whether units are being gathered or sought."""
        return self._lane.busy

    def finish(self) -> None:
        """Ends what goes on beside the window."""
        self._lane.finish()


class UnitChoice(QWidget):
    """`changed` is emitted when another unit is chosen."""

    changed = Signal()

    def __init__(self, desk: Desk, plan: Plan) -> None:
        super().__init__()
        self._words, self._plan = desk.words, plan
        self._finder = UnitFinder(desk, plan, self)
        self.box, self.picker = Box(), PickerField(desk, "units", finder=self._finder)
        self.box.setMinimumContentsLength(WIDTH)
        self._stack = QStackedLayout(self)
        for field in (self.box, self.picker):
            self._stack.addWidget(field)
        self.box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.picker.edited.connect(self.changed)

    def set_name(self, name: str) -> None:
        """What it is called for who does not see it."""
        self.box.setAccessibleName(name)
        self.picker.set_name(name)

    @property
    def is_sought(self) -> bool:
        """Whether there are so many units that one is found by typing."""
        return self._stack.currentWidget() is self.picker

    def unit(self) -> str:
        """The id of the chosen unit, "" for the whole organisation."""
        return str((self.picker.value() if self.is_sought else self.box.currentData()) or "")

    def choose(self, id: str) -> None:
        """Chooses a unit, if there is one with this id."""
        if self.is_sought:
            self.picker.set_value(id if self._finder.called("units", id) is not None else None)
            self._name_whole()
        else:
            self.box.setCurrentIndex(max(self.box.findData(id), 0))

    def show_scenario(self, scenario: str) -> None:
        """Offers the units of a scenario, "" for those of all; the chosen one stays, if it is among them."""
        before = self.unit()
        self._finder.look_in(scenario)
        units = [self._plan.states[id].units for id in scenarios_of(self._plan, scenario)]
        is_large = sum(map(len, units)) > MOST_LISTED
        self.box.blockSignals(True)
        self.box.clear()
        if not is_large:
            self._list(scenario)
        self._stack.setCurrentWidget(self.picker if is_large else self.box)
        self.choose(before)
        self.box.blockSignals(False)

    def _list(self, scenario: str) -> None:
        words, plan = self._words, self._plan
        self.box.addItem(words(WHOLE), "")
        for _, unit, level in units_of(plan, scenario):
            indent = "\u2003" * (level - 1)
            self.box.addItem(indent + (plan.words(unit.name, words.language) or "–"), unit.id)

    def _name_whole(self) -> None:
        """An empty field stands for the whole, which can be read in it."""
        self.picker.line.setPlaceholderText(self._words(say("The whole organisation; type to find a unit")))

    def finish(self) -> None:
        """Ends what goes on beside the window."""
        self._finder.finish()


WHOLE = say("The whole organisation")


def scenarios_of(plan: Plan, scenario: str) -> list[str]:
    """The scenario, "" for all in their order."""
    return [scenario] if scenario else [row.id for row in plan.ordered_scenarios()]


def units_of(plan: Plan, scenario: str) -> Iterator[tuple[str, Unit, int]]:
    """The units with a scenario that has them and their levels, in printed order, each once over all scenarios."""
    seen: set[str] = set()
    for id in scenarios_of(plan, scenario):
        for unit, level in plan.states[id].walk():
            if unit.id not in seen:
                seen.add(unit.id)
                yield id, unit, level


def _gathered(plan: Plan, scenario: str, table: str, language: str, stop: Stop) -> list[Entry]:
    found: list[Entry] = []
    for id, unit, _ in units_of(plan, scenario):
        if len(found) % STRETCH == 0:
            stop.check()
        found.append(describe(plan, id, table, unit, language))
    return sorted(found, key=lambda each: each.name.casefold())
