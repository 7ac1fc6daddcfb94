"""Merging units: n into one, new or existing; what they have follows, and what is then there twice is reported."""

from collections.abc import Iterable, Sequence
from typing import Any, Unpack, cast

from orgplanner.edits.draft import Draft
from orgplanner.edits.following import functions_follow, links_follow, note_twins, requirements_follow
from orgplanner.edits.grounds import Grounds, record, retarget
from orgplanner.edits.places import bring_posts, settle
from orgplanner.edits.rows import fresh
from orgplanner.edits.unit_close import drop_unit
from orgplanner.edits.unit_moves import append_units
from orgplanner.edits.wording import quoted
from orgplanner.errors import RuleBroken
from orgplanner.model import ChangeSet, Names, Plan, Responsibility, Unit
from orgplanner.text import Message, say


def merge_units(
    plan: Plan,
    scenario: str,
    units: Sequence[str],
    *,
    into: str | None = None,
    name: Names | None = None,
    kind: str | None = None,
    under: str | None = None,
    id: str | None = None,
    **grounds: Unpack[Grounds],
) -> ChangeSet:
    """Makes one unit of several: `into`, which then may get a new name and kind, or a new one.

    A new unit has its own name and kind, else those of the first, and stands where the first stood, or below
    `under`. Posts, sub-units, functions, requirements and links follow; heads that come into a unit with a head
    yield to it. Duplicates are reported in the notes. The succession of every merged unit that the base holds says
    "merge" and names the result.
    """
    draft = Draft(plan, scenario)
    members = list(dict.fromkeys([*units, *([into] if into is not None else [])]))
    rows = [draft.unit(unit) for unit in members]
    if len(rows) < 2:
        raise RuleBroken(say("Merging takes at least two units."))
    if into is None:
        result = _new_unit(draft, rows, name, kind, under, id)
    else:
        result = _kept_unit(draft, into, members, name, kind)
    gone = [unit for unit in members if unit != result]
    _warn_of_support(draft, members, draft.called(draft.unit(result)))
    _gather(draft, gone, result)
    for unit in gone:
        drop_unit(draft, draft.unit(unit), result)
    for unit in members:
        retarget(draft, unit, result)
        record(draft, unit, "merge", ((result, None),), grounds)
    _report(draft, result)
    label = say(
        "Merge {units} into “{into}”", units=_quoted(draft, rows), into=draft.called(draft.unit(result))
    )
    return draft.done(label)


def _new_unit(
    draft: Draft, rows: list[Unit], name: Names | None, kind: str | None, under: str | None, id: str | None
) -> str:
    """Adds the unit that the others become, in the place of the first."""
    first = rows[0]
    members = {row.id for row in rows}
    if under is not None and under in members:
        name_of = draft.called(draft.unit(under))
        raise RuleBroken(say("“{name}” is merged itself, so nothing can stand below it.", name=name_of))
    parent, unplaced = _free_place(draft, first, members) if under is None else (draft.unit(under).id, False)
    fields: dict[str, Any] = {
        "name": first.name if name is None else name,
        "kind": kind or first.kind,
        "parent": parent,
        "unplaced": unplaced,
    }
    made = cast(Unit, fresh("units", id, fields))
    draft.add("units", made)
    beside = draft.siblings(made)
    places = [place for place, row in enumerate(beside) if row.id == first.id]
    place = places[0] + 1 if places else len(beside)
    settle(draft, "units", [*beside[:place], made, *beside[place:]], {made.id})
    return made.id


def _free_place(draft: Draft, unit: Unit, merged: set[str]) -> tuple[str | None, bool]:
    """Parent and `unplaced` of a unit or, when it hangs below units that are merged, of the highest of these."""
    above = top = unit
    while above.parent is not None:
        above = draft.unit(above.parent)
        if above.id in merged:
            top = above
    return top.parent, top.unplaced


def _kept_unit(draft: Draft, into: str, members: Sequence[str], name: Names | None, kind: str | None) -> str:
    """Frees the existing unit from below those that go into it, and renames it where a name is given."""
    row = draft.unit(into)
    parent, unplaced = _free_place(draft, row, set(members))
    if (parent, unplaced) != (row.parent, row.unplaced):
        append_units(draft, [row], parent, unplaced=unplaced)
    draft.set("units", into, name=row.name if name is None else name, kind=kind or row.kind)
    return into


def _gather(draft: Draft, gone: Sequence[str], result: str) -> None:
    """Lets all that the units have come to the result."""
    bring_posts(draft, [post for unit in gone for post in draft.posts_of(unit)], result)
    for unit in gone:
        children = [child for child in draft.children(unit) if child.id not in gone and child.id != result]
        append_units(draft, children, result)
        functions_follow(draft, unit, result)
        requirements_follow(draft, unit, result)
    links_follow(draft, gone, result)
    for unit in gone:
        if draft.unit(unit).parent in gone:
            draft.set("units", unit, parent=None, unplaced=True)


def _warn_of_support(draft: Draft, members: Iterable[str], into: str) -> None:
    """Notes support functions, such as staffing or accounts, that several of the units lead."""
    carriers = 0
    for unit in members:
        led = cast(list[Responsibility], draft.where("responsibilities", "unit", unit))
        functions: list[Any] = [draft.need("functions", row.function) for row in led if row.role == "leads"]
        carriers += any(function.kind == "support" for function in functions)
    if carriers > 1:
        draft.notes.append(
            say("“{into}” has support functions from {count} units.", into=into, count=carriers)
        )


def _report(draft: Draft, result: str) -> None:
    """Notes what stands in the result more than once: heads, and sub-units of one name."""
    name = draft.called(draft.unit(result))
    heads = [post for post in draft.posts_of(result) if post.is_head]
    if len(heads) > 1:
        doubled = quoted(draft.called(post) for post in heads)
        draft.notes.append(say("“{into}” has several heads: {heads}.", into=name, heads=doubled))
    note_twins(draft, draft.children(result), name)
    led = [draft.need("functions", row.function) for row in draft.where("responsibilities", "unit", result)]
    names: dict[str, int] = {}
    for function in led:
        names[draft.called(function)] = names.get(draft.called(function), 0) + 1
    for words, count in names.items():
        if count > 1:
            draft.notes.append(
                say("“{into}” has {count} times “{name}”.", into=name, count=count, name=words)
            )


def _quoted(draft: Draft, rows: Iterable[Unit]) -> Message:
    return quoted(draft.called(row) for row in rows)
