"""What people type for single numbers and dates, read with a sentence for what is not understood."""

import re
from datetime import date
from decimal import Decimal

from orgplanner.errors import RuleBroken
from orgplanner.model.quantity import read_quantity
from orgplanner.text import say

MOST_WHOLE = 1_000_000
_DAY_FIRST = re.compile(r"(?:(?P<day>\d{1,2})[./](?=\d{1,2}[./]))?(?P<month>\d{1,2})[./](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?:[-./](?P<month>\d{1,2})(?:[-./](?P<day>\d{1,2}))?)?")


def read_exact(text: str) -> Decimal | None:
    """One exact number such as "6", "0,25" or "1/2", blank for none; RuleBroken for ranges and the rest."""
    quantity = read_quantity(text)
    if quantity is not None and not quantity.exact:
        raise RuleBroken(say("“{text}” is not one exact number; write 6, 0.5 or 1/2.", text=text.strip()))
    return None if quantity is None else quantity.low


def read_whole(text: str) -> int | None:
    """A whole number, blank for none; RuleBroken for anything else."""
    stripped = "".join(text.split())
    if stripped in ("", "–", "-"):
        return None
    if not re.fullmatch(r"[0-9]{1,9}", stripped) or int(stripped) > MOST_WHOLE:
        raise RuleBroken(say("“{text}” is not a whole number; write 3 or 12.", text=text.strip()))
    return int(stripped)


def read_date(text: str) -> str:
    """An ISO date, month or year from "2026-02-01", "01.02.2026", "1/2/2026", "02.2026" or "2026"; blank for none.

    RuleBroken for what is no date in the calendar.
    """
    stripped = text.strip()
    if not stripped:
        return ""
    match = _YEAR_FIRST.fullmatch(stripped) or _DAY_FIRST.fullmatch(stripped)
    sentence = say("“{text}” is not a date; write 2026-02-01, 01.02.2026, 02.2026 or 2026.", text=stripped)
    if match is None:
        raise RuleBroken(sentence)
    parts = [int(match[name]) for name in ("year", "month", "day") if match[name] is not None]
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        raise RuleBroken(sentence) from None
    return "-".join((f"{parts[0]:04}", *(f"{part:02}" for part in parts[1:])))
