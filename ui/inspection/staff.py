"""Lists of posts and of who holds them."""

from __future__ import annotations

from collections.abc import Iterable

from orgplanner import edits
from orgplanner.analysis.kind_words import TENURE_WORDS
from orgplanner.model import Assignment, Post, plain
from orgplanner.text import say
from ui.fields.make import write_date
from ui.fields.wording import BASIS
from ui.inspection.listing import Line, Listing, adding, adding_new, beside, stacked
from ui.inspection.teller import NOTHING, Teller

ASSIGNED = ("share", "kind", "since", "until", "basis", "source", "note")


def posts(teller: Teller, unit: str) -> Iterable[Line]:
    """The posts of a unit itself: holders and grade below the title, established and filled on the right."""
    return (_post(teller, post) for post in teller.state.posts_of(unit))


def _post(teller: Teller, post: Post) -> Line:
    grade = teller.plan.grades.get(post.grade or "")
    filled = teller.totals.filled_of_post(post) if teller.totals is not None else post.filled.quantity
    figures = f"{teller.figure(post.established)} / {NOTHING if filled is None else filled}"
    mark = teller(say("head")) if post.is_head else teller(say("deputy")) if post.is_deputy else ""
    basis = post.established.basis if post.established.basis != "stated" else ""
    names = ", ".join(holder_names(teller, post.id))
    below = beside(mark, grade.code if grade else "", names, teller(BASIS[basis]) if basis else "")
    hint = teller.grounds(post.established.basis, post.established.source)
    hint = hint or teller.grounds(post.basis, post.source)
    return Line(post.id, teller.name(post.title), below, figures, hint, post.id)


def holder_names(teller: Teller, post: str) -> list[str]:
    """The names of those who hold a post."""
    people = (teller.plan.people.get(row.person) for row in teller.state.holders(post))
    return [teller.name(person.name) for person in people if person is not None]


def holders(teller: Teller, post: str) -> Iterable[Line]:
    """Who holds a post."""
    for row in teller.state.holders(post):
        person = teller.plan.people.get(row.person)
        yield _assigned(teller, row, teller.name(person.name) if person is not None else NOTHING, row.person)


def held(teller: Teller, person: str) -> Iterable[Line]:
    """The posts that a person holds in the scenario."""
    for row in teller.state.held_by(person):
        assert isinstance(row, Assignment)
        yield _assigned(teller, row, teller.unit(row.post), row.post)


def _assigned(teller: Teller, row: Assignment, name: str, target: str) -> Line:
    since, until = (write_date(date, teller.language) for date in (row.since, row.until))
    dates = f"{since}–{until}" if since or until else ""
    below = beside(teller(TENURE_WORDS[row.kind]), dates)
    hint = stacked(teller.grounds(row.basis, row.source), row.note)
    return Line(row.id, name, below, plain(row.share), hint, target)


POSTS = Listing("posts", say("Posts"), "posts", posts, say("established / filled"))
HOLDERS = Listing(
    "holders", say("Holders"), "assignments", holders, say("share"), ASSIGNED, "people", say("Assign a person"),
    adding(edits.assign, "post", "person"), say("New person"),
    adding_new(edits.add_person, adding(edits.assign, "post", "person")), edits.end_assignment,
    say("End the assignment"),
)  # fmt: skip
HELD = Listing(
    "held", say("Posts held"), "assignments", held, say("share"), ASSIGNED, "posts", say("Assign to a post"),
    adding(edits.assign, "person", "post"), remove=edits.end_assignment, removes=say("End the assignment"),
)  # fmt: skip
