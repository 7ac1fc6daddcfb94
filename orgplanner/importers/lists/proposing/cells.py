"""Cells as the proposal looks at them: texts without idle blanks, and what kind of thing they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orgplanner.importers.reading.book import Odd, Row, Value

NUMBER = re.compile(
    r"[-+−]?[£$€₸₽]?\s*\d{1,3}(?:[ \u00a0\u202f',.]\d{3})*(?:[.,]\d+)?\s*(?:[£$€₸₽%]|тг|тенге|руб\.?)?"
    r"|\d+(?:[.,]\d+)?"
)
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?: .*)?")
_DMY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}")


def text_of(value: Value) -> str:
    """A cell as text without blanks at its ends; "" for an empty one."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.text if isinstance(value, Odd) else str(value)


def filled(row: Row) -> list[int]:
    """The columns of a row in which something stands."""
    return [place for place, value in enumerate(row) if value is not None and text_of(value)]


def is_number(value: Value) -> bool:
    """Whether a cell is a number, be it written with blanks and a currency, or the formula of one."""
    if isinstance(value, str):
        return NUMBER.fullmatch(value.strip()) is not None
    if isinstance(value, Odd):
        return value.kind == "formula"
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_date(value: Value) -> bool:
    """Whether a cell is a date."""
    if isinstance(value, Odd):
        return value.kind == "date"
    return isinstance(value, str) and DATE.fullmatch(value.strip()) is not None


def share(flags: Sequence[bool]) -> float:
    """How large a part is true; 0 of nothing."""
    return sum(flags) / len(flags) if flags else 0.0


def order_of_dates(texts: Sequence[str]) -> str:
    """The order of day and month, told by those of which one cannot be a month; day first where all could."""
    ends = [match for text in texts if (match := _DMY.match(text))]
    first, second = (max((int(match[part]) for match in ends), default=0) for part in (1, 2))
    return "mdy" if second > 12 >= first else "dmy"


def decimal_of(texts: Sequence[str]) -> str:
    """What stands before the decimals of numbers written as texts; "" where nothing tells."""
    commas = sum(re.search(r"\d,\d{1,2}(?!\d)", text) is not None for text in texts)
    points = sum(re.search(r"\d\.\d{1,2}(?!\d)", text) is not None for text in texts)
    return "" if commas == points else "," if commas > points else "."
