"""The list of grades that rows name, with the pay that they state."""

from __future__ import annotations

from orgplanner.importers.lists.building import sentences
from orgplanner.importers.lists.building.figures import Amounts
from orgplanner.importers.lists.building.lines import NOWHERE
from orgplanner.importers.lists.building.read import Read
from orgplanner.importers.lists.building.texts import loose
from orgplanner.importers.lists.trouble import Trouble
from orgplanner.model import UNKNOWN, Grade, Quantity, derived_id, ranks


def make_grades(read: Read, pay: Amounts | None, basis: str) -> tuple[dict[str, Grade], dict[str, str]]:
    """Grades by id in the order in which they are named, and the id of each code as written."""
    codes = read.lines.texts.get("grade")
    if codes is None:
        return {}, {}
    first: dict[str, int] = {}
    ids: dict[str, str] = {}
    for line, code in enumerate(codes):
        if code and code not in ids:
            ids[code] = derived_id("list", "grade", loose(code))
            first.setdefault(ids[code], line)
    paid = _paid(read, codes, ids, pay) if pay is not None else {}
    _unknown(read, codes, first)
    rows = {}
    for (id, line), rank in zip(first.items(), ranks(len(first)), strict=True):
        quantity, derived = paid.get(id, (None, False))
        figure = (
            read.figures.figure(quantity, "derived" if derived else basis, read.source(line))
            if quantity
            else UNKNOWN
        )
        rows[id] = Grade(id, codes[line], rank=rank, pay=figure)
    return rows, ids


def _paid(read: Read, codes: list[str], ids: dict[str, str], pay: Amounts) -> dict[str, tuple[Quantity, bool]]:
    """The pay of each grade, and whether it spans what several rows say."""
    paid: dict[str, tuple[Quantity, bool]] = {}
    seen: set[tuple[str, Quantity]] = set()
    for line, quantity in enumerate(pay):
        if quantity is None or not codes[line] or not quantity.high:
            continue
        id = ids[codes[line]]
        if (id, quantity) in seen:
            continue
        seen.add((id, quantity))
        if id not in paid:
            paid[id] = (quantity, False)
            continue
        known = paid[id][0]
        if read.lines.kind[line] != "people":
            _tell(read, line, codes[line], known, quantity)
        whole = Quantity(min(known.low, quantity.low), max(known.high, quantity.high), known.approximate)
        paid[id] = (whole, True)
    return paid


def _tell(read: Read, line: int, code: str, known: Quantity, quantity: Quantity) -> None:
    words = sentences.grade_pay(code, str(known), str(quantity))
    spot = read.lines.spot(line, "pay_low", "pay_high")
    read.told.tell(Trouble("grade pay", "note", spot, str(quantity), *words, ("value", "to-do")))


def _unknown(read: Read, codes: list[str], first: dict[str, int]) -> None:
    """Grades that are not among those of the recipe, each told once."""
    if not read.meanings.tells("grade"):
        return
    known = read.meanings.listed("grade")
    for line in first.values():
        if line != NOWHERE and codes[line].casefold() not in known:
            words = sentences.unknown_grade(codes[line])
            spot = read.lines.spot(line, "grade")
            read.told.tell(Trouble("unknown grade", "warning", spot, codes[line], *words, ("value", "to-do")))
