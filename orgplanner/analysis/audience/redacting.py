"""A copy of a plan for somebody: made from rows that hold only what it may tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from orgplanner.analysis.audience.audience import Audience, checked, read_words, together
from orgplanner.analysis.audience.holders import Holder, aliases, holder_names, holders_of
from orgplanner.analysis.audience.mentions import Mentions, amounts_of
from orgplanner.analysis.audience.scope import part_of
from orgplanner.analysis.audience.tables import named_sources, pruned, turned
from orgplanner.analysis.audience.telling import FREE, KEYWORDS, PAID, emptied, is_left_out
from orgplanner.edits.repointing import repointed, with_ends
from orgplanner.model import TABLES, Figure, Limit, Person, Plan, Row, Settings, Succession, View
from orgplanner.model.columns import columns
from orgplanner.model.names import names

TEXTS = frozenset({"short", "long", "names"})
EVERY = 500
"""rows between two calls of `tick`"""


@dataclass(frozen=True, slots=True)
class AudienceCopy:
    """The copy, who is who among its holders, and how much was left out, by word.

    `counts` has the fields that were emptied by "pay" and "notes", people whose "names" were withheld, rows of
    "skills", "to-dos", texts that spoke of somebody or of pay and were left out ("texts") or in which words were
    replaced ("headings"), and rows outside of the part: "units outside", "posts outside", "scenarios outside",
    "people outside".
    """

    plan: Plan
    holders: tuple[Holder, ...]
    counts: Mapping[str, int]


def _nothing() -> None:
    pass


def redacted(plan: Plan, what: Audience) -> Plan:
    """The copy alone; see `audience_copy`."""
    return audience_copy(plan, what).plan


def audience_copy(plan: Plan, what: Audience, tick: Callable[[], object] = _nothing) -> AudienceCopy:
    """A plan for an audience; the same plan and audience give the same copy. RuleBroken when there is no such copy.

    The plan itself may be a copy; what it has not is not left out twice. `tick` is called now and then, and may
    raise to stop.
    """
    checked(plan, what)
    part = part_of(plan, what.unit, what.scenario) if what.unit or what.scenario else plan
    fresh = what.without - read_words(plan.settings.without).without
    nameless = "names" in fresh
    holders = holders_of(plan, part) if nameless else ()
    counts: Counter[str] = Counter(dict(_outside(plan, part)))
    writer = _Writer(
        plan, fresh, together(plan, what).words, {each.person.id: each for each in holders}, counts, tick
    )
    copy = pruned(turned(part, writer.row)) if fresh else _marked(part, writer)
    if fresh:
        _drop_sources(part, copy)
    return AudienceCopy(copy, holders, {word: count for word, count in sorted(counts.items()) if count})


def _marked(part: Plan, writer: _Writer) -> Plan:
    """A part of which nothing else is left out."""
    return turned(part, lambda _, __, row: writer.settings(row) if isinstance(row, Settings) else row)


def _outside(plan: Plan, part: Plan) -> Iterator[tuple[str, int]]:
    yield "scenarios outside", len(plan.states) - len(part.states)
    yield "people outside", len(plan.people) - len(part.people)
    for word, table in (("units outside", "units"), ("posts outside", "posts")):
        before = sum(len(plan.states[id].tables[table]) for id in part.states)
        yield word, before - sum(len(state.tables[table]) for state in part.states.values())


def _drop_sources(part: Plan, copy: Plan) -> None:
    """Leaves out sources that only what was left out had named."""
    gone = set(named_sources(part)) - set(named_sources(copy))
    copy.shared.tables["sources"] = {id: row for id, row in copy.sources.items() if id not in gone}


@dataclass(slots=True)
class _Writer:
    """Turns rows of a part of `plan` into those of the copy, which is `without` some and says `words` of itself."""

    plan: Plan
    without: frozenset[str]
    words: tuple[str, ...]
    holders: Mapping[str, Holder]
    counts: Counter[str]
    tick: Callable[[], object]
    _rows: int = 0
    _ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _mentions: Mentions = field(default_factory=lambda: Mentions({}))
    _said_of: dict[str, str] = field(default_factory=dict)
    """what is left of texts, as many rows say the same"""

    def __post_init__(self) -> None:
        called = {id: holder.called for id, holder in self.holders.items()}
        amounts = amounts_of(_amounts(self.plan)) if "pay" in self.without else frozenset()
        self._mentions = Mentions(called, amounts)
        if "names" in self.without:
            self._ids = with_ends(aliases(self.plan))
            self._mentions.know({id: _known_as(person) for id, person in self.plan.people.items()})

    def row(self, table: str, _scenario: str | None, row: Row) -> Row | None:
        """The row of the copy, or None."""
        self._rows += 1
        if self._rows % EVERY == 0:
            self.tick()
        if is_left_out(table, row, self.without):
            self.counts[_ROWS.get(table, "pay")] += 1
            return None
        if isinstance(row, Settings):
            row = self.settings(row)
        if isinstance(row, Person) and row.id in self.holders:
            return self._holder(row)
        return self._repointed(table, self._without_mentions(table, self._emptied(table, row)))

    def settings(self, row: Settings) -> Settings:
        """The settings of the copy, which say what it is."""
        return replace(row, without=self.words)

    def _emptied(self, table: str, row: Row) -> Row:
        usual = emptied(table, self.without)
        fields = {name: value for name, value in usual.items() if getattr(row, name) != value}
        for name in fields:
            self.counts["notes" if name in ("note", "notes", "reason") else "pay" if name in _PAY else "names"] += 1
        return replace(row, **fields) if fields else row

    def _holder(self, row: Person) -> Person:
        self.counts["names"] += 1
        holder = self.holders[row.id]
        pay = row.pay if "pay" not in self.without else Figure()
        self.counts["pay"] += pay != row.pay
        return Person(holder.id, holder_names(self.plan, holder.number), pay=pay, basis=row.basis)

    def _repointed(self, table: str, row: Row) -> Row:
        if not self._ids:
            return row
        if isinstance(row, View):
            ids = self._ids["ends"]
            return replace(row, folded=tuple(ids.get(id, id) for id in row.folded))
        subjects = self._ids["ends"] if isinstance(row, Succession) else None
        id = self._ids.get(table, {}).get(row.id, row.id)
        turned_row: Row = repointed(row, id, self._ids, subjects)
        return turned_row

    def _without_mentions(self, table: str, row: Row) -> Row:
        fields: dict[str, Any] = {}
        for name, kind in _TEXTS[table]:
            value = getattr(row, name)
            if value and (other := self._said(table, name, kind, value)) != value:
                fields[name] = other
        return replace(row, **fields) if fields else row

    def _said(self, table: str, name: str, kind: str, value: Any) -> Any:
        """A text without what it says of people or pay: a free one is left out, of others a few words."""
        free = (table, name) in FREE
        if kind == "names":
            said = {code: self._one(words, free) for code, words in value.items}
            return names(said) if any(said[code] != words for code, words in value.items) else value
        if kind == "words":
            return tuple(self._one(words, free=False) for words in value)
        return self._one(value, free)

    def _one(self, text: str, free: bool) -> str:
        said = self._said_of.get(text)
        if said is None:
            said = self._said_of[text] = self._mentions.replaced(text)
        if said == text:
            return text
        self.counts["texts" if free else "headings"] += 1
        return "" if free else said


_ROWS = {"skills": "skills", "ratings": "skills", "requirements": "skills", "todos": "to-dos"}
_PAY = frozenset({"base_pay", "pay", "coefficient"})
_TEXTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    table: tuple(
        (column.name, column.kind)
        for column in columns(kind)
        if column.kind in TEXTS or (table, column.name) == ("skills", "levels")
        if (table, column.name) not in KEYWORDS and column.name != "rank"
    )
    for table, kind in TABLES.items()
}
"""The fields of a table in which people write words: name and kind."""


def _known_as(person: Person) -> list[str]:
    """The names of somebody in every language, and the personnel number."""
    return [*(words for _, words in person.name.items), *([person.code] if len(person.code) > 1 else [])]


def _amounts(plan: Plan) -> Iterator[Decimal]:
    """Every amount of money in a plan, and what a grade gets by its coefficient."""
    figures = [plan.settings.base_pay, *(grade.pay for grade in plan.grades.values())]
    figures += [person.pay for person in plan.people.values()]
    for figure in figures:
        if figure.quantity is not None:
            yield from (figure.quantity.low, figure.quantity.high)
    base = plan.settings.base_pay.quantity
    for grade in plan.grades.values() if base is not None else ():
        if base is not None and grade.coefficient is not None:
            yield from (base.low * grade.coefficient, base.high * grade.coefficient)
    for state in plan.states.values():
        for limit in state.limits.values():
            yield from _of_limit(limit)


def _of_limit(limit: Limit) -> Iterator[Decimal]:
    if limit.measure in PAID:
        yield from (number for number in (limit.least, limit.most) if number is not None)
