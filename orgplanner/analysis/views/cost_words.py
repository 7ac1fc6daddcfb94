"""How the cost of a post is made, what is missing in it, and what a percentage is called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import localcontext

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.rates import EXACT, is_for, pay_rate, percentages, plus
from orgplanner.analysis.shades import as_total, money_words, weakest
from orgplanner.model import ZERO, Allowance, Figure, Plan, Post, Quantity, plain
from orgplanner.text import Message, chained, render, say


@dataclass(frozen=True, slots=True)
class Missing:
    """Why pay is unknown: posts without a grade, of an unknown number, and the grades of which no pay is given.

    `percentages` are the allowances and contributions of which it is not known how much they are.
    """

    posts: int
    unknown: int
    ungraded: int
    unnumbered: int
    grades: Sequence[str]
    percentages: Sequence[str]


def called(plan: Plan, row: Allowance, language: str) -> str:
    """An allowance with its percentage and, where it is for one only, its grade."""
    grade = plan.grades.get(row.grade or "")
    said = "?" if row.percent.quantity is None else str(row.percent.quantity)
    parts = (f"{plan.words(row.name, language) or '–'}, {said} %", "" if grade is None else _grade(plan, grade.id))
    return " · ".join(filter(None, parts))


def _grade(plan: Plan, id: str, language: str = "") -> str:
    return plan.grades[id].code or plan.words(plan.grades[id].name, language)


def missing_pay(found: Comparison, side: int = 1, language: str = "en") -> Missing:
    """What is not known of the cost of the old (0) or new (1) scenario."""
    plan, state, ledger = found.plan, found.states[side], found.ledger("cost")
    placed = (ledger.old, ledger.new)[side].placed
    unknown = [state.posts[id] for id, line in placed.items() if line.quantity is None]
    used = {post.grade for post in unknown if post.grade in plan.grades}
    without = [id for id in plan.grades if id in used and pay_rate(plan, id) is None]
    open_ = [
        row
        for row in plan.allowances.values()
        if row.percent.quantity is None and any(is_for(row, grade or "") for grade in used)
    ]
    return Missing(
        len(placed),
        len(unknown),
        sum(1 for post in unknown if post.grade not in plan.grades),
        sum(1 for post in unknown if post.established.quantity is None),
        [_grade(plan, id, language) for id in without],
        [plan.words(row.name, language) or "–" for row in open_],
    )


def missing_words(missing: Missing) -> Message:
    """Where pay is missing, and what to do about it, in one sentence."""
    if missing.posts and missing.unknown == missing.posts:
        return say(
            "Pay is not known for any post. Give grades their pay (menu Plan), and posts their grade and number."
        )
    if not missing.unknown:
        return say("Pay is known for all posts: {count}.", count=missing.posts)
    known, count = missing.posts - missing.unknown, missing.posts
    said = (
        (say("Without a grade"), str(missing.ungraded) if missing.ungraded else ""),
        (say("Without a number"), str(missing.unnumbered) if missing.unnumbered else ""),
        (say("Grades without pay"), ", ".join(missing.grades)),
        (say("Percentages not given"), ", ".join(missing.percentages)),
    )
    why = [say("{what}: {which}", what=what, which=which) for what, which in said if which]
    return say(
        "Pay is known for {known} of {count} posts. {why}.", known=known, count=count, why=chained(why or "–", "; ")
    )


def how_made(plan: Plan, post: Post, part: str, language: str = "en") -> str:
    """The arithmetic of a post's cost: “C-4: 2.5 × 100 000 × (100 + 15–20) % × 5”; “?” for what is not known."""
    grade = post.grade
    if grade not in plan.grades or grade is None:
        return render(say("no grade"), language)
    with localcontext(EXACT):
        factors = [_base_words(plan, grade), *_percent_words(plan, grade, part)]
        factors.append("?" if post.established.quantity is None else str(post.established.quantity))
        return f"{_grade(plan, grade, language)}: {' × '.join(factors)}"


def _base_words(plan: Plan, grade: str) -> str:
    row = plan.grades[grade]
    if row.pay.quantity is not None or row.coefficient is None:
        return _money(row.pay.quantity)
    return f"{plain(row.coefficient)} × {_money(plan.settings.base_pay.quantity)}"


def _money(amount: Quantity | None) -> str:
    said = money_words(as_total(amount))
    return f"({said})" if amount is not None and amount.low != amount.high else said


def _percent_words(plan: Plan, grade: str, part: str) -> list[str]:
    """The percentages that make a part of pay."""
    if part in plan.allowances:
        row = plan.allowances[part]
        if not is_for(row, grade):
            return ["0 %"]
        return [*_on_top(plan, grade, "allowance"), _sum([row])] if row.kind == "contribution" else [_sum([row])]
    allowances, contributions = (percentages(plan, grade, kind) for kind in ("allowance", "contribution"))
    if part == "allowances":
        return [_sum(allowances)]
    if part == "contributions":
        return [*_on_top(plan, grade, "allowance"), _sum(contributions)]
    if part == "cost":
        return [*_on_top(plan, grade, "allowance"), *_on_top(plan, grade, "contribution")]
    return []


def _on_top(plan: Plan, grade: str, kind: str) -> list[str]:
    rows = percentages(plan, grade, kind)
    return [f"(100 + {_sum(rows, bare=True)}) %"] if rows else []


def _sum(rows: Sequence[Allowance], bare: bool = False) -> str:
    whole: Quantity | None = ZERO
    for row in rows:
        whole = plus(whole, row.percent.quantity)
    said = "?" if whole is None else str(whole)
    return said if bare else f"({said}) %" if whole is not None and whole.low != whole.high else f"{said} %"


def basis_of(plan: Plan, post: Post, part: str) -> tuple[str, str | None]:
    """The least sure basis of what a cost is made of, and the source of the pay."""
    figures = [post.established]
    if post.grade in plan.grades and post.grade is not None:
        row = plan.grades[post.grade]
        figures.append(row.pay if row.pay.quantity is not None else plan.settings.base_pay)
        figures += _percent_figures(plan, post.grade, part)
    paid: Iterable[Figure] = figures[1:] or figures
    source = next((figure.source for figure in paid if figure.source), None)
    return weakest(figure.basis for figure in figures if figure.basis), source


def _percent_figures(plan: Plan, grade: str, part: str) -> list[Figure]:
    if part == "pay":
        return []
    if part in plan.allowances:
        return [plan.allowances[part].percent]
    kinds = ("allowance",) if part == "allowances" else ("allowance", "contribution")
    return [row.percent for kind in kinds for row in percentages(plan, grade, kind)]


MADE = say(
    "Per month: base pay (of the grade, or its coefficient times the base pay) × (100 % + allowances) × "
    "(100 % + contributions) × established FTE. A range is multiplied end by end."
)
"""How the cost of a post is made."""
