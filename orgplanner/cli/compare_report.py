"""A comparison in plain words, for a terminal."""

from collections.abc import Iterator

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.table import Cell, Table, cell_words
from orgplanner.analysis.compare.tables import (
    cost_table,
    has_pay,
    ledger_table,
    skill_table,
    staffing_table,
    unit_table,
)
from orgplanner.analysis.compare.wording import Wording
from orgplanner.text import Message, say

WIDEST = 44
"""Letters of a cell; longer words are cut."""


def report_lines(found: Comparison) -> Iterator[Message | str]:
    """The comparison line by line: counts, units, staffing, ledger, skills, cost."""
    wording = Wording(found)
    yield from _counts(found)
    for table in (unit_table(found, wording), staffing_table(found, wording)):
        yield from _section(table)
    yield from _section(ledger_table(found))
    yield _verdict(found)
    yield from _section(skill_table(found, wording))
    if has_pay(found):
        yield from _section(cost_table(found, wording))


def _counts(found: Comparison) -> Iterator[Message]:
    for title, rows in ((say("Units"), found.units), (say("Posts"), found.posts)):
        yield say(
            "{what}: {new} new, {closed} closed, {moved} moved, {renamed} renamed, {changed} changed, "
            "{merged} merged, {split} split, {undecided} undecided, {unchanged} unchanged",
            what=title, new=len(rows.new), closed=len(rows.closed), moved=len(rows.moved),
            renamed=len(rows.renamed), changed=len(rows.changed), merged=len(rows.merged), split=len(rows.split),
            undecided=len(rows.undecided), unchanged=rows.unchanged,
        )  # fmt: skip
    people, functions, links = found.people, found.functions, found.links
    yield say(
        "People: {new} new, {moved} moved, {left} left, {without} without a place",
        new=len(people.new), moved=len(people.moved), left=len(people.left), without=len(people.without_place),
    )  # fmt: skip
    yield say(
        "Functions: {new} new, {closed} closed, {moved} moved, {orphaned} led by no unit, {doubled} led by several",
        new=len(functions.new), closed=len(functions.closed), moved=len(functions.moved),
        orphaned=len(functions.orphaned), doubled=len(functions.doubled),
    )  # fmt: skip
    yield say(
        "Links: {new} new, {gone} gone, {changed} changed",
        new=len(links.new), gone=len(links.gone), changed=len(links.changed),
    )  # fmt: skip


def _verdict(found: Comparison) -> Message:
    ledger = found.established
    if ledger.is_balanced:
        return say("The ledger balances: before = carried + closed + undecided, after = carried + created.")
    lines = ", ".join(row.line for row in ledger.unexplained)
    return say("The ledger does not balance; not explained: {lines}.", lines=lines or "–")


def _section(table: Table) -> Iterator[Message | str]:
    yield ""
    yield table.title
    if not table.rows:
        yield say("  (none)")
        return
    heads = [cell_words(column.title) for column in table.columns]
    rows = [[_cut(cell) for cell in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    right = [column.kind != "words" for column in table.columns]
    for row in (heads, *rows):
        cells = zip(row, widths, right, strict=True)
        yield (
            "  " + "  ".join(cell.rjust(width) if far else cell.ljust(width) for cell, width, far in cells).rstrip()
        )


def _cut(cell: Cell) -> str:
    words = cell_words(cell)
    return words if len(words) <= WIDEST else words[: WIDEST - 1] + "…"
