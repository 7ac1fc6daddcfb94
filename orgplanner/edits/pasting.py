"""Copying branches: into another place, scenario or plan, or beside themselves.

A row keeps its id where its scenario comes from the same plan and lacks it, so that scenarios can be compared;
else it gets a new one. A new row in the same plan is an assumption: no code, no source, nobody in it.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, cast

from orgplanner.edits.branch import HANGING, Branch, take_branch
from orgplanner.edits.bringing import Ids, as_assumed, bring, emptied, renamed
from orgplanner.edits.bulk import close_many
from orgplanner.edits.draft import Draft, open_scenario
from orgplanner.edits.places import bring_posts, inserted, place_post, settle
from orgplanner.errors import RuleBroken
from orgplanner.model import Assignment, ChangeSet, Plan, Post, State, Unit, new_id
from orgplanner.text import Message, say

REOPENED = ("close", "merge", "split")
"""Decisions that no longer hold when their subject comes back."""


def paste_branch(
    plan: Plan, scenario: str, branch: Branch, under: str | None, *, after: str | None = None
) -> ChangeSet:
    """A copied branch put below a unit (None: at the top), after a sibling, else at the end.

    Grades, skills, sources and functions are found by code or name, else brought along; holders are not copied.
    What was cut in another plan stays there too; `carry_over` moves what was cut in another scenario.
    """
    draft = Draft(plan, scenario)
    _note_holders(draft, branch)
    tops = _paste(draft, branch, under, after)
    if branch.cut and (branch.plan, branch.scenario) != (plan.id, scenario):
        draft.notes.append(say("It was copied: what was cut stays where it stands in the other scenario or plan."))
    return draft.done(_label(draft, "paste", tops))


def carry_over(plan: Plan, scenario: str, origin: str, ids: Collection[str], under: str | None) -> ChangeSet:
    """Units with all below them, and posts, moved from the scenario `origin` below a unit of this one (None: top).

    Where this scenario has them already they come as copies, without holders. In `origin` they close.
    """
    draft = Draft(plan, scenario)
    open_scenario(plan, origin)
    if origin == scenario:
        raise RuleBroken(say("Nothing would change."))
    branch = take_branch(plan, origin, ids)
    known = frozenset(draft.state.posts)
    tops = _paste(draft, branch, under, None)
    left = branch.holders - _bring_holders(draft, plan.states[origin], branch, known)
    if left:
        draft.notes.append(say("The copy has no holders; people who lose their post: {count}.", count=left))
    made = draft.done(_label(draft, "paste", tops))
    closed = close_many(plan, origin, branch.tops, posts="close", units="close")
    return ChangeSet(made.label, (*made.changes, *closed.changes), made.notes)


def _bring_holders(draft: Draft, origin: State, branch: Branch, known: Collection[str]) -> int:
    """Has people hold the posts that kept their ids, as they did; the number of those who do."""
    rows = [
        row for post in branch.of("posts") if post.id not in known
        for row in cast(list[Assignment], origin.where("assignments", "post", post.id))
    ]  # fmt: skip
    for row in rows:
        draft.put("assignments", row if draft.get("assignments", row.id) is None else replace(row, id=new_id()))
    return len(rows)


def _note_holders(draft: Draft, branch: Branch) -> None:
    if branch.holders:
        draft.notes.append(
            say("The copy has no holders; people who stay where they are: {count}.", count=branch.holders)
        )


def _paste(draft: Draft, branch: Branch, under: str | None, after: str | None) -> list[Unit | Post]:
    """Puts a branch below a unit; its tops as they were made."""
    if under is not None:
        draft.unit(under)
    tops = _copy(draft, branch)
    units = [row for row in tops if isinstance(row, Unit)]
    posts = [row for row in tops if isinstance(row, Post)]
    _hang(draft, units, under, after if after in {row.id for row in draft.children(under)} else None)
    if posts and under is None:
        raise RuleBroken(say("Posts stand in a unit; say which one they move to."))
    bring_posts(draft, posts, under)
    return tops


def duplicate_many(plan: Plan, scenario: str, ids: Collection[str]) -> ChangeSet:
    """Units with all below them, and posts, each copied right after itself, without holders."""
    draft = Draft(plan, scenario)
    branch = take_branch(plan, scenario, ids)
    _note_holders(draft, branch)
    tops = _copy(draft, branch)
    for original, made in zip(branch.tops, tops, strict=True):
        if isinstance(made, Unit):
            _beside(draft, original, made)
        else:
            _post_beside(draft, original, made)
    return draft.done(_label(draft, "duplicate", tops))


def _label(draft: Draft, verb: str, tops: list[Unit | Post]) -> Message:
    if len(tops) == 1:
        name = draft.called(tops[0])
        return say("Paste “{name}”", name=name) if verb == "paste" else say("Duplicate “{name}”", name=name)
    count = len(tops)
    if verb == "paste":
        return say("Paste {count} units and posts", count=count)
    return say("Duplicate {count} units and posts", count=count)


def _copy(draft: Draft, branch: Branch) -> list[Unit | Post]:
    """Adds all of a branch except its tops, which are returned to be placed, in their order."""
    ids = bring(draft, branch)
    kept = _choose_ids(draft, branch, ids)
    tops: dict[str, Unit | Post] = {}
    parts: set[tuple[str, str]] = set()
    leads: set[str] = set()
    for table in HANGING:
        for row in branch.of(table):
            made = _made(draft, branch, table, row, ids, kept)
            if row.id in branch.tops and isinstance(made, Unit | Post):
                tops[row.id] = made
            elif table == "responsibilities":
                _add_part(draft, made, parts, leads)
            elif table != "links" or None not in (made.origin, made.target):
                draft.add(table, made)
    _note(draft, kept, leads)
    return [tops[id] for id in branch.tops]


def _choose_ids(draft: Draft, branch: Branch, ids: Ids) -> set[str]:
    """Gives every row its id and returns those that keep theirs."""
    kept: set[str] = set()
    for table in HANGING:
        kin = ("units", "posts", "functions") if table in ("units", "posts") else (table,)
        ids[table] = {}
        for row in branch.of(table):
            keeps = branch.plan == draft.plan.id and all(draft.get(other, row.id) is None for other in kin)
            ids[table][row.id] = row.id if keeps else new_id()
            if keeps:
                kept.add(row.id)
    return kept


def _made(draft: Draft, branch: Branch, table: str, row: Any, ids: Ids, kept: set[str]) -> Any:
    made = renamed(draft, branch, row, ids, ids[table][row.id])
    if branch.plan != draft.plan.id or row.id in kept:
        return made
    made = as_assumed(made)
    if isinstance(made, Post):
        return emptied(replace(made, code=""))
    return replace(made, code="") if isinstance(made, Unit) else made


def _add_part(draft: Draft, made: Any, parts: set[tuple[str, str]], leads: set[str]) -> None:
    """Adds a unit's part in a function, once, and remembers functions that now have more than one lead."""
    if (made.function, made.unit) in parts:
        return
    parts.add((made.function, made.unit))
    others = draft.where("responsibilities", "function", made.function)
    if made.role == "leads" and any(other.role == "leads" for other in others):
        leads.add(made.function)
    draft.add("responsibilities", made)


def _note(draft: Draft, kept: set[str], leads: set[str]) -> None:
    if leads:
        draft.notes.append(say("Functions that more than one unit leads now: {count}.", count=len(leads)))
    reopened = [
        row for id in kept for row in draft.where("successions", "subject", id) if row.decision in REOPENED
    ]
    for row in reopened:
        draft.put("successions", replace(row, decision="undecided", targets=()))
    if reopened:
        count = len(reopened)
        draft.notes.append(say("Decisions that are open again, as their subjects are back: {count}.", count=count))


def _hang(draft: Draft, units: list[Unit], under: str | None, after: str | None) -> None:
    present = draft.children(under)
    placed = [replace(row, parent=under, unplaced=False) for row in units]
    place = next((number for number, row in enumerate(present, start=1) if row.id == after), len(present))
    settle(draft, "units", [*present[:place], *placed, *present[place:]], {row.id for row in placed})


def _beside(draft: Draft, original: str, made: Unit) -> None:
    first = draft.unit(original)
    row = replace(made, parent=first.parent, unplaced=first.unplaced)
    settle(draft, "units", inserted(draft, draft.siblings(row), row, after=original), {row.id})


def _post_beside(draft: Draft, original: str, made: Post) -> None:
    first = draft.post(original)
    row = replace(made, unit=first.unit, unplaced=first.unplaced, is_head=first.is_head and first.unit is None)
    place_post(draft, row, after=original)
