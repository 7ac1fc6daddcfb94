"""Units become rows of a plan."""

from __future__ import annotations

from collections.abc import Callable

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.lines import NOWHERE
from orgplanner.importers.lists.building.read import Read
from orgplanner.importers.lists.building.texts import loose
from orgplanner.importers.lists.trouble import Trouble
from orgplanner.model import Unit, derived_id, ranks
from orgplanner.model.choices import UNIT_KINDS

DETAILS = ("unit_kind", "mandate", "place", "unit_en", "unit_ru", "unit_kk")


def unit_ids(read: Read) -> list[str]:
    """The id of every unit: from its code or number, else from its name, with those above where names repeat."""
    units = read.units
    often: dict[str, int] = {}
    for name in units.names:
        often[name.casefold()] = often.get(name.casefold(), 0) + 1
    taken: dict[str, int] = {}
    ids = []
    for unit, name in enumerate(units.names):
        line = units.line[unit]
        number = units.codes[unit] or (read.doubles.own[line] if line != NOWHERE else "")
        if number:
            key = "number\x1f" + loose(number)
        elif often[name.casefold()] == 1:
            key = "name\x1f" + name.casefold()
        else:
            key = "path\x1f" + "\x1f".join(_path(read, unit))
        taken[key] = taken.get(key, 0) + 1
        ids.append(derived_id("list", "unit", key, taken[key]))
    return ids


def _path(read: Read, unit: int) -> list[str]:
    names = []
    while unit != NOWHERE:
        names.append(read.units.names[unit].casefold())
        unit = read.units.above[unit]
    return names[::-1]


def make_units(read: Read, ids: list[str], tick: Callable[[], object]) -> dict[str, Unit]:
    """The rows by id, siblings in the order in which they are named first."""
    units = read.units
    details = _details(read)
    place = _ranks(read)
    rows = {}
    for unit, id in enumerate(ids):
        if unit % 500 == 0:
            tick()
        said = details.get(unit, {})
        line = units.line[unit]
        above = units.above[unit]
        name = read.name(units.names[unit])
        for language in ("en", "ru", "kk"):
            words = said.get(f"unit_{language}", "")
            name = name.including(language, words) if words and not name.exactly(language) else name
        rows[id] = Unit(
            id, units.codes[unit], name, kind=_kind(read, said.get("unit_kind", "")),
            parent=ids[above] if above != NOWHERE else None, rank=place[unit], unplaced=unit in units.adrift,
            mandate=read.name(said.get("mandate", "")), place=read.name(said.get("place", "")),
            basis="inferred" if _is_of_file(read, unit) else "stated",
            source=read.source(units.first[unit]),
            note=read.lines.column("note")[line] if line != NOWHERE else "",
        )  # fmt: skip
    return rows


def _is_of_file(read: Read, unit: int) -> bool:
    """Whether the name of a unit is that of the file."""
    first = read.units.first[unit]
    return read.units.line[unit] == NOWHERE and not read.tree.chain[first] and not read.units.codes[unit]


def _kind(read: Read, text: str) -> str:
    meaning = read.meanings.of("unit_kind", text) if text else ""
    kind = meaning or text.casefold()
    return kind if kind in UNIT_KINDS else "unit"


def _ranks(read: Read) -> list[str]:
    """The rank of every unit among those below the same one."""
    groups: dict[int, list[int]] = {}
    order = sorted(range(len(read.units)), key=lambda unit: (read.units.first[unit], unit))
    for unit in order:
        groups.setdefault(read.units.above[unit], []).append(unit)
    place = [""] * len(read.units)
    for members in groups.values():
        for unit, rank in zip(members, ranks(len(members)), strict=True):
            place[unit] = rank
    return place


def _details(read: Read) -> dict[int, dict[str, str]]:
    """What columns say of units: rows that are units, else the first row that names it and says something."""
    found: dict[int, dict[str, str]] = {}
    columns = {name: read.lines.texts[name] for name in DETAILS if name in read.lines.texts}
    if not columns:
        return found
    unlike: dict[tuple[int, str], int] = {}
    for line, unit in _lines_of_units(read):
        said = found.setdefault(unit, {})
        for name, column in columns.items():
            text = column[line]
            if text and said.setdefault(name, text) != text:
                unlike.setdefault((unit, name), line)
    for (unit, name), line in unlike.items():
        if name == "mandate" and read.lines.kind[line] != "units":
            found[unit].pop(name, None)
            continue
        words = sentences.unlike_details(read.units.names[unit])
        spot = read.lines.spot(line, name)
        read.told.tell(Trouble("unlike details", "note", spot, columns[name][line], *words, ("value", "to-do")))
    return found


def _lines_of_units(read: Read) -> list[tuple[int, int]]:
    """Lines with the unit they speak of, rows that are units first."""
    rows = [(line, unit) for line, unit in read.unit_of.items() if unit != NOWHERE]
    told = []
    for line, post in enumerate(read.posts.of_line):
        if post != NOWHERE and read.posts.unit[post] != NOWHERE:
            told.append((line, read.posts.unit[post]))
    return rows + told


def mandates_of_posts(read: Read) -> dict[int, str]:
    """By line, mandates that rows of one unit say differently: they are of the posts."""
    column = read.lines.texts.get("mandate")
    if column is None:
        return {}
    said: dict[int, set[str]] = {}
    lines = [(line, unit) for line, unit in _lines_of_units(read) if read.lines.kind[line] != "units"]
    for line, unit in lines:
        if column[line]:
            said.setdefault(unit, set()).add(column[line])
    return {line: column[line] for line, unit in lines if column[line] and len(said[unit]) > 1}
