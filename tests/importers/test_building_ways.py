"""The same staff list, written in all the ways in which lists tell who stands where, becomes the same plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from orgplanner.analysis.structure import superiors
from orgplanner.importers.lists.building import build
from orgplanner.importers.lists.recipe import Recipe
from orgplanner.importers.lists.result import Result
from orgplanner.model.rules import plan_problems
from tests.importers.listing import TODAY, book, path, read, state_of, table, tree

FIRST = ("Aigerim", "Daniyar", "Elena", "Ivan", "Madina", "Nurlan", "Olga", "Serik")
LAST = ("Akhmetova", "Bekov", "Ivanova", "Kim", "Omarova", "Petrova", "Sadykov", "Tulegenov", "Yusupov")
PLACES = ("Ministry", "Trade", "Tariffs", "Transit", "Finance", "Audit", "Law", "Press", "Archive", "Roads")


@dataclass(frozen=True)
class Seat:
    """A post of the organisation that is written: its number, superior, place among those, unit path and holder."""

    number: int
    superior: int | None
    place: tuple[int, ...]
    unit: tuple[str, ...]
    head: bool
    fte: str
    holder: tuple[str, str] | None

    @property
    def title(self) -> str:
        return f"Post {self.number}"

    @property
    def name(self) -> str:
        return " ".join(self.holder) if self.holder else "Vacant"


@st.composite
def organisations(draw: st.DrawFn) -> list[Seat]:
    """Up to ten units, each with a head and up to three others, in the order of a printed list."""
    count = draw(st.integers(1, len(PLACES)))
    above = [None, *(draw(st.integers(0, unit - 1)) for unit in range(1, count))]
    seats: list[Seat] = []
    stack: list[tuple[int, tuple[str, ...], int | None, tuple[int, ...]]] = [(0, (), None, (1,))]
    while stack:
        unit, units, superior, place = stack.pop()
        names = (*units, PLACES[unit])
        head = len(seats)
        members = draw(st.integers(0, 3))
        for member in range(members + 1):
            number = len(seats)
            holder = (FIRST[number % len(FIRST)], f"{LAST[number % len(LAST)]}{chr(97 + number // len(LAST))}")
            known = holder if member == 0 or draw(st.booleans()) else None
            boss, where = (superior, place) if member == 0 else (head, (*place, member))
            fte = draw(st.sampled_from(("1", "0,5")))
            seats.append(Seat(number, boss, where, names, member == 0, fte, known))
        below = [each for each in range(count) if above[each] == unit]
        stack.extend(
            (each, names, head, (*place, members + nth + 1)) for nth, each in reversed(list(enumerate(below)))
        )
    return seats


def common(seat: Seat) -> list[str]:
    return [seat.title, seat.name, seat.fte]


COMMON = ["title", "person", "established"]


def by_number(seats: Sequence[Seat]) -> Result:
    rows = [
        [f"{7 * s.number + 5}", "" if s.superior is None else f"{7 * s.superior + 5}", s.unit[-1], *common(s)]
        for s in seats
    ]
    return read(["id", "parent", "unit", *COMMON], rows, "posts", "parent")


def by_name(seats: Sequence[Seat]) -> Result:
    rows = [
        [_turned(seats[s.superior].holder) if s.superior is not None else "", s.unit[-1], *common(s)] for s in seats
    ]
    return read(["parent", "unit", *COMMON], rows, "posts", "parent")


def _turned(name: tuple[str, str] | None) -> str:
    assert name is not None
    return f"{name[1].upper()},  {name[0]}"


def by_initials(seats: Sequence[Seat]) -> Result:
    rows = []
    for seat in seats:
        boss = seats[seat.superior].holder if seat.superior is not None else None
        last, first = (seat.holder[1], seat.holder[0]) if seat.holder else ("вакансия", "")
        rows.append([f"{boss[1]} {boss[0][0]}." if boss else "", seat.unit[-1], seat.title, last, first, seat.fte])
    fields = ["reports_to", "unit", "title", "last_name", "first_name", "established"]
    return read(fields, rows, "posts", "superior")


def by_superior(seats: Sequence[Seat]) -> Result:
    rows = [
        [f"P-{s.number}", *common(s), s.unit[-1], "XX" if s.superior is None else f"p-{s.superior}"] for s in seats
    ]
    return read(["post_code", *COMMON, "unit", "reports_to"], rows, "posts", "superior")


def by_columns(seats: Sequence[Seat]) -> Result:
    width = max(len(seat.unit) for seat in seats)
    rows = [[*s.unit, *[""] * (width - len(s.unit)), *common(s), "yes" if s.head else ""] for s in seats]
    return read(["unit"] * width + [*COMMON, "head"], rows, "posts", "columns")


def by_words(seats: Sequence[Seat]) -> Result:
    rows = [[" / ".join(s.unit), *common(s), "x" if s.head else ""] for s in seats]
    return read(["path", *COMMON, "head"], rows, "posts", "path", separator="/")


def by_code(seats: Sequence[Seat]) -> Result:
    rows = [[".".join(map(str, s.place)), s.unit[-1], *common(s)] for s in seats]
    return read(["path", "unit", *COMMON], rows, "posts", "path", separator=".")


def by_letters(seats: Sequence[Seat]) -> Result:
    rows = [["".join(f"{step:02}" for step in s.place), s.unit[-1], *common(s)] for s in seats]
    return read(["path", "unit", *COMMON], rows, "posts", "path")


def by_level(seats: Sequence[Seat]) -> Result:
    rows = [[str(len(s.place)), s.unit[-1], *common(s)] for s in seats]
    return read(["level", "unit", *COMMON], rows, "posts", "levels")


def by_indentation(seats: Sequence[Seat]) -> Result:
    """Units and posts in one list, as the file indents them."""
    rows: list[list[str]] = []
    levels: dict[int, int] = {}
    for seat in seats:
        if seat.head:
            levels[len(rows) + 1] = 2 * len(seat.unit)
            rows.append([seat.unit[-1], "Org. unit", "", "", ""])
        levels[len(rows) + 1] = 2 * len(seat.unit) + 1
        rows.append([seat.title, "Position", seat.name, seat.fte, "да" if seat.head else "нет"])
    kinds = {"row_kind": {"org. unit": "units", "position": "posts"}}
    fields = ["label", "row_kind", "person", "established", "head"]
    return read(fields, rows, "posts", "levels", levels=levels, recipe={"meanings": kinds})


def by_sections(seats: Sequence[Seat]) -> Result:
    rows: list[list[str]] = []
    titles: dict[int, int] = {}
    for seat in seats:
        if seat.head:
            titles[len(rows) + 1] = len(seat.unit)
            rows.append([seat.unit[-1]])
        rows.append([*common(seat), "1" if seat.head else ""])
    return read([*COMMON, "head"], rows, "posts", "sections", titles=titles)


def by_two_tables(seats: Sequence[Seat]) -> Result:
    heads = [seat for seat in seats if seat.head]
    codes = {seat.unit: f"U{PLACES.index(seat.unit[-1])}" for seat in heads}
    units = [[codes[s.unit], s.unit[-1], codes.get(s.unit[:-1], "")] for s in heads]
    posts = [[codes[s.unit], *common(s), "yes" if s.head else "no"] for s in seats]
    fields = [["unit_code", "unit", "unit_parent"], ["unit", *COMMON, "head"]]
    books = [book([fields[0], *units], "units.csv"), book([fields[1], *posts], "posts.csv")]
    tables = (table(fields[0], "units", "parent"), table(fields[1], "posts", "none", 1))
    return build(books, Recipe(tables), today=TODAY)


WAYS: tuple[Callable[[Sequence[Seat]], Result], ...] = (
    by_number, by_name, by_initials, by_superior, by_columns, by_words, by_code, by_letters, by_level,
    by_indentation,
    by_sections, by_two_tables,
)  # fmt: skip


def seen(result: Result) -> tuple[list[str], list[tuple[object, ...]]]:
    """Units in order as paths; of each post in order its unit, title, holder, superior, figures, and whether it is
    the head."""
    plan, state = result.plan, state_of(result)
    above = superiors(state)
    rows = []
    for unit, _ in state.walk():
        for post in state.posts_of(unit.id):
            holders = [(plan.words(plan.people[held.person].name), held.share) for held in state.holders(post.id)]
            boss = above[post.id]
            rows.append((
                path(plan, state, unit), plan.words(post.title), tuple(sorted(name for name, _ in holders)),
                tuple(share for _, share in holders), plan.words(state.posts[boss].title) if boss else "",
                str(post.established.quantity), str(post.filled.quantity), post.is_head,
            ))  # fmt: skip
    return tree(result), rows


@settings(max_examples=40)
@given(organisations())
def test_every_way_gives_the_same_plan(seats: list[Seat]) -> None:
    plain = seen(by_number(seats))
    assert [row[1] for row in plain[1]] == [seat.title for seat in seats]
    assert plain[0] == list(dict.fromkeys("/".join(seat.unit) for seat in seats))
    for way in WAYS:
        result = way(seats)
        assert seen(result) == plain, way.__name__
        assert not [each for each in result.troubles if each.severity == "error"], way.__name__
        assert result.rows == result.placed


@settings(max_examples=15)
@given(organisations())
def test_the_same_list_has_the_same_ids_next_month(seats: list[Seat]) -> None:
    for way in WAYS:
        one, other = way(seats), way(seats)
        assert one.plan == other.plan, way.__name__
        assert not list(plan_problems(one.plan)), way.__name__
