"""Adding and naming units and posts from the keyboard: what commands of several menus do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgplanner.text import Message, say

if TYPE_CHECKING:
    from orgplanner.model import ChangeSet, Names
    from ui.session import Session
    from ui.window import MainWindow


MANY = 600
"""Boxes from which on a chart is drawn anew too slowly for a name to be typed on it at once."""


def may_edit(session: Session) -> bool:
    """Whether the scenario may be edited; if not, says why and what can be done, before a dialog opens."""
    from orgplanner.edits.draft import open_scenario
    from orgplanner.errors import RuleBroken

    if session.plan is None:
        return False
    try:
        open_scenario(session.plan, session.scenario)
    except RuleBroken as error:
        session.refused.emit(error)
        return False
    return True


def new_name(window: MainWindow, message: Message) -> Names:
    """A name to begin with, in the language of the window."""
    from orgplanner.model import names

    return names({window.desk.words.language: window.desk.words(message)})


def add_below(window: MainWindow) -> None:
    """A unit below the selected one, else at the top; its name is typed at once."""
    session = window.desk.session
    _add(window, session.unit_of(session.selected) or None)


def add_beside(window: MainWindow) -> None:
    """A unit right after the selected one, of its kind; its name is typed at once."""
    session = window.desk.session
    unit = session.unit_of(session.selected)
    if not unit or session.state is None:
        _add(window, None)
        return
    row = session.state.units[unit]
    place: dict[str, Any] = {"unplaced": True} if row.unplaced else {}
    kind = row.kind if row.parent is not None or row.unplaced else ""
    _add(window, row.parent, kind=kind, after=unit, role=row.role, **place)


def _add(window: MainWindow, under: str | None, kind: str = "", **fields: Any) -> None:
    from orgplanner.edits import add_unit, usual_kind
    from orgplanner.edits.naming import to_be_named
    from orgplanner.model import new_id

    session, id = window.desk.session, new_id()
    if session.state is None:
        return
    name = new_name(window, say("New unit"))
    kind = kind or usual_kind(session.state, under)
    if session.do(to_be_named, add_unit, name=name, under=under, kind=kind, id=id, **fields):
        session.select(id)
        edit_name(window, id)


def add_above(window: MainWindow) -> None:
    """A unit in the place of the selected ones, which go below it."""
    from orgplanner.edits import add_unit_above
    from orgplanner.edits.naming import to_be_named
    from orgplanner.model import new_id

    session, id = window.desk.session, new_id()
    units = session.selected_in("units")
    kind = session.state.units[units[0]].kind if units and session.state is not None else "unit"
    name = new_name(window, say("New unit"))
    if session.do(to_be_named, add_unit_above, units, name=name, kind=kind, id=id):
        session.select(id)
        edit_name(window, id)


def add_post(window: MainWindow, head: bool = False) -> None:
    """A post in the selected unit, or after the selected post; its title is typed at once."""
    from orgplanner.edits import add_post, usual_post
    from orgplanner.edits.naming import to_be_named
    from orgplanner.model import new_id

    session, id = window.desk.session, new_id()
    unit = session.unit_of(session.selected)
    if not unit or session.plan is None or session.state is None:
        return
    title = new_name(window, say("Head") if head else say("New post"))
    after = session.selected if session.selected in session.state.posts and not head else None
    fields = usual_post(session.plan, session.scenario)
    if session.do(to_be_named, add_post, unit, title=title, id=id, after=after, is_head=head, **fields):
        session.select(id)
        edit_name(window, id)


def edit_name(window: MainWindow, id: str) -> None:
    """Opens the editor of a name where the person is working: on the chart, in the outline or the inspector."""
    outline, chart = window.work.outline, window.work.chart
    slow = len(chart.boxes) > MANY and outline.view.isVisible()
    if window.desk.session.table_of(id) == "units":
        elsewhere = slow or outline.view.hasFocus()
    else:
        elsewhere = slow or chart.choice.kind == "units"
    if elsewhere:
        window.rename()
    else:
        chart.rename(id)


def select_made(session: Session, changes: ChangeSet) -> None:
    """Selects the units and posts that a step added, without those that came below others."""
    added = [change for change in changes if change.before is None and change.table in ("units", "posts")]
    made = {change.id: change.after for change in added}
    homes = {id: getattr(row, "parent", None) or getattr(row, "unit", None) for id, row in made.items()}
    session.select_many(id for id, home in homes.items() if home not in made)
