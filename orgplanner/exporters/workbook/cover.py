"""The first sheet: what the workbook is, the totals of every scenario, and what stands on which sheet."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from orgplanner.analysis.audience.words import copy_line
from orgplanner.analysis.workbook.columns import LAYOUTS
from orgplanner.drawing.dates import date_words
from orgplanner.exporters.workbook.book import Book
from orgplanner.exporters.workbook.cells import Formula
from orgplanner.exporters.workbook.comparing import DIFFERENCE, Compared
from orgplanner.exporters.workbook.figures import Sums
from orgplanner.exporters.workbook.page import Page, quoted
from orgplanner.exporters.workbook.staffing import Staffing
from orgplanner.text import Message, say

TOTALS: dict[str, Message] = {
    "established": say("Established, FTE"), "filled": say("Filled, FTE"), "vacant": say("Vacant, FTE"),
    "pay": say("Pay per month"),
}  # fmt: skip


def write_cover(
    book: Book, page: Page, tables: Mapping[str, Staffing], people: Mapping[str, int], compared: list[Compared]
) -> None:
    """Fills the sheet that was made first, once all others stand."""
    plan, options = book.plan, book.options
    page.widths([(44, True), (15, True), (15, True), (9, True), (18, True)])
    page.print_as(0, landscape=False, footer=plan.words(plan.settings.title, book.language))
    page.row([(plan.words(plan.settings.title, book.language) or book.say(say("Plan")), "title")], height=26)
    page.row([(book.say(LAYOUTS[book.layout]), "subtitle")])
    day = date_words(options.date or datetime.date.today(), book.language)
    page.row([(book.say(say("Written on {date}", date=day)), "quiet")])
    marked = plan.words(plan.settings.classification, book.language)
    page.row([(marked, "section")] if marked else ())
    if said := copy_line(plan, book.language):
        page.row([(said, "label")])
    if options.unit is not None:
        unit = plan.states[next(iter(tables))].units[options.unit]
        page.row([(book.say(say("Only: {unit}", unit=plan.words(unit.name, book.language))), "label")])
    for scenario, table in tables.items():
        _totals(book, page, scenario, table, people[scenario])
    for each in compared:
        _difference(book, page, each)
    _contents(book, page)


def _heads(book: Book, page: Page, first: Message | str) -> None:
    heads = (first, say("Not less than"), say("Not more than"), "≈", say("Parts unknown"))
    page.row([(book.say(head), "head") for head in heads])


def _totals(book: Book, page: Page, scenario: str, table: Staffing, people: int) -> None:
    row = book.plan.scenarios[scenario]
    page.gap()
    called = book.plan.words(row.name, book.language) or scenario
    page.row([(called, "section")])
    if row.as_of:
        page.row([(book.say(say("as of {date}", date=row.as_of)), "quiet")])
    _heads(book, page, say("Total"))
    lines: dict[str, int] = {}
    for id, sums in table.sums.items():
        lines[id] = page.row([(book.say(TOTALS[id]), "text"), *_linked(sums, "money" if id == "pay" else "fte")])
    if "pay" in lines:
        page.row([(book.say(say("Pay per year")), "text"), *_per_year(lines["pay"])])
    page.row([(book.say(say("Vacant share of the established")), "text"), *_share(lines)])
    page.row([(book.say(say("Lines (posts)")), "text"), (Formula(table.lines), "count")])
    page.row([(book.say(say("People who hold a post")), "text"), (people, "count")])


def _linked(sums: Sums, look: str) -> list[tuple[Formula, str]]:
    places = ((sums.low, look), (sums.high, look), (sums.about, "middle"), (sums.unknown, "count"))
    return [(Formula(place), style) for place, style in places]


def _per_year(line: int) -> list[tuple[Formula, str]]:
    ends = (f"{column}{line}" for column in "BC")
    return [(Formula(f'IF(ISNUMBER({end}),{end}*12,"–")'), "money") for end in ends]


def _share(lines: Mapping[str, int]) -> list[tuple[Formula, str]]:
    """The share at its least and at its most; shown where everything is known."""
    vacant, whole = lines["vacant"], lines["established"]
    known = f"AND(ISNUMBER(B{vacant}),ISNUMBER(B{whole}),E{vacant}=0)"
    return [
        (Formula(f'IF({known},IF({over}{whole}>0,{part}{vacant}/{over}{whole},"–"),"–")'), "percent")
        for part, over in (("B", "C"), ("C", "B"))
    ]


def _difference(book: Book, page: Page, compared: Compared) -> None:
    found, ledger = compared.found, compared.ledger
    old, new = (book.plan.words(book.plan.scenarios[id].name, book.language) for id in (found.old, found.new))
    page.gap()
    page.row([(book.say(say("{old} compared with {new}", old=old, new=new)), "section")])
    _heads(book, page, say("Difference"))
    for number, row in enumerate(ledger.table.rows):
        sheet = quoted(ledger.page.title)
        low, high = (f"{sheet}!{ledger.end(number, DIFFERENCE, part)}" for part in ("low", "high"))
        look = "money" if row is ledger.table.rows[-1] else "fte"
        ends = [(Formula(f'IF(ISNUMBER({end}),{end},"–")'), look) for end in (low, high)]
        total = row[DIFFERENCE]
        unknown = getattr(total, "unknown", 0)
        title = book.say(row[0]) if isinstance(row[0], Message) else ""
        page.row([(title, "text"), *ends, (None, "middle"), (unknown, "count")])


def _contents(book: Book, page: Page) -> None:
    page.gap()
    page.row([(book.say(say("Sheets")), "section")])
    for name, about in book.contents[1:]:
        target = f"#{quoted(name)}!A1".replace('"', '""')
        link = Formula(f'HYPERLINK("{target}","{name.replace(chr(34), chr(34) * 2)}")')
        page.row([(link, "link"), (book.say(about), "quiet")])
