"""How alike two sub-units, posts or functions are: by their names, and by what else is known of them."""

from dataclasses import replace

from orgplanner.analysis.likeness.comparing import UNLIKE, Likeness, likeness
from orgplanner.model import Function, Plan, Post, Responsibility, State, Unit
from orgplanner.text import say

LINED_UP, PROPOSED = 0.6, 0.75
"""From where on rows are shown beside each other, and from where on it is proposed that they become one."""
OTHER_GRADE, OTHER_KIND, BY_FUNCTIONS = 0.9, 0.95, 0.9
"""What a different grade or kind leaves of a certainty, and how certain the same functions alone make units."""


class Matcher:
    """Compares rows of one scenario as it stands; names that were compared are remembered."""

    def __init__(self, plan: Plan, state: State) -> None:
        self._plan, self._state = plan, state
        self._known: dict[tuple[str, str], Likeness] = {}

    def __call__(self, table: str, one: str, other: str) -> Likeness:
        """How alike two rows of units, posts or functions are; symmetric, and 1 for a named row and itself."""
        first, second = sorted((one, other))
        key = (first, second)
        if key not in self._known:
            compare = {"units": self._units, "posts": self._posts, "functions": self._functions}[table]
            self._known[key] = compare(first, second)
        return self._known[key]

    def _units(self, one: str, other: str) -> Likeness:
        mine, yours = self._state.units[one], self._state.units[other]
        named = _weakened(likeness(mine.name, yours.name), _alike_kinds(mine, yours), OTHER_KIND)
        shared, parts = self._shared_functions(one, other)
        by_functions = BY_FUNCTIONS * len(shared) / parts if parts else 0.0
        if by_functions <= named.certainty:
            return named
        names = ", ".join(self._plan.words(function.name) for function in shared[:3])
        return Likeness(round(by_functions, 4), say("Both have a part in: {functions}.", functions=names))

    def _shared_functions(self, one: str, other: str) -> tuple[list[Function], int]:
        """The functions that both units have a part in, and how many either has."""
        mine, yours = (dict.fromkeys(row.function for row in parts_of(self._state, unit)) for unit in (one, other))
        shared = [self._state.functions[id] for id in mine if id in yours and id in self._state.functions]
        return shared, len({**mine, **yours})

    def _posts(self, one: str, other: str) -> Likeness:
        mine, yours = self._state.posts[one], self._state.posts[other]
        return _weakened(likeness(mine.title, yours.title), _alike_posts(mine, yours), OTHER_GRADE)

    def _functions(self, one: str, other: str) -> Likeness:
        mine, yours = self._state.functions[one], self._state.functions[other]
        alike = mine.kind == yours.kind or not (mine.kind and yours.kind)
        return _weakened(likeness(mine.name, yours.name), alike, OTHER_KIND)


def parts_of(state: State, unit: str) -> list[Responsibility]:
    """The parts that a unit has in functions."""
    rows = state.where("responsibilities", "unit", unit)
    return [row for row in rows if isinstance(row, Responsibility)]


def _alike_kinds(one: Unit, other: Unit) -> bool:
    return one.kind == other.kind


def _alike_posts(one: Post, other: Post) -> bool:
    return one.grade == other.grade or one.grade is None or other.grade is None


def _weakened(found: Likeness, alike: bool, factor: float) -> Likeness:
    return found if alike or found is UNLIKE else replace(found, certainty=round(found.certainty * factor, 4))
