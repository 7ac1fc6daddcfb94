"""What holds for all tables together: the language of the names, and what pay is per."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orgplanner.importers.lists.proposing.cells import decimal_of
from orgplanner.importers.lists.proposing.draft import Draft
from orgplanner.importers.lists.proposing.heading_words import listed

FEW_LETTERS = 200
NAMED = ("unit", "title", "label", "path")
PAY = frozenset({"pay_low", "pay_high", "person_pay_low", "person_pay_high"})
NUMBERS = PAY | {
    "established", "established_to", "filled", "filled_to", "vacant", "unit_count", "grade_count", "share",
}  # fmt: skip


def pay_period(drafts: Sequence[Draft]) -> str:
    """Whether pay is per year or per month, by headings, else by its currency and size."""
    headings = " ".join(_pay_headings(drafts)).casefold()
    if any(word in headings for word in listed("monthly")):
        return "month"
    if any(word in headings for word in listed("yearly")):
        return "year"
    amounts = sorted(filter(None, _amounts(drafts)))
    middle = amounts[len(amounts) // 2] if amounts else 0.0
    western = any(sign in headings for sign in listed("western"))
    return "year" if middle >= (15_000 if western else 10_000_000) else "month"


def _pay_headings(drafts: Sequence[Draft]) -> Iterator[str]:
    for draft in drafts:
        yield from (draft.table.headings[place] for place, guess in draft.guesses.items() if guess.meaning in PAY)


def _amounts(drafts: Sequence[Draft]) -> Iterator[float]:
    for draft in drafts:
        for place, guess in draft.guesses.items():
            column = draft.table.column(place)
            if guess.meaning in PAY and column is not None:
                decimal = decimal_of(column.sample)
                for text in column.sample:
                    digits = re.sub(r"[^0-9.,]", "", text).replace("." if decimal == "," else ",", "")
                    if re.fullmatch(r"\d+([.,]\d+)?", digits):
                        yield float(digits.replace(",", "."))


def language_of(drafts: Sequence[Draft]) -> str:
    """The language of the names: by the letters that only it has."""
    spoken = next((draft.language for draft in drafts if draft.language), "")
    if spoken:
        return spoken
    texts = "".join(
        text for draft in drafts for column in draft.table.columns
        if (guess := draft.guesses.get(column.place)) and guess.meaning in NAMED
        for text in column.sample[:100]
    )  # fmt: skip
    kazakh = sum(letter in "әғқңөұүһіӘҒҚҢӨҰҮҺІ" for letter in texts)
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in texts)
    latin = sum(letter.isascii() and letter.isalpha() for letter in texts)
    if cyrillic <= latin:
        return "en"
    known = [column.meanings[0] for draft in drafts for column in draft.table.columns if column.meanings]
    is_headed_so = sum(meaning.language == "kk" for meaning in known) > len(known) / 2
    if is_headed_so and cyrillic < FEW_LETTERS:
        return "kk"
    return "kk" if kazakh >= (0.005 if is_headed_so else 0.03) * cyrillic else "ru"
