"""Two scenarios beside each other: staffing by unit, the ledger, the list of changes, the skills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.compare.table import Cell, Column, Table, words
from orgplanner.analysis.compare.tables import (
    cost_table,
    function_table,
    has_pay,
    ledger_table,
    link_table,
    people_table,
    post_table,
    skill_table,
    staffing_table,
    unit_table,
)
from orgplanner.analysis.compare.wording import Wording
from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Formula, letter
from orgplanner.exporters.workbook.listing import Listing, write_listing
from orgplanner.exporters.workbook.looks import BAD, FAIR, GOOD
from orgplanner.model import Total
from orgplanner.text import say

BEFORE, CARRIED, CREATED, CLOSED, UNDECIDED, AFTER, DIFFERENCE = range(1, 8)
"""Columns of the ledger."""
ENDS = {"low": "high", "high": "low"}


@dataclass(frozen=True, slots=True)
class Compared:
    """The sheets of a comparison."""

    found: Comparison
    ledger: Listing


def write_comparison(book: Book, old: str, new: str) -> Compared:
    """Staffing by unit, ledger and changes from one scenario to another."""
    found = compare(book.plan, old, new)
    wording = Wording(found, book.language)
    called = [book.plan.words(book.plan.scenarios[id].name, book.language) or id for id in (old, new)]
    subtitle = book.say(say("{old} compared with {new}", old=called[0], new=called[1]))
    staffing = write_listing(
        book, book.say(say("Comparison")), staffing_table(found, wording), subtitle, _staffing_live, (8, 12, 42, 20)
    )
    _colour_signs(staffing, 6)
    ledger = write_listing(book, book.say(say("Ledger")), ledger_table(found), subtitle, _ledger_live, (24,))
    changes = changes_table(found, wording)
    write_listing(book, book.say(say("List of changes")), changes, subtitle, None, (14, 18, 40, 36, 36))
    if has_pay(found):
        write_listing(book, book.say(say("Cost")), cost_table(found, wording), subtitle, _cost_live, (44,))
    return Compared(found, ledger)


def write_needs(book: Book, found: Comparison, subtitle: str) -> Listing:
    """The skills that a scenario needs against those its people hold."""
    table = skill_table(found, Wording(found, book.language))
    listing = write_listing(book, book.say(say("Skills needed")), table, subtitle, _gap_live, (40, 30, 10, 14))
    _colour_gaps(listing)
    return listing


def changes_table(found: Comparison, wording: Wording) -> Table:
    """Everything that became other, in one list."""
    title = (
        *words(say("Kind"), say("Change"), say("What"), say("Before"), say("After")),
        Column(say("Established before"), "figure"), Column(say("Established after"), "figure"),
        *words(say("Changed fields")),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for change, unit, before, after, fields in unit_table(found, wording).rows:
        rows.append((say("Unit"), change, unit, before, after, None, None, fields))
    for change, post, before, after, was, now, fields in post_table(found, wording).rows:
        rows.append((say("Post"), change, post, before, after, was, now, fields))
    for change, person, before, after in people_table(found, wording).rows:
        rows.append((say("Person"), change, person, before, after, None, None, None))
    for change, function, before, after in function_table(found, wording).rows:
        rows.append((say("Function"), change, function, before, after, None, None, None))
    for change, origin, kind, target in link_table(found, wording).rows:
        rows.append((say("Link"), change, kind, origin, target, None, None, None))
    return Table("changes", say("List of changes"), title, tuple(rows))


def _ledger_live(listing: Listing, row: int, column: int) -> Mapping[str, Formula] | None:
    """Before and after from their parts, and the difference: what is carried cancels."""
    total = listing.table.rows[row][column]
    if not isinstance(total, Total) or total.quantity is None:
        return None
    parts = {BEFORE: (CARRIED, CLOSED, UNDECIDED), AFTER: (CARRIED, CREATED)}.get(column)
    if parts is not None:
        return _sum(listing, row, parts)
    if column != DIFFERENCE:
        return None

    def end(this: str) -> Formula:
        taken = "".join(f"-N({listing.end(row, part, ENDS[this])})" for part in (CLOSED, UNDECIDED))
        return Formula(f"N({listing.end(row, CREATED, this)}){taken}")

    return {part: end(part) for part in ("low", "high")}


def _sum(listing: Listing, row: int, parts: tuple[int, ...]) -> Mapping[str, Formula]:
    made = {
        end: Formula("+".join(f"N({listing.end(row, part, end)})" for part in parts)) for end in ("low", "high")
    }
    signs = [listing.end(row, part, "about") for part in parts if (part, "about") in listing.places]
    if signs:
        joined = ",".join(f'{sign}="{ABOUT}"' for sign in signs)
        made["about"] = Formula(f'IF(OR({joined}),"{ABOUT}","")')
    return made


def _staffing_live(listing: Listing, row: int, column: int) -> Mapping[str, Formula] | None:
    return _after_less_before(listing, row, 4) if column == 6 else None


def _cost_live(listing: Listing, row: int, column: int) -> Mapping[str, Formula] | None:
    return _after_less_before(listing, row, 1) if column == 3 else None


def _after_less_before(listing: Listing, row: int, first: int) -> Mapping[str, Formula] | None:
    """After less before where both are exact; what a range carries cancels, so its difference is the program's."""
    before, after, difference = (listing.table.rows[row][first + place] for place in range(3))
    sides = (before, after, difference)
    if not all(isinstance(each, Total) and each.quantity is not None and not each.unknown for each in sides):
        return None
    old, new, change = (each.quantity for each in sides if isinstance(each, Total))
    if old is None or new is None or change is None or not (old.exact and new.exact and new - old == change):
        return None
    return {"low": Formula(f"{listing.end(row, first + 1, 'low')}-{listing.end(row, first, 'low')}")}


def _gap_live(listing: Listing, row: int, column: int) -> Mapping[str, Formula] | None:
    """Needed less held, never below 0."""
    gap = listing.table.rows[row][column]
    if column != 6 or not isinstance(gap, Total) or gap.quantity is None:
        return None
    held = listing.end(row, 5, "low")
    return {part: Formula(f"MAX(0,{listing.end(row, 4, part)}-{held})") for part in ("low", "high")}


def _colour_gaps(listing: Listing) -> None:
    """What is missing, by how much is missing; what is covered."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    first, last = listing.line(0), listing.line(max(len(listing.table.rows), 1) - 1)
    top = listing.places.get((6, "high"), listing.places[6, "low"])
    cell, most = f"${letter(listing.places[6, 'low'])}{first}", f"${letter(top)}{first}"
    area = f"{letter(listing.places[6, 'low'])}{first}:{letter(top)}{last}"
    rules = ((f"AND(ISNUMBER({cell}),{cell}>0)", BAD), (f"AND(ISNUMBER({most}),{most}>0)", FAIR),
             (f"ISNUMBER({cell})", GOOD))  # fmt: skip
    for formula, colour in rules:
        fill = PatternFill("solid", start_color=colour, end_color=colour)
        listing.page.sheet.conditional_formatting.add(area, FormulaRule([formula], fill=fill, stopIfTrue=True))


def _colour_signs(listing: Listing, column: int) -> None:
    """More in one colour, fewer in another; the sign stands there too."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import PatternFill

    first, last = listing.line(0), listing.line(max(len(listing.table.rows), 1) - 1)
    for part in ("low", "high"):
        if (column, part) not in listing.places:
            continue
        area = f"{letter(listing.places[column, part])}{first}:{letter(listing.places[column, part])}{last}"
        for operator, colour in (("lessThan", BAD), ("greaterThan", GOOD)):
            fill = PatternFill("solid", start_color=colour, end_color=colour)
            listing.page.sheet.conditional_formatting.add(area, CellIsRule(operator, ["0"], fill=fill))
