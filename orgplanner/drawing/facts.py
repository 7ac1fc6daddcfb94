"""What each box says: facts of units and of posts, gathered from a scenario for one reader."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner.drawing.card import Bar, Facts, Row
from orgplanner.drawing.figures import Figures
from orgplanner.drawing.options import NO_MARKS, ChartOptions
from orgplanner.drawing.theme import DASHED
from orgplanner.drawing.wording import (
    bar_of,
    head_words,
    initials,
    kind_words,
    no_head_words,
    numbers_words,
    unknown_words,
)
from orgplanner.model import Names, Plan, Post, Quantity, Total, Unit
from orgplanner.text import render, say

MOST_PEOPLE = 12
"""People listed in a box of a chart of units; the others are counted."""

Said = tuple[str, Bar | None, str]


class Teller:
    """Tells what the boxes of one scenario say; of use as long as its totals and names hold."""

    def __init__(self, plan: Plan, scenario: str, options: ChartOptions, figures: Figures) -> None:
        self._plan, self._state, self._options = plan, plan.states[scenario], options
        self._language, self._figures = options.language, figures
        self._fallbacks = (options.language, *plan.settings.languages)
        self._numbers: dict[tuple[Total, Total], Said] = {}
        self._said: dict[tuple[Quantity | None, Quantity | None], Said] = {}
        self._heads: dict[tuple[str, str, bool], str] = {}
        self._no_head = no_head_words(options.language)
        self._marks = options.marks or NO_MARKS

    def of_unit(self, unit: Unit) -> Facts:
        """Return the facts of a unit's box."""
        content, lines = self._options.content, self._state.posts_of(unit.id)
        if unit.kind in DASHED and not lines:
            content = content - {"heads"} - ({"numbers"} if self._is_unstaffed(unit.id) else frozenset())
        caption = self._caption(unit.code, unit) if "codes" in content or "kinds" in content else ""
        if "numbers" in content and not lines and self._is_unstaffed(unit.id):
            content = content - {"heads"}
        head, missing = self._head(lines) if "heads" in content else ("", False)
        words, bar, unknown = self._unit_numbers(unit.id) if "numbers" in content else ("", None, "")
        rows: tuple[Row, ...] = ()
        if self._options.kind == "both":
            rows = tuple(self._post_row(post) for post in lines)
        elif "people" in content and lines:
            rows = self._people_rows(lines)
        chips = (unknown,) if unknown else ()
        title = unit.name.best(*self._fallbacks) or unit.code or self._unnamed()
        second = self._second(unit.name, title)
        return Facts(title, caption, head, missing, words, bar, rows, chips + self._chips(unit.id), second=second)

    def of_post(self, post: Post) -> Facts:
        """Return the facts of a post's box, with the unit it heads and its holders."""
        content = self._options.content
        unit = self._state.units.get(post.unit or "")
        caption = self._caption(post.code, unit) if "codes" in content or "kinds" in content else ""
        place = self._both(unit.name) if unit is not None and post.is_head else ""
        words, bar, _ = self._post_numbers(post) if "numbers" in content else ("", None, "")
        holders = self._holders(post)
        rows: tuple[Row, ...] = ()
        if "people" in content:
            rows = tuple(self._person_row(person, "") for person in holders)
        elif "heads" in content and holders:
            rows = (Row(", ".join(map(self._person, holders))),)
        title = self._title(post)
        chips = (self._grade(post),) if "grades" in content and post.grade in self._plan.grades else ()
        second = self._second(post.title, title)
        return Facts(title, caption, place, False, words, bar, rows, chips + self._chips(post.id), second=second)

    def name(self, row: Unit | Post) -> str:
        """Return the plain title of a unit or post."""
        if isinstance(row, Post):
            return self._title(row)
        return row.name.best(*self._fallbacks) or row.code or self._unnamed()

    def _title(self, post: Post) -> str:
        return post.title.best(*self._fallbacks) or post.code or render(say("Post without title"), self._language)

    def _second(self, name: Names, first: str) -> str:
        """Return a name in the second language where it is known and another one."""
        words = name.exactly(self._options.second) if self._options.second else ""
        return words if words != first else ""

    def _both(self, name: Names, title: str = "") -> str:
        """Return a name, told by its `title`, in one line, in both languages where there are two."""
        first = title or name.best(*self._fallbacks)
        return " / ".join(filter(None, (first, self._second(name, first))))

    def _unnamed(self) -> str:
        return render(say("Unit without name"), self._language)

    def _chips(self, id: str) -> tuple[str, ...]:
        mark = self._marks.get(id)
        return mark.chips if mark else ()

    def _caption(self, code: str, unit: Unit | None) -> str:
        content = self._options.content
        kind = kind_words(unit.kind, self._language) if unit is not None and "kinds" in content else ""
        return " · ".join(filter(None, (code if "codes" in content else "", kind)))

    def _head(self, lines: Sequence[Post]) -> tuple[str, bool]:
        """Return who or what heads a unit, and whether there is no such post; heads come first among lines."""
        if not lines or not lines[0].is_head:
            return self._no_head, True
        head = lines[0]
        if self._lists_heads(head):
            return "", False
        filled = self._figures.filled_of_post(head)
        holders = ", ".join(map(self._person, self._holders(head)))
        said = self._both(head.title), holders, filled is not None and filled.high == 0
        words = self._heads.get(said)
        if words is None:
            words = self._heads[said] = head_words(*said, self._language)
        return words, False

    def _lists_heads(self, head: Post) -> bool:
        """Tell whether the head is in the list below anyway, as a post or by name."""
        return self._options.kind == "both" or ("people" in self._options.content and bool(self._holders(head)))

    def _unit_numbers(self, unit: str) -> Said:
        found = self._figures.of_unit(unit)
        return self._worded(found.established, found.filled)

    def _is_unstaffed(self, unit: str) -> bool:
        """Tell whether neither a unit nor anything below it has posts."""
        return self._figures.of_unit(unit).posts == 0

    def _post_numbers(self, post: Post) -> Said:
        key = post.established.quantity, self._figures.filled_of_post(post)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._worded(_part(key[0]), _part(key[1]))
        return said

    def _worded(self, established: Total, filled: Total) -> Said:
        numbers = self._numbers.get((established, filled))
        if numbers is None:
            words = numbers_words(established, filled, self._language)
            numbers = words, bar_of(established, filled), unknown_words(established, self._language)
            self._numbers[established, filled] = numbers
        return numbers

    def _post_row(self, post: Post) -> Row:
        content = self._options.content
        grade = self._grade(post) if "grades" in content else ""
        people = map(self._person, self._holders(post)) if "people" in content else ()
        title = self._title(post)
        detail = " · ".join(filter(None, (self._second(post.title, title), grade, ", ".join(people))))
        return Row(title, str(_part(post.established.quantity)), detail)

    def _grade(self, post: Post) -> str:
        grade = self._plan.grades.get(post.grade or "")
        return "" if grade is None else grade.code or grade.name.best(*self._fallbacks)

    def _people_rows(self, lines: Sequence[Post]) -> tuple[Row, ...]:
        held = [(post, person) for post in lines for person in self._holders(post)]
        listed = held[:MOST_PEOPLE]
        rows = [self._person_row(person, self._both(post.title, self._title(post))) for post, person in listed]
        if len(held) > MOST_PEOPLE:
            more = say("and {number} more", number=len(held) - MOST_PEOPLE)
            rows.append(Row(render(more, self._language)))
        return tuple(rows)

    def _holders(self, post: Post) -> list[str]:
        """Return the ids of the people who hold a post now, each once."""
        running = self._figures.holders_of_post(post)
        return list(dict.fromkeys([row.person for row in running])) if running else []

    def _person_row(self, person: str, detail: str) -> Row:
        name = self._person(person)
        return Row(name, "", detail, initials(name))

    def _person(self, id: str) -> str:
        person = self._plan.people.get(id)
        return (person.name.best(*self._fallbacks) or person.code or "?") if person is not None else "?"


def _part(quantity: Quantity | None) -> Total:
    return Total(quantity, int(quantity is None))
