"""A comparison as tables: changes of units, posts, people, functions and links; ledger, staffing, skills, cost."""

from collections.abc import Iterable, Iterator
from decimal import localcontext
from typing import cast

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.rows import RowChanges
from orgplanner.analysis.compare.table import Cell, Table, counts, figures, joined, words
from orgplanner.analysis.compare.wording import CHANGES, Wording, field_words, row_in
from orgplanner.analysis.ledger import MEASURES, Account
from orgplanner.analysis.ledger.account import known_difference
from orgplanner.analysis.rates import EXACT
from orgplanner.analysis.scales import level_words
from orgplanner.analysis.shades import as_total
from orgplanner.model import Function, Post, Total, Unit
from orgplanner.text import Message, say

MEASURED = {
    "established": say("Established FTE"), "filled": say("Filled FTE"), "posts": say("Posts"),
    "people": say("People"), "pay": say("Base pay per month"),
}  # fmt: skip
COSTS = {
    "cost": say("Whole cost"), "pay": say("Base pay"), "allowances": say("Allowances"),
    "contributions": say("Contributions"),
}  # fmt: skip
"""The parts of pay, by what `ledger` calls them."""
Row = tuple[Cell, ...]


def tables_of(found: Comparison, language: str = "en") -> list[Table]:
    """All tables of a comparison, in the order of a report."""
    wording = Wording(found, language)
    return [
        ledger_table(found),
        staffing_table(found, wording),
        unit_table(found, wording),
        post_table(found, wording),
        people_table(found, wording),
        function_table(found, wording),
        link_table(found, wording),
        skill_table(found, wording),
        *([cost_table(found, wording)] if has_pay(found) else []),
    ]


def ledger_table(found: Comparison) -> Table:
    """The account of the whole, for everything that can be measured."""
    titles = words(say("Measured")) + figures(
        say("Before"),
        say("Carried"),
        say("Created"),
        say("Closed"),
        say("Undecided"),
        say("After"),
        say("Difference"),
    )
    rows = tuple(_account(MEASURED[measure], found.ledger(measure).whole) for measure in MEASURES)
    return Table("ledger", say("Ledger"), titles, rows)


def _account(title: Message, account: Account) -> Row:
    parts = (account.old, account.carried, account.created, account.closed, account.undecided, account.new)
    return (title, *parts, account.difference)


def staffing_table(found: Comparison, wording: Wording) -> Table:
    """Established FTE unit by unit, each with its sub-units."""
    titles = (
        *counts(say("Level")), *words(say("Code"), say("Unit"), say("Change")),
        *figures(say("Before"), say("After"), say("Difference"), say("Filled"), say("Gap")),
    )  # fmt: skip
    fates = unit_fates(found.units)
    rows = tuple(
        (
            row.level, row.unit.code, wording.name(row.unit), _fates(fates.get(row.unit.id, ())),
            row.before, row.after, row.difference, row.filled, row.gap,
        )
        for row in found.staffing
    )  # fmt: skip
    return Table("staffing", say("Staffing by unit"), titles, rows)


def unit_fates(units: RowChanges) -> dict[str, list[str]]:
    """The kinds of change of every changed unit, by the id that it has, or had."""
    fates: dict[str, list[str]] = {}
    for row in units.merged:
        fates.setdefault(row.end, []).append("merged")
    for part in units.split:
        for end in part.ends:
            fates.setdefault(end, []).append("split")
    for kind in ("new", "moved", "renamed", "changed", "undecided", "closed"):
        for id in getattr(units, kind):
            fates.setdefault(id, []).append(kind)
    return fates


def _fates(kinds: Iterable[str]) -> tuple[Message, ...]:
    return tuple(CHANGES[kind] for kind in kinds)


def unit_table(found: Comparison, wording: Wording) -> Table:
    """What became of the units; a unit that was moved and renamed has a row for each."""
    titles = words(say("Change"), say("Unit"), say("Before"), say("After"), say("Changed fields"))
    return Table("units", say("Units"), titles, tuple(_unit_rows(found, wording)))


def _unit_rows(found: Comparison, wording: Wording) -> Iterator[Row]:
    units = found.units
    origins = {end: start for start, end in units.became.items()}
    for joint in units.merged:
        parts = joined(wording.unit(id, 0) for id in joint.origins)
        yield CHANGES["merged"], wording.unit(joint.end, 1), parts, wording.unit(joint.end, 1), None
    for part in units.split:
        ends = joined(wording.unit(id, 1) for id in part.ends)
        yield CHANGES["split"], wording.unit(part.origin, 0), wording.unit(part.origin, 0), ends, None
    for kind in ("new", "moved", "renamed", "changed", "undecided", "closed"):
        for id in getattr(units, kind):
            yield _unit_row(found, wording, kind, (origins.get(id, id), id))


def _unit_row(found: Comparison, wording: Wording, kind: str, ids: tuple[str, str]) -> Row:
    origin, id = ids
    before, after = found.states[0].units.get(origin), found.states[1].units.get(id)
    fields = field_words(found.units.fields.get(id, ())) if kind == "changed" else None
    ends: tuple[Cell, Cell]
    if kind == "renamed" and before is not None and after is not None:
        ends = wording.name(before), wording.name(after)
    elif kind == "changed":
        ends = None, None
    else:
        ends = wording.unit(before.parent if before else None, 0), wording.unit(after.parent if after else None, 1)
    row = after or cast(Unit, row_in(found, "units", origin))
    return CHANGES[kind], wording.called(row), *ends, fields


def post_table(found: Comparison, wording: Wording) -> Table:
    """What became of the posts, one row for each that changed."""
    titles = (
        *words(say("Change"), say("Post"), say("Unit before"), say("Unit after")),
        *figures(say("Before"), say("After")), *words(say("Changed fields")),
    )  # fmt: skip
    posts = found.posts
    fates: dict[str, list[str]] = unit_fates(posts)
    origins = {end: start for start, end in posts.became.items()}
    rows = tuple(_post_row(found, wording, (origins.get(id, id), id), kinds) for id, kinds in fates.items())
    return Table("posts", say("Posts"), titles, rows)


def _post_row(found: Comparison, wording: Wording, ids: tuple[str, str], kinds: list[str]) -> Row:
    before, after = (found.states[side].posts.get(ids[side]) for side in (0, 1))
    row = after or before
    return (
        _fates(kinds), "" if row is None else wording.called(row),
        wording.unit(before.unit if before else None, 0), wording.unit(after.unit if after else None, 1),
        _established(before), _established(after), field_words(found.posts.fields.get(ids[1], ())),
    )  # fmt: skip


def _established(post: Post | None) -> Total | None:
    return None if post is None else as_total(post.established.quantity)


def people_table(found: Comparison, wording: Wording) -> Table:
    """What became of the people, with the posts they hold."""
    titles = words(say("Change"), say("Person"), say("Post before"), say("Post after"))
    rows = tuple(
        (
            CHANGES[kind],
            wording.called(found.plan.people[id]),
            _held(found, wording, id, 0),
            _held(found, wording, id, 1),
        )
        for kind in ("moved", "new", "left", "without_place")
        for id in getattr(found.people, kind)
    )
    return Table("people", say("People"), titles, rows)


def _held(found: Comparison, wording: Wording, person: str, side: int) -> str:
    places = sorted(found.holders[side].get(person, ()))
    return joined(f"{wording.post(post, side)} ({wording.unit(unit, side)})" for post, unit in places)


def function_table(found: Comparison, wording: Wording) -> Table:
    """What became of the functions, with the units that lead them."""
    titles = words(say("Change"), say("Function"), say("Led before by"), say("Led after by"))
    rows: tuple[Row, ...] = tuple(
        (
            CHANGES[kind], wording.called(cast(Function, row_in(found, "functions", id))),
            *(joined(wording.unit(unit, side) for unit in found.leaders[side].get(id, ())) for side in (0, 1)),
        )
        for kind in ("moved", "orphaned", "doubled", "new", "closed")
        for id in getattr(found.functions, kind)
    )  # fmt: skip
    return Table("functions", say("Functions"), titles, rows)


def link_table(found: Comparison, wording: Wording) -> Table:
    """Links that are new, gone or changed."""
    titles = words(say("Change"), say("From"), say("Relation"), say("To"))
    rows = []
    for kind, side in (("new", 1), ("gone", 0), ("changed", 1)):
        for id in getattr(found.links, kind):
            link = found.states[side].links[id]
            rows.append((CHANGES[kind], wording.end(link.origin, side), link.kind, wording.end(link.target, side)))
    return Table("links", say("Links"), titles, tuple(rows))


def skill_table(found: Comparison, wording: Wording) -> Table:
    """The skills that the new scenario needs against those that its people hold."""
    titles = (
        *words(say("Unit"), say("Skill"), say("Level"), say("Importance")), *figures(say("Needed")),
        *counts(say("Held")), *figures(say("Gap"), say("Levels missing")),
    )  # fmt: skip
    rows = []
    for row in found.skills.rows:
        skill = found.plan.skills[row.skill]
        level = level_words(skill, row.level)
        weight = say("essential") if row.essential else say("desirable")
        needed, gap, levels = map(as_total, (row.needed, row.gap, row.levels))
        rows.append((wording.unit(row.unit, 1), wording.name(skill), level, weight, needed, row.held, gap, levels))
    return Table("skills", say("Skills needed and held"), titles, tuple(rows))


def has_pay(found: Comparison) -> bool:
    """Whether the pay of any post is known."""
    whole = found.ledger("pay").whole
    return whole.old.quantity is not None or whole.new.quantity is not None


def cost_table(found: Comparison, wording: Wording) -> Table:
    """What the established posts cost a month with all that is paid on base pay: by part, then by unit."""
    with localcontext(EXACT):
        ledger, rows = found.ledger("cost"), list[Row]()
        for name, part in COSTS.items():
            rows.append((part, *_costs(found.ledger(name).whole)))
        for side, tree in ((1, ledger.trees[1]), (0, ledger.trees[0])):
            units = (id for id in tree.chains if side == 1 or id not in ledger.trees[1].chains)
            rows += [(wording.unit(id, side), *_costs(ledger.of_unit(id))) for id in units]
    titles = (*words(say("Unit or part of pay")), *figures(say("Before"), say("After"), say("Difference")))
    currency = found.plan.settings.currency
    title = say("Cost per month, {currency}", currency=currency) if currency else say("Cost per month")
    return Table("cost", title, titles, tuple(rows))


def _costs(account: Account) -> tuple[Total, Total, Total]:
    return (account.old, account.new, known_difference(account))
