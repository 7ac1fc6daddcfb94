"""Boxes by grade, on an ordered scale: of a post its own, of a unit that of its head, else its highest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from orgplanner.analysis.shades import spread
from orgplanner.drawing.colouring.case import Case, Coloured, Tint, coloured, tint_of, unknown_tint
from orgplanner.model import Grade, in_order
from orgplanner.text import say

NONE = ""


def grade_colours(case: Case) -> Coloured:
    """Return the colours by grade, the highest strongest; where there are many, neighbours share a shade."""
    grades = {id: _grade(case, id) for id in case.ids}
    used = {grade.id: grade for grade in grades.values() if grade is not None}
    scale = case.theme.scale[::-1]
    groups = _groups(in_order(used.values()), len(scale))
    steps: dict[str, tuple[str, Tint]] = {}
    step_of: dict[str, str] = {}
    for group, shade in zip(groups, _shades(len(groups), scale), strict=True):
        steps[group[0].id] = (_words(case, group), tint_of(shade, case.theme))
        step_of |= {grade.id: group[0].id for grade in group}
    steps[NONE] = (case.say(say("no grade")), unknown_tint(case.theme))
    found = ((id, NONE if grade is None else step_of[grade.id]) for id, grade in grades.items())
    return coloured(case.say(say("Grade")), steps, found)


def _grade(case: Case, id: str) -> Grade | None:
    grades, state = case.plan.grades, case.state
    if case.by_post:
        return grades.get(state.posts[id].grade or "")
    lines = state.posts_of(id)
    own = [grades[post.grade] for post in lines if post.grade in grades]
    if lines and lines[0].is_head and lines[0].grade in grades:
        return grades[lines[0].grade]
    return next(iter(in_order(own)), None)


def _groups(ordered: Sequence[Grade], most: int) -> list[Sequence[Grade]]:
    """Return the grades in order as at most so many groups of about one size."""
    count = min(len(ordered), most)
    ends = [len(ordered) * place // count for place in range(count + 1)] if count else []
    return [ordered[start:end] for start, end in pairwise(ends)]


def _shades(count: int, scale: Sequence[str]) -> Iterator[str]:
    """Yield the shades for so many groups, the strongest first."""
    yield from (scale[0:1] if count == 1 else [scale[place] for place in spread(count, len(scale))])[:count]


def _words(case: Case, group: Sequence[Grade]) -> str:
    ends = dict.fromkeys((group[0].id, group[-1].id))
    called = (case.plan.grades[id] for id in ends)
    return " – ".join(row.code or case.plan.words(row.name, case.options.language) for row in called)
