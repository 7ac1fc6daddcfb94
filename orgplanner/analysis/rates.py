"""What one full-time equivalent of a grade costs a month: base pay, percentages on it, and all together.

Allowances are per cent of base pay; contributions are per cent of base pay and allowances together. Ranges stay
ranges: the low end is made of low ends, the high end of high ends. Products are exact.
"""

from collections.abc import Iterable
from decimal import Context, localcontext

from orgplanner.model import ZERO, Allowance, Plan, Quantity, in_order

EXACT = Context(prec=120)
"""as many digits as the longest numbers of a plan can make when they are multiplied"""
PARTS = ("cost", "pay", "allowances", "contributions")
"""What can be counted of pay: everything, base pay, all allowances, all contributions; or one of them by its id."""


def pay_rate(plan: Plan, grade: str) -> Quantity | None:
    """The base pay of a grade: its own, else its coefficient times the base pay; None when neither is known."""
    row = plan.grades[grade]
    if row.pay.quantity is not None or row.coefficient is None:
        return row.pay.quantity
    return times(Quantity(row.coefficient, row.coefficient), plan.settings.base_pay.quantity)


def part_rate(plan: Plan, grade: str, part: str) -> Quantity | None:
    """One of PARTS, or one allowance or contribution by its id, of a full-time equivalent; None: not known."""
    base = pay_rate(plan, grade)
    if part == "pay" or base is None:
        return base
    if part in plan.allowances:
        row = plan.allowances[part]
        if not is_for(row, grade):
            return ZERO
        return share(_below(plan, grade, row.kind, base), row)
    allowances = _shares(base, percentages(plan, grade, "allowance"))
    if part == "allowances":
        return allowances
    paid = plus(base, allowances)
    contributions = _shares(paid, percentages(plan, grade, "contribution"))
    return contributions if part == "contributions" else plus(paid, contributions)


def percentages(plan: Plan, grade: str, kind: str) -> list[Allowance]:
    """The allowances or the contributions that a grade has, in their order."""
    rows = (row for row in plan.allowances.values() if row.kind == kind and is_for(row, grade))
    return in_order(rows)


def is_for(row: Allowance, grade: str) -> bool:
    """Whether a grade has this allowance or contribution."""
    return row.grade is None or row.grade == grade


def share(of: Quantity | None, row: Allowance) -> Quantity | None:
    """A percentage of an amount; None where one of the two is not known."""
    percent = row.percent.quantity
    if percent is None:
        return None
    hundredths = Quantity(percent.low.scaleb(-2, EXACT), percent.high.scaleb(-2, EXACT), percent.approximate)
    return times(of, hundredths)


def times(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    """The product of two amounts that are not negative, exactly; None where one is not known."""
    if one is None or other is None:
        return None
    low, high = EXACT.multiply(one.low, other.low), EXACT.multiply(one.high, other.high)
    return Quantity(low, high, one.approximate or other.approximate)


def plus(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    """The sum of two amounts, exactly; None where one is not known."""
    if one is None or other is None:
        return None
    with localcontext(EXACT):
        return one + other


def _below(plan: Plan, grade: str, kind: str, base: Quantity) -> Quantity | None:
    """What a percentage is taken of."""
    return base if kind == "allowance" else plus(base, _shares(base, percentages(plan, grade, "allowance")))


def _shares(of: Quantity | None, rows: Iterable[Allowance]) -> Quantity | None:
    """The sum of some percentages of an amount: nothing where there are none."""
    whole: Quantity | None = ZERO
    for row in rows:
        whole = plus(whole, share(of, row))
    return whole
