"""What people type for single numbers and dates."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.errors import RuleBroken
from orgplanner.model import read_date, read_exact, read_whole


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-02-01", "2026-02-01"), ("01.02.2026", "2026-02-01"), ("1/2/2026", "2026-02-01"),
        ("2026.02.01", "2026-02-01"), ("02.2026", "2026-02"), ("2026-2", "2026-02"), ("2026", "2026"), ("  ", ""),
    ],
)  # fmt: skip
def test_a_date_is_read_in_the_ways_people_write_it(text: str, read: str) -> None:
    assert read_date(text) == read


@pytest.mark.parametrize("text", ["30.02.2026", "2026-13", "tomorrow", "1.2.26", "0000", "12-2026-01"])
def test_what_is_no_date_is_explained(text: str) -> None:
    with pytest.raises(RuleBroken, match="is not a date"):
        read_date(text)


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 30)))
def test_every_day_is_read_back(day: date) -> None:
    later = day + timedelta(days=1)
    assert read_date(later.isoformat()) == later.isoformat()
    assert read_date(f"{later:%d}.{later:%m}.{later.year:04}") == later.isoformat()


def test_one_number_is_exact() -> None:
    assert read_exact("0,25") == Decimal("0.25")
    assert read_exact("1/2") == Decimal("0.5")
    assert read_exact("–") is None
    for text in ("4-7", "~25", "many"):
        with pytest.raises(RuleBroken):
            read_exact(text)


@given(st.integers(min_value=0, max_value=1_000_000))
def test_whole_numbers_are_read_back(number: int) -> None:
    assert read_whole(f" {number:,} ".replace(",", "\u202f")) == number


@pytest.mark.parametrize("text", ["0.5", "-3", "1000001", "x", "٣"])
def test_what_is_no_whole_number_is_explained(text: str) -> None:
    with pytest.raises(RuleBroken, match="whole number"):
        read_whole(text)
