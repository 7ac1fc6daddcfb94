"""The menu of what the boxes of a chart can be coloured by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from orgplanner.drawing.colouring import COLOURINGS, usual_against
from orgplanner.text import say
from ui.desk import Desk
from ui.panels.chart_drawing import Choice
from ui.plain import bare_text, menu_text, with_letters

Chosen = Callable[[str, str | None], object]


def fill_colours(menu: QMenu, desk: Desk, choice: Choice, chosen: Chosen) -> None:
    """Offers every attribute, and change against each of the other scenarios."""
    menu.clear()
    for by, colouring in COLOURINGS.items():
        if by != "change":
            _add(menu, desk.words(colouring.words), choice.colour_by == by, by, None, chosen)
    others = _others(desk)
    if others:
        menu.addSeparator()
    plan, against = desk.session.plan, choice.against
    if plan is not None and against not in others:
        against = usual_against(plan, desk.session.scenario)
    for id, name in others.items():
        words = desk.words(say("Change since “{scenario}”", scenario=name))
        _add(menu, words, choice.colour_by == "change" and id == against, "change", id, chosen)
    actions = menu.actions()
    for action, text in zip(actions, with_letters([bare_text(each.text()) for each in actions]), strict=True):
        action.setText(text)


def _others(desk: Desk) -> dict[str, str]:
    plan, language = desk.session.plan, desk.words.language
    if plan is None:
        return {}
    rows = (row for row in plan.ordered_scenarios() if row.id != desk.session.scenario)
    return {row.id: plan.words(row.name, language) for row in rows}


def _add(menu: QMenu, words: str, checked: bool, by: str, against: str | None, chosen: Chosen) -> None:
    action = menu.addAction(menu_text(words))
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _=False: chosen(by, against))
