"""How well what stands in a column fits what its heading says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from orgplanner.importers.lists.proposing.heading_words import heading_words
from orgplanner.importers.lists.proposing.profile import Column
from orgplanner.importers.lists.proposing.referring import KEYLIKE, path_separator

LOOKED_AT, MANY = 500, 100
SIGNS = ("/", "\\", ">", "›", "»", "|")


def fitness(meaning: str, column: Column) -> float:
    """How well what stands in a column fits a meaning, 0 to 1."""
    test = FITNESS.get(meaning)
    return test(column) if test is not None and column.filled else 1.0


def _unique(column: Column) -> float:
    is_bare = heading_words(column.heading) == ("number",)
    is_number = is_bare and (column.part("small") >= 0.9 or column.part("whole") < 0.9 <= column.part("quantity"))
    if column.part("person") > 0.6 or is_prefixed(column) or (is_number and not is_counter(column)):
        return 0.4
    return _different(column) * (1.0 if column.fullness >= 0.9 else 0.6)


def _different(column: Column) -> float:
    """How much a column looks like numbers of rows, of which some may stand twice: job shares and mistakes."""
    return 1.0 if column.distinct >= 0.95 else 0.93 if column.distinct >= KEYLIKE else 0.3


def _count(column: Column) -> float:
    """Large numbers that are all different count nothing."""
    large = [text for text in column.sample if text.isdecimal() and int(text) > MANY]
    if is_prefixed(column) or (column.distinct > 0.9 and len(large) > 0.8 * len(column.sample)):
        return 0.1
    return _numbers(column)


def _numbers(column: Column) -> float:
    part = column.part("quantity")
    return 1.0 if part >= 0.75 else 0.7 if part >= 0.4 else 0.15


def _money(column: Column) -> float:
    """Amounts, perhaps with their currency, or from and to."""
    return 1.0 if column.part("money") >= 0.75 else _numbers(column)


def _words(column: Column) -> float:
    return 1.0 if column.part("word") >= 0.5 else 0.2


def _name_of_person(column: Column) -> float:
    if max(map(column.part, ("mail", "number", "unit"))) > 0.5:
        return 0.1
    return 1.0


def _name(column: Column) -> float:
    return 1.0 if column.part("number") < 0.5 and column.part("long") < 0.3 else 0.3


def of_superior(column: Column) -> float:
    """How well a column names who is above, 0 to 1; one of yes and no tells who is a head."""
    flags = column.part("yes or no") >= 0.9 and len(column.counts) <= 2 and column.part("whole") == 0
    return 0.1 if flags else 1.0


def _row_kind(column: Column) -> float:
    return 1.0 if column.part("row") >= 0.7 else 0.2


def is_prefixed(column: Column) -> bool:
    """Whether numbers such as 1, 1.1, 1.2 or 10, 1010, 1020 have what stands above them among them."""
    texts = {text.strip(".") for text in column.counts}
    below = [text for text in texts if "." in text]
    if below:
        is_whole = column.part("dotted") >= 0.95 and len(below) >= 0.3 * len(texts)
        return is_whole and all(text.rpartition(".")[0] in texts for text in below) and _is_numbered(below)
    lengths = sorted({len(text) for text in texts})
    step = lengths[1] - lengths[0] if len(lengths) > 1 else 0
    if step < 2 or column.part("hex") < 0.95 or any((length - lengths[0]) % step for length in lengths):
        return False
    below = [text for text in texts if len(text) > lengths[0]]
    return len(below) >= 0.5 * len(texts) and sum(text[:-step] in texts for text in below) >= 0.95 * len(below)


def _is_numbered(below: Sequence[str]) -> bool:
    """Whether what follows the dots counts from one, as places in a tree do and parts of posts (1.5) do not."""
    if any(text.count(".") > 1 for text in below):
        return True
    above = {text.partition(".")[0] for text in below}
    begun = {top for top, _, last in (text.partition(".") for text in below) if last.isdecimal() and int(last) <= 1}
    return 2 * len(begun) >= len(above)


def is_stepped(column: Column) -> bool:
    """Whether texts such as “Ministry > Trade” begin with the same few steps."""
    sign = path_separator(column.sample)
    if sign not in SIGNS or column.part("slashed") < 0.6 or max(map(column.part, ("date", "mail", "long"))) > 0.2:
        return False
    firsts = {text.partition(sign)[0].strip() for text in column.sample}
    steps = {text.count(sign) for text in column.sample}
    if sign == "\\" and steps == {1}:
        return False  # house\name is how computers call people
    return len(column.sample) >= 3 and len(firsts) <= 0.5 * len(column.sample)


def is_counter(column: Column) -> bool:
    """Whether a column has the numbers of its rows, one after the other, perhaps anew in each part."""
    if column.fullness < 0.9 or not all(text.isdecimal() for text in column.sample) or len(column.counts) < 2:
        return False
    numbers = [int(text) for text in column.texts[:LOOKED_AT] if text]
    if numbers[0] not in (0, 1):
        return False
    return all(after in (before + 1, 1) for before, after in pairwise(numbers)) and numbers[1] == numbers[0] + 1


FITNESS: Mapping[str, Callable[[Column], float]] = {
    "id": _unique, "post_code": _unique, "person_code": lambda column: max(0.5, _different(column)),
    "established": _count,
    **dict.fromkeys(("established_to", "filled", "filled_to", "vacant", "share"), _numbers),
    **dict.fromkeys(("pay_low", "pay_high", "person_pay_low", "person_pay_high"), _money),
    "since": lambda column: 1.0 if column.part("date") >= 0.5 else 0.3,
    "until": lambda column: 1.0 if column.part("date") >= 0.3 else 0.3,
    "hired": lambda column: 1.0 if max(column.part("date"), column.part("yes or no")) >= 0.5 else 0.3,
    "left": lambda column: 1.0 if max(map(column.part, ("date", "yes or no", "status"))) >= 0.3 else 0.3,
    "head": lambda column: 1.0 if column.part("yes or no") >= 0.9 else 0.2,
    "deputy": lambda column: 1.0 if column.part("yes or no") >= 0.9 else 0.2,
    "funded": lambda column: 1.0 if column.part("yes or no") >= 0.9 else 0.2,
    "person": _name_of_person, "last_name": _name_of_person, "first_name": _name_of_person,
    "middle_name": _name_of_person, "name": _name,
    "superior": of_superior, "parent": of_superior,
    "level": lambda column: 1.0 if column.part("small") >= 0.9 else 0.2,
    "grade": lambda column: 0.4 if column.distinct > 0.8 and column.filled > 15 else 1.0,
    "path": lambda column: 1.0 if max(map(column.part, ("dotted", "hex", "slashed"))) >= 0.6 else 0.3,
    "unit": _words, "title": _words, "title_en": _words, "title_ru": _words, "title_kk": _words,
    "row_kind": _row_kind,
    "unit_kind": lambda column: 1.0 if column.part("kind") >= 0.5 else 0.3,
    "status": lambda column: 1.0 if column.part("status") >= 0.3 else 0.7,
    "also": lambda column: 0.1 if column.part("mail") > 0.3 else 1.0,
    "place": _words, "mandate": _words, "education": _words, "profession": _words,
}  # fmt: skip
"""What a column must hold for a meaning; any other may hold anything."""
