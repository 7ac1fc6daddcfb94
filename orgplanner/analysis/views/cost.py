"""Cost as rows: pay of established posts with what is paid on it, before and after, low and high."""

from collections.abc import Iterator, Mapping
from decimal import localcontext
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, Column, counts, words
from orgplanner.analysis.compare.tables import COSTS
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.ledger import Account
from orgplanner.analysis.ledger.account import known_difference
from orgplanner.analysis.rates import EXACT
from orgplanner.analysis.views.cost_words import called
from orgplanner.analysis.views.grid import Grid, GridRow
from orgplanner.model import Quantity, Total, in_order
from orgplanner.text import Message, say

MONTHS = 12
WIDTHS = (260, 90, 90, 90, 90, 90, 90, 84, 84)
COLUMNS = (
    *words(say("Unit")),
    *(Column(title, "money") for title in (
        say("Before, low"), say("Before, high"), say("After, low"), say("After, high"),
    )),
    *(Column(title, "money difference") for title in (say("Difference, low"), say("Difference, high"))),
    *counts(say("Unknown before"), say("Unknown after")),
)  # fmt: skip
PART_COLUMNS = (Column(say("Part of pay")), *COLUMNS[1:])
FIGURES = ("", "old", "old", "new", "new", "difference", "difference", "old", "new")
"""The figure of an account that each column shows an end of, or counts the unknown parts of."""
PERIODS: Mapping[str, Message] = MappingProxyType({"month": say("Per month"), "year": say("Per year")})
LISTS: Mapping[str, Message] = MappingProxyType({"units": say("By unit"), "parts": say("By part of pay")})
PARTS: Mapping[str, Message] = MappingProxyType(COSTS)


def cost_grid(found: Comparison, part: str = "cost", per_year: bool = False, language: str = "en") -> Grid:
    """The whole, then the units of the new tree, then those that are no more; nothing where no pay is known."""
    with localcontext(EXACT):
        return Grid(COLUMNS, WIDTHS, list(_units(found, part, per_year, language)))


def _units(found: Comparison, part: str, per_year: bool, language: str) -> Iterator[GridRow]:
    wording, ledger = Wording(found, language), found.ledger(part)
    if ledger.whole.old.quantity is None and ledger.whole.new.quantity is None:
        return
    yield _row(say("Whole organisation"), "", 0, ledger.whole, per_year)
    for side, tree in ((1, ledger.trees[1]), (0, ledger.trees[0])):
        for id, chain in tree.chains.items():
            if side == 1 or id not in ledger.trees[1].chains:
                level = len(chain) if side == 1 else 1
                yield _row(wording.unit(id, side), id, level, ledger.of_unit(id), per_year)


def part_grid(found: Comparison, per_year: bool = False, language: str = "en") -> Grid:
    """What the cost of the whole is made of: base pay, each allowance and contribution, and all together."""
    with localcontext(EXACT):
        return Grid(PART_COLUMNS, WIDTHS, list(_parts(found, per_year, language)))


def _parts(found: Comparison, per_year: bool, language: str) -> Iterator[GridRow]:
    base = found.ledger("pay").whole
    if base.old.quantity is None and base.new.quantity is None:
        return
    yield _row(PARTS["cost"], "cost", 0, found.ledger("cost").whole, per_year)
    yield _row(PARTS["pay"], "pay", 1, base, per_year)
    for sort, kind in (("allowances", "allowance"), ("contributions", "contribution")):
        yield _row(PARTS[sort], sort, 1, found.ledger(sort).whole, per_year)
        for row in in_order(row for row in found.plan.allowances.values() if row.kind == kind):
            name = called(found.plan, row, language)
            yield _row(name, row.id, 2, found.ledger(row.id).whole, per_year)


def _row(name: Message | str, id: str, level: int, account: Account, per_year: bool) -> GridRow:
    cells: list[Cell] = [name]
    for total in (account.old, account.new, known_difference(account)):
        cells += _ends(total, MONTHS if per_year else 1)
    cells += [account.old.unknown or None, account.new.unknown or None]
    tone = _tone(known_difference(account))
    return GridRow(tuple(cells), id, level, ("", *[""] * 4, tone, tone, "moved", "moved"), is_bold=level == 0)


def _ends(total: Total, times: int) -> tuple[Cell, Cell]:
    """The low and the high end, each with what is unknown; nothing where nothing is known."""
    known = total.quantity
    if known is None:
        return (Total(None, total.unknown), None) if total.unknown else (None, None)
    low, high = (Quantity(end * times, end * times, known.approximate) for end in (known.low, known.high))
    return Total(low, total.unknown), Total(high, total.unknown)


def _tone(difference: Total) -> str:
    """Dearer, or cheaper, as far as is sure."""
    known = difference.quantity
    if known is None or difference.unknown:
        return ""
    return "closed" if known.low > 0 else "new" if known.high < 0 else ""
