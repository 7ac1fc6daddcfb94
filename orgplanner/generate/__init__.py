"""A plausible large organisation, made up from a number and a seed: for trying things out and for measuring."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from orgplanner.errors import RuleBroken
from orgplanner.generate.current import SOURCE, Workshop, build, grade_codes, grade_id
from orgplanner.generate.proposed import reformed
from orgplanner.generate.words import CURRENT, ON_PAY, PROPOSED, SKILLS, TITLE, triple
from orgplanner.generate.words import SOURCE as SOURCE_TITLE
from orgplanner.model import (
    Allowance,
    Figure,
    Function,
    Grade,
    Link,
    Names,
    Plan,
    Quantity,
    Rating,
    Requirement,
    Responsibility,
    Row,
    Scenario,
    Settings,
    Skill,
    Source,
    State,
    Tables,
    Threshold,
    Unit,
    between,
    derived_id,
    exactly,
    names,
    ranks,
)
from orgplanner.text import say

MOST = 500_000
RATING_MONTHS = 24


def generate(posts: int, seed: int = 0) -> Plan:
    """A plan with a current scenario of exactly `posts` posts and a proposed one of about as many.

    The same numbers always give the same plan. Raises RuleBroken outside 1 to MOST posts.
    """
    if not 1 <= posts <= MOST:
        raise RuleBroken(say("The number of posts must be from 1 to {most}.", most=MOST))
    shop = Workshop(Random(f"{posts} {seed}"), seed)  # noqa: S311  (made-up words, no secret)
    build(shop, posts)
    current = _current(shop)
    plan = Plan(derived_id("generated plan", posts, seed), Tables(_shared(shop)))
    before, after = (row.id for row in plan.ordered_scenarios())
    plan.states = {before: current, after: reformed(shop, current)}
    return plan


def _current(shop: Workshop) -> State:
    state = State()
    tables: dict[str, dict[str, Row]] = {
        "units": dict(shop.units), "posts": dict(shop.posts), "assignments": dict(shop.assignments),
    }  # fmt: skip
    for name, rows in tables.items():
        state.tables[name].update(rows)
    for unit in shop.units.values():
        if unit.kind == "department":
            _add_function(shop, state, unit)
        if unit.kind == "division" and shop.random.random() < 0.3:
            _add_requirement(shop, state, unit)
    _add_links(shop, state)
    return state


def _add_function(shop: Workshop, state: State, unit: Unit) -> None:
    id = shop.id("function", unit.id)
    name = Names(tuple((language, _task(language, words)) for language, words in unit.name.items))
    state.functions[id] = Function(id, f"F-{unit.code}", name, "policy", basis="stated", source=SOURCE)
    state.responsibilities[shop.id("leads", id)] = Responsibility(shop.id("leads", id), id, unit.id)


def _task(language: str, unit: str) -> str:
    return {"en": "Policy: {}", "ru": "Политика: {}", "kk": "Саясат: {}"}[language].format(unit)


def _add_requirement(shop: Workshop, state: State, unit: Unit) -> None:
    skill, level = shop.random.randrange(len(SKILLS)), shop.random.randint(2, 4)
    id = shop.id("requirement", unit.id)
    people = Figure(exactly(shop.random.randint(1, 3)), "assumed")
    state.requirements[id] = Requirement(
        id, _skill_id(skill), unit.id, level=level, people=people, essential=shop.random.random() < 0.7
    )


def _add_links(shop: Workshop, state: State) -> None:
    """Links between neighbouring departments of the tree."""
    departments = [unit.id for unit in shop.units.values() if unit.kind == "department"]
    for origin, target in zip(departments[::3], departments[1::3], strict=False):
        id = shop.id("link", origin, target)
        kind = shop.random.choice(("coordinates", "supports", "informs", "consults"))
        state.links[id] = Link(id, origin, target, kind, basis="assumed")


def _shared(shop: Workshop) -> dict[str, dict[str, Row]]:
    base_pay = Figure(exactly(17_697), "assumed")
    settings = Settings("settings", TITLE, currency="KZT", base_pay=base_pay, rating_months=RATING_MONTHS)
    return {
        "settings": {"settings": settings},
        "thresholds": _by_id([Threshold(derived_id("generated threshold"), "", 3, 15, 7)]),
        "scenarios": _by_id(_scenarios()),
        "sources": _by_id([Source(SOURCE, SOURCE_TITLE)]),
        "grades": _by_id(_grades()),
        "people": dict(shop.people),
        "skills": _by_id([Skill(_skill_id(place), triple(words)) for place, words in enumerate(SKILLS)]),
        "ratings": _by_id(_ratings(shop)),
        "views": {},
        "allowances": _by_id(_allowances()),
        "criteria": {},
        "scores": {},
        "page_templates": {},
    }


def _by_id(rows: Sequence[Row]) -> dict[str, Row]:
    return {row.id: row for row in rows}


def _scenarios() -> list[Scenario]:
    first, second = ranks(2)
    current = Scenario(derived_id("generated current"), CURRENT, "current", as_of="2026-01-01", rank=first)
    proposed = Scenario(derived_id("generated proposed"), PROPOSED, "proposed", current.id, rank=second)
    return [current, proposed]


def _allowances() -> list[Allowance]:
    """An allowance and a contribution for every grade."""
    rows = zip(ON_PAY, ("allowance", "contribution"), (between(5, 10), exactly("9.5")), ranks(2), strict=True)
    return [
        Allowance(derived_id("generated", kind), triple(words), kind, Figure(percent, "assumed"), rank=rank)
        for words, kind, percent, rank in rows
    ]


def _grades() -> list[Grade]:
    codes = grade_codes()
    rows = []
    for place, (code, rank) in enumerate(zip(codes, ranks(len(codes)), strict=True)):
        pay = Quantity(Decimal(900_000 - 90_000 * place), Decimal(1_100_000 - 100_000 * place))
        rows.append(Grade(grade_id(code), code, names(en=code, ru=code, kk=code), rank, Figure(pay, "assumed")))
    return rows


def _ratings(shop: Workshop) -> list[Rating]:
    """One to three rated skills for every person."""
    rows = []
    for person in shop.people:
        for skill in shop.random.sample(range(len(SKILLS)), shop.random.randint(1, 3)):
            id = shop.id("rating", person, skill)
            rows.append(Rating(id, person, _skill_id(skill), shop.random.randint(1, 5), "manager", "2026"))
    return rows


def _skill_id(place: int) -> str:
    return derived_id("generated skill", place)


__all__ = ["MOST", "generate"]
