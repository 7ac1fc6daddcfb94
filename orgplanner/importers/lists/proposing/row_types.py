"""Which rows of a table are no data: totals, repeated headings, numbers of columns, notes below; and titles."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from statistics import median

from orgplanner.analysis.likeness.letters import plain, words_of
from orgplanner.importers.lists.proposing.cells import filled, is_number, share, text_of
from orgplanner.importers.lists.proposing.heading_rows import Heading, is_row_of_signs
from orgplanner.importers.lists.proposing.profile import SAMPLE, keys_in
from orgplanner.importers.reading.book import Row, Sheet

Title = tuple[int, bool]
"""How high a title stands, and whether its kind is known."""
LOOKED_AT, FEW, MOST_NOTES = 500, 3, 20
TOTALS = re.compile(
    r"^(?:(?:grand|sub)[ -]?)?(?:total|subtotal|sum)s?\b(?:\s*(?:[:,.–—-]|for|of|by|in|staff|posts|number|$).*)?$"
    r"|^(?:итого|всего|подытог|в том числе)\b.*$"
    r"|^(?:барлығы|жиыны|жиынтығы|қорытынды|барлығы:|оның ішінде)(?!\w).*$"
    r"|^(?:жалпы саны|жалпы сома)\b.*$|^.*\bбойынша (?:барлығы|жиыны)\s*:?$"
    r"|^.+[\s,–—-](?:sub[ -]?total|total|итого|всего|барлығы|жиыны)\s*:?$",
    re.IGNORECASE,
)
LINES = "-=_:+*.—–"
"""Of which rows are made that only part others."""
CROSSED = ("x", "X", "х", "Х", "-", "–", "—")
"""What stands in the cells of a row of totals that have no sum."""
RANKS: tuple[tuple[str, ...], ...] = (
    ("ministry", "министерств", "министрли", "government", "правительств"),
    ("committee", "комитет", "agency", "агентств", "агентти", "аппарат", "secretariat", "секретариат", "хатшы",
     "directorate general", "company", "компания"),
    ("department", "департамент", "directorate"),
    ("division", "управлени", "баскарма", "служб", "кызмет", "branch"),
    ("section", "отдел", "болим", "unit", "bureau", "бюро", "center", "centre", "центр", "орталы"),
    ("sector", "сектор", "group", "групп", "топ", "team"),
)  # fmt: skip
"""How units of a staffing table stand above each other, by the beginning of a word."""


@dataclass(slots=True)
class RowTypes:
    """The rows of data in their order; those that are none, by why; titles with their depth from 1."""

    data: list[int] = field(default_factory=list)
    skip: dict[int, str] = field(default_factory=dict)
    titles: dict[int, int] = field(default_factory=dict)


def type_rows(sheet: Sheet, heading: Heading, headings: Sequence[str]) -> RowTypes:
    """What each row below the heading is; empty rows are nothing."""
    found = RowTypes()
    lone: list[int] = []
    first_heading = {text: place for place, text in reversed([*enumerate(headings)]) if text}
    for row in range(heading.first, len(sheet.rows)):
        cells = sheet.rows[row]
        if not _is_odd(cells, first_heading):
            found.data.append(row)
            continue
        places = filled(cells)
        why = _no_data(cells, places, headings, heading.count) if places else ""
        if why:
            found.skip[row] = why
        elif places:
            found.data.append(row)
            if is_lone(cells, places):
                lone.append(row)
    _take_titles(sheet, found, lone, len(headings))
    _take_notes(sheet, found)
    return found


def _is_odd(cells: Row, headings: Collection[str]) -> bool:
    """Whether a row is worth a closer look: few cells, or the first text in it is a heading, a total or a sign."""
    if len(cells) - cells.count(None) - cells.count("") <= FEW:
        return True
    seen = 0
    for cell in cells:
        if cell.__class__ is str and (text := cell.strip()):
            if text in headings or len(text) <= 2 or TOTALS.match(text) or not text.strip(LINES):
                return True
            seen += 1
            if seen == FEW:
                return False
        elif cell == 1:
            return True
    return seen == 0


def is_lone(row: Row, places: Sequence[int]) -> bool:
    """Whether a row has nothing but one text, perhaps with its number before it."""
    texts = [place for place in places if not is_number(row[place]) and not _is_ordinal(text_of(row[place]))]
    return len(texts) == 1 and len(places) <= 2 and len(text_of(row[texts[0]])) > 1 and texts[0] == places[-1]


def _is_ordinal(text: str) -> bool:
    return re.fullmatch(r"(?:\d+|[IVXLC]+)(?:\.\d+)*\.?", text) is not None


def _no_data(row: Row, places: Sequence[int], headings: Sequence[str], has_heading: int) -> str:
    """Why a row is no data, "" where it is."""
    texts = [text_of(row[place]) for place in places]
    if len(texts) > 1 and all(len(text) > 1 and not text.strip(LINES) for text in texts):
        return "signs"
    if has_heading:
        same = sum(text == headings[place] for place, text in zip(places, texts, strict=True))
        if same >= 2 and same >= 0.8 * len(places):
            return "heading"
        if len(places) >= 3 and is_row_of_signs(row):
            return "signs"
    words = [text for text, place in zip(texts, places, strict=True) if not is_number(row[place])]
    if words and len(words) <= FEW and TOTALS.match(words[0]) and all(text in CROSSED for text in words[1:]):
        return "total"
    return ""


def _take_titles(sheet: Sheet, found: RowTypes, lone: Sequence[int], width: int) -> None:
    """Makes lone rows titles of the rows below them, and those at the end notes."""
    data = set(found.data)
    alone = set(lone)
    others = [row for row in found.data if row not in alone][:LOOKED_AT] if lone else []
    beside = _Beside(sheet, others, width)
    wanted = {row for row in lone if beside.is_title(sheet.rows[row])}
    if not wanted or len(wanted) > 0.6 * len(data):
        return
    last = max((row for row in data if row not in wanted), default=-1)
    total = max((row for row, why in found.skip.items() if why == "total"), default=-1)
    notes = {row for row in wanted if row > last and (row > total > 0 or _is_signed(sheet.rows[row]))}
    found.skip.update(dict.fromkeys(sorted(notes), "note"))
    titles = [row for row in found.data if row in wanted and row not in notes]
    found.titles = dict(zip(titles, _depths(sheet, titles), strict=True))
    found.data = [row for row in found.data if row not in wanted]


def _take_notes(sheet: Sheet, found: RowTypes) -> None:
    """Rows of few texts below the last totals, where signatures stand, are no data."""
    total = max((row for row, why in found.skip.items() if why == "total"), default=-1)
    tail = [row for row in found.data[-MOST_NOTES:] if row > total >= 0]
    if not tail or len(tail) == len(found.data):
        return
    usual = median(len(filled(sheet.rows[row])) for row in found.data[: -len(tail)][:LOOKED_AT])
    if all(_is_note(sheet.rows[row], usual) for row in tail):
        found.skip.update(dict.fromkeys(tail, "note"))
        found.data = found.data[: -len(tail)]


def _is_note(row: Row, usual: float) -> bool:
    places = filled(row)
    is_signed = any("___" in text_of(row[place]) for place in places)
    is_short = len(places) <= (FEW if is_signed else min(FEW, 0.6 * usual))
    return is_short and not any(is_number(row[place]) for place in places)


def _depths(sheet: Sheet, titles: Sequence[int]) -> list[int]:
    """How deep each title is: by the column in which it stands, else by the kind of its unit."""
    places = [filled(sheet.rows[row])[-1] for row in titles]
    steps = sorted(set(places))
    if len(steps) > 1:
        return [steps.index(place) + 1 for place in places]
    stack: list[Title] = []
    depths = []
    for before, row in zip([-2, *titles], titles, strict=False):
        depths.append(_depth(stack, rank_of(_lone_text(sheet.rows[row])), before == row - 1))
    return depths


class _Beside:
    """The rows beside which others have only one text: whether that is the title of a unit, or names a row."""

    def __init__(self, sheet: Sheet, rows: Sequence[int], width: int) -> None:
        self._columns = [[text_of(sheet.at(row, place)) for row in rows] for place in range(width)]
        numbers = ([bool(text) and is_number(text) for text in texts] for texts in self._columns[1:])
        self._is_counted = any(share(flags) >= 0.95 for flags in numbers)

    def is_title(self, row: Row) -> bool:
        """A title stands where posts stand and is none, or in a column of its own; no row names it."""
        place, text = filled(row)[-1], _lone_text(row)
        texts = [each for each in self._columns[place] if each]
        if len(texts) < 0.7 * len(self._columns[place]):
            return True
        keys = [keys_in(each) for each in texts[:SAMPLE]]
        units, posts = (share([key[at] for key in keys]) for at in (0, 1))
        if (units >= 0.5 and units > posts) or any(text in column for column in self._columns):
            return False
        is_unit, is_post, _ = keys_in(text)
        return self._is_counted or (is_unit and not is_post)


def _lone_text(row: Row) -> str:
    return next((text for value in reversed(row) if (text := text_of(value))), "")


def _is_signed(row: Row) -> bool:
    text = _lone_text(row)
    return "___" in text or len(text) > 160


def _depth(stack: list[Title], rank: int | None, after_title: bool) -> int:
    """The depth of a title: below those of a higher kind; of no known kind, below a title right above it.

    One of no known kind that has rows of its own ends where one of a known kind follows.
    """
    is_known = rank is not None
    while is_known and not after_title and stack and not stack[-1][1]:
        stack.pop()
    if rank is None:
        rank = (stack[-1][0] + 1 if after_title else stack[-1][0]) if stack else 99
    while stack and stack[-1][0] >= rank:
        stack.pop()
    stack.append((rank, is_known))
    return len(stack)


def rank_of(name: str) -> int | None:
    """How high a unit of this name stands, 0 the highest; None where its name does not tell."""
    words = [plain(word) for word in words_of(name)]
    found = [(place, rank) for rank, starts in enumerate(RANKS) for place, word in enumerate(words)
             if any(word.startswith(start) for start in starts)]  # fmt: skip
    return min(found)[1] if found else None
