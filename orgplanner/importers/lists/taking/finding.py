"""Finds what a list says otherwise than a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from orgplanner.analysis.tables.spelling import Speller
from orgplanner.edits.repointing import repointed
from orgplanner.importers.lists.recipe import Recipe
from orgplanner.importers.lists.result import Result
from orgplanner.importers.lists.taking.going import PART, find_gone, is_partial, risen
from orgplanner.importers.lists.taking.pairing import Pairing, Tell, file_unit, pair
from orgplanner.importers.lists.taking.telling import Told, what_is_told
from orgplanner.importers.lists.taking.update import NO_DOUBT, Kind, Update, Updates, update_id
from orgplanner.importers.lists.taking.values import SAME, doubt_of, in_language, is_blank, merged
from orgplanner.importers.lists.taking.words import (
    NAMING,
    Places,
    heading_of,
    place_text,
    row_text,
    told_of_new,
    value_text,
)
from orgplanner.importers.reading.book import Book
from orgplanner.model import SHARED, Names, Plan, Row, State
from orgplanner.text import Message, say

TAKEN_OUT = say("It was taken out of the tree here.")


def find_updates(
    plan: Plan,
    scenario: str,
    result: Result,
    *,
    recipe: Recipe | None = None,
    books: Sequence[Book] = (),
    language: str = "en",
    tell: Tell | None = None,
) -> Updates:
    """What a list says otherwise than a scenario, each thing to be accepted or refused.

    Only what the list tells is held against the plan: with the `recipe` also columns count that say the usual in
    every row. `books` name the places. `tell` hears how far it is, and may raise to stop.
    """
    pairing = pair(plan, scenario, result, tell)
    search = _Search(plan, scenario, result, pairing, what_is_told(result, recipe), language, books)
    search.find(tell)
    return search.found()


class _Search:
    """Gathers updates, table by table; `_here` calls rows of the plan, `_there` rows of the list."""

    def __init__(
        self,
        plan: Plan,
        scenario: str,
        result: Result,
        pairing: Pairing,
        told: Told,
        language: str,
        books: Sequence[Book],
    ) -> None:
        self._plan, self._scenario, self._result, self._pairing, self._told = plan, scenario, result, pairing, told
        self._here, self._there = Speller(plan, scenario, language), Speller(result.plan, result.scenario, language)
        self._mine, self._theirs = plan.states[scenario], result.plan.states[result.scenario]
        self._places = Places(books, result.origins)
        self._is_partial = is_partial(self._mine, pairing, told)
        self._listed, self._listed_posts = pairing.here("units"), pairing.here("posts")
        self._file_unit = file_unit(result.plan, result.scenario)
        self._updates: list[Update] = []

    def found(self) -> Updates:
        """All that was found."""
        ids, shared = self._pairing.ids, self._result.plan.shared.tables
        named = {
            table: {ids[table][id]: repointed(row, ids[table][id], ids) for id, row in shared[table].items()}
            for table in ("sources", "grades", "people")
        }
        return Updates(
            self._scenario, tuple(self._updates), self._is_partial,
            "is_head" in self._told.fields["posts"], named, self._levels(),
            risen(self._mine, self._theirs, self._pairing),
        )  # fmt: skip

    def find(self, tell: Tell | None) -> None:
        """Goes through the tables, each after those that its rows name."""
        order = {"units": self._units(), "posts": self._posts()}
        for table in ("grades", "units", "posts", "people", "assignments", "links", "todos"):
            rows = order.get(table) or list(self._rows(table).values())
            for place, row in enumerate(rows):
                if tell is not None and place % 500 == 0:
                    tell(place, len(rows))
                self._hold(table, row)
        gone = find_gone(self._mine, self._result, self._pairing, self._told, self._here, self._is_partial)
        self._updates += gone

    def _rows(self, table: str) -> Mapping[str, Row]:
        return self._result.plan.table(table, None if table in SHARED else self._result.scenario)

    def _units(self) -> list[Any]:
        """The units of the list, each after the one above it."""
        tops = (*self._theirs.children(None), *self._theirs.unplaced_units())
        return [row for top in tops for row in self._theirs.branch(top.id)]

    def _posts(self) -> list[Any]:
        """The posts of the list, unit by unit, then those in none."""
        placed = [row for unit in self._units() for row in self._theirs.posts_of(unit.id)]
        return [*placed, *self._theirs.unplaced_posts()]

    def _levels(self) -> dict[str, int]:
        """How deep units and posts stand in the list, by their ids here."""
        ends = self._pairing.ids["ends"]
        found = {ends[row.id]: place for place, row in enumerate(self._units())}
        for id, row in self._theirs.posts.items():
            level, seen = 0, {id}
            while row.reports_to is not None and row.reports_to not in seen:
                seen.add(row.reports_to)
                level, row = level + 1, self._theirs.posts[row.reports_to]
            found[ends[id]] = level
        return found

    # one row

    def _hold(self, table: str, row: Any) -> None:
        """Holds a row of the list against that of the plan."""
        id = self._pairing.twins[table].get(row.id) if table in self._pairing.twins else None
        moved = repointed(row, self._pairing.ids[table][row.id], self._pairing.ids)
        if id is None:
            self._new(table, row, moved)
            return
        mine = self._plan.table(table, None if table in SHARED else self._scenario)[id]
        self._place(table, row, mine, moved)
        for field in self._told.fields.get(table, ()):
            after = merged(getattr(mine, field), getattr(moved, field))
            if after is not SAME and not self._is_no_news(mine, row, field, after):
                self._changed(table, row, mine, field, after)

    def _is_no_news(self, mine: Any, row: Any, field: str, after: Any) -> bool:
        """Whether something else says it already: a superior that is gone, a unit that is called as the file is.

        Nor does a list take the name of something away.
        """
        if field == "reports_to":
            return after is None and mine.reports_to not in self._listed_posts
        return field in ("name", "title") and (row.id == self._file_unit or is_blank(after))

    def _new(self, table: str, row: Any, moved: Any) -> None:
        if table == "grades" or (table == "people" and self._is_placed(row.id)):
            return  # they come along with what names them
        self._add("new", table, moved.id, row, say("new"), field="",
                  after=told_of_new(self._there, table, row), value=moved,
                  doubt=self._pairing.doubts.get(row.id, NO_DOUBT), needs=self._needs(table, row))  # fmt: skip

    def _is_placed(self, person: str) -> bool:
        return next(self._theirs.where("assignments", "person", person), None) is not None

    def _needs(self, table: str, row: Any) -> tuple[str, ...]:
        """The new rows without which a new one cannot be."""
        if table == "units":
            return self._new_one("units", row.parent)
        if table == "posts":
            return self._new_one("units", row.unit)
        if table == "assignments":
            return self._new_one("posts", row.post)
        if table == "links":
            return tuple(id for end in (row.origin, row.target) for each in ("units", "posts")
                         for id in self._new_one(each, end))  # fmt: skip
        return ()

    def _new_one(self, table: str, id: str | None) -> tuple[str, ...]:
        """The update that brings a row of the list, where the plan has not got it."""
        if id is None or id not in self._rows(table) or id in self._pairing.twins.get(table, {}):
            return ()
        return (update_id("new", table, self._pairing.ids[table][id]),)

    def _place(self, table: str, row: Any, mine: Any, moved: Any) -> None:
        """Where a unit or a post stands, and who holds what."""
        if table == "assignments":
            if mine.post != moved.post:
                doubt = PART if self._is_partial and mine.post not in self._listed_posts else NO_DOUBT
                self._moved(table, row, mine, "post", moved.post, doubt)
            return
        if table not in ("units", "posts") or row.unplaced:
            return
        field = "parent" if table == "units" else "unit"
        before, after = getattr(mine, field), getattr(moved, field)
        if before == after and not mine.unplaced:
            return
        if table == "units" and after is None and not (mine.unplaced or self._is_below_listed(mine)):
            return  # the list does not reach up to what stands above
        if table == "units" and not self._told.has_tree:
            return
        self._moved(table, row, mine, field, after, TAKEN_OUT if mine.unplaced else NO_DOUBT)

    def _is_below_listed(self, unit: Any) -> bool:
        return any(above.id in self._listed for above in self._mine.ancestors(unit.id))

    def _moved(self, table: str, row: Any, mine: Any, field: str, after: Any, doubt: Message) -> None:
        texts = (place_text(self._here, mine), place_text(self._there, row)) if table != "assignments" else (
            value_text(self._here, table, field, mine.post), value_text(self._there, table, field, row.post)
        )  # fmt: skip
        needs = self._new_one(NAMING[field], getattr(row, field))
        self._add("moved", table, mine.id, mine, heading_of(field), field=field, before=texts[0], after=texts[1],
                  value=after, doubt=doubt, needs=needs, origin=row.id)  # fmt: skip

    def _changed(self, table: str, row: Any, mine: Any, field: str, after: Any) -> None:
        before, theirs = getattr(mine, field), getattr(row, field)
        texts = value_text(self._here, table, field, before), value_text(self._there, table, field, theirs)
        if isinstance(theirs, Names) and theirs:
            texts = in_language(before, theirs)
        needs = self._new_one("posts", row.reports_to) if field == "reports_to" else ()
        self._add("changed", table, mine.id, mine, heading_of(field), field=field, before=texts[0], after=texts[1],
                  value=after, doubt=self._renamed(mine.id, field) or doubt_of(table, before, after), needs=needs,
                  origin=row.id)  # fmt: skip

    def _renamed(self, id: str, field: str) -> Message | None:
        """Why a unit that was taken for the same may be another one."""
        return self._pairing.renamed.get(id) if field == "name" else None

    def _add(
        self, kind: Kind, table: str, id: str, row: Any, heading: Message, *,
        field: str, origin: str = "", **more: Any,
    ) -> None:  # fmt: skip
        speller = self._there if kind == "new" else self._here
        own = origin or row.id
        place = row.place if table == "todos" else self._places.of(own, *_ends(self._theirs, table, own))
        self._updates.append(Update(
            update_id(kind, table, id, field), kind, table, id, row_text(speller, table, row), heading,
            field=field, place=place, **more,
        ))  # fmt: skip


def _ends(state: State, table: str, id: str) -> Iterator[str]:
    """What a row joins: its place is theirs."""
    if table == "assignments":
        row = state.assignments[id]
        yield from (row.person, row.post)
    elif table == "links":
        yield state.links[id].origin
