"""The choices over a chart: kind of chart, what boxes show, layout, levels, before and after, zoom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from orgplanner.drawing.options import CONTENT
from orgplanner.model import ChangeSet
from orgplanner.text import Message, say
from ui.desk import Desk
from ui.panels.chart_drawing import Choice
from ui.panels.colours import fill_colours
from ui.panels.overflow import OverflowLine, offer_click, offer_menu
from ui.panels.stages import StageSwitch, against_of, others
from ui.plain import menu_text, name_button, tool_button, tooltip

KINDS: dict[str, Message] = {"units": say("Units"), "posts": say("Posts"), "both": say("Units and posts")}
LAYOUTS: dict[str, Message] = {"tree": say("Tree"), "dot": say("Network (Graphviz)")}
MOST_LEVELS = 9
WIDEST = 130
"""Pixels of the name of the scenario compared with."""


class ChartBar(OverflowLine):
    """Buttons and menus; says what was chosen and holds nothing itself but what it shows."""

    kind_chosen = Signal(str)
    content_chosen = Signal(object)
    layout_chosen = Signal(str)
    level_chosen = Signal(int)
    colour_chosen = Signal(str, object)
    stage_chosen = Signal(str)
    against_chosen = Signal(str)
    arrows_wanted = Signal(bool)
    play_wanted = Signal()
    zoom_in = Signal()
    zoom_out = Signal()
    fit = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.setObjectName("chartbar")
        self._choice = Choice()
        self._levels = 1
        self._hints: dict[QToolButton, Message] = {}
        self.kinds = self._menu_button(say("Which boxes the chart has"))
        self.content = self._menu_button(say("What the boxes show"))
        self.layouts = self._menu_button(say("How the boxes are laid out"))
        self.colours = self._menu_button(say("What the colours of the boxes stand for"))
        self.levels = self._menu_button(say("Fold the chart to a level"))
        self.stages = StageSwitch(desk)
        self.against = self._menu_button(say("The scenario that this one is compared with"))
        self.zoom = tool_button(flat=True)
        self._icons = {
            "route": (tool_button(), self.arrows_wanted, say("Arrows from old places to new ones")),
            "player-play": (tool_button(), self.play_wanted, say("Play the waves one by one")),
            "zoom-out": (tool_button(flat=True), self.zoom_out, say("Zoom out")),
            "zoom-in": (tool_button(flat=True), self.zoom_in, say("Zoom in")),
            "maximize": (tool_button(), self.fit, say("Fit the chart into the window")),
        }
        self.arrows, self.play = self._icons["route"][0], self._icons["player-play"][0]
        self.arrows.setCheckable(True)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.arrange)
        self._lay_out()
        self._connect()
        self._say()
        self._tint()

    def _menu_button(self, hint: Message) -> QToolButton:
        button = tool_button()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        button.menu().aboutToShow.connect(self._fill)
        self._hints[button] = hint
        self._desk.words.keep(lambda text: button.setToolTip(tooltip(text)), hint)
        return button

    def _lay_out(self) -> None:
        for button, rank in (
            (self.kinds, 9), (self.content, 5), (self.colours, 3), (self.layouts, 2), (self.levels, 1),
        ):  # fmt: skip
            self.add(button, rank, offer_menu(button, partial(self._hint_of, button)))
        self.add_more()
        self.line.addStretch(1)
        self.add(self.stages, 11)
        self.add(self.against, 4, offer_menu(self.against, lambda: self._desk.words(say("Compared with"))))
        out, inside, fit = (self._icons[name][0] for name in ("zoom-out", "zoom-in", "maximize"))
        for button, rank in (
            (self.arrows, 8), (self.play, 7), (out, 6), (self.zoom, 10), (inside, 6), (fit, 0),
        ):  # fmt: skip
            self.add(button, rank, offer_click(button))
        self.stages.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.zoom.setMinimumWidth(56)

    def _hint_of(self, button: QToolButton) -> str:
        return self._desk.words(self._hints[button])

    def _connect(self) -> None:
        desk = self._desk
        self.stages.chosen.connect(self.stage_chosen)
        self.zoom.clicked.connect(self.fit)
        self.arrows.clicked.connect(self.arrows_wanted)
        for button, signal, hint in self._icons.values():
            if button is not self.arrows:
                button.clicked.connect(lambda _=False, signal=signal: signal.emit())
            desk.words.keep(partial(name_button, button), hint)
        desk.words.keep(partial(name_button, self.zoom), say("Fit the chart into the window"))
        desk.words.changed.connect(self._say)
        desk.look.changed.connect(self._tint)
        for signal in (desk.session.document_changed, desk.session.scenario_changed):
            signal.connect(self._say)
        desk.session.changed.connect(self._follow)

    def _follow(self, changes: ChangeSet) -> None:
        if "scenarios" in changes.tables:
            self._say()

    def _tint(self) -> None:
        for name, (button, _, _) in self._icons.items():
            button.setIcon(self._desk.look.icon(name))

    def show_zoom(self, scale: float) -> None:
        """Shows how large the chart is seen."""
        per_cent = scale * 100
        self.zoom.setText(f"{per_cent:.0f}\u202f%" if per_cent >= 10 else f"{per_cent:.1f}\u202f%")

    def show_levels(self, levels: int, any_hidden: bool) -> None:
        """How many levels there are to fold to."""
        self._levels = max(levels, self._levels if any_hidden else 1)

    def show_choice(self, choice: Choice) -> None:
        """Shows what is chosen."""
        if choice != self._choice:
            self._choice = choice
            self._say()

    def _say(self) -> None:
        words = self._desk.words
        self.kinds.setText(words(KINDS[self._choice.kind]))
        self.content.setText(words(say("In each box")))
        self.layouts.setText(words(LAYOUTS[self._choice.layout]))
        self.levels.setText(words(say("Levels")))
        self.colours.setText(words(say("Colour")))
        self._show_stage()
        self._soon.start()

    def _show_stage(self) -> None:
        """Shows what belongs to a comparison only while there is one."""
        against = against_of(self._desk, self._choice)
        on = bool(against and self._choice.stage)
        name = others(self._desk).get(against, "")
        self.stages.show_choice(self._choice)
        self.against.setText(menu_text(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, WIDEST)))
        told = self._desk.words(say("Compared with “{scenario}”", scenario=name))
        self.against.setAccessibleName(told)
        self.against.setToolTip(tooltip(told))
        self.arrows.setChecked(self._choice.arrows)
        for button in (self.against, self.arrows, self.play):
            self.want(button, on)
        self.want(self.layouts, not on)  # what stays could not keep its place in a network

    def _fill(self) -> None:
        """Fills the menus when they are opened, in the language of now."""
        self._fill_choices(self.kinds, KINDS, self._choice.kind, self.kind_chosen)
        self._fill_choices(self.layouts, LAYOUTS, self._choice.layout, self.layout_chosen)
        self._fill_content()
        self._fill_levels()
        self._fill_against()
        fill_colours(self.colours.menu(), self._desk, self._choice, self.colour_chosen.emit)

    def _fill_choices(
        self, button: QToolButton, choices: dict[str, Message], chosen: str, signal: SignalInstance
    ) -> None:
        button.menu().clear()
        for value, message in choices.items():
            action = self._add(button, message)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(lambda _=False, value=value: signal.emit(value))

    def _fill_against(self) -> None:
        menu, chosen = self.against.menu(), against_of(self._desk, self._choice)
        menu.clear()
        for id, name in others(self._desk).items():
            action = menu.addAction(menu_text(name))
            action.setCheckable(True)
            action.setChecked(id == chosen)
            action.triggered.connect(lambda _=False, id=id: self.against_chosen.emit(id))
        menu.addSeparator()
        self._add(self.against, say("End the comparison")).triggered.connect(lambda: self.stage_chosen.emit(""))

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
