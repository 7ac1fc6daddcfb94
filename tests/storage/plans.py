"""Random plans that obey the rules, and a small one with something in every table."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from orgplanner.model import (
    SCENARIO,
    SHARED,
    Allowance,
    Assignment,
    Criterion,
    Figure,
    Function,
    Grade,
    Limit,
    Link,
    PageTemplate,
    Person,
    Plan,
    Post,
    Quantity,
    Rating,
    Requirement,
    Responsibility,
    Scenario,
    Score,
    Settings,
    Skill,
    Source,
    State,
    Succession,
    Threshold,
    Todo,
    Unit,
    View,
    about,
    between,
    exactly,
    names,
)
from orgplanner.model.columns import columns
from orgplanner.model.quantity import BASES

LETTERS = st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs",))
TEXTS = st.one_of(st.sampled_from(["", "Өңір", "},{", '"', "a\x01b", "=1+1"]), st.text(LETTERS, max_size=12))
WORDS = TEXTS.filter(bool)
NUMBERS = st.decimals(0, 10**9, places=3) | st.sampled_from([Decimal("5E+1"), Decimal("0.50"), Decimal(0)])
NAMES = st.dictionaries(st.sampled_from(["en", "ru", "kk", "zh-Hant"]), WORDS, max_size=3).map(names)
DATES = st.sampled_from(["", "2013", "2013-04", "2013-04-30"])
IDS = st.text("0123456789abcdefXYZ_.:-", min_size=1, max_size=8)


@st.composite
def quantities(draw):
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Quantity(low, high, draw(st.booleans()))


def _figures(sources):
    known = st.sampled_from([None, *sources])
    return st.builds(Figure, st.none() | quantities(), st.sampled_from(BASES), known)


SIMPLE = {
    "short": TEXTS,
    "long": TEXTS,
    "names": NAMES,
    "number": NUMBERS,
    "whole": st.integers(0, 1000),
    "flag": st.booleans(),
    "date": DATES,
    "words": st.lists(TEXTS, max_size=3).map(tuple),
}


def _value(column, home, shared):
    """A strategy for a value, with references only to rows that are there already."""

    def known():
        if column.base:
            return ["gone", "b:1"]
        if column.table == "":
            return [*home["units"], *home["posts"], *home["functions"]]
        return list(shared[column.table] if column.table in SHARED else home[column.table])

    if column.kind == "figure":
        return _figures(shared["sources"])
    if column.kind == "choice":
        return st.sampled_from(column.choices)
    if column.kind == "shares":
        pair = st.tuples(st.sampled_from(known()), st.none() | NUMBERS) if known() else st.nothing()
        return st.lists(pair, max_size=2).map(tuple) if known() else st.just(())
    if column.kind == "ids":
        return st.lists(IDS, max_size=3).map(tuple)
    if column.kind == "id":
        return st.sampled_from(known()) if known() else st.nothing()
    return SIMPLE[column.kind]


def _row(draw, kind, id, home, shared):
    values = [id]
    for column in columns(kind)[1:]:
        strategy = _value(column, home, shared)
        if column.optional:
            strategy = st.none() if strategy.is_empty else st.none() | strategy
        elif strategy.is_empty:
            return None
        values.append(draw(strategy))
    return _fitting(kind(*values))


def _fitting(row):
    """The row with what contradicts itself put right."""
    if isinstance(row, Unit):
        return replace(row, unplaced=row.unplaced and row.parent is None)
    if isinstance(row, Post):
        return replace(row, unplaced=row.unit is None)
    if isinstance(row, Requirement):
        if row.unit is None and row.post is None:
            return None
        return replace(row, post=None) if row.unit else row
    return row


@st.composite
def plans(draw, most=4):
    """A random plan that obeys the rules."""
    plan = Plan(draw(IDS))
    shared = plan.shared.tables
    for table, kind in SHARED.items():
        if table == "settings":
            shared[table]["settings"] = _row(draw, kind, "settings", {}, shared)
            continue
        for id in draw(st.lists(IDS, max_size=most, unique=True)):
            row = _row(draw, kind, id, {}, shared)
            if row is not None:
                shared[table][id] = row
    for scenario in plan.scenarios:
        plan.states[scenario] = State()
        home = plan.states[scenario].tables
        for table, kind in SCENARIO.items():
            for id in draw(st.lists(IDS, max_size=most, unique=True)):
                row = _row(draw, kind, id, home, shared)
                if row is not None:
                    home[table][id] = row
    return plan


def full_plan():
    """A small plan with something in every table."""
    plan = Plan("plan-1")
    shared = plan.shared.tables
    paid = Figure(between("1500.50", 1700), "stated", "src")
    for table, row in {
        "sources": Source("src", names(en="Note", ru="Записка"), "p. 3", "2013-04"),
        "settings": Settings("settings", names(en="Ministry"), base_pay=paid, rating_months=24, without=("notes",)),
        "thresholds": Threshold("t1", "policy", 3, 8, 5),
        "scenarios": Scenario("now", names(en="Current", kk="Қазіргі"), "current", as_of="2013-04"),
        "grades": Grade("g1", "C-4", names(en="Expert"), "V", paid, Decimal("1.25")),
        "people": Person("h1", names(en="Holder 1"), languages=("ru", "kk"), pay=paid),
        "skills": Skill("k1", names(en="Tariffs"), scale="own", levels=("low", "high")),
        "ratings": Rating("r1", "h1", "k1", 1, "self", "2026-01"),
        "views": View("v1", names(en="Wall"), "now", folded=("u2",), stage="after", arrows=True),
        "allowances": Allowance("b1", names(en="Risk"), percent=Figure(exactly(10), "assumed"), grade="g1"),
        "criteria": Criterion("c1", names(en="Readiness"), Decimal("0.5"), "less"),
        "scores": Score("o1", "c1", "now", Figure(between(6, 8), "assumed", "src"), note="asked in May"),
        "page_templates": PageTemplate("t1", names(ru="Приказ"), languages=("ru", "kk"), approval=True, number="7"),
    }.items():
        shared[table][row.id] = row
    plan.states["now"] = state = State()
    for table, row in (
        ("units", Unit("u1", "01", names(en="Department", ru="Департамент", kk="Департаменті"), source="src")),
        ("units", Unit("u2", "02", names(en="Division"), parent="u1", rank="V")),
        ("posts", Post("p1", "u1", title=names(en="Head"), established=Figure(exactly(1)), is_head=True)),
        ("posts", Post("p2", "u2", title=names(en="Expert"), grade="g1", established=Figure(about(12), "stated"))),
        ("posts", Post("p3", unplaced=True, reports_to="p1", established=Figure(between(4, 7), "inferred", "src"))),
        ("functions", Function("f1", "1.1", names(en="Tariff policy"))),
        ("assignments", Assignment("a1", "h1", "p1", Decimal("0.5"))),
        ("requirements", Requirement("q1", "k1", "u2", people=Figure(between(1, 2)))),
        ("links", Link("l1", "u1", "p2", "advises", names(en="on tariffs"))),
        ("responsibilities", Responsibility("x1", "f1", "u2")),
        ("successions", Succession("s1", "old", (("u1", Decimal("0.25")), ("u2", None)), "split", wave=2)),
        ("limits", Limit("m1", measure="posts", least=Decimal(0), most=Decimal(70))),
        ("todos", Todo("d1", "u2", "Which department is above?", "staff.xlsx, Sheet1!D14", "DFTR")),
    ):
        state.tables[table][row.id] = row
    return plan


def listing(folder):
    """The names of what is in a folder, hidden files included."""
    return sorted(file.name for file in folder.iterdir())
