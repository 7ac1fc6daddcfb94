"""Bringing a scenario of another plan into this one, so that both can be compared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from orgplanner.edits.branch import Branch, named_in
from orgplanner.edits.bringing import bring
from orgplanner.edits.draft import Draft
from orgplanner.edits.guards import check_rows
from orgplanner.edits.places import inserted, settle
from orgplanner.edits.repointing import ENDS, Ids, joined_ids, repointed, with_ends
from orgplanner.edits.same_people import check_twins, completed, rating_mark, says_more
from orgplanner.model import SCENARIO, Change, ChangeSet, Names, Person, Plan, Rating, Row, Scenario, State, new_id
from orgplanner.text import say

OFTEN = 1_000
"""Rows after which it is heard whether to stop."""
SHARED_FACTS = ("sources", "grades", "skills", "criteria")


def bring_scenario(
    plan: Plan,
    against: str,
    other: Plan,
    scenario: str,
    twins: Ids,
    *,
    name: Names,
    kind: str = "reference",
    id: str | None = None,
    tick: Callable[[], object] = lambda: None,
) -> ChangeSet:
    """A scenario of another plan as one of this, to be held against a scenario that this plan has.

    `twins` has by table (units, posts, people, functions) the ids in `against` of what has others in the other
    plan; rows that join twins follow them. All else keeps its own id, or gets a new one where that would be taken
    for something of `against`. Sources, grades, skills and people are found again by code or name, or brought too.
    What is brought was checked when it came into the other plan. `tick` hears of the work, and may raise to stop.
    """
    old, new = cast(State, plan.home(against)), cast(State, other.home(scenario))
    check_twins(twins)
    draft = Draft(plan)
    ids: dict[str, Mapping[str, str]] = dict(_ids_of_rows(old, new, twins))
    row = _scenario(draft, other.scenarios[scenario], id or new_id(), name, kind)
    tick()
    ids |= _bring_shared(draft, other, scenario)
    tick()
    ids["people"] = _bring_people(draft, other, new, twins.get("people", {}), ids)
    tick()
    _bring_ratings(draft, other, ids)
    _bring_scores(draft, other, {**ids, "scenarios": {scenario: row.id}})
    ids = with_ends(ids)
    draft.set("scenarios", row.id, base=_base(plan, against, other, scenario, ids["ends"]))
    shared = tuple(draft.changes())
    tick()
    check_rows(draft, [change for change in shared if change.id == row.id])
    base = other.states.get(other.scenarios[scenario].base or "")
    label = say("Bring the scenario “{name}”", name=draft.called(row))
    return ChangeSet(label, (*shared, *_heard(_rows(row.id, old, new, base, ids), tick)), tuple(draft.notes))


def _heard(changes: Iterable[Change], tick: Callable[[], object]) -> Iterator[Change]:
    for number, change in enumerate(changes):
        if number % OFTEN == 0:
            tick()
        yield change


def free_name(plan: Plan, wanted: Names, file: str) -> Names:
    """A name for a scenario of a file that no scenario of the plan has, in each of its languages."""
    taken = {words.casefold().strip() for row in plan.scenarios.values() for _, words in row.name.items}
    found: dict[str, str] = {}
    for language, words in wanted.items or (("en", file),):
        tries = (words, f"{words} ({file})", *(f"{words} ({file} {number})" for number in range(2, 1000)))
        found[language] = next(each for each in tries if each.casefold().strip() not in taken)
    return Names(tuple(sorted(found.items())))


def _scenario(draft: Draft, found: Scenario, id: str, name: Names, kind: str) -> Scenario:
    row = replace(found, id=id, name=name, kind=kind, base=None, locked=False, rank="")
    draft.add("scenarios", row)
    settle(draft, "scenarios", inserted(draft, draft.plan.ordered_scenarios(), row), {row.id})
    return row


def _base(plan: Plan, against: str, other: Plan, scenario: str, ends: Mapping[str, str]) -> str | None:
    """The scenario that the decisions are taken on: the same one, or that in which most of its units are found."""
    theirs = other.scenarios[scenario].base
    if theirs is None or theirs in plan.scenarios:
        return theirs
    ours = plan.scenarios[against].base or against
    known = sum(ends.get(id, id) in plan.states[ours].units for id in other.states[theirs].units)
    return ours if 2 * known >= len(other.states[theirs].units) and known else None


# shared facts


def _bring_shared(draft: Draft, other: Plan, scenario: str) -> dict[str, Mapping[str, str]]:
    """Sources, grades, skills and criteria that the scenario and its people name: their ids here by table."""
    state = other.states[scenario]
    people = {row.person: None for row in state.assignments.values()}
    ratings = [row for person in people for row in other.shared.where("ratings", "person", person)]
    naming: list[Row] = [row for table in SCENARIO for row in state.tables[table].values()]
    naming += [*(other.people[id] for id in people), *ratings, *other.shared.where("scores", "scenario", scenario)]
    found: dict[str, tuple[Row, ...]] = {}
    for table in reversed(SHARED_FACTS):
        named = dict.fromkeys(id for row in naming for id in named_in(row, table))
        rows = other.shared.tables[table]
        found[table] = tuple(rows[id] for id in named if id in rows)
        naming += found[table]
    ids = bring(draft, Branch(other.id, "", (), found), SHARED_FACTS)
    _note_other_pay(draft, other, ids["grades"])
    return {table: ids[table] for table in SHARED_FACTS}


def _note_other_pay(draft: Draft, other: Plan, grades: Mapping[str, str]) -> None:
    """Says that grades are paid otherwise in the other plan; one plan has one pay for a grade."""
    count = 0
    for theirs, ours in grades.items():
        grade, known = other.grades[theirs], draft.plan.grades.get(ours)
        given = grade.pay.quantity, grade.coefficient
        if known is not None and given != (None, None) and given != (known.pay.quantity, known.coefficient):
            count += 1
    if count:
        draft.notes.append(
            say("Grades paid otherwise in the other file: {count}; the pay of this plan holds.", count=count)
        )


def _bring_people(draft: Draft, other: Plan, state: State, twins: Mapping[str, str], ids: Ids) -> dict[str, str]:
    """The people who hold posts: completed where the plan has them, else brought; their ids here."""
    found: dict[str, str] = {}
    taken, brought, unlike = set(twins.values()), 0, 0
    for id in dict.fromkeys(row.person for row in state.assignments.values()):
        theirs = other.people[id]
        here = draft.plan.people.get(twins.get(id, ""))
        if here is None:
            found[id] = id if draft.get("people", id) is None and id not in taken else new_id()
            draft.add("people", repointed(theirs, found[id], ids))
            brought += 1
            continue
        found[id] = here.id
        moved = cast(Person, repointed(theirs, here.id, ids))
        whole = completed(here, moved)
        unlike += says_more(whole, moved)
        if whole != here:
            draft.put("people", whole)
    if brought:
        draft.notes.append(say("People brought along: {count}.", count=brought))
    if unlike:
        unlike_words = say(
            "People of whom the other file says something else: {count}; this plan holds.", count=unlike
        )
        draft.notes.append(unlike_words)
    return found


def _bring_ratings(draft: Draft, other: Plan, ids: Ids) -> None:
    """The ratings of these people, unless the plan has one by the same rater for the skill and date."""
    for theirs, ours in ids["people"].items():
        known = {rating_mark(row) for row in draft.where("ratings", "person", ours)}
        for found in other.shared.where("ratings", "person", theirs):
            id = found.id if draft.get("ratings", found.id) is None else new_id()
            row = cast(Rating, repointed(found, id, ids))
            if rating_mark(row) not in known:
                draft.add("ratings", row)


def _bring_scores(draft: Draft, other: Plan, ids: Ids) -> None:
    """What the scenario was given in the appraisal of options."""
    for old in ids["scenarios"]:
        for row in other.shared.where("scores", "scenario", old):
            id = row.id if draft.get("scores", row.id) is None else new_id()
            draft.add("scores", repointed(row, id, ids))


# rows of the scenario


def _ids_of_rows(old: State, new: State, twins: Ids) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The id of every unit, post and function: that of its twin, else its own unless `old` or a twin has it."""
    taken = {id for table in ENDS for id in (*old.tables[table], *twins.get(table, {}).values())}
    for table in ENDS:
        pairs = twins.get(table, {})
        others = (id for id in new.tables[table] if id not in pairs)
        yield table, {**pairs, **{id: new_id() if id in taken else id for id in others}}


def _rows(scenario: str, old: State, new: State, base: State | None, ids: Ids) -> Iterator[Change]:
    """The rows of the scenario as additions."""
    for table in SCENARIO:
        rows = new.tables[table]
        if table in ENDS:
            yield from _added(table, scenario, (repointed(row, ids[table][id], ids) for id, row in rows.items()))
            continue
        moved = [repointed(row, row.id, ids) for row in rows.values()]
        earlier = base.tables[table] if base is not None else {}
        before = {id: repointed(earlier[id], id, ids) for id in rows if id in earlier}
        joined = joined_ids(table, moved, old.tables[table], before)
        yield from _added(table, scenario, (repointed(row, id or row.id, {}) for row, id in joined))


def _added(table: str, scenario: str, rows: Iterable[Row]) -> Iterator[Change]:
    return (Change(table, scenario, row.id, None, row) for row in rows)
