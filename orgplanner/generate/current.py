"""The current state of a generated organisation: ministries, departments, divisions and their posts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from random import Random

from orgplanner.generate.words import GOVERNMENT, MINISTRIES, TITLES, TOPICS, Triple, triple, unit_name
from orgplanner.model import (
    UNKNOWN,
    Assignment,
    Figure,
    Names,
    Person,
    Post,
    Quantity,
    Unit,
    derived_id,
    exactly,
    names,
    ranks,
)

MINISTRY_SIZE = 1_200
DEPARTMENT_SIZE = 90
DIVISION_SIZE = 14
STATED, SOURCE = "stated", derived_id("generated source")
HALF, QUARTER = Decimal("0.5"), Decimal("0.25")
RANGE = Quantity(Decimal(4), Decimal(7))
INFERRED = Figure(RANGE, "inferred", SOURCE)
_TITLES = {kind: triple(words) for kind, words in TITLES.items()}
_GRADES = {
    "prime": "A-1", "minister": "A-1", "vice": "A-2", "adviser": "B-1", "director": "B-1", "deputy": "B-2",
    "head": "B-3", "chief": "C-1", "expert": "C-2", "specialist": "C-3", "assistant": "C-3",
}  # fmt: skip


@dataclass
class Workshop:
    """What is being built: rows in the order of the tree; ids follow from the seed and a running number."""

    random: Random
    seed: int
    units: dict[str, Unit] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)

    def id(self, *parts: object) -> str:
        """An id that is the same for the same seed and parts."""
        return derived_id("generated", self.seed, *parts)


def build(shop: Workshop, count: int) -> None:
    """Fills the workshop with exactly `count` posts, under a government when there are several ministries."""
    parts = _shared_out(count - 1, MINISTRY_SIZE) if count > 2 * MINISTRY_SIZE else [count]
    root = None
    if len(parts) > 1:
        root = _unit(shop, None, "GOV", GOVERNMENT, "government", "V")
        _post(shop, root, "prime", "V", is_head=True)
    for number, (size, rank) in enumerate(zip(parts, ranks(len(parts)), strict=True)):
        _ministry(shop, root, number, size, rank)


def grade_id(code: str) -> str:
    """The id of a grade of the generated grade list."""
    return derived_id("generated grade", code)


def grade_codes() -> list[str]:
    """The codes of the generated grade list, highest first."""
    return sorted(set(_GRADES.values()))


def _ministry(shop: Workshop, root: str | None, number: int, size: int, rank: str) -> None:
    kind = ("ministry", "agency", "centre")[number // len(MINISTRIES) % 3]
    topic = MINISTRIES[number % len(MINISTRIES)]
    again = number // (3 * len(MINISTRIES))
    code = f"{kind[0].upper()}{number + 1:02d}"
    id = _unit(shop, root, code, unit_name(kind, topic, again and again + 1), kind, rank)
    top = ["minister", "vice", "vice", "adviser", "assistant"][: max(1, min(5, size // 12))]
    _posts(shop, id, top)
    rest = size - len(top)
    if rest < 4:
        _posts(shop, id, ["expert"] * rest, after=len(top))
        return
    _below(shop, id, code, rest, "department", DEPARTMENT_SIZE)


def _below(shop: Workshop, parent: str, code: str, count: int, kind: str, size: int) -> None:
    """Units of about one size below a parent, `count` posts in all."""
    parts = _shared_out(count, size, shop.random)
    topics = shop.random.sample(TOPICS, len(TOPICS))
    for number, (part, rank) in enumerate(zip(parts, ranks(len(parts)), strict=True)):
        again = number // len(topics)
        name = unit_name(kind, topics[number % len(topics)], again and again + 1)
        _staffed(shop, parent, f"{code}-{number + 1:02d}", part, kind, name, rank)


def _staffed(shop: Workshop, parent: str, code: str, count: int, kind: str, name: Names, rank: str) -> None:
    id = _unit(shop, parent, code, name, kind, rank)
    if kind != "department" or count < 12:
        staff = ["head", *_staff(shop.random, count - 1)]
        _posts(shop, id, staff[:count])
        return
    top = ["director", "deputy", "assistant"][: 2 + (count > 60)]
    _posts(shop, id, top)
    _below(shop, id, code, count - len(top), "division", DIVISION_SIZE)


def _staff(random: Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield random.choices(("chief", "expert", "specialist", "assistant"), (3, 6, 3, 1))[0]


def _shared_out(count: int, size: int, random: Random | None = None) -> list[int]:
    """`count` as parts of about `size`, all at least 1, moved about a little where a random source is given."""
    number = max(1, round(count / size))
    parts = [count // number + (place < count % number) for place in range(number)]
    for place in range(1, number) if random else ():
        moved = random.randint(-parts[place] // 4, parts[place] // 4) if random else 0
        parts[place] -= moved
        parts[place - 1] += moved
    return parts if min(parts) > 0 else [max(1, count // number)] * number


def _unit(shop: Workshop, parent: str | None, code: str, name: Names, kind: str, rank: str) -> str:
    id = shop.id("unit", code)
    shop.units[id] = Unit(id, code, name, kind, parent, rank, basis=STATED, source=SOURCE)
    return id


def _posts(shop: Workshop, unit: str, kinds: list[str], after: int = 0) -> None:
    """Posts of these kinds in a unit, the first one its head unless others come before."""
    places = ranks(after + len(kinds))[after:]
    for number, (kind, rank) in enumerate(zip(kinds, places, strict=True)):
        _post(shop, unit, kind, rank, is_head=number + after == 0)


def _post(shop: Workshop, unit: str, kind: str, rank: str, is_head: bool) -> None:
    number = len(shop.posts) + 1
    id = shop.id("post", number)
    established, filled = figures(shop.random, kind in ("expert", "specialist"))
    post = Post(
        id, unit, f"P{number:05d}", _TITLES[kind], grade_id(_GRADES[kind]), established, filled, is_head,
        is_deputy=kind in ("vice", "deputy"), rank=rank, basis=STATED, source=SOURCE,
    )  # fmt: skip
    shop.posts[id] = post
    if established.quantity == exactly(1) and filled.quantity == exactly(1):
        _holder(shop, id)


def figures(random: Random, several: bool) -> tuple[Figure, Figure]:
    """Established and filled numbers of a post: mostly 1, some parts of one, some lines of several or ranges."""
    roll = random.random()
    if roll < 0.03:
        share = random.choice((HALF, QUARTER))
        return _figure(exactly(share)), _figure(exactly(share))
    if several and roll < 0.05:
        return INFERRED, _figure(RANGE)
    if several and roll < 0.12:
        lines = random.randint(2, 5)
        return _figure(exactly(lines)), _figure(exactly(lines - random.randint(0, 1)))
    if roll > 0.995:
        return UNKNOWN, UNKNOWN
    return _figure(exactly(1)), _figure(exactly(0 if random.random() < 0.08 else 1))


@cache
def _figure(quantity: Quantity) -> Figure:
    """One figure for all posts of the same number, as in a plan that was opened."""
    return Figure(quantity, STATED, SOURCE)


def _holder(shop: Workshop, post: str) -> None:
    number = len(shop.people) + 1
    person = shop.id("person", number)
    words = names(en=f"Holder {number}", ru=f"Сотрудник {number}", kk=f"Қызметкер {number}")
    shop.people[person] = Person(person, words, f"H{number:05d}", languages=_languages(shop.random))
    id = shop.id("assignment", number)
    kind = "acting" if shop.random.random() < 0.02 else "substantive"
    shop.assignments[id] = Assignment(id, person, post, kind=kind)


def _languages(random: Random) -> tuple[str, ...]:
    return ("kk", "ru", "en") if random.random() < 0.4 else ("kk", "ru")


def topic(random: Random) -> Triple:
    """A topic for one more unit."""
    return random.choice(TOPICS)
