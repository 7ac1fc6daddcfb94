"""Takes the accepted updates of a list into a scenario, as one step that obeys all rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal

from orgplanner.edits.branch import named_in
from orgplanner.edits.cells import Tick
from orgplanner.edits.draft import Draft
from orgplanner.edits.following import close_line
from orgplanner.edits.places import bring_posts, ordered, settle
from orgplanner.edits.unit_close import close_in
from orgplanner.edits.unit_moves import append_units, take_out
from orgplanner.errors import RuleBroken
from orgplanner.importers.lists.taking.update import Update, Updates
from orgplanner.model import ChangeSet, Plan, Post, Unit, in_order
from orgplanner.text import Message, say

Gone = Literal["close", "unplaced"]
MOST_NOTES = 8
"""Sentences that are told one by one; of more only their number."""
STAYS = say("something in it stays, so it stays too")
NAMED = ("sources", "grades", "people")


def take_updates(
    plan: Plan,
    scenario: str,
    updates: Updates,
    accepted: Collection[str],
    *,
    gone: Gone = "close",
    tick: Tick | None = None,
) -> ChangeSet:
    """The accepted updates, by their ids, as one change set; notes tell what was left out, and why.

    What needs something refused is left out, and so is what breaks a rule or is no longer there. What is `gone`
    from the list closes, or waits as not yet placed. `tick` hears how far it is, and may raise to stop.
    """
    wanted = set(accepted)
    lacking = updates.lacking(wanted)
    chosen = [each for each in updates.updates if each.id in wanted and each.id not in lacking]
    step = _Step(Draft(plan, scenario), updates, gone)
    step.leave_out(lacking)
    step.take(chosen, tick)
    return step.done(len(chosen))


class _Step:
    """One draft, to which every update is put in the order in which things may name each other."""

    def __init__(self, draft: Draft, updates: Updates, gone: Gone) -> None:
        self._draft, self._updates, self._gone = draft, updates, gone
        self._notes: list[Message] = []
        self._arrived: dict[str, list[str]] = {"units": [], "posts": []}

    def leave_out(self, lacking: dict[str, str]) -> None:
        """Tells of what needs something that was refused."""
        known = self._updates.by_id
        for id, by in lacking.items():
            other = known[by].name if by in known else "–"
            why = say("it needs “{other}”, which was not accepted", other=other)
            self._refuse(known[id].name, why)

    def _refuse(self, name: str, why: Message) -> None:
        self._notes.append(say("“{name}”: {reason}", name=name, reason=why))

    def take(self, chosen: list[Update], tick: Tick | None) -> None:
        """Puts all updates into the draft."""
        self._bring_named(chosen)
        done = 0
        for group in self._groups(chosen):
            for together in _by_row(group):
                if tick is not None and done % 200 == 0:
                    tick(done, len(chosen))
                done += 1
                self._try(together)
        self._let_go([each for each in chosen if each.kind == "gone"])
        self._settle()

    def _groups(self, chosen: list[Update]) -> Iterator[list[Update]]:
        """The updates in the order in which they can be put: what is named before what names it."""
        levels = self._updates.levels

        def of(*tables: str, kinds: Collection[str] = ("new", "moved", "changed")) -> list[Update]:
            return [each for each in chosen if each.table in tables and each.kind in kinds]

        places = of("units", kinds=("new", "moved"))
        superior = [each for each in of("posts") if each.field == "reports_to" or each.kind == "new"]
        yield sorted(places, key=lambda each: levels.get(each.row, 0))
        yield of("posts", kinds=("new", "moved"))
        yield [each for each in of("grades", "units", "posts", "people", kinds=("changed",))
               if each.field != "reports_to"]  # fmt: skip
        yield [replace(each, kind="changed", field="reports_to",
                       value=each.value.reports_to if each.kind == "new" else each.value)
               for each in sorted(superior, key=lambda each: levels.get(each.row, 0))]  # fmt: skip
        yield of("assignments", "links", kinds=("gone",))
        yield of("people", kinds=("new",))
        yield of("assignments", kinds=("moved",))
        yield of("assignments", kinds=("changed",))
        yield of("assignments", "links", "todos", kinds=("new",))

    def _try(self, together: list[Update]) -> None:
        """Puts what is about one row at once; where that may not be, bit by bit."""
        first = together[0]
        try:
            if first.kind == "gone":
                self._draft.remove(first.table, self._draft.need(first.table, first.row).id)
            elif first.kind == "new":
                self._add(first)
            else:
                self._change(together)
        except RuleBroken as error:
            if len(together) == 1:
                self._refuse(first.name, error.message)
            for each in together if len(together) > 1 else ():
                self._try([each])

    def _add(self, each: Update) -> None:
        row = each.value
        if self._draft.get(each.table, row.id) is not None:
            raise RuleBroken(say("It is there already."))
        if isinstance(row, Post):
            row = replace(row, reports_to=None)
        self._draft.put_checked(each.table, row)
        self._note_arrival(each)

    def _change(self, together: list[Update]) -> None:
        first = together[0]
        row: Any = self._draft.need(first.table, first.row)
        fields: dict[str, Any] = {each.field: each.value for each in together}
        superior = fields.get("reports_to")
        if superior is not None and self._draft.get("posts", superior) is None:
            return  # its superior was refused; it goes on as it is
        if first.kind == "moved" and first.table in self._arrived:
            fields["unplaced"] = first.table == "posts" and first.value is None
        made = replace(row, **fields)
        if made != row:
            self._draft.put_checked(first.table, made)
        if first.kind == "moved":
            self._note_arrival(first)

    def _note_arrival(self, each: Update) -> None:
        if each.table in self._arrived:
            self._arrived[each.table].append(each.row)

    # what comes along

    def _bring_named(self, chosen: Iterable[Update]) -> None:
        """Adds the sources, grades and people of the list that accepted rows name and the plan has not got."""
        naming = [each.value for each in chosen if each.kind in ("new", "changed") and each.value is not None]
        added: dict[str, list[Any]] = {table: [] for table in NAMED}
        while naming:
            found = [self._updates.named[table][id]
                     for value in naming for table in NAMED for id in _named(value, table)
                     if id in self._updates.named[table] and self._draft.get(table, id) is None]  # fmt: skip
            naming = list({row.id: row for row in found}.values())
            for row in naming:
                table = next(table for table in NAMED if row.id in self._updates.named[table])
                self._draft.add(table, row)
                added[table].append(row)
        if added["grades"]:
            known = {row.id for row in added["grades"]}
            old = [row for row in ordered(self._draft, "grades") if row.id not in known]
            settle(self._draft, "grades", [*old, *in_order(added["grades"])], known)

    # what goes

    def _let_go(self, gone: list[Update]) -> None:
        """Closes what is gone, the lowest first, or takes it out of the tree."""
        posts = [each for each in gone if each.table == "posts"]
        units = [each for each in reversed(gone) if each.table == "units"]
        going = {each.row for each in gone}
        if self._gone == "close":
            for each in posts:
                self._close_post(each)
            for each in units:
                self._close_unit(each)
            return
        for each in units:
            self._unplace_unit(each, going)
        left = [each.row for each in posts if self._is_left(each.row, going)]
        bring_posts(self._draft, [self._draft.post(id) for id in left], None)

    def _close_post(self, each: Update) -> None:
        row = self._draft.get("posts", each.row)
        if isinstance(row, Post):
            close_line(self._draft, row, {})

    def _close_unit(self, each: Update) -> None:
        row = self._draft.get("units", each.row)
        if not isinstance(row, Unit):
            return
        staying = [below for below in self._draft.children(row.id) if below.id not in self._updates.rising]
        if staying or self._draft.posts_of(row.id):
            self._refuse(each.name, STAYS)
        else:
            close_in(self._draft, row, "up", "up", {})

    def _unplace_unit(self, each: Update, going: Collection[str]) -> None:
        row = self._draft.get("units", each.row)
        if not isinstance(row, Unit) or row.parent in going:
            return
        branch = list(self._draft.branch(row.id))
        rising = [unit for unit in branch if unit.id in self._updates.rising]
        kept = {unit.id for top in rising for unit in self._draft.branch(top.id)}
        inside = [unit.id for unit in branch if unit.id not in kept]
        held = {post.id for unit in inside for post in self._draft.posts_of(unit)}
        if {*held, *inside} <= set(going):
            append_units(self._draft, rising, None)
            take_out(self._draft, row)
        else:
            self._refuse(each.name, STAYS)

    def _is_left(self, post: str, going: Collection[str]) -> bool:
        """Whether a post that is gone still stands in a unit that is not."""
        row = self._draft.get("posts", post)
        return isinstance(row, Post) and not row.unplaced and row.unit not in going

    # places among siblings

    def _settle(self) -> None:
        """Gives everything that arrived a place after its new siblings, in the order of the list."""
        for table in ("units", "posts"):
            groups: dict[object, list[Any]] = {}
            for id in dict.fromkeys(self._arrived[table]):
                row: Any = self._draft.get(table, id)
                if row is not None:
                    above = row.parent if table == "units" else row.unit
                    groups.setdefault((above, row.unplaced), []).append(row)
            for rows in groups.values():
                self._place(table, rows)

    def _place(self, table: str, rows: list[Any]) -> None:
        arriving = {row.id for row in rows}
        if table == "units":
            present = [row for row in self._draft.siblings(rows[0]) if row.id not in arriving]
            settle(self._draft, table, [*present, *rows], arriving)
            return
        old = [row for row in self._draft.posts_of(rows[0].unit) if row.id not in arriving]
        head = next((row for row in old if row.is_head), None)
        if head is not None and not self._updates.tells_heads and not rows[0].unplaced:
            rows = [replace(row, is_head=False) for row in rows]
            for row in rows:
                self._draft.put(table, row)
        settle(self._draft, table, sorted([*old, *rows], key=lambda row: not row.is_head), arriving)

    def done(self, count: int) -> ChangeSet:
        """The change set, with what is to be told."""
        made = self._draft.done(say("Take updates from a list ({count})", count=count))
        notes = [*self._notes, *self._draft.notes]
        told = notes[:MOST_NOTES]
        if len(notes) > MOST_NOTES:
            told.append(say("… and {count} more remarks.", count=len(notes) - MOST_NOTES))
        return ChangeSet(made.label, made.changes, tuple(told))


def _by_row(group: list[Update]) -> list[list[Update]]:
    """Changes of the same row together, in the order of the first of each."""
    found: dict[tuple[str, str, str], list[Update]] = {}
    for each in group:
        found.setdefault((each.kind, each.table, each.row), []).append(each)
    return list(found.values())


def _named(value: Any, table: str) -> Iterator[str]:
    """The ids of a shared table that a row, or a value of a field, names."""
    if hasattr(value, "id"):
        yield from named_in(value, table)
    elif isinstance(value, str):
        yield value
    elif getattr(value, "source", None) is not None and table == "sources":
        yield value.source

