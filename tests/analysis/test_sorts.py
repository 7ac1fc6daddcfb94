"""Sorts of functions and skills: known ones in the language of the reader, others as they were written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgplanner.analysis.sorts import SORTS, sort_meant, sort_shown
from orgplanner.text import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_known_sort_is_read_back_as_it_is_shown(language: str) -> None:
    shown = [sort_shown(sort, language) for sort in SORTS]
    assert [sort_meant(text.upper()) for text in shown] == list(SORTS)
    assert language == "en" or not set(shown) & set(SORTS)


@given(st.text(alphabet="abxyz ", min_size=1))
def test_other_words_stay_as_they_are(words: str) -> None:
    assert sort_shown(words, "kk") == words
    assert sort_meant(words) == " ".join(words.split())
