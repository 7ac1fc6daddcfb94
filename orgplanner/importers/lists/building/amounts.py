"""Numbers of posts and pay as lists write them: blanks, currencies, decimal commas, ranges."""

from __future__ import annotations

import re
from decimal import Decimal

from orgplanner.model import Quantity, read_quantity
from orgplanner.model.quantity import tidy

SIGNS = {"£": "GBP", "€": "EUR", "$": "USD", "₸": "KZT", "₽": "RUB"}
"""Currencies by the sign that stands beside an amount."""
_PLAIN = re.compile(r"[0-9]{1,12}(\.[0-9]+)?")
_CURRENCY = re.compile(
    r"[£€$₸₽]|\b(?:GBP|EUR|USD|KZT|RUB|RUR|тенге|теңге|тг|руб|рублей|рубля|сом|som|eur|euro)\b\.?", re.IGNORECASE
)
_UNIT = re.compile(
    r"\s*(?:шт\.?\s*ед\.?|ед\.?|чел\.?|шт\.?|адам|бірлік|fte|wte|posts?|people|staff|persons?|pa|p\.a\.|per annum"
    r"|per month|в месяц|в год|/\s*(?:month|year|мес\.?|год))\s*$",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))")
_BETWEEN = re.compile(r"\s*(?:\bto\b|\bдо\b|\bпо\b)\s*", re.IGNORECASE)
_FROM = re.compile(r"^(?:from|between|от|с)\s+", re.IGNORECASE)
_NEGATIVE = re.compile(r"^(?:[-−–]\s*\d|\(\s*\d[\d\s.,]*\)$)")
_NUMBER = re.compile(r"\d[\d.,]*")
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_HALVES = re.compile(r"(\d*)\s*([½¼¾])")


def read_amount(text: str, decimal: str = "") -> Quantity | None:
    """A number or range of a list; None for one that is not known. `decimal` is what stands before the decimals,
    "" when the number tells by itself. Raises RuleBroken with a sentence."""
    if _PLAIN.fullmatch(text) and (decimal != "," or "." not in text):
        value = tidy(Decimal(text))
        return Quantity(value, value)
    bare = _UNIT.sub("", _CURRENCY.sub(" ", text).strip())
    bare = _BLANKS.sub("", _HALVES.sub(lambda found: f"{found[1] or 0}{_FRACTIONS[found[2]]}", bare))
    bare = _BETWEEN.sub("–", _FROM.sub("", bare))
    if bare.endswith("%"):
        return _per_cent(read_amount(bare[:-1].strip(), decimal))
    return read_quantity(_NUMBER.sub(lambda found: _number(found[0], decimal), bare))


def is_negative(text: str) -> bool:
    """Whether a text is a number below zero."""
    return bool(_NEGATIVE.match(_CURRENCY.sub("", text).strip()))


def currency_of(text: str) -> str:
    """The currency whose sign stands in a text, "" for none."""
    return next((code for sign, code in SIGNS.items() if sign in text), "")


def _per_cent(quantity: Quantity | None) -> Quantity | None:
    if quantity is None:
        return None
    return Quantity(tidy(quantity.low / 100), tidy(quantity.high / 100), quantity.approximate)


def _number(written: str, decimal: str) -> str:
    """A number with a point before its decimals and nothing between its thousands."""
    if decimal:
        other = "," if decimal == "." else "."
        thousands = re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})*(?:\{decimal}\d+)?", written)
        if thousands and not (written.startswith("0") and decimal not in written):
            return written.replace(other, "").replace(decimal, ".")
    if "," in written and "." in written:
        last = max(written.rfind(","), written.rfind("."))
        other = "," if written[last] == "." else "."
        return written.replace(other, "").replace(",", ".") if written.count(written[last]) == 1 else written
    sign = "," if "," in written else "."
    if re.fullmatch(rf"[1-9]\d{{0,2}}(?:\{sign}\d{{3}})+", written) and (sign == "," or written.count(".") > 1):
        return written.replace(sign, "")
    return written.replace(",", ".")
