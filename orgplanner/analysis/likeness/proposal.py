"""What could be made of units that become one: a proposal, and how it changes with what somebody chooses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from orgplanner.analysis.likeness.comparing import UNLIKE, Likeness
from orgplanner.analysis.likeness.lining_up import columns_of, lined_up
from orgplanner.analysis.likeness.rows import PROPOSED, Matcher
from orgplanner.edits.merge_choices import Group, Merger
from orgplanner.edits.post_join import joining_fault
from orgplanner.model import Plan, State

TABLES = ("units", "posts", "functions")
ITSELF = Likeness(1.0, UNLIKE.reason)


@dataclass(frozen=True, slots=True)
class Level:
    """Units that become one, the heads that they have, and what is inside them in groups.

    `inside` has a level for every group of sub-units that are combined, by the members of the group.
    """

    units: tuple[str, ...]
    heads: tuple[str, ...]
    groups: Mapping[str, tuple[Group, ...]]
    inside: Mapping[tuple[str, ...], "Level"]

    def all_levels(self) -> Iterator["Level"]:
        """This level and those inside it."""
        yield self
        for level in self.inside.values():
            yield from level.all_levels()

    def all_groups(self) -> Iterator[Group]:
        """The groups of this level and of those inside it."""
        for level in self.all_levels():
            for groups in level.groups.values():
                yield from groups

    def all_heads(self) -> Iterator[tuple[str, ...]]:
        """The heads of this level, and of each inside it, apart."""
        return (level.heads for level in self.all_levels())


def propose(
    plan: Plan, scenario: str, units: Sequence[str], into: str | None = None, id: str | None = None
) -> Merger:
    """A merger of units in which what is surely the same is combined, and the first head stays head."""
    return arrange(plan, scenario, Merger(tuple(dict.fromkeys(units)), into, id))


def arrange(plan: Plan, scenario: str, merger: Merger, matcher: Matcher | None = None) -> Merger:
    """The merger with a group for everything inside: those it has, where they still fit, else as proposed.

    A matcher of the same plan remembers what it compared.
    """
    level = level_of(plan, scenario, merger, matcher)
    chosen = dict(merger.heads)
    heads = [
        (post, chosen.get(post, "deputy" if place else "head"))
        for posts in level.all_heads()
        for place, post in enumerate(posts)
    ]
    return replace(merger, groups=tuple(level.all_groups()), heads=tuple(heads))


def level_of(plan: Plan, scenario: str, merger: Merger, matcher: Matcher | None = None) -> Level:
    """What a merger has in groups, level by level."""
    first = [merger.into] if merger.into in merger.units and merger.into is not None else []
    units = tuple(dict.fromkeys([*first, *merger.units]))
    state = plan.states[scenario]
    return _Arranger(state, matcher or Matcher(plan, state), merger.groups).level(units)


def regroup(merger: Merger, old: Sequence[Group], new: Sequence[Group]) -> Merger:
    """The merger with some groups in the place of others."""
    gone = {group.members for group in old}
    kept = [group for group in merger.groups if group.members not in gone]
    return replace(merger, groups=(*kept, *new))


def certainty(matcher: Matcher, group: Group) -> Likeness:
    """How alike the members of a group are: the least certain pair of them."""
    pairs = (matcher(group.table, one, other) for one, other in combinations(group.members, 2))
    return min(pairs, key=lambda found: found.certainty, default=ITSELF)


class _Arranger:
    """Goes through the levels; each row stands in one group."""

    def __init__(self, state: State, matcher: Matcher, decided: Sequence[Group]) -> None:
        self._state = state
        self._matcher = matcher
        self._decided = {id: group for group in decided for id in group.members}
        self._seen: set[str] = set()

    def level(self, units: tuple[str, ...]) -> Level:
        """The level of these units, the first of which goes on or gives its place."""
        self._seen.update(units)
        groups = {table: tuple(self._groups(table, units)) for table in TABLES}
        heads = tuple(
            post.id for unit in units for post in self._state.posts_of(unit) if post.is_head
        )
        combined = [group for group in groups["units"] if group.choice == "combine"]
        inside = {group.members: self.level(_kept_first(group)) for group in combined}
        return Level(units, heads, groups, inside)

    def _groups(self, table: str, units: Sequence[str]) -> Iterator[Group]:
        """The groups of one table: those decided whose members all stand here, and the others lined up."""
        columns = columns_of(self._state, table, units)
        here = {id: None for ids in columns.values() for id in ids if id not in self._seen}
        decided = {id: self._decided[id] for id in here if self._fits(id, table, here)}
        open_ids = {unit: [id for id in ids if id in here and id not in decided] for unit, ids in columns.items()}
        proposed = [self._proposed(table, ids) for ids in lined_up(open_ids, self._matcher, table)]
        found = {id: group for group in (*proposed, *decided.values()) for id in group.members}
        self._seen.update(here)
        yield from dict.fromkeys(found[id] for id in here)

    def _fits(self, id: str, table: str, here: Mapping[str, None]) -> bool:
        group = self._decided.get(id)
        return group is not None and group.table == table and all(member in here for member in group.members)

    def _proposed(self, table: str, ids: tuple[str, ...]) -> Group:
        group = Group(table, ids, kept=ids[0] if len(ids) > 1 else "")
        if len(ids) < 2 or certainty(self._matcher, group).certainty < PROPOSED or not self._may_combine(group):
            return group
        return replace(group, choice="combine")

    def _may_combine(self, group: Group) -> bool:
        if group.table != "posts":
            return True
        return joining_fault(self._state, [self._state.posts[id] for id in group.members]) is None


def _kept_first(group: Group) -> tuple[str, ...]:
    kept = group.kept or group.members[0]
    return tuple(dict.fromkeys((kept, *group.members)))
