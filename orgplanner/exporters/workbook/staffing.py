"""The staffing table of a scenario in a layout; totals, vacancies and pay are worked out by the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from orgplanner.analysis.tables.kinds import BASIS_WORDS
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.tables.staffing import STAFFING
from orgplanner.analysis.tree import tree_of
from orgplanner.analysis.workbook.allowances import slot_heading
from orgplanner.analysis.workbook.columns import ALLOWED, LAYOUTS, STAFF, Part, columns_of, parts_of
from orgplanner.analysis.workbook.marks import Mark
from orgplanner.analysis.workbook.texts import ABOUT
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Cell, Formula
from orgplanner.exporters.workbook.figures import (
    Sums,
    sums_at,
    total_about,
    total_high,
    total_low,
    total_unknown,
)
from orgplanner.exporters.workbook.grades import GradeList
from orgplanner.exporters.workbook.heading import HEADERS, write_heading, write_numbers, write_signatures
from orgplanner.exporters.workbook.page import ROW, Page, address
from orgplanner.exporters.workbook.register import (
    Register,
    close_table,
    empty_of,
    ranges_of,
    set_widths,
    write_head,
    write_rows,
)
from orgplanner.exporters.workbook.rules import set_rules
from orgplanner.model import Post
from orgplanner.text import say

SUMMED = ("established", "filled", "vacant", "pay")


@dataclass(frozen=True, slots=True)
class Staffing:
    """A written table: its totals by figure, and the count of its lines."""

    page: Page
    sums: dict[str, Sums]
    lines: str
    register: Register


def placed_and_not(book: Book, speller: Speller) -> tuple[list[Post], list[Post]]:
    """The posts in the tree, of the chosen unit if there is one, and those that are not yet placed."""
    state, tree = speller.state, tree_of(speller.state)
    rows: list[Post] = STAFFING.rows(speller)
    unit = book.options.unit
    if unit is not None and unit in state.units:
        branch = {each.id for each in state.branch(unit)}
        return [row for row in rows if row.unit in branch], []
    return [row for row in rows if tree.holds(row.unit)], [row for row in rows if not tree.holds(row.unit)]


def write_staffing(
    book: Book, scenario: str, rows: Sequence[Post], grades: GradeList, kind: str = STAFF
) -> Staffing:
    """The sheet of a scenario, or of what is not yet placed in it."""
    speller = book.speller(scenario)
    called = book.plan.words(book.plan.scenarios[scenario].name, book.language) or scenario
    title = LAYOUTS[book.layout] if kind == STAFF else say("Not yet placed")
    name = called if kind == STAFF else f"{book.say(title)}: {called}"
    page = book.page(name, say("{what}: {scenario}", what=title, scenario=called))
    columns = columns_of(book.plan, STAFF)
    ranges = ranges_of(speller, columns, rows)
    ranges["vacant"] = _either(ranges["established"], ranges["filled"])
    ranges["rate"] = grades.ranges
    ranges["pay"] = _either(ranges["established"], _either(grades.ranges, grades.allowance_ranges))
    ranges |= dict.fromkeys(grades.allowances, grades.allowance_ranges)
    empty = empty_of(speller, columns, rows) if book.layout == "establishment" else []
    parts = parts_of(book.plan, kind, book.layout, grades.has_pay, ranges, empty)
    parts = [_named(speller, part) for part in parts]
    register = Register(book, page, speller, Mark(kind, scenario), parts)
    set_widths(page, parts)
    header = HEADERS[book.layout]
    page.sheet.freeze_panes = address(2, header + 1)
    page.print_as(header, header, footer=called)
    write_heading(register, title, called, len(rows))
    write_numbers(register)
    write_head(register)
    live = _live(register, grades)
    write_rows(register, rows, live)
    close_table(register)
    set_rules(register, grades.names, (key for key in live if not key.endswith(">about")))
    return _totals(register, kind)


def _named(speller: Speller, part: Part) -> Part:
    """A column for allowances under the name that they have in the plan."""
    if part.id not in ALLOWED or part.part == "about":
        return part
    heading = slot_heading(speller, ALLOWED.index(part.id) + 1)
    return replace(part, heading=say("{heading}: to", heading=heading) if part.part else heading)


def _either(one: tuple[bool, bool], other: tuple[bool, bool]) -> tuple[bool, bool]:
    return one[0] or other[0], one[1] or other[1]


def _totals(register: Register, kind: str) -> Staffing:
    page, book = register.page, register.book
    figures = [id for id in SUMMED if register.place(id)]
    total, unknown = page.line + 1, page.line + 2
    unit = register.place("unit")
    cells: list[dict[int, Cell]] = [{}, {}]
    labels = (say("Total"), say("of which lines without a number"))
    for number, label in enumerate(labels):
        cells[number][unit] = (book.say(label), "sum" if number == 0 else "quiet")
    for id in figures:
        spot, look = register.spot(id), "sum money" if id == "pay" else "sum fte"
        cells[0][spot.low] = (total_low(spot, register.rows), look)
        cells[0][spot.high] = (total_high(spot, register.rows), look)
        cells[0][spot.about] = (total_about(spot, register.rows), "sum fte")
        cells[1][spot.low] = (total_unknown(spot, unit, register.rows), "sum quiet")
    places = range(1, len(register.parts) + 2)
    page.row([cells[0].get(place, ("", "sum")) for place in places])
    page.row([cells[1].get(place) for place in places])
    names = f"{address(unit, register.rows.header, True)}:{address(unit, register.rows.last, True)}"
    counted: dict[int, Cell] = {
        unit: (book.say(say("Number of lines (posts)")), "quiet"),
        register.place("established"): (Formula(f"COUNTA({names})-1"), "sum quiet"),
    }
    lines = page.row([counted.get(place) for place in places])
    sums = {id: sums_at(page, register.spot(id), total, unknown) for id in figures}
    for id, where in sums.items() if kind == STAFF else ():
        book.name_range(book.table_name(f"Total_{id}"), where.low)
    write_signatures(register)
    return Staffing(page, sums, page.at(register.place("established"), lines), register)


def _live(register: Register, grades: GradeList) -> dict[str, Formula]:
    """The formulas of a row; the upper ends only where the table has ranges."""
    made = _vacancy(register)
    if register.place("rate"):
        made |= _pay(register, grades)
    unseen = [part for part in register.parts if part.part and not part.shown]
    needless = {part.key for part in unseen if not _needed(register, part.id)}
    return {key: formula for key, formula in made.items() if key not in needless}


def _needed(register: Register, id: str) -> bool:
    """Whether upper ends may matter though their columns are hidden: those of a hidden figure."""
    return not next(part for part in register.parts if part.key == id).shown


def _vacancy(register: Register) -> dict[str, Formula]:
    established, filled, vacant = (register.spot(id) for id in ("established", "filled", "vacant"))
    inferred = register.book.say(BASIS_WORDS["inferred"]).replace('"', '""')
    have, held = here(established.low), here(filled.low)
    known = f'AND(ISNUMBER({have}),ISNUMBER({held}),{here(register.place("established:basis"))}<>"{inferred}")'
    return {
        "vacant": Formula(f'IF({known},MAX(0,{have}-{filled.most(ROW)}),"")'),
        "vacant>to": Formula(f'IF(ISNUMBER({here(vacant.low)}),MAX(0,{established.most(ROW)}-{held}),"")'),
        "vacant>about": _either_about(vacant.low, established.about, filled.about),
    }


def _either_about(known: int, one: int, other: int) -> Formula:
    signs = f'OR({here(one)}="{ABOUT}",{here(other)}="{ABOUT}")'
    return Formula(f'IF(AND(ISNUMBER({here(known)}),{signs}),"{ABOUT}","")')


def _pay(register: Register, grades: GradeList) -> dict[str, Formula]:
    """Pay is what a grade gets, in form T-3 with its allowances, times the number of posts."""
    established, pay = register.spot("established"), register.spot("pay")
    grade = here(register.place("grade"))
    there = [id for id in ALLOWED if register.place(id)]
    looked = ["rate", *(id for id in there if id in grades.allowances)]
    parts = [register.spot(id) for id in looked]
    typed = [register.spot(id) for id in there if id not in grades.allowances]
    extra = "".join(f"+N({here(spot.low)})" for spot in typed)
    have, counted = here(established.low), ",".join(here(spot.low) for spot in parts)
    low, high = ("+".join(ends) + extra for ends in ([here(each.low) for each in parts],
                                                    [each.most(ROW) for each in parts]))  # fmt: skip
    known = f"AND(ISNUMBER({have}),COUNT({counted})={len(parts)})"
    signs = ",".join(f'{here(each.about)}="{ABOUT}"' for each in (established, *parts))
    found = {
        "pay": Formula(f'IF({known},{have}*({low}),"")'),
        "pay>to": Formula(f'IF(ISNUMBER({here(pay.low)}),{established.most(ROW)}*({high}),"")'),
        "pay>about": Formula(f'IF(AND(ISNUMBER({here(pay.low)}),OR({signs})),"{ABOUT}","")'),
    }
    for key in (f"{id}{end}" for id in looked for end in ("", ">to", ">about")):
        found[key] = grades.look_up(grade, key)
    return found


def here(column: int) -> str:
    """The cell of a column in the row of the formula."""
    return address(column, ROW)
