"""The review list: every unit and post of the base scenario, what became of it, and what somebody noted about that.

What became of a row is derived by the comparison with the base; the review state is what a person says of it. Where
the two disagree, the list points it out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from orgplanner.analysis.compare import Comparison, RowChanges, compare
from orgplanner.analysis.compare.rows import PLACE
from orgplanner.model import ChangeSet, Plan, Post, Succession, Unit

OPEN, ASIDE = "not reviewed", "out of scope"
FATES = ("unchanged", "changed", "moved", "merged", "split", "closed", "undecided")
"""What may have become of a row; all but the last are review states too."""
COMPARED = ("units", "posts")
"""The tables whose rows are reviewed, and whose changes may change what became of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the base scenario in one of COMPARED, with what became of it: some of FATES, the gravest first.

    `chain` are the units of the base above it, from the root; `ends` are the ids that it goes on as, `fields` the
    names of what changed; `within`: something below it changed or is new. `text` is its code and name and those of
    its unit, for searching.
    """

    table: str
    id: str
    chain: tuple[str, ...] = ()
    fates: tuple[str, ...] = ("unchanged",)
    ends: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    within: bool = False
    recorded: Succession | None = None
    text: str = ""

    @property
    def state(self) -> str:
        """What somebody noted, one of REVIEWS."""
        return OPEN if self.recorded is None else self.recorded.review

    @property
    def decision(self) -> str:
        """What is decided, one of DECISIONS."""
        return "undecided" if self.recorded is None else self.recorded.decision

    @property
    def offered(self) -> str:
        """The review state that follows from what became of it; "" while that is undecided."""
        return "" if self.fates[0] == "undecided" else self.fates[0]

    @property
    def agrees(self) -> bool:
        """Whether what was noted, if anything was, is what became of it; out of scope is what nobody touched."""
        if self.state == ASIDE:
            return self.fates == ("unchanged",)
        return self.state == OPEN or self.state in self.fates or (self.state == "changed" and self.within)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a list are reviewed, and how many of these do not agree with what became of them."""

    reviewed: int = 0
    whole: int = 0
    differing: int = 0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are listed: those in a state ("": any, “differing”: that do not agree), those of a unit of the
    base with its sub-units, those that have all words of a text."""

    state: str = ""
    unit: str = ""
    text: str = ""

    def admits(self, item: Item) -> bool:
        """Whether an item is listed."""
        if self.state == "differing":
            if item.agrees:
                return False
        elif self.state and item.state != self.state:
            return False
        if self.unit and self.unit != item.id and self.unit not in item.chain:
            return False
        return all(word in item.text for word in self.text.casefold().split())


def review_list(plan: Plan, scenario: str, language: str = "") -> tuple[Comparison, list[Item]]:
    """The items of a scenario that has a base, in the order of a printed list, and the comparison behind them."""
    found = compare(plan, plan.scenarios[scenario].base or "", scenario)
    recorded = {row.subject: row for row in found.states[1].successions.values()}
    fates = {**_fates(found.units), **_fates(found.posts)}
    stirred = _stirred(found, fates)
    items = []
    for item, row in _rows(found):
        became, ends, fields = fates.get(item.id, (("unchanged",), (item.id,), ()))
        place = found.states[0].units.get(item.chain[-1] if item.chain else "")
        made = replace(item, fates=became, ends=ends, fields=fields, within=item.id in stirred)
        items.append(replace(made, recorded=recorded.get(item.id), text=_text(plan, row, place, language)))
    return found, items


def _stirred(found: Comparison, fates: Mapping[str, "Became"]) -> set[str]:
    """The units below which something changed, came or went."""
    (old, new), (before, after) = found.states, found.trees
    units: set[str] = set()
    for state, tree, ids in ((old, before, fates), (new, after, (*fates, *found.units.new, *found.posts.new))):
        for id in ids:
            post = state.posts.get(id)
            chain = tree.chains.get(id if post is None else post.unit or "", ())
            units.update(chain[:-1] if post is None else chain)
    return units


def _rows(found: Comparison) -> Iterator[tuple[Item, Unit | Post]]:
    """The units of the base, each followed by its posts; then what has no place there."""
    old, tree = found.states[0], found.trees[0]
    loose = [unit for root in old.unplaced_units() for unit in old.branch(root.id)]
    chains = {**tree.chains, **{unit.id: (unit.id,) for unit in loose}}
    for id, chain in chains.items():
        yield Item("units", id, chain[:-1]), old.units[id]
        for post in old.posts_of(id):
            yield Item("posts", post.id, chain), post
    for post in old.unplaced_posts():
        yield Item("posts", post.id), post


def _text(plan: Plan, row: Unit | Post, unit: Unit | None, language: str) -> str:
    name = plan.words(row.title if isinstance(row, Post) else row.name, language)
    place = "" if unit is None else f"{unit.code} {plan.words(unit.name, language)}"
    return f"{row.code} {name} {place}".casefold()


Became = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Fates, ends and changed fields."""


def _fates(rows: RowChanges) -> dict[str, Became]:
    """What became of the rows that are not simply as they were, by their id in the base."""
    origins = {end: origin for origin, end in rows.became.items()}
    found: dict[str, Became] = {
        origin: (("changed",), (end,), ()) for origin, end in rows.became.items()
    }
    for id, fields in rows.fields.items():
        found[origins.get(id, id)] = (_of_fields(fields), (id,), fields)
    for joined in rows.merged:
        found.update((origin, _also("merged", (joined.end,), found.get(origin))) for origin in joined.origins)
    for divided in rows.split:
        found[divided.origin] = _also("split", divided.ends, found.get(divided.origin))
    found.update((id, (("closed",), (), ())) for id in rows.closed)
    for id in rows.undecided:
        found[id] = _also("undecided", found[id][1] if id in found else (), found.get(id))
    return found


def _of_fields(fields: Sequence[str]) -> tuple[str, ...]:
    moved = any(name in PLACE for name in fields)
    other = any(name not in PLACE for name in fields)
    return ("moved",) * moved + ("changed",) * other


def _also(fate: str, ends: tuple[str, ...], before: Became | None) -> Became:
    """A fate that goes before those that were found already."""
    earlier, _, fields = before or ((), (), ())
    return (fate, *earlier), ends, fields


def progress(items: Iterable[Item]) -> Progress:
    """How far a review is: “312 of 480 reviewed”."""
    whole = reviewed = differing = 0
    for item in items:
        whole += 1
        reviewed += item.state != OPEN
        differing += not item.agrees
    return Progress(reviewed, whole, differing)


def reviewed(plan: Plan, scenario: str) -> Progress:
    """How far the review of a scenario is, without what became of each row; nothing where it has no base."""
    base = plan.scenarios[scenario].base
    if base is None or base not in plan.states:
        return Progress()
    tables = [plan.states[base].tables[table] for table in COMPARED]
    recorded = cast(Iterable[Succession], plan.states[scenario].successions.values())
    done = {row.subject for row in recorded if row.review != OPEN and any(row.subject in rows for rows in tables)}
    return Progress(len(done), sum(map(len, tables)))


def offered(items: Iterable[Item]) -> dict[str, str]:
    """The review states that follow from what became of items, by their ids, without those still undecided."""
    return {item.id: item.offered for item in items if item.offered}


def next_open(items: Sequence[Item], after: int) -> int:
    """The place of the next item that is not reviewed, beginning anew at the end; −1 when there is none."""
    places = (*range(after + 1, len(items)), *range(min(after + 1, len(items))))
    return next((place for place in places if items[place].state == OPEN), -1)


def is_compared_anew(changes: ChangeSet, plan: Plan, scenario: str) -> bool:
    """Whether a change set may change what became of anything, not only what was noted about it."""
    sides = (scenario, plan.scenarios[scenario].base)
    for change in changes:
        if change.table == "scenarios" or (change.table in COMPARED and change.scenario in sides):
            return True
        if change.table == "successions" and change.scenario == scenario:
            one, other = (cast(Succession | None, row) for row in (change.before, change.after))
            if _way(one) != _way(other):
                return True
    return False


def _way(row: Succession | None) -> tuple[object, ...]:
    """What of a succession says where a row goes."""
    return ("undecided", ()) if row is None else (row.decision, row.targets)


def noted(changes: ChangeSet, scenario: str) -> Mapping[str, Succession | None]:
    """What a change set leaves recorded in a scenario, by the subjects it touches."""
    rows = (change for change in changes if change.table == "successions" and change.scenario == scenario)
    found: dict[str, Succession | None] = {}
    for change in rows:
        row = cast(Succession, change.after or change.before)
        if change.after is not None or row.subject not in found:
            found[row.subject] = cast(Succession | None, change.after)
    return found
