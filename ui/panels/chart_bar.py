"""The choices over a chart: kind of chart, what boxes show, layout, levels, zoom."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from orgplanner.drawing.options import CONTENT
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.panels.chart_drawing import Choice
from ui.panels.colours import fill_colours
from ui.plain import tool_button, tooltip

KINDS: dict[str, Message] = {"units": say("Units"), "posts": say("Posts"), "both": say("Units and posts")}
LAYOUTS: dict[str, Message] = {"tree": say("Tree"), "dot": say("Network (Graphviz)")}
MOST_LEVELS = 9


class ChartBar(QFrame):
    """Buttons and menus; says what was chosen and holds nothing itself but what it shows."""

    kind_chosen = Signal(str)
    content_chosen = Signal(object)
    layout_chosen = Signal(str)
    level_chosen = Signal(int)
    colour_chosen = Signal(str, object)
    zoom_in = Signal()
    zoom_out = Signal()
    fit = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chartbar")
        self._desk = desk
        self._choice = Choice()
        self._levels, self._any_hidden = 1, False
        self.kinds = self._menu_button(say("Which boxes the chart has"))
        self.content = self._menu_button(say("What the boxes show"))
        self.layouts = self._menu_button(say("How the boxes are laid out"))
        self.colours = self._menu_button(say("What the colours of the boxes stand for"))
        self.levels = self._menu_button(say("Fold the chart to a level"))
        self.zoom = tool_button(flat=True)
        self._icons = {
            "zoom-out": (tool_button(flat=True), self.zoom_out, say("Zoom out")),
            "zoom-in": (tool_button(flat=True), self.zoom_in, say("Zoom in")),
            "maximize": (tool_button(), self.fit, say("Fit the chart into the window")),
        }
        self._lay_out()
        desk.words.changed.connect(self._say)
        desk.look.changed.connect(self._tint)
        self._say()
        self._tint()

    def _menu_button(self, hint: Message) -> QToolButton:
        button = tool_button()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().aboutToShow.connect(self._fill)
        self._desk.words.keep(lambda text: button.setToolTip(tooltip(text)), hint)
        return button

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 10, 4)
        line.setSpacing(6)
        for button in (self.kinds, self.content, self.colours, self.layouts, self.levels):
            line.addWidget(button)
        line.addStretch(1)
        out, inside, fit = (button for button, _, _ in self._icons.values())
        for button in (out, self.zoom, inside, fit):
            line.addWidget(button)
        self.zoom.setMinimumWidth(56)
        self.zoom.clicked.connect(self.fit)
        for button, signal, hint in self._icons.values():
            button.clicked.connect(signal)
            self._desk.words.keep(lambda text, button=button: self._name(button, text), hint)
        self._desk.words.keep(lambda text: self._name(self.zoom, text), say("Fit the chart into the window"))

    def _name(self, button: QToolButton, text: str) -> None:
        button.setToolTip(tooltip(text))
        button.setAccessibleName(text)

    def _tint(self) -> None:
        for name, (button, _, _) in self._icons.items():
            button.setIcon(self._desk.look.icon(name))

    def show_zoom(self, scale: float) -> None:
        """Shows how large the chart is seen."""
        per_cent = scale * 100
        self.zoom.setText(f"{per_cent:.0f}\u202f%" if per_cent >= 10 else f"{per_cent:.1f}\u202f%")

    def show_levels(self, levels: int, any_hidden: bool) -> None:
        """How many levels there are to fold to."""
        self._levels, self._any_hidden = max(levels, self._levels if any_hidden else 1), any_hidden

    def show_choice(self, choice: Choice) -> None:
        """Shows what is chosen."""
        self._choice = choice
        self._say()

    def _say(self) -> None:
        words = self._desk.words
        self.kinds.setText(words(KINDS[self._choice.kind]))
        self.content.setText(words(say("In each box")))
        self.layouts.setText(words(LAYOUTS[self._choice.layout]))
        self.levels.setText(words(say("Levels")))
        self.colours.setText(words(say("Colour")))

    def _fill(self) -> None:
        """Fills the menus when they are opened, in the language of now."""
        self._fill_choices(self.kinds, KINDS, self._choice.kind, self.kind_chosen)
        self._fill_choices(self.layouts, LAYOUTS, self._choice.layout, self.layout_chosen)
        self._fill_content()
        self._fill_levels()
        fill_colours(self.colours.menu(), self._desk, self._choice, self.colour_chosen.emit)

    def _fill_choices(self, button: QToolButton, choices: dict[str, Message], chosen: str, signal: object) -> None:
        button.menu().clear()
        for value, message in choices.items():
            action = self._add(button, message)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _=False, value=value: signal.emit(value))

    def _fill_content(self) -> None:
        menu = self.content.menu()
        menu.clear()
        only = self._add(self.content, say("Names only"))
        only.setCheckable(True)
        only.setChecked(not self._choice.content)
        only.triggered.connect(lambda: self.content_chosen.emit(frozenset()))
        menu.addSeparator()
        for value, message in CONTENT.items():
            action = self._add(self.content, message)
            action.setCheckable(True)
            action.setChecked(value in self._choice.content)
            content = self._choice.content ^ {value}
            action.triggered.connect(lambda _=False, content=content: self.content_chosen.emit(content))

    def _fill_levels(self) -> None:
        menu = self.levels.menu()
        menu.clear()
        for level in range(1, min(max(self._levels, 2), MOST_LEVELS) + 1):
            action = self._add(self.levels, say("Fold to level {level}", level=level))
            action.triggered.connect(lambda _=False, level=level: self.level_chosen.emit(level))
        menu.addSeparator()
        self._add(self.levels, say("Unfold all")).triggered.connect(lambda: self.level_chosen.emit(0))

    def _add(self, button: QToolButton, message: Message) -> QAction:
        return button.menu().addAction(self._desk.words(message))
