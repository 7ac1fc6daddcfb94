"""Commands on posts: add, grade, status, head; what if somebody moves to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.text import say
from ui.commands import adding
from ui.commands.command import Command, Menu, Run, has_post

if TYPE_CHECKING:
    from ui.session import Session
    from ui.window import MainWindow


def _has_home(session: Session) -> bool:
    """A unit is selected, or something in one."""
    return bool(session.selected and session.unit_of(session.selected))


def _mark(field: str) -> Run:
    """Marks the selected posts as heads or deputies, or takes the mark away where all have it."""

    def run(window: MainWindow) -> None:
        from orgplanner.edits import change_many

        session = window.desk.session
        posts = session.selected_in("posts")
        assert session.state is not None
        on = not all(getattr(session.state.posts[post], field) for post in posts)
        session.do(change_many, "posts", posts, **{field: on})

    return run


def _has_people(session: Session) -> bool:
    return session.state is not None and bool(session.plan and session.plan.people)


def _what_if(window: MainWindow) -> None:
    """Tries what the move of a person does to the skill gaps."""
    from ui.pages.compare.moving import MovingDialog

    MovingDialog(window.desk, window).open()


COMMANDS = (
    Command("add_post", say("Add a post"), adding.add_post, "Alt+Ins", "plus", when=_has_home, at="structure"),
    Command("add_head", say("Add the head post"), lambda window: adding.add_post(window, head=True),
            "Alt+Shift+Ins", when=_has_home, at="structure"),
    Command("mark_head", say("Head or not"), _mark("is_head"), when=has_post),
    Command("mark_deputy", say("Deputy or not"), _mark("is_deputy"), when=has_post),
    Command("what_if", say("What if a person moves…"), _what_if, when=_has_people),
)  # fmt: skip
ITEMS = ("add_post", "add_head", "", "mark_head", "mark_deputy", ">grade", ">status", "", "what_if")
MENU = Menu(say("Posts"), ITEMS)
