"""Closing units and posts: at once where nothing is lost, else a dialog says what they hold and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgplanner.analysis.contents import Contents, contents, holding
from orgplanner.edits import close_many, is_recorded, topmost
from orgplanner.text import say
from ui.acts.dialog import ActDialog
from ui.acts.fates import FateField
from ui.acts.holding import held, name_of, names_of
from ui.commands.adding import may_edit
from ui.commands.edit import LARGE, chosen_ids
from ui.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from orgplanner.model import Plan, State
    from ui.session import Session
    from ui.window import MainWindow


def close_selected(window: MainWindow) -> None:
    """Closes what is selected: links at once, units and posts as `close_units` says."""
    session = window.desk.session
    ids = chosen_ids(session)
    links = session.selected_in("links")
    if ids and may_edit(session):
        close_units(window, ids)
    elif links:
        _delete_links(session, links)


def _delete_links(session: Session, links: list[str]) -> None:
    from orgplanner.edits import delete_link
    from orgplanner.model import ChangeSet, gather

    def delete(plan: Plan, scenario: str) -> ChangeSet:
        parts = [delete_link(plan, scenario, id) for id in links]
        return gather(say("Delete links: {count}", count=len(links)), parts)

    session.do(delete)


def close_units(window: MainWindow, ids: list[str]) -> None:
    """Closes units and posts; asks first unless they are new, empty and hang on nothing."""
    session = window.desk.session
    plan, state = session.plan, session.state
    if plan is None or state is None:
        return
    tops = topmost(state, ids)
    found = contents(state, tops)
    if not _needs_asking(session, found, tops):
        name, after = names_of(plan, state, tops, window.desk.words.language), neighbour(state, tops)
        if session.do(close_many, tops, posts="unplaced"):
            session.select(after)
            window.tell(say("Closed: {name}. Undo brings it back.", name=name))
        return
    CloseDialog(window.desk, tops, found, window).open()


def _needs_asking(session: Session, found: Contents, tops: list[str]) -> bool:
    """Whether something would be lost, or a decision on what the base scenario has is to be recorded."""
    assert session.plan is not None
    assert session.state is not None
    known = any(is_recorded(session.plan, session.scenario, id) for id in tops)
    chosen = sum(1 for id in tops if id in session.state.posts)
    alone = Contents(posts=chosen, established=found.established)
    return known or found != alone


def neighbour(state: State, ids: list[str]) -> str:
    """What to select once these are gone: the sibling after or before the last, else what is above."""
    last = ids[-1]
    unit = state.units.get(last)
    if unit is None:
        home = state.posts[last].unit
        family = [post.id for post in state.posts_of(home)] if home is not None else []
        above = home or ""
    else:
        family = [row.id for row in (state.unplaced_units() if unit.unplaced else state.children(unit.parent))]
        above = unit.parent or ""
    place = family.index(last) if last in family else 0
    near = [*family[place + 1 :], *reversed(family[:place])]
    return next((id for id in near if id not in ids), above)


class CloseDialog(ActDialog):
    """Says what would go, asks where posts and sub-units go, and why."""

    def __init__(self, desk: Desk, ids: list[str], found: Contents, parent: QWidget) -> None:
        plan, state = desk.session.plan, desk.session.state
        assert plan is not None
        assert state is not None
        language = desk.words.language
        names = names_of(plan, state, ids, language)
        heading = desk.words(say("Close: {names}", names=names))
        deed = say("Close it") if len(ids) == 1 else say("Close them")
        super().__init__(desk, parent, say("Close units and posts"), deed, heading)
        self._ids = ids
        self._large = found.units + found.posts > LARGE
        self._after = neighbour(state, ids)
        units = [id for id in ids if id in state.units]
        self.list_lines(say("What hangs on this:"), held(found))
        above = self._above(units)
        lifted = "" if above is None and units and not any(state.units[id].unplaced for id in units) else above
        self.posts = FateField(desk, say("Posts"), above)
        self.units = FateField(desk, say("Sub-units"), lifted)
        in_units = found.posts - sum(1 for id in ids if id in state.posts)
        if in_units:
            self.ask(say("Posts"), self.posts)
        if found.units:
            self.ask(say("Sub-units"), self.units)
        self.ask_why(holding(state, ids))
        self.finish_layout()

    def _above(self, units: list[str]) -> str | None:
        """The unit above all of these in words, "" when they are several, None when one of them has none."""
        plan, state = self.desk.session.plan, self.desk.session.state
        assert plan is not None
        assert state is not None
        parents = {state.units[id].parent for id in units}
        if not parents or None in parents:
            return None
        one = parents.pop()
        return "" if parents or one is None else name_of(plan, state, one, self.desk.words.language)

    def commit(self) -> bool:
        posts, units = self.posts.fate(), self.units.fate()
        grounds = self.given_grounds()
        if posts is None or units is None or grounds is None:
            return False
        fates: dict[str, Any] = {"posts": posts, "units": units}
        session = self.desk.session
        given = {**fates, **grounds}
        if self._large:
            session.do_beside(close_many, self._ids, then=lambda: session.select(self._after), **given)
            return True
        done = session.do(close_many, self._ids, **given)
        if done:
            session.select(self._after)
        return done
