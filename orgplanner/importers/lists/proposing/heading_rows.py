"""Where the heading of a sheet and its data begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from orgplanner.analysis.likeness.letters import plain
from orgplanner.importers.lists.proposing.cells import filled, is_date, is_number, share, text_of
from orgplanner.importers.lists.proposing.heading_words import listed
from orgplanner.importers.lists.proposing.profile import is_person, keys_in
from orgplanner.importers.lists.proposing.vocabulary import meanings
from orgplanner.importers.reading.book import Row, Sheet
from orgplanner.text import Message, say

TOP, LOOKED_AT = 60, 300
KNOWN = 0.75
LONGEST, LONGEST_WORDS = 160, 40
MOST_HEADINGS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """The rows of a heading, from `row` on (`count` 0: there is none), the first row of data, how certain that
    is and why."""

    row: int
    count: int
    first: int
    certainty: float
    reason: Message


def find_heading(sheet: Sheet) -> Heading:
    """The heading of a sheet, known by its words, else by being unlike the rows below it."""
    width = usual_width(sheet)
    best = max(range(min(TOP, len(sheet.rows))), key=lambda row: (_known(sheet.rows[row]), -row), default=0)
    known = _known(sheet.rows[best]) if sheet.rows else 0.0
    cells = len(filled(sheet.rows[best])) if sheet.rows else 0
    if known >= min(2, width) and known / cells >= 0.3:
        return _around(sheet, best, min(0.99, 0.6 + 0.4 * known / cells), say("its words are known headings"))
    structural = _by_contrast(sheet, width)
    if structural is not None:
        return _around(sheet, structural, 0.7, say("it is unlike the rows below it"))
    start = next((at for at, row in enumerate(sheet.rows) if len(filled(row)) >= max(1, width // 2)), 0)
    if width > 1 and _may_be_heading(sheet, start, width):
        return _around(sheet, start, 0.5, say("its words stand nowhere else and name nobody and nothing"))
    return Heading(start, 0, start, 0.6, say("the first row looks like all the others"))


def usual_width(sheet: Sheet) -> int:
    """How many cells most rows have filled; among the most frequent the largest."""
    counts = Counter(len(filled(row)) for row in sheet.rows[:LOOKED_AT])
    counts.pop(0, None)
    if not counts:
        return 0
    most = max(counts.values())
    return max(width for width, count in counts.items() if count >= most / 2)


@lru_cache(maxsize=4096)
def knows(text: str) -> float:
    """How certainly a text is a heading that is known."""
    found = meanings(text) if text and len(text) <= LONGEST else ()
    return found[0].certainty if found and found[0].certainty >= KNOWN else 0.0


def _known(row: Row) -> float:
    texts = [text_of(row[place]) for place in filled(row) if isinstance(row[place], str)]
    return sum(map(knows, dict.fromkeys(texts)))


def _by_contrast(sheet: Sheet, width: int) -> int | None:
    """The first wide row of different texts, where the rows below it have numbers or dates in its columns, or
    texts that come again while its own do not."""
    row = next((at for at, row in enumerate(sheet.rows[:TOP]) if len(filled(row)) >= max(2, 0.6 * width)), None)
    if row is None:
        return None
    places = filled(sheet.rows[row])
    texts = [text_of(sheet.rows[row][place]) for place in places]
    if len(set(texts)) < len(texts) or any(map(is_number, texts)) or any(map(is_date, texts)):
        return None
    below = [line for line in sheet.rows[row + 1 : row + LOOKED_AT] if filled(line)]
    kinds = [_are_figures([line[place] for line in below if place < len(line)], 3) for place in places]
    unlike = [_is_unlike(text, [line[place] for line in below if place < len(line)])
              for place, text in zip(places, texts, strict=True)]  # fmt: skip
    return row if below and (share(unlike) >= 0.3 or any(kinds)) else None


def _are_figures(below: Row, least: int) -> bool:
    values = [value for value in below if text_of(value)]
    return len(values) >= least and share([is_number(value) or is_date(value) for value in values]) >= 0.8


def _may_be_heading(sheet: Sheet, row: int, width: int) -> bool:
    """Whether a row has different short words that are names of nothing and come nowhere again."""
    texts = [text_of(sheet.rows[row][place]) for place in filled(sheet.rows[row])]
    if len(texts) < width or len(set(texts)) < len(texts) or row + 1 >= len(sheet.rows):
        return False
    if any(len(text) > LONGEST_WORDS or is_number(text) or is_date(text) for text in texts):
        return False
    if any(is_person(text) or any(keys_in(text)) for text in texts):
        return False
    below = {text_of(line[place]) for line in sheet.rows[row + 1 : row + LOOKED_AT] for place in filled(line)}
    return below.isdisjoint(texts)


def _is_unlike(text: str, below: Row) -> bool:
    values = [value for value in below if text_of(value)]
    if not values:
        return False
    if _are_figures(values, 1):
        return True
    texts = [text_of(value) for value in values]
    return text not in texts and len(texts) >= 4 and len(set(texts)) <= len(texts) / 2


def _around(sheet: Sheet, row: int, certainty: float, reason: Message) -> Heading:
    """A heading with the rows above and below that belong to it."""
    start, end = row, row
    while start and row - start < MOST_HEADINGS - 1 and _is_group_row(sheet, start - 1, start):
        start -= 1
    while end + 1 < len(sheet.rows) and end - start < MOST_HEADINGS - 1 and _is_part_row(sheet, end, end + 1):
        end += 1
    first = end + 1
    while first < len(sheet.rows) and (not filled(sheet.rows[first]) or is_row_of_signs(sheet.rows[first])):
        first += 1
    return Heading(start, end - start + 1, first, certainty, reason)


def _is_group_row(sheet: Sheet, above: int, row: int) -> bool:
    """Whether a row above the heading groups its columns, or names those that it leaves empty."""
    upper, lower = set(filled(sheet.rows[above])), set(filled(sheet.rows[row]))
    if not _are_words(sheet.rows[above]) or not lower:
        return False
    if {place for place in upper - lower if _has_data(sheet, row + 1, place)}:
        return len(upper) > 1
    return len(upper) > 1 and len(upper) < len(lower) and upper <= lower


def _is_part_row(sheet: Sheet, above: int, row: int) -> bool:
    """Whether a row below the heading has words only where the heading is empty, or has a group."""
    upper, lower = set(filled(sheet.rows[above])), filled(sheet.rows[row])
    if not lower or not _are_words(sheet.rows[row]) or is_row_of_signs(sheet.rows[row]):
        return False
    grouped = {place for place in upper if place + 1 not in upper and place in lower and place + 1 in lower}
    return len(lower) > 1 and all(place not in upper or place in grouped for place in lower)


def _are_words(row: Row) -> bool:
    return all(isinstance(row[place], str) and not is_number(row[place]) for place in filled(row))


def _has_data(sheet: Sheet, start: int, place: int) -> bool:
    return any(text_of(sheet.at(row, place)) for row in range(start, min(start + 20, len(sheet.rows))))


def is_row_of_signs(row: Row) -> bool:
    """Whether a row numbers the columns, or has nothing but units of measure."""
    places = filled(row)
    texts = [text_of(row[place]) for place in places]
    measures = listed("measures")
    return _numbers_columns(texts) or (bool(texts) and all(plain(text) in measures for text in texts))


def _numbers_columns(texts: Sequence[str]) -> bool:
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 3]
    others = [text for text in texts if not (text.isdecimal() and len(text) < 3)]
    one_by_one = numbers == list(range(1, len(numbers) + 1)) or numbers == list(range(2, len(numbers) + 2))
    return len(numbers) >= 3 and one_by_one and all(len(text) <= 2 or "=" in text or "+" in text for text in others)


def parts_of_headings(sheet: Sheet, heading: Heading, width: int) -> list[tuple[str, ...]]:
    """The different texts of the heading of each column, from the highest row down."""
    last = heading.count - 1
    rows = [_spread(sheet, heading.row + part, part < last, width) for part in range(heading.count)]
    return [tuple(dict.fromkeys(row[place] for row in rows if row[place])) for place in range(width)]


def _spread(sheet: Sheet, row: int, is_group: bool, width: int) -> list[str]:
    """The texts of a row of a heading; a group stands above all the columns that it is merged over."""
    texts = [" ".join(text_of(sheet.at(row, place)).split()) for place in range(width)]
    if not is_group:
        return texts
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and right > left:
            texts[left : right + 1] = [texts[left]] * (min(right + 1, width) - left)
    if sheet.merged:
        return texts
    for place in range(1, width):
        below = text_of(sheet.at(row + 1, place))
        if not texts[place] and below and text_of(sheet.at(row + 1, place - 1)):
            texts[place] = texts[place - 1]
    return texts
