"""The sheet of the inspector about a unit or post as another scenario has it, and what became of it; read only."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from orgplanner.analysis.whereabouts import Whereabouts, whereabouts_of
from orgplanner.drawing.changes.words import BADGES
from orgplanner.drawing.wording import kind_words
from orgplanner.model import Post, Unit
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.inspection.form import Form
from ui.inspection.list_view import ListView
from ui.inspection.page import Figures, breakable
from ui.inspection.teller import Teller
from ui.plain import label, tool_button, tooltip

MOST = 12
"""Units that posts went to which are named."""
SIGNS: dict[str, Message] = {
    **{kind: BADGES[kind] for kind in ("moved", "merged", "split", "closed", "undecided")},
    "stays": say("Stays where it is"), "became": say("⇄ Goes on as another"), "unplaced": say("? Not yet placed"),
}  # fmt: skip


class BygonePage(QWidget):
    """Shows one row of the scenario compared with; `followed` leads to a row of the chosen one."""

    followed = Signal(str)
    more_wanted = Signal()
    table = "bygone"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._desk = desk
        self.ids: tuple[str, ...] = ()
        self.forms: list[Form] = []
        self.lists: list[ListView] = []
        self.kind, self.title = label("", "heading"), label("", "title", wrap=True)
        self.place, self.fate = label("", "secondary", wrap=True), label("", wrap=True)
        self._figures = Figures()
        self._where = label("", "heading")
        self.links: list[QToolButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 9, 12, 12)
        self._column.setSpacing(4)
        for each in (self.kind, self.title, self.place, self.fate, self._figures, self._where):
            self._column.addWidget(each)
        self._foot = QVBoxLayout()
        self._column.addLayout(self._foot)
        self._column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def leave(self) -> None:
        """Nothing is typed here."""

    def forget(self) -> None:
        """The next row is another one, even if it has the same id."""
        self.ids = ()

    def show_things(self, teller: Teller, ids: tuple[str, ...]) -> None:
        """Shows the row of this id in the scenario that the session looks back to."""
        self.ids = ids
        old = self._desk.session.bygone[0]
        row = _row(teller, old, ids[0])
        if row is None:
            return
        found = whereabouts_of(teller.plan, old, teller.scenario, row.id)
        before = Teller(teller.plan, old, teller.language)
        scenario = teller.name(teller.plan.scenarios[old].name)
        kind = say("Unit, as it was") if isinstance(row, Unit) else say("Post, as it was")
        self.kind.setText(teller(kind).upper())
        self.title.setText(breakable(teller.name(row.name if isinstance(row, Unit) else row.title)))
        above = before.unit(found.places[0]) if found.places[0] else ""
        sort = kind_words(row.kind, teller.language) if isinstance(row, Unit) else ""
        self.place.setText("\n".join(filter(None, (" · ".join(filter(None, (sort, above))), scenario))))
        self.fate.setText(_fate_words(teller, before, found))
        self._figures.show_pairs(_pairs(teller, row, found))
        self._show_links(teller, found)

    def _show_links(self, teller: Teller, found: Whereabouts) -> None:
        for link in self.links:
            link.hide()
            link.deleteLater()
        ways = [(id, teller.unit(id)) for id in found.ends]
        ways += [
            (unit, teller(say("{unit}: {count} of its posts", unit=teller.unit(unit), count=count)))
            for unit, count in sorted(found.posts.items(), key=lambda each: -each[1])[:MOST]
            if unit and unit not in found.ends
        ]
        self.links = [self._link(id, words) for id, words in ways]
        self._where.setText(teller(say("Where it is now")).upper())
        self._where.setVisible(bool(ways))

    def _link(self, id: str, words: str) -> QToolButton:
        made = tool_button(f"→ {words}".replace("&", "&&"), flat=True)
        made.setMaximumWidth(max(self.width() - 24, 200))
        made.setToolTip(tooltip(words))
        made.setAccessibleName(words)
        made.clicked.connect(lambda _=False: self.followed.emit(id))
        self._foot.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made


def _row(teller: Teller, scenario: str, id: str) -> Unit | Post | None:
    state: Any = teller.plan.states.get(scenario)
    return None if state is None else state.units.get(id) or state.posts.get(id)


def _fate_words(teller: Teller, before: Teller, found: Whereabouts) -> str:
    """What became of it, with whom, and why."""
    lines = [teller(SIGNS[found.kind])]
    if found.kind in ("moved", "became") and found.places[0] != found.places[1]:
        names = [before.unit(found.places[0]), teller.unit(found.places[1])]
        lines[0] += f": {names[0]} → {names[1]}"
    if found.together:
        names = [f"“{before.unit(id)}”" for id in found.together]
        lines.append(teller(say("Together with {names}", names=", ".join(names))))
    if found.recorded is not None:
        lines += filter(None, (teller.words(found.recorded.reason), teller.words(found.recorded.legal_basis)))
        lines += filter(None, (teller.grounds(found.recorded.basis, found.recorded.source),))
    return "\n".join(lines)


def _pairs(teller: Teller, row: Unit | Post, found: Whereabouts) -> list[tuple[str, str]]:
    """Its number, or those of its posts: how many go on, and how many do not."""
    if isinstance(row, Post):
        return [(teller(say("Established")), teller.figure(row.established))]
    counts = (
        (say("Posts that go on"), sum(found.posts.values())),
        (say("Posts closed"), found.lost.get("closed", 0)),
        (say("Posts undecided"), found.lost.get("undecided", 0)),
    )
    pairs = [(teller(words), str(count)) for words, count in counts if count]
    wave = found.recorded.wave if found.recorded is not None else None
    return pairs + ([(teller(say("Wave")), str(wave))] if wave is not None else [])
