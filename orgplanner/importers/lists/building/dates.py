"""Dates of several kinds, read by one order of day and month for a whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from orgplanner.errors import RuleBroken
from orgplanner.model import read_date
from orgplanner.text import say

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_PARTS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})(?:\s*(?:г\.?|ж\.?))?(?:[T ,]+\d.*)?")
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000
"""Days since 1899 that are dates from 1927 to 2119."""
_EPOCH = date(1899, 12, 30)
_MONTHS = (
    ("jan", "янв", "қаң", "каң"), ("feb", "фев", "ақп", "акп"), ("mar", "мар", "нау"), ("apr", "апр", "сәу"),
    ("may", "мая", "май", "мам"), ("jun", "июн", "мау"), ("jul", "июл", "шіл", "шил"), ("aug", "авг", "там"),
    ("sep", "сен", "қыр", "кыр"), ("oct", "окт", "қаз", "каз"), ("nov", "ноя", "қар", "кар"),
    ("dec", "дек", "жел"),
)  # fmt: skip
_MONTH = {start: number for number, starts in enumerate(_MONTHS, start=1) for start in starts}
_OPEN = frozenset({"", "-", "–", "—", "present", "н.в.", "наст. время", "по настоящее время", "қазіргі уақыт"})


def order_of(texts: Iterable[str], usual: str) -> str:
    """Whether the day stands before the month in a column, "dmy" or "mdy": by those dates that can only be read
    in one way; `usual` when none tells."""
    first = second = False
    for text in texts:
        match = _PARTS.fullmatch(text)
        if match:
            first |= int(match[1]) > 12
            second |= int(match[3]) > 12
    return usual if first == second else "dmy" if first else "mdy"


def read_day(text: str, order: str = "dmy") -> str:
    """A date in ISO form, "" for none or an open end; RuleBroken for what is no date of the calendar."""
    if text.casefold() in _OPEN:
        return ""
    if match := _ISO.fullmatch(text):
        return _day(text, match[1], match[2], match[3])
    if match := _PARTS.fullmatch(text):
        day, month = (match[3], match[1]) if order == "mdy" and match[2] != "." else (match[1], match[3])
        if int(month) > 12 >= int(day):
            day, month = month, day
        return _day(text, _century(match[4]), month, day)
    if _SERIAL.fullmatch(text) and _FIRST_SERIAL <= int(text[:5]) <= _LAST_SERIAL:
        return (_EPOCH + timedelta(days=int(text[:5]))).isoformat()
    return _in_words(text) or read_date(text)


def _in_words(text: str) -> str:
    """“1 января 2024 г.”, “2024 ж. 1 қаңтар”, “Jan 1, 2024”; "" for anything else."""
    parts = _WORDS.findall(text)
    month = next((_MONTH[part[:3].casefold()] for part in parts if part[:3].casefold() in _MONTH), 0)
    numbers = [part for part in parts if part.isdecimal()]
    years = [part for part in numbers if len(part) == 4] or [part for part in numbers[1:] if len(part) == 2]
    days = [part for part in numbers if part not in years and len(part) <= 2]
    if not month or len(years) != 1 or len(numbers) > 2:
        return ""
    if not days:
        return f"{int(_century(years[0])):04}-{month:02}"
    return _day(text, _century(years[0]), str(month), days[0])


def _century(year: str) -> str:
    if len(year) == 4:
        return year
    return f"20{year}" if int(year) < 60 else f"19{year}"


def _day(text: str, year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise RuleBroken(say("“{text}” is no day of the calendar.", text=text)) from None
