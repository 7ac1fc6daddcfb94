"""Who holds which post."""

from decimal import Decimal
from typing import Any

from orgplanner.edits.draft import Draft
from orgplanner.edits.rows import fresh, set_fields
from orgplanner.model import Assignment, ChangeSet, Plan
from orgplanner.text import say


def assign(
    plan: Plan,
    scenario: str,
    person: str,
    post: str,
    *,
    share: Decimal = Decimal(1),
    id: str | None = None,
    **fields: Any,
) -> ChangeSet:
    """A person holds a post with an FTE share; more than one full post per person, or per line, is noted."""
    draft = Draft(plan, scenario)
    somebody, line = draft.need("people", person), draft.post(post)
    row = fresh("assignments", id, {"person": person, "post": post, "share": share, **fields})
    draft.add("assignments", row)
    _note_excess(draft, row)
    return draft.done(
        say("Assign “{person}” to “{post}”", person=draft.called(somebody), post=draft.called(line))
    )


def change_assignment(plan: Plan, scenario: str, assignment: str, **fields: Any) -> ChangeSet:
    """Fields of an assignment: share, kind, dates, and also the person or the post."""
    draft = Draft(plan, scenario)
    row = set_fields(draft, "assignments", assignment, fields)
    made = draft.need("assignments", assignment)
    assert isinstance(made, Assignment)
    _note_excess(draft, made)
    return draft.done(say("Change the assignment of “{person}”", person=draft.called(row)))


def end_assignment(plan: Plan, scenario: str, assignment: str, *, until: str = "") -> ChangeSet:
    """Ends an assignment: with a date it is kept as lasting until then, without one it is taken out."""
    draft = Draft(plan, scenario)
    row = draft.need("assignments", assignment)
    if until:
        draft.set("assignments", assignment, until=until)
    else:
        draft.remove("assignments", assignment)
    return draft.done(say("End the assignment of “{person}”", person=draft.called(row)))


def move_person(
    plan: Plan, scenario: str, person: str, post: str, *, assignment: str = "", id: str | None = None
) -> ChangeSet:
    """A person goes to another post with one assignment, which keeps its share; without any a full one is begun.

    What a source says of the old post it does not say of the new one: the assignment is assumed from then on.
    """
    draft = Draft(plan, scenario)
    somebody, line = draft.need("people", person), draft.post(post)
    fields: dict[str, Any] = {"post": post, "since": "", "until": "", "basis": "assumed", "source": None}
    if not assignment:
        row = fresh("assignments", id, {"person": person, **fields})
        draft.add("assignments", row)
        assignment = row.id
    else:
        draft.set("assignments", draft.need("assignments", assignment).id, **fields)
    made = draft.need("assignments", assignment)
    assert isinstance(made, Assignment)
    _note_excess(draft, made)
    name, other = draft.called(somebody), draft.called(line)
    return draft.done(say("Move “{person}” to “{post}”", person=name, post=other))


def _note_excess(draft: Draft, row: Assignment) -> None:
    """Notes a person above one full post, and a line with more holders than it has posts."""
    held = _shares(draft, "person", row.person)
    if held > 1:
        draft.notes.append(
            say("“{person}” now holds {share} posts in all.", person=draft.called(row), share=held)
        )
    post: Any = draft.get("posts", row.post)
    if post is None or post.established.quantity is None:
        return
    filled = _shares(draft, "post", row.post)
    if filled > post.established.quantity.high:
        name = draft.called(post)
        draft.notes.append(say("“{post}” now has more holders than posts: {share}.", post=name, share=filled))


def _shares(draft: Draft, field: str, id: str) -> Decimal:
    rows: list[Assignment] = draft.where("assignments", field, id)
    shares = [row.share for row in rows if isinstance(row.share, Decimal) and row.share.is_finite()]
    return sum(shares, Decimal(0))
