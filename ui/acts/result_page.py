"""The last page of an act: what it leads to, as a chart and in figures, before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from orgplanner.drawing.options import ChartOptions
from orgplanner.errors import OrgPlannerError
from orgplanner.model import ChangeSet, Plan, Total
from orgplanner.text import Message, say
from ui.acts.outcome import MEASURES, Outcome, outcome
from ui.acts.steps import Page, StepsDialog
from ui.background import Lane
from ui.canvas.viewer import Viewer
from ui.desk import Desk
from ui.plain import label, paragraph, tool_button

NAMED: dict[str, Message] = {
    "posts": say("Lines of posts"), "established": say("Established"), "filled": say("Filled"),
    "people": say("People"),
}  # fmt: skip
FIGURES: tuple[tuple[str, Message, str], ...] = (
    ("old", say("Before"), ""), ("carried", say("carried"), "="), ("closed", say("closed"), "+"),
    ("undecided", say("not yet placed"), "+"), ("new", say("After"), ""), ("carried", say("carried"), "="),
    ("created", say("created"), "+"),
)  # fmt: skip
"""Fields of an account in the order of its two equations, with what stands before each."""
BESIDE = 1000
"""Pixels of width from which the notes stand beside the figures."""
STEP = 60
"""Pixels that an arrow key moves the chart."""


class StillChart(Viewer):
    """A chart to look at: moved by dragging or with the arrows, zoomed with the wheel, plus and minus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._held: QPointF | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            way = event.position() - self._held
            self.push(way.x(), way.y())
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (STEP, 0), Qt.Key.Key_Right: (-STEP, 0),
            Qt.Key.Key_Up: (0, STEP), Qt.Key.Key_Down: (0, -STEP),
        }  # fmt: skip
        zooms: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Plus: self.zoom_in, Qt.Key.Key_Equal: self.zoom_in, Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.fit,
        }  # fmt: skip
        if event.key() in ways:
            self.push(*ways[event.key()])
        elif event.key() in zooms and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            zooms[event.key()]()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paint_over(self, painter: QPainter) -> None:
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class ResultPage(Page):
    """Tries the act when it is entered; `ready` once it is known whether it can be done."""

    ready = Signal()

    def __init__(
        self, desk: Desk, units: Callable[[], Sequence[str]], edit: Callable[[Plan, str], ChangeSet]
    ) -> None:
        super().__init__()
        self._desk, self._units, self._edit = desk, units, edit
        self._lane = Lane(self, desk.turn)
        self.outcome: Outcome | None = None
        self.fault = ""
        self.chart = StillChart()
        self.chart.setAccessibleName(desk.words(say("The result as a chart")))
        self.sides = QButtonGroup(self)
        self.posts = tool_button()
        self._said = label(name="secondary", wrap=True)
        self._figures = QWidget()
        self._notes = paragraph()
        self._lay_out()
        self.sides.idClicked.connect(lambda _: self._show_chart())

    def _lay_out(self) -> None:
        words, bar = self._desk.words, QHBoxLayout()
        for side, name in enumerate((say("Before"), say("After"))):
            button = tool_button(words(name))
            button.setCheckable(True)
            button.setChecked(side == 1)
            self.sides.addButton(button, side)
            bar.addWidget(button)
        self.posts.setCheckable(True)
        self.posts.setText(words(say("With posts")))
        self.posts.toggled.connect(self.enter)
        bar.addSpacing(12)
        bar.addWidget(self.posts)
        bar.addWidget(self._said, 1)
        self._notes.setMinimumHeight(1)
        self._notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._notes.setAccessibleName(words(say("What there is to know")))
        inner = QWidget()
        inner.setObjectName("acting")
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._foot.setSpacing(18)
        self._foot.addWidget(self._figures, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._foot.addWidget(self._notes, 1)
        below = QScrollArea()
        below.setWidgetResizable(True)
        below.setWidget(inner)
        below.setAccessibleName(words(say("Figures and what there is to know")))
        below.setMinimumHeight(90)
        below.setMaximumHeight(170)
        self._grid = QGridLayout(self._figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.chart, 3)
        column.addWidget(below, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(way)

    @property
    def busy(self) -> bool:
        """Whether the outcome is being reckoned."""
        return self._lane.busy

    def enter(self, _: bool = False) -> None:
        plan, session = self._desk.session.plan, self._desk.session
        assert plan is not None
        self.outcome, self.fault = None, ""
        snapshot, scenario, units, edit = plan.snapshot(), session.scenario, list(self._units()), self._edit
        options = ChartOptions(
            kind="both" if self.posts.isChecked() else "units",
            language=self._desk.words.language,
            theme=self._desk.look.theme,
            unplaced=True,
            links=False,
        )
        self._said.setText(self._desk.words(say("Trying it out …")))
        self._lane.start(
            lambda stop: outcome(snapshot, scenario, units, edit, options, stop), self._show, self._failed
        )

    def commit(self) -> bool:
        """Does what was tried; the plan is as it was, else the dialog would have closed."""
        if self.outcome is None:
            return False
        changes = self.outcome.changes
        return self._desk.session.do(lambda _plan, _scenario: changes)

    def finish(self) -> None:
        self._lane.finish()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, OrgPlannerError):
            raise error
        self.fault = error.sentence(self._desk.words.language)
        self._said.setText("")
        self.ready.emit()

    def _show(self, found: Outcome) -> None:
        self.outcome = found
        self._said.setText("")
        self._show_chart()
        self._show_figures()
        words = self._desk.words
        heading = words(say("What there is to know")).upper()
        notes = found.notes or (say("Nothing is doubled and nothing ends."),)
        self._notes.setText("\n".join((heading, *(f"•  {words(note)}" for note in notes))))
        self.ready.emit()

    def _show_chart(self) -> None:
        if self.outcome is not None:
            drawn, index = self.outcome.charts[max(self.sides.checkedId(), 0)]
            self.chart.show_chart(drawn, self._desk.look.theme, index=index, keep_view=False)

    def _show_figures(self) -> None:
        assert self.outcome is not None
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        words = self._desk.words
        for column, (_, name, sign) in enumerate(FIGURES):
            said = label(words(name), "heading" if not sign else "secondary")
            self._grid.addWidget(said, 0, 2 * column + 2, Qt.AlignmentFlag.AlignRight)
        for row, measure in enumerate(MEASURES, 1):
            account = self.outcome.accounts[measure]
            self._grid.addWidget(label(words(NAMED[measure]), "secondary"), row, 0)
            for column, (field, _, sign) in enumerate(FIGURES):
                self._grid.addWidget(label(sign, "secondary"), row, 2 * column + 1)
                figure = label(shown(getattr(account, field)))
                self._grid.addWidget(figure, row, 2 * column + 2, Qt.AlignmentFlag.AlignRight)
        self._grid.setRowStretch(len(MEASURES) + 1, 1)


class TriedDialog(StepsDialog):
    """Steps whose last page tries the act on a copy and shows what comes of it; that is then done."""

    outcome: ResultPage

    def lay_out(self, pages: Sequence[tuple[Message, Page]]) -> None:
        super().lay_out(pages)
        self.outcome.ready.connect(self._known)

    def made(self) -> Iterable[str]:
        """The ids that are selected once the act is done."""
        return ()

    def may_act(self) -> bool:
        return self.outcome.outcome is not None

    def act(self) -> bool:
        done = self.outcome.commit()
        if done:
            self.desk.session.select_many(self.made())
        return done

    def _known(self) -> None:
        self.complain(self.outcome.fault)
        self.refresh_deed()


def shown(total: Total) -> str:
    """A total as it is printed: nothing at all is 0, an unknown part is said with “+ ?”."""
    if total.quantity is None:
        return "?" if total.unknown else "0"
    return total.told
