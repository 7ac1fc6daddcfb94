"""Numbers as planners have them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.errors import RuleBroken
from orgplanner.model import Quantity, Total, about, between, exactly, plain, read_quantity, total

numbers = st.decimals(0, 10**9, places=4)
quantities = st.builds(
    lambda low, width, approximate: Quantity(low, low + width, approximate), numbers, numbers, st.booleans()
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("6", exactly(6)),
        ("0,25", exactly("0.25")),
        ("1/2", exactly("0.5")),
        ("4-7", between(4, 7)),
        ("4 – 7", between(4, 7)),
        ("4...7", between(4, 7)),
        ("~25", about(25)),
        ("about 50", about(50)),
        ("около 50", about(50)),
        ("шамамен 15–20", between(15, 20, approximate=True)),
        ("1 250", exactly(1250)),
        ("1\u00a0250,5", exactly("1250.5")),
        ("10.0", exactly(10)),
        ("", None),
        ("–", None),
        ("?", None),
    ],
)
def test_what_people_type_is_understood(text: str, meant: Quantity | None) -> None:
    assert read_quantity(text) == meant


@pytest.mark.parametrize(
    "text", ["six", "7-4", "-5", "1/0", "4-", "1e5", "1.2.3", "9" * 5000, "~", "1/2/3", "٫", "½"]
)
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        read_quantity(text)
    assert text in refusal.value.sentence()


@given(quantities)
def test_what_is_printed_can_be_typed(quantity: Quantity) -> None:
    assert read_quantity(str(quantity)) == quantity


@given(numbers)
def test_equal_numbers_are_written_alike_after_reading(number: Decimal) -> None:
    one, other = read_quantity(str(number)), read_quantity(f"{number:.6f}")
    assert one is not None
    assert other is not None
    assert str(one.low) == str(other.low)
    assert "E" not in str(one.low)


@given(quantities, quantities, quantities)
def test_adding_is_exact_in_any_order(a: Quantity, b: Quantity, c: Quantity) -> None:
    assert (a + b) + c == c + (b + a)
    assert (a + b).low == a.low + b.low


@given(quantities, quantities)
def test_a_difference_holds_every_difference_that_may_be(a: Quantity, b: Quantity) -> None:
    difference = a - b
    for one in (a.low, a.high):
        for other in (b.low, b.high):
            assert difference.low <= one - other <= difference.high


def test_sources_add_up_as_they_state_it() -> None:
    diei = total([between(4, 7)] * 3)
    assert str(diei) == "12–21"
    assert str(total([about(22), diei.quantity])) == "~34–43"


@given(st.lists(st.none() | quantities))
def test_a_total_counts_what_it_does_not_know(parts: list[Quantity | None]) -> None:
    whole = total(parts)
    known = [part for part in parts if part is not None]
    assert whole.unknown == len(parts) - len(known)
    assert (whole.quantity is None) == (not known)
    stepwise = Total()
    for part in parts:
        stepwise += Total(part, int(part is None))
    assert stepwise == whole


def test_numbers_are_printed_plainly() -> None:
    assert [plain(Decimal(text)) for text in ("6.0", "0.250", "-3", "1E+3", "-0")] == [
        "6",
        "0.25",
        "−3",
        "1000",
        "0",
    ]
    assert str(between(-3, 3)) == "−3 … 3"
