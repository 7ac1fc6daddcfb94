"""Numbers that several rows have: a job share, the same row twice, or a mistake."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.lines import Lines
from orgplanner.importers.lists.building.standing import Standing, all_same, same_holder
from orgplanner.importers.lists.building.texts import loose
from orgplanner.importers.lists.building.told import Told
from orgplanner.importers.lists.trouble import Trouble

OWN = {
    "units": ("id", "unit_code"),
    "posts": ("id", "post_code"),
    "people": ("id", "person_code"),
    "groups": ("id",),
}
"""The fields of a row's own number, by what the row is."""
REMEDIES = {
    "units": ("merge", "apart", "skip", "to-do"),
    "posts": ("job share", "merge", "apart", "skip", "to-do"),
    "people": ("merge", "apart", "skip", "to-do"),
    "groups": ("apart", "merge", "skip", "to-do"),
}


@dataclass(slots=True)
class Doubles:
    """`own` has the own number of every line, `keys` the same without blanks and capitals, `first` the line that it
    is one with (itself mostly); `copies` are lines that only repeat it, `same_person` those of people with another
    post."""

    own: list[str]
    keys: list[str]
    first: list[int]
    copies: set[int] = field(default_factory=set)
    same_person: dict[int, int] = field(default_factory=dict)


def find_doubles(lines: Lines, said: Standing, told: Told) -> Doubles:
    """Holds lines with one number against each other."""
    own = own_numbers(lines)
    doubles = Doubles(own, list(map(loose, own)), list(range(len(lines))))
    firsts: dict[tuple[int, str], dict[str, int]] = {}
    for line, key in enumerate(doubles.keys):
        if key:
            kind = lines.kind[line]
            table = lines.table[line] if kind == "groups" else -1
            first = firsts.setdefault((table, kind), {}).setdefault(key, line)
            if first != line:
                _hold(lines, said, told, doubles, first, line)
    return doubles


def own_numbers(lines: Lines) -> list[str]:
    """The own number of every line, "" for none."""
    columns = {kind: [lines.texts[name] for name in names if name in lines.texts] for kind, names in OWN.items()}
    if not any(columns.values()):
        return [""] * len(lines)
    if all(found and found[0] is lines.texts.get("id") for found in columns.values()) and all(lines.texts["id"]):
        return lines.texts["id"]
    return [
        next((column[line] for column in columns[kind] if column[line]), "") for line, kind in enumerate(lines.kind)
    ]


def _hold(lines: Lines, said: Standing, told: Told, doubles: Doubles, first: int, line: int) -> None:
    kind = lines.kind[line]
    fields = OWN[kind]
    spot = lines.spot(line, *fields)
    usual = _usual(lines, said, first, line)
    remedy = told.remedy("repeated id", spot)
    chosen = remedy if remedy in REMEDIES[kind] and remedy not in ("skip", "to-do") else usual
    _settle(doubles, kind, chosen, first, line, _is_copy(lines, first, line))
    remedies = (usual, *(each for each in REMEDIES[kind] if each != usual))
    message, way_out = sentences.repeated_id(doubles.own[line], lines.number(first), usual)
    severity = "error" if usual == "apart" else "warning"
    told.tell(Trouble("repeated id", severity, spot, doubles.own[line], message, way_out, remedies))


def _settle(doubles: Doubles, kind: str, chosen: str, first: int, line: int, copy: bool) -> None:
    if chosen == "apart":
        return
    if kind == "people" and chosen == "merge" and not copy:
        doubles.same_person[line] = first
        return
    doubles.first[line] = first
    if chosen == "merge":
        doubles.copies.add(line)


def _usual(lines: Lines, said: Standing, first: int, line: int) -> str:
    """What two rows with one number most likely are."""
    kind = lines.kind[line]
    if kind == "groups":
        return "merge" if _is_copy(lines, first, line) else "apart"
    if kind == "units":
        return "merge" if all_same((name_of_unit(lines, first), name_of_unit(lines, line))) else "apart"
    same = same_holder(said.names[first], said.names[line])
    if kind == "people":
        return "merge" if same and said.names[line] else "apart"
    alike = all(all_same((column[first], column[line])) for column in _alike_columns(lines))
    if not alike:
        return "apart"
    return "merge" if same and said.names[line] and _is_copy(lines, first, line) else "job share"


def _alike_columns(lines: Lines) -> list[list[str]]:
    return [lines.texts[name] for name in ("title", "grade") if name in lines.texts]


def _is_copy(lines: Lines, first: int, line: int) -> bool:
    texts = all(column[first] == column[line] for column in lines.texts.values())
    return texts and all(column[first] == column[line] for column in lines.many.values())


def name_of_unit(lines: Lines, line: int) -> str:
    """What a row that is a unit calls it: its own column, else its label, title or number."""
    for field_name in ("unit", "label"):
        names = [name for name in lines.columns(field_name)[line] if name]
        if names:
            return names[-1]
    for single in ("title", "person", "unit_code", "id", "path"):
        if single in lines.texts and lines.texts[single][line]:
            return lines.texts[single][line]
    return ""
