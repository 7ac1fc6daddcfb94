"""Cost as rows: pay of established posts from their grades, before and after, low and high; what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, Column, counts, words
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger import Account
from orgplanner.analysis.ledger.lines import pay_rate
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.model import Quantity, Total
from orgplanner.text import Message, say

MONTHS = 12
WIDTHS = (260, 96, 96, 96, 96, 96, 96, 80)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why pay is unknown: posts without a grade, of an unknown number, and the grades of which no pay is given."""

    posts: int
    unknown: int
    ungraded: int
    unnumbered: int
    grades: Sequence[str]


def cost_grid(found: Comparison, per_year: bool = False, language: str = "en") -> Grid:
    """The whole, then the units of the new tree, then those that are no more; nothing where no pay is known."""
    wording, ledger = Wording(found, language), found.ledger("pay")
    if ledger.whole.old.quantity is None and ledger.whole.new.quantity is None:
        return Grid(_columns(), WIDTHS, [])
    rows = [_row(say("Whole organisation"), "", 0, ledger.whole, per_year)]
    for side, tree in ((1, ledger.trees[1]), (0, ledger.trees[0])):
        for id, chain in tree.chains.items():
            if side == 1 or id not in ledger.trees[1].chains:
                level = len(chain) if side == 1 else 1
                rows.append(_row(wording.unit(id, side), id, level, ledger.of_unit(id), per_year))
    return Grid(_columns(), WIDTHS, rows)


def _columns() -> tuple[Column, ...]:
    titles = (
        say("Before, low"), say("Before, high"), say("After, low"), say("After, high"),
    )  # fmt: skip
    money = tuple(Column(title, "money") for title in titles)
    money += tuple(Column(title, "money difference") for title in (say("Difference, low"), say("Difference, high")))
    return (*words(say("Unit")), *money, *counts(say("Unknown")))


def _row(name: Message | str, id: str, level: int, account: Account, per_year: bool) -> GridRow:
    cells: list[Cell] = [name]
    for total in (account.old, account.new, account.difference):
        cells += _ends(total, MONTHS if per_year else 1)
    cells.append(account.new.unknown or None)
    tone = _tone(account.difference)
    return GridRow(tuple(cells), id, level, ("", "", "", "", "", tone, tone, "moved"), is_bold=level == 0)


def _ends(total: Total, times: int) -> tuple[Cell, Cell]:
    """The low and the high end; nothing where nothing is known."""
    known = total.quantity
    if known is None:
        return (Total(None, total.unknown), None) if total.unknown else (None, None)
    low, high = (Total(Quantity(end * times, end * times, known.approximate)) for end in (known.low, known.high))
    return low, high


def _tone(difference: Total) -> str:
    """Dearer, or cheaper, as far as is sure."""
    known = difference.quantity
    if known is None or difference.unknown:
        return ""
    return "closed" if known.low > 0 else "new" if known.high < 0 else ""


def missing_pay(found: Comparison, language: str = "en") -> Missing:
    """What is not known of the pay of the new scenario."""
    plan, state = found.plan, found.states[1]
    placed = found.ledger("pay").new.placed
    unknown = [state.posts[id] for id, line in placed.items() if line.quantity is None]
    without = [id for id in plan.grades if pay_rate(plan, id) is None]
    used = {post.grade for post in state.posts.values()}
    names = [plan.grades[id].code or plan.words(plan.grades[id].name, language) for id in without if id in used]
    return Missing(
        len(placed),
        len(unknown),
        sum(1 for post in unknown if post.grade not in plan.grades),
        sum(1 for post in unknown if post.established.quantity is None),
        names,
    )


def missing_words(missing: Missing) -> Message:
    """Where pay is missing, and what to do about it, in one sentence."""
    if missing.posts and missing.unknown == missing.posts:
        return say(
            "Pay is not known for any post. Give grades their pay (menu Plan), and posts their grade and number."
        )
    if not missing.unknown:
        return say("Pay is known for all posts: {count}.", count=missing.posts)
    return say(
        "Pay is known for {known} of {count} posts. Without a grade: {ungraded}; without a number: {unnumbered}; "
        "grades without pay: {grades}.",
        known=missing.posts - missing.unknown,
        count=missing.posts,
        ungraded=missing.ungraded,
        unnumbered=missing.unnumbered,
        grades=", ".join(missing.grades) or "–",
    )
