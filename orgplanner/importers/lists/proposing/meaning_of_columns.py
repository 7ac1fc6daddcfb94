"""What each column may mean: by its heading, by what stands in it, and by which other columns name its values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgplanner.importers.lists.proposing.fitness import fitness, is_counter, is_prefixed, is_stepped, of_superior
from orgplanner.importers.lists.proposing.given import Given
from orgplanner.importers.lists.proposing.heading_words import heading_words
from orgplanner.importers.lists.proposing.profile import Column
from orgplanner.importers.lists.proposing.referring import Reference
from orgplanner.text import Message, say

LEFT_OUT = "left out"
SEVERAL = frozenset({"unit", "name", "also", "note", "label", LEFT_OUT, "counter", "unit_count", "grade_count"})
"""What more than one column may mean."""
WEAK, FEW = 0.45, 4
OF_TREE = 1.05
"""Places in a tree are told by their values more surely than by any heading."""
BESIDES = frozenset({"place", "mandate", "education", "languages", "contract", "note", "profession", "funded",
                     "deputy", "since", "until", "hired", "left", "assignment_kind", "children",
                     "row_kind"})  # fmt: skip
"""Meanings that must be read off a heading clearly: a plan is whole without them."""
CLEARLY = 0.75
_STEP = re.compile(
    r"(?:org(?:anization)?\s*)?(?:level|tier|уровень|деңгей|lvl|l)\s*[-_.]?\s*(\d{1,2}).*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column may mean, how certain that is, and why."""

    column: int
    meaning: str
    certainty: float
    reason: Message


def guesses(columns: Sequence[Column], found: Sequence[Reference]) -> list[Guess]:
    """All that columns may mean, the most certain first."""
    all_of_them = [guess for column in columns for guess in _of_column(column, found)]
    return sorted(all_of_them, key=lambda each: (-each.certainty, each.column))


def assign(columns: Sequence[Column], found: Sequence[Reference], given: Given) -> dict[int, Guess]:
    """One meaning for each column that has one: what is given, then the most certain; each but SEVERAL once."""
    languages = {column.place: column.language for column in columns}
    chosen = {place: Guess(place, field or LEFT_OUT, 1.0, given.reason) for place, field in given.columns.items()}
    taken = {(guess.meaning, languages.get(place, "")) for place, guess in chosen.items()}
    for guess in guesses(columns, found):
        named = (guess.meaning, languages[guess.column])
        is_besides = guess.meaning in BESIDES or (guess.meaning == "unit" and named in taken)
        if guess.column in chosen or guess.certainty < (CLEARLY if is_besides else WEAK):
            continue
        if named in taken and guess.meaning not in SEVERAL:
            continue
        chosen[guess.column] = guess
        taken.add(named)
    return chosen


def _of_column(column: Column, found: Sequence[Reference]) -> Iterator[Guess]:
    best = 0.0
    if heading_words(column.heading) == ("number",) and is_counter(column):
        yield Guess(column.place, "counter", 1.0, say("it counts the rows"))
    for meaning in column.meanings:
        certainty = meaning.certainty * fitness(meaning.id, column)
        certainty = min(1.0, certainty + _supported(meaning.id, column, found))
        best = max(best, certainty)
        same = meaning.certainty >= 1
        because = say("its heading is “{heading}”", heading=column.heading) if same else say(
            "its heading “{heading}” is like “{known}”", heading=column.heading, known=meaning.phrase
        )  # fmt: skip
        yield Guess(column.place, meaning.id, round(certainty, 4), because)
        other = _instead(meaning.id, column)
        if other:
            yield Guess(column.place, other, round(0.8 * meaning.certainty, 4), because)
    if is_stepped(column):
        yield Guess(column.place, "path", OF_TREE, say("its values are places in a tree"))
    if best < 0.75:
        yield from _by_content(column, found)
    elif column.distinct > 0.9 and column.part("word") < 0.5 and is_prefixed(column):
        yield Guess(column.place, "path", OF_TREE, say("its values are places in a tree"))


def _instead(meaning: str, column: Column) -> str:
    """What a column under the heading of a name means that has numbers, or yes and no."""
    if column.filled and column.part("number") >= 0.8:
        if meaning == "title" and column.distinct < 0.85:
            return ""
        return {"unit": "unit_code", "title": "post_code", "person": "person_code"}.get(meaning, "")
    if meaning == "vacant" and column.part("yes or no") >= 0.9 and column.part("whole") == 0:
        return "is vacant"
    return "head" if meaning == "superior" and of_superior(column) < 1 else ""


def _supported(meaning: str, column: Column, found: Sequence[Reference]) -> float:
    """What references add to a meaning: a superior is named among the rows, a number is named by others."""
    if meaning in ("parent", "superior", "also", "children", "unit_parent"):
        return 0.1 if any(each.source == column.place for each in found) else 0.0
    if meaning in ("id", "person_code", "post_code", "unit_code"):
        return 0.1 if any(each.target == column.place for each in found) else 0.0
    return 0.0


def _by_content(column: Column, found: Sequence[Reference]) -> Iterator[Guess]:
    """What a column with a heading that says nothing may mean."""
    for meaning, certainty, reason in _seen(column, found):
        yield Guess(column.place, meaning, certainty, reason)


def _seen(column: Column, found: Sequence[Reference]) -> Iterator[tuple[str, float, Message]]:
    if _STEP.fullmatch(column.heading.strip()) and column.part("word") >= 0.8:
        yield "unit", 0.85, say("its heading “{heading}” is a level of units", heading=column.heading)
    if column.part("mail") >= 0.6 and not any(each.source == column.place for each in found):
        yield LEFT_OUT, 0.9, say("it holds addresses")
        return
    if is_counter(column):
        yield "counter", 0.9, say("it counts the rows")
    yield from _by_references(column, found)
    if column.distinct > 0.9 and (_is_path(column) or is_prefixed(column)):
        yield "path", 0.65, say("its values are places in a tree")
    yield from _by_words(column)


def _by_references(column: Column, found: Sequence[Reference]) -> Iterator[tuple[str, float, Message]]:
    if len(column.texts) < FEW:
        return
    refers = next((each for each in found if each.source == column.place), None)
    if refers is not None and len(column.counts) > 1:
        if refers.separator:
            yield "also", 0.7, say("its values are lists of values of another column")
        elif column.distinct < 0.95:
            yield "parent", 0.75, say("its values are values of another column")
    is_named = any(each.target == column.place for each in found)
    if is_named and column.distinct >= 0.95 and column.part("word") < 0.5:
        yield "id", 0.8, say("its values are all different, and another column names them")


def _by_words(column: Column) -> Iterator[tuple[str, float, Message]]:
    part = column.part
    if part("clear person") >= 0.5:
        yield "person", 0.85, say("its values are written like names of people")
    elif part("person") >= 0.8 and column.distinct > 0.5:
        yield "person", 0.55, say("its values are written like names of people")
    if part("kind") >= 0.8 and column.distinct < 0.9:
        yield "unit_kind", 0.7, say("its values are kinds of units")
    elif part("unit") >= 0.5:
        yield "unit", 0.6, say("its values have words for units")
    elif part("title") >= 0.5:
        yield "title", 0.65, say("its values have words for posts")
    comes_again = 1 < len(column.counts) < column.filled
    if not column.heading and comes_again and min(part("quantity"), part("small")) >= 0.8:
        yield "established", 0.46, say("it has small numbers and no heading")
    if part("grade") >= 0.9 and part("number") < 0.2 and column.distinct < 0.5:
        yield "grade", 0.5, say("its values are short codes that come again")


def step_of(heading: str) -> int:
    """The number of a level that a heading names, 0 for none."""
    found = _STEP.fullmatch(heading.strip())
    return int(found[1]) if found is not None else 0


def _is_path(column: Column) -> bool:
    texts = column.sample
    if column.part("date") >= 0.3:
        return False
    if column.part("slashed") >= 0.6:
        return True
    if column.part("dotted") >= 0.95:
        return sum("." in text.strip(".") or "-" in text for text in texts) >= 0.3 * len(texts)
    if column.part("hex") >= 0.95 and any(letter.isalpha() for text in texts for letter in text):
        return len({len(text) for text in texts}) > 1
    return False
