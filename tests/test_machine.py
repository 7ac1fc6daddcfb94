"""A machine that does anything a user can do, in any order, and looks after each step whether the plan holds."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from orgplanner import edits
from orgplanner.analysis.likeness import arrange, propose, regroup
from orgplanner.analysis.matching import match
from orgplanner.document.history import History
from orgplanner.edits import EDITS, Part
from orgplanner.edits.merge_choices import CHOICES, FATES
from orgplanner.errors import RuleBroken
from orgplanner.model import (
    SCENARIO,
    SHARED,
    UNKNOWN,
    ChangeSet,
    Figure,
    Names,
    PageTemplate,
    Plan,
    Tables,
    between,
    exactly,
    gather,
    names,
)
from orgplanner.model.choices import (
    ARRANGEMENTS,
    ASSIGNMENT_KINDS,
    DECISIONS,
    LINK_KINDS,
    MEASURES,
    RATERS,
    RESPONSIBILITIES,
    REVIEWS,
    SCALES,
    SCENARIO_KINDS,
)
from orgplanner.model.rules import plan_problems
from orgplanner.storage import read_plan, write_plan

NAMES = st.sampled_from([names(en="Tariff", ru="Тариф"), names(kk="Бөлім"), names(en="Services"), Names()])
FIGURES = st.sampled_from(
    [
        UNKNOWN,
        Figure(exactly(6), "stated"),
        Figure(between(4, 7)),
        Figure(exactly(-1)),
        Figure(exactly("0.25")),
    ]
)
SHARES = st.sampled_from(
    [Decimal(part) for part in ("1", "0.5", "0.3", "0.25", "0.2", "0.000001", "0", "-1")]
)
LEVELS = st.sampled_from([None, 0, 3, 6, 9, -1])
DATES = st.sampled_from(["", "2013", "2013-04-30", "2014-01", "soon"])
OUTLINE = "Office\n\tFirst\n  \t\tDeeper\n\tSecond"
PICKS = st.sampled_from(range(10_007))
CLOSING = {
    "close_post", "close_unit", "close_many", "delete_rows", "delete_scenario", "merge_by_choice", "join_posts",
    "match_scenarios", "carry_over",
}  # fmt: skip
"""Edits that say that posts go."""


def opening() -> Plan:
    """A ministry with two departments, their divisions, posts, holders, functions, and a proposal."""
    plan = Plan("plan")

    def do(changes: ChangeSet) -> None:
        plan.apply(changes)

    do(edits.add_source(plan, names(en="Note"), id="note"))
    do(edits.add_grade(plan, names(en="Chief"), id="g1"))
    do(edits.add_skill(plan, names(en="English"), id="s1", scale="CEFR"))
    do(edits.add_scenario(plan, names(en="Current"), "current", id="now"))
    do(edits.add_unit(plan, "now", name=names(en="Ministry"), id="m"))
    for unit in ("a", "b"):
        do(edits.add_unit(plan, "now", name=names(en=f"Department {unit}"), under="m", id=unit))
        for sub in ("1", "2"):
            do(edits.add_unit(plan, "now", name=names(en=f"Division {sub}"), under=unit, id=unit + sub))
    for unit in ("a", "a1", "a2", "b", "b1"):
        head = Figure(exactly(1), "stated", "note")
        do(
            edits.add_post(
                plan, "now", unit, title=names(en="Head"), id=f"h-{unit}", is_head=True, established=head
            )
        )
        do(edits.add_post(plan, "now", unit, title=names(en="Expert"), id=f"p-{unit}", grade="g1"))
        do(edits.add_person(plan, names(en=f"Holder {unit}"), id=f"x-{unit}"))
        do(edits.assign(plan, "now", f"x-{unit}", f"p-{unit}"))
    do(edits.add_rating(plan, "x-a", "s1", 3))
    do(edits.add_requirement(plan, "now", "s1", unit="a1", level=4))
    do(edits.add_link(plan, "now", "a", "b"))
    do(edits.add_function(plan, "now", names(en="Tariff policy"), id="f1", kind="policy"))
    do(edits.add_function(plan, "now", names(en="Accounts"), id="f2", kind="support"))
    for function, unit, role in (("f1", "a", "leads"), ("f1", "b", "supports"), ("f2", "b", "leads")):
        do(edits.add_responsibility(plan, "now", function, unit, role))
    do(edits.copy_scenario(plan, "now", names(en="Proposed"), id="then"))
    return plan


def index_of(tables: Tables) -> dict[Any, Any]:
    """The indexes of tables as sets, whatever the order in which rows came."""
    return {
        where: {key: set(group) for key, group in index.items()} for where, index in tables._indexes.items()
    }


class Machine(RuleBasedStateMachine):
    """Does edits, undo and redo."""

    @initialize()
    def open(self) -> None:
        numbers = count(1)
        self.same_ids = patch(
            "orgplanner.model.ids.urandom", lambda size: next(numbers).to_bytes(size, "big")
        )
        self.same_ids.start()
        self.folder = TemporaryDirectory()
        self.plan = opening()
        self.history = History()
        self.states: list[Plan] = [self.plan.snapshot()]

    def teardown(self) -> None:
        if hasattr(self, "same_ids"):
            self.same_ids.stop()
            self.folder.cleanup()

    def pick(self, ids: Any, number: int) -> str:
        """One of some ids, sometimes one that is not there."""
        known = sorted(ids)
        return known[number % len(known)] if known and number % 41 != 40 else "nowhere"

    def scenario(self, number: int) -> str:
        return self.pick(self.plan.scenarios, number * 7 + 1)

    def rows(self, scenario: str, table: str) -> Any:
        state = self.plan.states.get(scenario)
        return state.tables[table] if state is not None else {}

    def beside(self, scenario: str, table: str, row: str, number: int) -> str:
        """Mostly a row in the same place as another, so that one can go beside it."""
        known = self.rows(scenario, table)
        field = "parent" if table == "units" else "unit"
        place = getattr(known.get(row), field, None)
        near = [id for id, other in known.items() if getattr(other, field) == place and id != row]
        return self.pick(near or known, number)

    def do(self, name: str, /, *arguments: Any, **fields: Any) -> None:
        """Does an edit, or is refused with a sentence and nothing touched."""
        before = self.plan.snapshot()
        try:
            changes = EDITS[name](self.plan, *arguments, **fields)
        except RuleBroken as refusal:
            self._look_at(refusal, before)
            return
        assert self.plan == before, "an edit touched the plan"
        assert str(changes.label)
        self.plan.apply(changes)
        if changes:
            self.history.push(changes)
            self.states[self.history.place :] = [self.plan.snapshot()]
        self._watch_posts(name, changes)

    def _look_at(self, refusal: RuleBroken, before: Plan) -> None:
        assert self.plan == before
        for language in ("en", "ru", "kk"):
            assert refusal.sentence(language).strip()

    def _watch_posts(self, name: str, changes: ChangeSet) -> None:
        gone = [change for change in changes if change.table == "posts" and change.after is None]
        assert not gone or name in CLOSING, f"{name} lost posts"
        if name in ("delete_scenario", "match_scenarios"):
            return
        if name == "carry_over":
            assert len(gone) == sum(change.table == "posts" and change.before is None for change in changes)
        for change in gone:
            scenario = change.scenario or ""
            base = self.plan.scenarios[scenario].base
            if base is not None and change.id in self.plan.states[base].posts:
                [decided] = self.plan.states[scenario].where("successions", "subject", change.id)
                assert decided.decision in ("close", "merge")

    # The plan and its lists

    @rule(name=NAMES, kind=st.sampled_from(SCENARIO_KINDS), n=PICKS, alternative=st.booleans())
    def scenarios(self, name: Names, kind: str, n: int, alternative: bool) -> None:
        numbered = names({code: f"{words} {n}" for code, words in name.items})
        if n % 12:
            self.do("copy_scenario", self.scenario(n), numbered, kind, alternative=alternative)
        else:
            self.do("add_scenario", numbered, kind, as_of="2013-04")

    @rule(n=PICKS, m=PICKS, locked=st.booleans(), words=st.sampled_from(["", "Other", "Current"]), date=DATES)
    def change_scenarios(self, n: int, m: int, locked: bool, words: str, date: str) -> None:
        scenario, other = self.scenario(n), self.scenario(m)
        which = m // 7 % 6
        if which == 0:
            self.do("lock_scenario", scenario, locked=locked and n % 3 == 0)
        elif which == 1:
            self.do("rename_scenario", scenario, "en", words)
        elif which == 2:
            self.do("change_scenario", scenario, as_of=date, base=other)
        elif which == 3:
            self.do("reorder_scenario", scenario, after=other)
        elif which == 4 and n % 4 == 0:
            self.do("delete_scenario", scenario)
        else:
            self.do("lock_scenario", scenario, locked=False)

    @rule(n=PICKS, name=NAMES, figure=FIGURES, number=LEVELS, scale=st.sampled_from(SCALES))
    def lists(self, n: int, name: Names, figure: Figure, number: int | None, scale: str) -> None:
        plan = self.plan
        doings: list[Callable[[], None]] = [
            lambda: self.do("change_settings", title=name, base_pay=figure, languages=("kk", "en")[: n % 3]),
            lambda: self.do("set_threshold", "policy", narrowest_span=number, widest_span=7),
            lambda: self.do("change_threshold", self.pick(plan.thresholds, n), work="", most_layers=number),
            lambda: self.do("delete_threshold", self.pick(plan.thresholds, n)),
            lambda: self.do("add_source", name, date="2014"),
            lambda: self.do("change_source", self.pick(plan.sources, n), place="p. 17"),
            lambda: self.do("delete_source", self.pick(plan.sources, n)),
            lambda: self.do("add_grade", name, pay=figure, after=self.pick(plan.grades, n)),
            lambda: self.do("change_grade", self.pick(plan.grades, n), coefficient=Decimal(2)),
            lambda: self.do("reorder_grade", self.pick(plan.grades, n), before=self.pick(plan.grades, n + 1)),
            lambda: self.do("delete_grade", self.pick(plan.grades, n)),
            lambda: self.do("add_skill", name, scale=scale),
            lambda: self.do("change_skill", self.pick(plan.skills, n), scale=scale),
            lambda: self.do("delete_skill", self.pick(plan.skills, n)),
            lambda: self.do("add_view", name, scenario=self.scenario(n), against=self.scenario(n + 1)),
            lambda: self.do("change_view", self.pick(plan.views, n), scenario=self.scenario(n), paper="A3"),
            lambda: self.do("delete_view", self.pick(plan.views, n)),
            lambda: self.do("change_settings", rating_months=number),
            lambda: self.do("add_allowance", name, percent=figure, grade=self.pick(plan.grades, n)),
            lambda: self.do("change_allowance", self.pick(plan.allowances, n), kind="contribution"),
            lambda: self.do("reorder_allowance", self.pick(plan.allowances, n), before="b1"),
            lambda: self.do("delete_allowance", self.pick(plan.allowances, n)),
        ]
        doings[n // 7 % len(doings)]()

    @rule(n=PICKS, m=PICKS, name=NAMES, figure=FIGURES)
    def appraise(self, n: int, m: int, name: Names, figure: Figure) -> None:
        plan, scenario = self.plan, self.scenario(n)
        criterion, score = self.pick(plan.criteria, m), self.pick(plan.scores, n)
        doings: list[Callable[[], None]] = [
            lambda: self.do("add_criterion", name, weight=Decimal(n % 3), after=criterion),
            lambda: self.do("add_criterion", name, better="less"),
            lambda: self.do("change_criterion", criterion, name=name, weight=Decimal(m % 5)),
            lambda: self.do("reorder_criterion", criterion, before=self.pick(plan.criteria, n)),
            lambda: self.do("delete_criterion", criterion),
            lambda: self.do("add_score", criterion, scenario, figure, note="heard"),
            lambda: self.do("set_score", criterion, scenario, figure),
            lambda: self.do("change_score", score, score=Figure(exactly(n % 13))),
            lambda: self.do("delete_score", score),
        ]
        doings[m // 7 % len(doings)]()

    @rule(
        n=PICKS, m=PICKS, name=NAMES, figure=FIGURES, level=LEVELS, date=DATES, rater=st.sampled_from(RATERS)
    )
    def people(
        self, n: int, m: int, name: Names, figure: Figure, level: int | None, date: str, rater: str
    ) -> None:
        person, rating = self.pick(self.plan.people, n), self.pick(self.plan.ratings, n)
        doings: list[Callable[[], None]] = [
            lambda: self.do("add_person", name, pay=figure),
            lambda: self.do("change_person", person, pay=figure, name=name),
            lambda: self.do("delete_person", person),
            lambda: self.do(
                "add_rating", person, self.pick(self.plan.skills, m), level, rater=rater, date=date
            ),
            lambda: self.do("change_rating", rating, level=level),
            lambda: self.do("delete_rating", rating),
        ]
        doings[m // 7 % len(doings)]()

    # Units

    @rule(s=PICKS, n=PICKS, m=PICKS, name=NAMES, kind=st.sampled_from(["division", "bakery"]))
    def add_units(self, s: int, n: int, m: int, name: Names, kind: str) -> None:
        scenario = self.scenario(s)
        under = None if n % 5 == 0 else self.pick(self.rows(scenario, "units"), n)
        kind = "bakery" if m % 17 == 0 else "division"
        before = self.pick(self.rows(scenario, "units"), m) if m % 8 == 0 else None
        self.do("add_unit", scenario, name=name, kind=kind, under=under, before=before)

    @rule(s=PICKS, n=PICKS, m=PICKS, how=st.sampled_from(["branch", "unit", "posts", "flying"]))
    def move_units(self, s: int, n: int, m: int, how: str) -> None:
        scenario = self.scenario(s)
        units = self.rows(scenario, "units")
        one, other = self.pick(units, n), self.pick(units, m)
        doings: list[Callable[[], None]] = [
            lambda: self.do("move_unit", scenario, one, other, with_=how),
            lambda: self.do("move_unit", scenario, one, None, with_=how),
            lambda: self.do("move_unit", scenario, one, other, after=self.pick(units, n + m)),
            lambda: self.do("move_unit", scenario, one, other, with_=how),
            lambda: self.do("reorder_unit", scenario, one, after=self.beside(scenario, "units", one, m)),
            lambda: self.do("reorder_unit", scenario, one, before=self.beside(scenario, "units", one, m)),
            lambda: self.do("unplace_unit", scenario, one),
            lambda: self.do("move_many", scenario, [one, self.pick(self.rows(scenario, "posts"), n)], other),
        ]
        doings[(n * 31 + m) // 7 % len(doings)]()

    @rule(s=PICKS, n=PICKS, m=PICKS, name=NAMES, how=st.sampled_from(ARRANGEMENTS), figure=FIGURES)
    def change_units(self, s: int, n: int, m: int, name: Names, how: str, figure: Figure) -> None:
        scenario = self.scenario(s)
        units, posts = self.rows(scenario, "units"), self.rows(scenario, "posts")
        unit = self.pick(units, n)
        ids = [self.pick(posts, n), self.pick(posts, m)]
        doings: list[Callable[[], None]] = [
            lambda: self.do(
                "change_unit", scenario, unit, mandate=name, source=self.pick(self.plan.sources, m)
            ),
            lambda: self.do("rename_unit", scenario, unit, "ru", "Отдел"),
            lambda: self.do("arrange_unit", scenario, unit, how, m % 4),
            lambda: self.do("change_many", scenario, "posts", ids, established=figure),
            lambda: self.do("change_many", scenario, "units", [unit], parent=None),
            lambda: self.do("change_part", scenario, "posts", ids, "established", "quantity", figure.quantity),
            lambda: self.do("change_part", scenario, "units", [unit], "name", "ru", "Отдел"),
        ]
        doings[m // 7 % len(doings)]()

    @rule(
        s=PICKS, n=PICKS, m=PICKS,
        posts=st.sampled_from(["up", "close", "unplaced", ""]),
        units=st.sampled_from(["up", "close", "unplaced", ""]),
    )  # fmt: skip
    def close_units(self, s: int, n: int, m: int, posts: str, units: str) -> None:
        scenario = self.scenario(s)
        known = self.rows(scenario, "units")
        fate = {"posts": posts or self.pick(known, m), "units": units or self.pick(known, m + 1)}
        if n % 4:
            self.do("close_unit", scenario, self.pick(known, n), **fate, reason=names(en="Reform"), wave=2)
        else:
            ids = [self.pick(known, n), self.pick(known, m), self.pick(self.rows(scenario, "posts"), n)]
            self.do("close_many", scenario, ids, **fate)

    @rule(s=PICKS, n=PICKS, m=PICKS, new=st.booleans(), name=NAMES)
    def merge_units(self, s: int, n: int, m: int, new: bool, name: Names) -> None:
        scenario = self.scenario(s)
        units = self.rows(scenario, "units")
        members = [self.pick(units, n), self.pick(units, m), self.pick(units, n + 3)][: 2 + n % 2]
        if new:
            under = self.pick(units, m + 1) if m % 3 == 0 else None
            self.do("merge_units", scenario, members, name=name, kind="department", under=under)
        else:
            self.do("merge_units", scenario, members, into=self.pick(units, m + n))

    @rule(
        s=PICKS, n=PICKS, m=PICKS, into=st.booleans(),
        choice=st.sampled_from(CHOICES), fate=st.sampled_from(FATES),
    )  # fmt: skip
    def merge_as_chosen(self, s: int, n: int, m: int, into: bool, choice: str, fate: str) -> None:
        """Units with what is inside them, as proposed but for one choice; lines and functions joined."""
        scenario = self.scenario(s)
        known = self.rows(scenario, "units")
        members = list(dict.fromkeys([self.pick(known, n), self.pick(known, m)]))
        if scenario in self.plan.states and all(id in known for id in members):
            merger = propose(self.plan, scenario, members, members[0] if into else None)
            if merger.groups:
                group = merger.groups[n % len(merger.groups)]
                changed = replace(group, choice=choice, kept=group.members[0] if m % 3 else "", fate=fate)
                merger = arrange(self.plan, scenario, regroup(merger, [group], [changed]))
            self.do("merge_by_choice", scenario, merger)
        posts, functions = self.rows(scenario, "posts"), self.rows(scenario, "functions")
        self.do("join_posts", scenario, [self.pick(posts, n), self.pick(posts, m)])
        tasks = [self.pick(functions, n), self.pick(functions, m)]
        self.do("join_functions", scenario, tasks, name=names(en="Both"))

    @rule(s=PICKS, n=PICKS, m=PICKS, share=SHARES, close=st.booleans(), everything=st.booleans())
    def split_units(self, s: int, n: int, m: int, share: Decimal, close: bool, everything: bool) -> None:
        scenario = self.scenario(s)
        unit = self.pick(self.rows(scenario, "units"), n)
        posts = sorted(id for id, row in self.rows(scenario, "posts").items() if row.unit == unit)
        below = sorted(id for id, row in self.rows(scenario, "units").items() if row.parent == unit)
        parts = self.rows(scenario, "responsibilities").values()
        tasks = [row.function for row in parts if row.unit == unit]
        if everything:
            one = Part(names(en="All"), posts=tuple(posts), units=tuple(below), share=share)
        else:
            one = Part(names(en="One"), "division", tuple(posts[: m % 3]), tuple(below[:1]), tuple(tasks[:1]))
        pieces = tuple((post, share) for post in posts[2:3])
        self.do("split_unit", scenario, unit, [one, Part(names(en="Two"), posts=pieces)], close=close)

    @rule(s=PICKS, o=PICKS, n=PICKS, m=PICKS, way=st.sampled_from(["up", "down", "out", "in", "round"]), name=NAMES)
    def copy_and_shift(self, s: int, o: int, n: int, m: int, way: str, name: Names) -> None:
        """Branches copied, also from other scenarios and plans, steps among siblings, templates."""
        scenario, origin = self.scenario(s), self.scenario(o)
        units, posts = self.rows(scenario, "units"), self.rows(scenario, "posts")
        ids = [self.pick(units, n), self.pick(posts, m)][: 1 + m % 2]
        template = edits.templates()[m % len(edits.templates())]
        doings: list[Callable[[], None]] = [
            lambda: self.do("duplicate_many", scenario, ids),
            lambda: self.paste(scenario, origin, n, m),
            lambda: self.do("shift", scenario, ids, way),
            lambda: self.do("shift", scenario, [self.pick(units, n)], way),
            lambda: self.do("unplace_many", scenario, ids),
            lambda: self.do("add_unit_above", scenario, [ids[0], self.pick(units, m)][: 1 + m % 2], name=name),
            lambda: self.do("transfer_units", scenario, [ids[0]], self.pick(units, m), reason=name),
            lambda: self.do("convert_unit", scenario, ids[0], kind="centre", name=name, keep_links=n % 2 == 0),
            lambda: self.do("convert_post", scenario, self.pick(posts, m), name=name, keep_links=n % 2 == 0),
            lambda: self.do("add_outline", scenario, OUTLINE, ids[0], language="en"),
            lambda: self.do("add_from_template", scenario, template, None if n % 3 == 0 else ids[0], name=name),
        ]
        if len(units) + len(posts) < 400:
            doings[(n * 31 + m) // 7 % len(doings)]()

    def paste(self, scenario: str, origin: str, n: int, m: int) -> None:
        """Pastes what was copied from a scenario, of this plan or another like it."""
        source = opening() if m % 3 == 0 else self.plan
        origin = "then" if source is not self.plan else origin
        if source is not self.plan:
            source.id = "other"
        known = source.states[origin].tables if origin in source.states else {"units": {}, "posts": {}}
        chosen = [self.pick(known["units"], n), self.pick(known["posts"], m)]
        try:
            branch = edits.take_branch(source, origin, chosen[: 1 + n % 2])
        except RuleBroken:
            return
        under = None if n % 4 == 0 else self.pick(self.rows(scenario, "units"), m)
        if source is self.plan and n % 3 == 0:
            self.do("carry_over", scenario, origin, branch.tops, under)
        else:
            self.do("paste_branch", scenario, branch, under)

    # Posts

    @rule(s=PICKS, n=PICKS, m=PICKS, title=NAMES, figure=FIGURES, head=st.booleans())
    def posts(self, s: int, n: int, m: int, title: Names, figure: Figure, head: bool) -> None:
        scenario = self.scenario(s)
        units, posts = self.rows(scenario, "units"), self.rows(scenario, "posts")
        unit, post, other = self.pick(units, n), self.pick(posts, m), self.pick(posts, n)
        doings: list[Callable[[], None]] = [
            lambda: self.do("add_post", scenario, unit, title=title, established=figure, is_head=head),
            lambda: self.do("add_post", scenario, None if n % 2 else unit, title=title, filled=figure),
            lambda: self.do("change_post", scenario, post, is_head=head, filled=figure),
            lambda: self.do("change_post", scenario, post, reports_to=other),
            lambda: self.do("copy_post", scenario, post, unit=unit if head else None),
            lambda: self.do("move_post", scenario, post, unit),
            lambda: self.do("move_post", scenario, post, unit, before=other),
            lambda: self.do("reorder_post", scenario, post, after=self.beside(scenario, "posts", post, n)),
            lambda: self.do("unplace_post", scenario, post),
            lambda: self.do("close_post", scenario, post, reason=names(en="No longer needed")),
        ]
        doings[(n * 31 + m) // 7 % len(doings)]()

    @rule(s=PICKS, n=PICKS, shares=st.lists(SHARES, max_size=3))
    def split_posts(self, s: int, n: int, shares: list[Decimal]) -> None:
        scenario = self.scenario(s)
        units = self.rows(scenario, "units")
        pieces = [(self.pick(units, n + number), share) for number, share in enumerate(shares)]
        self.do("split_post", scenario, self.pick(self.rows(scenario, "posts"), n), pieces)

    @rule(s=PICKS, n=PICKS, m=PICKS, share=SHARES, kind=st.sampled_from(ASSIGNMENT_KINDS), until=DATES)
    def assignments(self, s: int, n: int, m: int, share: Decimal, kind: str, until: str) -> None:
        scenario = self.scenario(s)
        post = self.pick(self.rows(scenario, "posts"), m)
        held = self.pick(self.rows(scenario, "assignments"), n)
        which = (n * 31 + m) // 7 % 4
        if which == 3:
            person = self.pick(self.plan.people, n)
            self.do("move_person", scenario, person, post, assignment=held if n % 2 else "")
        elif which == 0:
            self.do(
                "assign", scenario, self.pick(self.plan.people, n), post, share=share, kind=kind, until=until
            )
        elif which == 1:
            self.do("end_assignment", scenario, held, until=until)
        else:
            self.do("change_assignment", scenario, held, share=share, post=post)

    # What joins

    @rule(s=PICKS, n=PICKS, m=PICKS, level=LEVELS, kind=st.sampled_from(LINK_KINDS), figure=FIGURES)
    def links(self, s: int, n: int, m: int, level: int | None, kind: str, figure: Figure) -> None:
        scenario = self.scenario(s)
        ends = {**self.rows(scenario, "units"), **self.rows(scenario, "posts")}
        unit = self.pick(self.rows(scenario, "units"), m) if n % 2 else None
        post = self.pick(self.rows(scenario, "posts"), m) if n % 3 else None
        link, need = (
            self.pick(self.rows(scenario, "links"), n),
            self.pick(self.rows(scenario, "requirements"), n),
        )
        skill = self.pick(self.plan.skills, n)
        doings: list[Callable[[], None]] = [
            lambda: self.do("add_link", scenario, self.pick(ends, n), self.pick(ends, m), kind),
            lambda: self.do("change_link", scenario, link, target=self.pick(ends, m)),
            lambda: self.do("delete_link", scenario, link),
            lambda: self.do(
                "add_requirement", scenario, skill, unit=unit, post=post, level=level, people=figure
            ),
            lambda: self.do("change_requirement", scenario, need, level=level),
            lambda: self.do("delete_requirement", scenario, need),
        ]
        doings[(n * 31 + m) // 7 % len(doings)]()

    @rule(s=PICKS, n=PICKS, m=PICKS, name=NAMES, role=st.sampled_from(RESPONSIBILITIES))
    def functions(self, s: int, n: int, m: int, name: Names, role: str) -> None:
        scenario = self.scenario(s)
        unit = self.pick(self.rows(scenario, "units"), m)
        function = self.pick(self.rows(scenario, "functions"), n)
        part = self.pick(self.rows(scenario, "responsibilities"), n)
        doings: list[Callable[[], None]] = [
            lambda: self.do("add_function", scenario, name, kind="support"),
            lambda: self.do("change_function", scenario, function, name=name),
            lambda: self.do("reorder_function", scenario, function),
            lambda: self.do("close_function", scenario, function, reason=name),
            lambda: self.do("add_responsibility", scenario, function, unit, role),
            lambda: self.do("change_responsibility", scenario, part, role=role, unit=unit),
            lambda: self.do("delete_responsibility", scenario, part),
        ]
        doings[(n * 31 + m) // 7 % len(doings)]()

    @rule(s=PICKS, n=PICKS, m=PICKS, measure=st.sampled_from(MEASURES), most=SHARES)
    def limits(self, s: int, n: int, m: int, measure: str, most: Decimal) -> None:
        scenario = self.scenario(s)
        limit = self.pick(self.rows(scenario, "limits"), n)
        if m % 3 == 0:
            unit, kind = self.pick(self.rows(scenario, "units"), n), ("", "department")[n % 2]
            self.do("add_limit", scenario, unit, measure, most=most, kind=kind)
        elif m % 3 == 1:
            self.do("change_limit", scenario, limit, least=most)
        else:
            self.do("delete_limit", scenario, limit)

    @rule(n=PICKS, m=PICKS, name=NAMES)
    def page_templates(self, n: int, m: int, name: Names) -> None:
        template = self.pick(self.plan.page_templates, n)
        doings: list[Callable[[], None]] = [
            lambda: self.do("add_page_template", name, languages=("ru", "kk"), after=template),
            lambda: self.do("take_page_template", PageTemplate("file", name, paper="A3")),
            lambda: self.do("change_page_template", template, title=name, approval=bool(n % 2)),
            lambda: self.do("reorder_page_template", template, before=self.pick(self.plan.page_templates, m)),
            lambda: self.do("delete_page_template", template),
        ]
        doings[m % len(doings)]()

    @rule(s=PICKS, n=PICKS, m=PICKS, name=NAMES)
    def todos(self, s: int, n: int, m: int, name: Names) -> None:
        scenario = self.scenario(s)
        todo = self.pick(self.rows(scenario, "todos"), n)
        if m % 3 == 0:
            self.do("add_todo", scenario, name.best("en"), self.pick(self.rows(scenario, "units"), n))
        elif m % 3 == 1:
            self.do("change_todo", scenario, todo, text=name.best("en"))
        else:
            self.do("delete_todo", scenario, todo)

    @rule(
        s=PICKS, n=PICKS, m=PICKS, decision=st.sampled_from(DECISIONS), state=st.sampled_from(REVIEWS),
        share=SHARES,
    )  # fmt: skip
    def decisions(self, s: int, n: int, m: int, decision: str, state: str, share: Decimal) -> None:
        scenario = self.scenario(s)
        base = self.plan.scenarios[scenario].base if scenario in self.plan.scenarios else None
        subjects = {**self.rows(base or "", "units"), **self.rows(base or "", "posts")}
        subject = self.pick(subjects, n)
        end = self.pick(self.rows(scenario, "units"), m)
        which = m // 7 % 7
        if which == 6:
            self.do("write_grounds", scenario, [subject, self.pick(subjects, m)], "reason", "kk", "Себебі")
        elif which == 0:
            self.do("decide", scenario, subject, decision=decision, targets=[(end, share)], wave=m % 3)
        elif which == 3:
            self.do("review_each", scenario, {subject: state, self.pick(subjects, m): "unchanged"})
        elif which == 4:
            self.do("decide_many", scenario, [subject, self.pick(subjects, m)], decision=decision, wave=m % 3)
        elif which == 1:
            self.do("review", scenario, subject, state)
        elif which == 2:
            self.do("review_many", scenario, [subject, self.pick(subjects, m)], state)
        else:
            self.do("delete_decision", scenario, subject)

    @rule(
        s=PICKS, n=PICKS, m=PICKS, title=NAMES, figure=FIGURES,
        table=st.sampled_from(["posts", "people", "functions", "links", "skills", "requirements", "ratings"]),
    )  # fmt: skip
    def cells(self, s: int, n: int, m: int, title: Names, figure: Figure, table: str) -> None:
        """Rows of a table written over, added and taken out, as from a table on the screen."""
        shared = table in SHARED
        scenario = None if shared else self.scenario(s)
        rows = self.plan.table(table, None) if shared else self.rows(scenario or "", table)
        row = self.pick(rows, n)
        if m % 4 == 0:
            self.do("delete_rows", scenario, table, [row])
            return
        unit, person = self.pick(self.rows(self.scenario(s), "units"), m), self.pick(self.plan.people, n)
        fields: dict[str, Any] = {"name": title}
        if table == "posts":
            place = unit if m % 3 else None
            fields = {"title": title, "established": figure, "unit": place, "holders": (person,)}
            fields["is_head"] = m % 5 < 1
        elif table == "functions":
            fields |= {"leads": (unit,), "supports": (self.pick(self.rows(self.scenario(s), "units"), n),)}
        elif table not in ("people", "skills"):
            fields = {"note": "n"}
        writes = [edits.Write(row, fields)]
        if "note" not in fields:
            writes.append(edits.Write(f"made{len(rows)}-{n}", fields, row))
        self.do("write_rows", scenario, table, writes)

    @rule(one=PICKS, two=PICKS, n=PICKS, least=st.sampled_from([0.0, 0.8, 1.1]), name=NAMES)
    def matched(self, one: int, two: int, n: int, least: float, name: Names) -> None:
        """A scenario comes in from a copy of the plan, or gets the ids of another."""
        old, new = self.scenario(one), self.scenario(two)
        if {old, new} - self.plan.states.keys() or n % 5:
            return
        twins = match(self.plan, old, self.plan, new).sure_twins(least)
        if n % 2:
            self.do("match_scenarios", old, new, twins)
        else:
            numbered = names({code: f"{words} {n}" for code, words in name.items})
            self.do("bring_scenario", old, self.plan.snapshot(), new, twins, name=numbered)

    # Back and forth

    @precondition(lambda self: self.history.can_undo)
    @rule(steps=st.integers(1, 5))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            if (changes := self.history.undo()) is not None:
                self.plan.apply(changes)
                assert self.plan == self.states[self.history.place]

    @precondition(lambda self: self.history.can_redo)
    @rule(steps=st.integers(1, 5))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            if (changes := self.history.redo()) is not None:
                self.plan.apply(changes)
                assert self.plan == self.states[self.history.place]

    @rule()
    def save_and_reopen(self) -> None:
        """The file holds all of the plan, and work goes on from it; undo reaches back over a saving."""
        file = Path(self.folder.name) / "Reform 1 № ?#.orgplan"
        write_plan(self.plan, file)
        loaded = read_plan(file).plan
        assert loaded == self.plan
        assert loaded.id == self.plan.id
        self.plan = loaded
        self.history.mark_clean()

    @rule()
    def all_as_one(self) -> None:
        """All that was done, as one change set, leads from the opening to here, and back."""
        done = self.history._steps[: self.history.place]
        if done:
            whole = gather(done[0].label, done)
            assert self.states[0].after(whole) == self.plan
            assert self.plan.after(whole.inverse()) == self.states[0]

    @invariant()
    def rules_hold(self) -> None:
        assert [str(problem.message) for problem in plan_problems(self.plan)] == []

    @invariant()
    def indexes_are_as_rebuilt(self) -> None:
        for tables, kinds in [
            (self.plan.shared, SHARED),
            *((s, SCENARIO) for s in self.plan.states.values()),
        ]:
            rebuilt = Tables({kind: dict(tables.tables[kind]) for kind in kinds})
            for table, field in tables._indexes:
                rebuilt._index(table, field)
            assert index_of(tables) == index_of(rebuilt)


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=100, stateful_step_count=50, deadline=None)


def test_the_machine_does_every_edit() -> None:
    """An edit that the machine does not know is not tested by it."""
    source = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in EDITS if f'"{name}"' not in source and f"edits.{name}(" not in source] == []
