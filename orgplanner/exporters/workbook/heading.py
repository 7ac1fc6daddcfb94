"""What stands above and below a staffing table: its name, the form T-3 with its particulars, the signatures."""

from __future__ import annotations

import datetime

from orgplanner.drawing.dates import date_words
from orgplanner.exporters.workbook.cells import Cell, Formula
from orgplanner.exporters.workbook.page import Page, address
from orgplanner.exporters.workbook.register import Register
from orgplanner.text import Message, say

HEADERS = {"t3": 11, "establishment": 6, "compact": 6}
"""The row of headings in each layout."""
NUMBERS = {
    "unit": "1", "unit_code": "2", "title": "3", "established": "4", "rate": "5", "allowance_1": "6",
    "allowance_2": "7", "allowance_3": "8", "pay": "9 = (5 + 6 + 7 + 8) × 4", "note": "10",
}  # fmt: skip
"""The numbers of the columns in form T-3."""
BLANK = "____________"


def write_heading(register: Register, title: Message, called: str, lines: int) -> None:
    """The rows above the table; `lines` is how many it will have."""
    if register.book.layout == "t3":
        _form(register, title, called, lines)
        return
    book, page = register.book, register.page
    organisation = book.plan.words(book.plan.settings.title, book.language)
    page.row([(str(register.mark), "quiet"), (f"{book.say(title)}: {called}", "title")], height=24)
    page.row([None, (" · ".join(filter(None, (organisation, as_of(register)))), "subtitle")])
    page.row([None, (book.say(HINT), "quiet")])
    page.gap()


HINT = say(
    "Change cells, sort, insert and delete rows as you like; the program takes the changes back one by one. "
    "“?” is unknown, which is not 0. Hidden columns hold ids and what the totals need."
)


def _form(register: Register, title: Message, called: str, lines: int) -> None:
    book, page = register.book, register.page
    day = date_words(book.options.date or datetime.date.today(), book.language)
    organisation = book.plan.words(book.plan.settings.title, book.language)
    total = HEADERS["t3"] + max(lines, 1) + 2
    established = register.spot("established")
    low, high = address(established.low, total), address(established.high, total)
    page.row([(str(register.mark), "quiet"), (organisation, "subtitle")])
    page.row([None, (book.say(title), "title")], height=24)
    page.row([None, (book.say(say("Document No. {blank}, {date}", blank=BLANK, date=day)), "label")])
    page.row([None, (book.say(say("For the period from {blank}", blank=BLANK)), "label")])
    order = say("Approved by order of {date} No. {number}", date=BLANK, number=BLANK)
    page.row([None, (book.say(order), "label")])
    count = Formula(f'IF({low}={high},{low},{low}&"–"&{high})')
    page.row([None, (book.say(say("Establishment, number of posts:")), "label"), (count, "sum quiet")])
    page.row([None, (" · ".join(filter(None, (called, as_of(register)))), "quiet")])
    page.gap()


def write_numbers(register: Register) -> None:
    """The numbers of the columns, in form T-3."""
    if register.book.layout == "t3":
        register.page.row([None, *_numbers(register)], height=26)


def _numbers(register: Register) -> list[Cell | None]:
    return [None if part.part else (NUMBERS.get(part.id, ""), "number") for part in register.parts]


def as_of(register: Register) -> str:
    """The day for which the scenario holds, in words."""
    day = register.book.plan.scenarios[register.mark.scenario].as_of
    return register.book.say(say("as of {date}", date=day)) if day else ""


def write_signatures(register: Register) -> None:
    """Who signs form T-3."""
    if register.book.layout != "t3":
        return
    page = register.page
    for who in (say("Head of personnel"), say("Chief accountant")):
        page.gap()
        _sign(register, page, who)


def _sign(register: Register, page: Page, who: Message) -> None:
    say_ = register.book.say
    page.row([None, (f"{say_(who)} {BLANK}", "label"), None, (f"{BLANK}    {BLANK}", "label")])
    page.row([None, None, None, (say_(say("signature, name in full")), "quiet")])
