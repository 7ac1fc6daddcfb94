"""What is said of a passphrase: never too much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.document.strength import strength


@pytest.mark.parametrize(
    ("passphrase", "wanted"),
    [
        ("", "none"), ("a", "weak"), ("password", "weak"), ("qwerty123456", "weak"), ("12345678901234", "weak"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "weak"), ("Ministry2026", "weak"), ("word word word word word", "weak"),
        ("горный мост 71", "fair"), ("ladder winter copper", "fair"), ("k7#Qp2!xZ", "fair"),
        ("ladder winter copper violin", "fair"), ("ladder winter copper violin heron", "strong"),
        ("терезе қызыл көпір алма сандық", "strong"),
    ],
)  # fmt: skip
def test_words_that_nobody_connects_are_strong_and_habits_are_weak(passphrase, wanted):
    assert strength(passphrase) == wanted


@given(st.text(max_size=40))
def test_saying_it_again_adds_nothing(passphrase):
    assert strength(f"{passphrase} {passphrase}") == strength(f"{passphrase} ")
