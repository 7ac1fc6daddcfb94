"""The people that rows name, and which rows mean the same person."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.doubles import Doubles
from orgplanner.importers.lists.building.lines import NOWHERE, Lines
from orgplanner.importers.lists.building.posts import Posts
from orgplanner.importers.lists.building.standing import WITHOUT_HOLDER, Standing
from orgplanner.importers.lists.building.texts import loose
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.trouble import Trouble
from orgplanner.model import derived_id

REMEDIES = ("apart", "merge", "skip", "to-do")


@dataclass(slots=True)
class Staff:
    """`of_line` has the id of the person of every line that names a holder, `first` the first line of each person
    by id; `repeated` counts people of one name."""

    of_line: dict[int, str] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    repeated: dict[str, int] = field(default_factory=dict)

    def add(self, line: int, id: str) -> None:
        """A line that names a person."""
        self.of_line[line] = id
        self.first.setdefault(id, line)


def find_staff(lines: Lines, doubles: Doubles, said: Standing, posts: Posts, told: Told) -> Staff:
    """All people: by personnel number, else by the number of their row, else by name."""
    staff = Staff()
    codes, people_lines = lines.column("person_code"), lines.kind
    seen: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for line, name in enumerate(said.names):
        if said.statuses[line] in WITHOUT_HOLDER or line in doubles.copies:
            continue
        if people_lines[line] != "units" and posts.of_line[line] == NOWHERE:
            continue
        number = codes[line] or (doubles.own[line] if people_lines[line] == "people" else "")
        if not name and not (number and people_lines[line] == "people") and not codes[line]:
            continue
        if number and (key := loose(number)) not in numbers:
            numbers[key] = line
            staff.add(line, derived_id(f"list person number {key}"))
        elif number:
            _numbered(lines, doubles, said, told, staff, numbers, line, number)
        else:
            _named(lines, said, told, staff, seen, line)
    return staff


def _numbered(
    lines: Lines,
    doubles: Doubles,
    said: Standing,
    told: Told,
    staff: Staff,
    numbers: dict[str, int],
    line: int,
    number: str,
) -> None:
    key = loose(number)
    first = numbers[key]
    id = derived_id(f"list person number {key}")
    if line in doubles.same_person or _same(said.names[first], said.names[line]):
        staff.add(line, id)
        return
    other = derived_id("list", "person", "number", key, said.names[line].casefold())
    if not lines.column("person_code")[line]:
        staff.add(line, other)
        return
    spot = lines.spot(line, "person_code")
    staff.add(line, id if told.remedy("repeated person", spot) == "merge" else other)
    words = sentences.repeated_person(number, lines.number(first))
    told.tell(Trouble("repeated person", "warning", spot, number, *words, REMEDIES))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold() or not one or not other


def _named(lines: Lines, said: Standing, told: Told, staff: Staff, seen: dict[str, int], line: int) -> None:
    name = said.names[line]
    key = name.casefold()
    first = seen.setdefault(key, line)
    id = derived_id(f"list person name {key}")
    if first == line:
        staff.add(line, id)
        return
    spot = lines.spot(line, "person", "last_name")
    if told.remedy("repeated name", spot) == "merge":
        staff.add(line, id)
    else:
        staff.repeated[key] = staff.repeated.get(key, 1) + 1
        staff.add(line, derived_id("list", "person", "name", key, staff.repeated[key]))
    words = sentences.repeated_name(name, lines.number(first))
    told.tell(Trouble("repeated name", "warning", spot, name, *words, REMEDIES))
