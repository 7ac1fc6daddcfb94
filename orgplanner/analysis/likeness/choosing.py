"""A merger while somebody chooses: what was chosen so far, and how the pairs follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orgplanner.analysis.contents import size_of
from orgplanner.analysis.likeness.comparing import Likeness
from orgplanner.analysis.likeness.proposal import Level, arrange, certainty, level_of, regroup
from orgplanner.analysis.likeness.rows import Matcher, parts_of
from orgplanner.edits import Group, Merger
from orgplanner.edits.post_join import joining_fault
from orgplanner.edits.wording import quoted, worded
from orgplanner.model import NO_NAME, Names, Plan, Responsibility, new_id
from orgplanner.text import Message, chained, say


class Choosing:
    """Works on a snapshot; what is compared once is remembered."""

    def __init__(self, plan: Plan, scenario: str, units: Iterable[str]) -> None:
        self.plan, self.scenario = plan, scenario
        self.state = plan.states[scenario]
        self.matcher = Matcher(plan, self.state)
        self.merger = Merger(tuple(unit for unit in units if unit in self.state.units), id=new_id())
        self._sizes: dict[str, str] = {}

    # what is merged

    def add(self, unit: str) -> None:
        """One unit more."""
        if unit in self.state.units and unit not in self.merger.units:
            self.merger = replace(self.merger, units=(*self.merger.units, unit))

    def drop(self, unit: str) -> None:
        """One unit less."""
        units = tuple(id for id in self.merger.units if id != unit)
        into = None if self.merger.into == unit else self.merger.into
        self.merger = replace(self.merger, units=units, into=into)

    def go_on_as(self, unit: str | None) -> None:
        """Which of the units goes on; None: a new one takes their place."""
        if unit != self.merger.into:
            self.merger = replace(self.merger, into=unit, heads=(), name=NO_NAME, kind="")

    def arranged(self) -> Merger:
        """The merger with everything inside lined up; may be called beside the window."""
        made = arrange(self.plan, self.scenario, self.merger, self.matcher)
        for group in made.groups:
            for id in group.members:
                self.size_of(group.table, id)
        return made

    def level(self) -> Level:
        """The merger level by level, as it is chosen now."""
        return level_of(self.plan, self.scenario, self.merger, self.matcher)

    # what is chosen

    def choose(self, groups: Sequence[Group], choice: str) -> None:
        """The same for several groups; where lines of posts cannot be added up they stay."""
        new = [self._with_choice(group, choice) for group in groups]
        self._regroup(groups, new)

    def _with_choice(self, group: Group, choice: str) -> Group:
        several = len(group.members) > 1
        if choice == "combine" and (not several or self.fault(group) is not None):
            return group
        kept = (group.kept or group.members[0]) if several else ""
        return replace(group, choice=choice, kept=kept)

    def change(self, group: Group, **fields: object) -> Group:
        """Other fields of a group; returns it as it is now."""
        new = replace(group, **fields)  # type: ignore[arg-type]
        self._regroup([group], [new])
        return new

    def together(self, groups: Sequence[Group]) -> Group | None:
        """Makes one group of several by hand, to be combined where that may be."""
        if not self.may_join(groups):
            return None
        members = tuple(id for group in groups for id in group.members)
        joined = Group(groups[0].table, members, kept=members[0])
        new = replace(joined, choice="combine") if self.fault(joined) is None else joined
        self._regroup(groups, [new])
        return new

    def may_join(self, groups: Sequence[Group]) -> bool:
        """Whether groups can be one: several of one table that stand inside the same units."""
        if len(groups) < 2 or len({group.table for group in groups}) > 1:
            return False
        levels = self.level().all_levels()
        return any(set(groups) <= set(level.groups[groups[0].table]) for level in levels)

    def apart(self, group: Group) -> None:
        """Every member by itself."""
        self._regroup([group], [Group(group.table, (id,)) for id in group.members])

    def _regroup(self, old: Sequence[Group], new: Sequence[Group]) -> None:
        self.merger = regroup(self.merger, old, new)
        self.merger = self.arranged()

    def head(self, post: str, role: str) -> None:
        """What becomes of a head; another head of the same unit that was to stay head becomes a deputy."""
        beside = next((heads for heads in self.level().all_heads() if post in heads), ())
        roles = dict(self.merger.heads)
        roles[post] = role
        if role == "head":
            roles |= {other: "deputy" for other in beside if other != post and roles.get(other) == "head"}
        self.merger = replace(self.merger, heads=tuple(roles.items()))

    # what there is to say

    def likeness(self, group: Group) -> Likeness:
        """How alike the members are, and why."""
        return certainty(self.matcher, group)

    def is_shared(self, group: Group) -> bool:
        """Whether a group is of more than one unit: look-alikes, or a function in which several have a part."""
        function = group.table == "functions"
        return len(group.members) > 1 or (function and len(self.columns_of(group.table, group.members[0])) > 1)

    def fault(self, group: Group) -> Message | None:
        """Why a group cannot be combined."""
        if group.table != "posts" or len(group.members) < 2:
            return None
        return joining_fault(self.state, [self.state.posts[id] for id in group.members])

    def name_of(self, table: str, id: str) -> Names:
        """The name or title of a row."""
        if table == "posts":
            return self.state.posts[id].title
        return self.state.units[id].name if table == "units" else self.state.functions[id].name

    def size_of(self, table: str, id: str) -> str:
        """The established posts of a line, or of a unit with all below it; "" for a function."""
        if id not in self._sizes:
            size = size_of(self.state, table, id)
            nothing = size.quantity is None and not size.unknown
            self._sizes[id] = "" if table == "functions" else "0" if nothing else size.told
        return self._sizes[id]

    def columns_of(self, table: str, id: str) -> list[int]:
        """The numbers of the merged units that a row stands in; a function may stand in several."""
        chains = [{unit, *(up.id for up in self.state.ancestors(unit))} for unit in self._homes(table, id)]
        return [
            place
            for place, unit in enumerate(self.merger.units)
            if any(self._stands(unit, chain) for chain in chains)
        ]

    def _homes(self, table: str, id: str) -> list[str]:
        """The units that a row belongs to."""
        if table == "units":
            return [id]
        if table == "posts":
            return [self.state.posts[id].unit or ""]
        rows = self.state.where("responsibilities", "function", id)
        return [row.unit for row in rows if isinstance(row, Responsibility)]

    def _stands(self, unit: str, chain: set[str]) -> bool:
        """Whether a chain of units leads up to one of the merged, and to none of them below it."""
        below = {up.id for other in self.merger.units if other in chain for up in self.state.ancestors(other)}
        return unit in chain and unit not in below

    def warnings(self, language: str) -> list[Message]:
        """Heads that are too many, and support functions that several of the units lead."""
        found: list[Message] = []
        roles = dict(self.merger.heads)
        for heads in self.level().all_heads():
            staying = [post for post in heads if roles.get(post) == "head"]
            if len(staying) > 1:
                names = quoted(worded(self.plan, self.state.posts[id].title) for id in staying)
                found.append(say("Several heads would stay: {heads}. Choose who is the head.", heads=names))
        supports = [self._support(unit, language) for unit in self.merger.units]
        if sum(bool(led) for led in supports) > 1:
            names = chained((quoted(led) for led in supports if led), "; ")
            found.append(say("Support functions come from several units: {functions}.", functions=names))
        return found

    def _support(self, unit: str, language: str) -> list[str]:
        """The support functions that a unit leads, itself or right below it."""
        units = [unit, *(row.id for row in self.state.children(unit))]
        led = [row.function for each in units for row in parts_of(self.state, each) if row.role == "leads"]
        functions = [self.state.functions[id] for id in dict.fromkeys(led) if id in self.state.functions]
        return [self.plan.words(row.name, language) for row in functions if row.kind == "support"]
