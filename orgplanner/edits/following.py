"""What follows a unit or post that goes: its links, functions, requirements, limits and holders."""

from collections.abc import Iterable
from dataclasses import replace

from orgplanner.edits.draft import Draft
from orgplanner.edits.grounds import Grounds, record, retarget
from orgplanner.edits.wording import worded
from orgplanner.model import Figure, Link, Names, Post, Requirement, Responsibility, Unit
from orgplanner.model.choices import RESPONSIBILITIES
from orgplanner.text import chained, say


def drop_links(draft: Draft, end: str, name: str) -> None:
    """Removes the links of a unit or post and notes how many."""
    gone = {row.id for field in ("origin", "target") for row in draft.where("links", field, end)}
    for id in gone:
        draft.remove("links", id)
    if gone:
        draft.notes.append(say("Links of “{name}” that end: {count}.", name=name, count=len(gone)))


def drop_limits(draft: Draft, unit: Unit) -> None:
    """Removes the limits of a unit and notes how many."""
    limits = draft.where("limits", "unit", unit.id)
    for row in limits:
        draft.remove("limits", row.id)
    if limits:
        count = len(limits)
        draft.notes.append(say("Limits of “{name}” that end: {count}.", name=draft.called(unit), count=count))


def drop_functions(draft: Draft, unit: Unit) -> None:
    """Takes a unit's part in functions away and notes those that nobody leads any more."""
    for row in draft.where("responsibilities", "unit", unit.id):
        draft.remove("responsibilities", row.id)
        rest = draft.where("responsibilities", "function", row.function)
        if row.role == "leads" and not any(other.role == "leads" for other in rest):
            function = draft.need("functions", row.function)
            draft.notes.append(say("Nobody leads “{function}” any more.", function=draft.called(function)))


def drop_requirements(draft: Draft, field: str, id: str) -> None:
    """Removes the requirements of a unit or post."""
    for row in draft.where("requirements", field, id):
        draft.remove("requirements", row.id)


def requirements_follow(draft: Draft, unit: str, into: str) -> None:
    """Lets a unit's requirements become those of another; the same one is there once, for the people of both."""
    for row in draft.where("requirements", "unit", unit):
        twin = _same_requirement(draft, row, into)
        if twin is None:
            draft.put("requirements", replace(row, unit=into))
            continue
        draft.remove("requirements", row.id)
        if row.people.quantity is not None and twin.people.quantity is not None:
            people = Figure(row.people.quantity + twin.people.quantity, "derived")
            draft.put("requirements", replace(twin, people=people))
        skill = draft.called(draft.need("skills", row.skill))
        draft.notes.append(say("“{skill}” was needed by both; it is now there once.", skill=skill))


def _same_requirement(draft: Draft, row: Requirement, unit: str) -> Requirement | None:
    """The requirement of a unit that asks for the same, when of both or of neither is known for how many."""
    kin = (row.skill, row.level, row.essential, row.people.quantity is None)
    found: list[Requirement] = draft.where("requirements", "unit", unit)
    return next(
        (each for each in found if (each.skill, each.level, each.essential, each.people.quantity is None) == kin),
        None,
    )


def functions_follow(draft: Draft, unit: str, into: str) -> None:
    """Lets another unit take over a unit's part in functions.

    Where it has a part already the stronger one stays, and the draft notes it.
    """
    taken: dict[str, Responsibility] = {
        row.function: row for row in draft.where("responsibilities", "unit", into)
    }
    for row in draft.where("responsibilities", "unit", unit):
        twin = taken.get(row.function)
        if twin is None:
            draft.put("responsibilities", replace(row, unit=into))
            continue
        draft.remove("responsibilities", row.id)
        role = min(row.role, twin.role, key=RESPONSIBILITIES.index)
        draft.put("responsibilities", replace(twin, role=role))
        function = draft.called(draft.need("functions", row.function))
        draft.notes.append(say("“{function}” was with both; it is now there once.", function=function))


def links_follow(draft: Draft, units: Iterable[str], into: str) -> None:
    """Joins the links of units to another; those that would join it to itself or twice are dropped and noted."""
    looped = doubled = 0
    for unit in units:
        rows = {row.id: row for field in ("origin", "target") for row in draft.where("links", field, unit)}
        for row in rows.values():
            origin, target = (into if end == unit else end for end in (row.origin, row.target))
            moved = replace(row, origin=origin, target=target)
            if origin != target and not _has_twin(draft, moved):
                draft.put("links", moved)
                continue
            draft.remove("links", row.id)
            looped += origin == target
            doubled += origin != target
    if looped:
        draft.notes.append(say("Links between the merged units that end: {count}.", count=looped))
    if doubled:
        draft.notes.append(say("Links that were there twice and are there once: {count}.", count=doubled))


def _has_twin(draft: Draft, link: Link) -> bool:
    return any(
        row.id != link.id and (row.target, row.kind) == (link.target, link.kind)
        for row in draft.where("links", "origin", link.origin)
    )


def close_line(draft: Draft, post: Post, grounds: Grounds) -> None:
    """Closes a post with all that hangs on it, and records it when the base holds the post."""
    name = draft.called(post)
    holders = draft.where("assignments", "post", post.id)
    for row in holders:
        draft.remove("assignments", row.id)
    if holders:
        people = chained(draft.called(row) for row in holders)
        draft.notes.append(say("No longer in “{post}”: {people}.", post=name, people=people))
    reporting = draft.where("posts", "reports_to", post.id)
    for row in reporting:
        draft.put("posts", replace(row, reports_to=None))
    if reporting:
        count = len(reporting)
        draft.notes.append(say("Posts that no longer report to “{post}”: {count}.", post=name, count=count))
    drop_links(draft, post.id, name)
    drop_requirements(draft, "post", post.id)
    retarget(draft, post.id, None)
    record(draft, post.id, "close", (), grounds)
    draft.remove("posts", post.id)


def note_twins(draft: Draft, rows: Iterable[Unit | Post], into: str) -> None:
    """Notes names that several of the rows now below one unit share."""
    seen: dict[Names, int] = {}
    for row in rows:
        name = row.name if isinstance(row, Unit) else row.title
        seen[name] = seen.get(name, 0) + 1
    for name, count in seen.items():
        if name and count > 1:
            words = worded(draft.plan, name)
            draft.notes.append(
                say("“{into}” has {count} times “{name}”.", into=into, count=count, name=words)
            )
