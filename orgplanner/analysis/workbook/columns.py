"""The columns of the tables of a workbook that come back: those of the program's own tables, in three layouts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.kinds import words_column
from orgplanner.analysis.tables.people import PEOPLE
from orgplanner.analysis.tables.skills import NEEDS, RATINGS
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.tables.staffing import STAFFING, held_now
from orgplanner.analysis.workbook.lists import ALLOWANCES, ASSIGNMENTS, GRADES, TODOS, UNITS
from orgplanner.model import Plan, Quantity
from orgplanner.text import Message, say

Layout = Literal["t3", "establishment", "compact"]
LAYOUTS: dict[Layout, Message] = {
    "establishment": say("Establishment list"), "t3": say("Staffing table, form T-3"),
    "compact": say("Compact list"),
}  # fmt: skip
STAFF, UNPLACED, PEOPLE_LIST = "staffing", "unplaced", "people"
UNIT_LIST, HELD, NEEDED, RATED, GRADE_LIST, PERCENTAGES, TODO_LIST = (
    "units", "assignments", "needs", "ratings", "grades", "allowances", "todos",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheets that come back: its table, and the columns by which a row without its id is known."""

    sheet: Sheet
    named: tuple[str, ...]
    shown: tuple[str, ...] = ()
    """Columns that are seen, in their order; all where none are named."""


SHOWN: dict[Layout, tuple[str, ...]] = {
    "establishment": (
        "code", "unit", "title", "grade", "is_head", "established", "filled", "vacant", "status", "funded",
        "holders", "contract", "until", "rate", "pay", "established:basis", "established:source", "note",
    ),
    "t3": (
        "unit", "unit_code", "title", "grade", "established", "rate", "allowance_1", "allowance_2", "allowance_3",
        "pay", "note",
    ),
    "compact": ("unit", "title", "grade", "established", "filled", "vacant"),
}  # fmt: skip
"""Which columns are seen, in their order; the others follow hidden."""
HIDDEN = ("code", "is_head", "filled", "vacant", "status", "rate", "pay", "established:basis")
PAY = ("rate", "pay")
ALLOWED = ("allowance_1", "allowance_2", "allowance_3")
"""The three columns of form T-3 for allowances."""
DERIVED_FIGURES = ("vacant", "rate", *ALLOWED, "pay")
PEOPLE_SHOWN = (
    "code", "name", "unit", "posts", "share", "profession", "education", "languages", "contract", "pay", "basis",
    "note",
)  # fmt: skip
KINDS: Mapping[str, Kind] = {
    UNIT_LIST: Kind(UNITS, ("name", "parent")),
    PEOPLE_LIST: Kind(PEOPLE, ("name",), PEOPLE_SHOWN),
    GRADE_LIST: Kind(GRADES, ("name",)),
    PERCENTAGES: Kind(ALLOWANCES, ("name", "grade")),
    STAFF: Kind(STAFFING, ("title", "unit")),
    UNPLACED: Kind(STAFFING, ("title", "unit")),
    HELD: Kind(ASSIGNMENTS, ("person", "post")),
    NEEDED: Kind(NEEDS, ("end", "skill")),
    RATED: Kind(RATINGS, ("person", "skill", "date")),
    TODO_LIST: Kind(TODOS, ("text", "subject")),
}
"""The kinds of sheets that come back, each after those that its rows name."""
TABLES: Mapping[str, str] = {id: kind.sheet.table for id, kind in KINDS.items()}
STAFF_LISTS = (STAFF, UNPLACED)
APART = ("people", "posts", "ends")
T3_HEADINGS: dict[str, Message] = {
    "unit": say("Structural unit"), "unit_code": say("Code"),
    "title": say("Post (profession), category, class of qualification"),
    "established": say("Number of established posts"), "rate": say("Salary per month"),
    "allowance_1": say("Allowance 1"), "allowance_2": say("Allowance 2"), "allowance_3": say("Allowance 3"),
    "pay": say("Total per month"), "note": say("Remarks"),
}  # fmt: skip
DERIVED: dict[str, Message] = {
    "unit_code": say("Code of the unit"), "contract": say("Contract"), "until": say("Until"),
    "vacant": say("Vacant, FTE"), "rate": say("Pay rate per month"), "pay": say("Pay per month"),
    "allowance_1": say("Allowance 1"), "allowance_2": say("Allowance 2"), "allowance_3": say("Allowance 3"),
}  # fmt: skip
"""Columns that follow from others, or are the workbook's own."""


def _unit_code(speller: Speller, post: Any) -> str:
    return getattr(speller.state.units.get(post.unit or ""), "code", "")


def _contract(speller: Speller, post: Any) -> str:
    people = speller.plan.people
    return "; ".join(dict.fromkeys(filter(None, (people[row.person].contract for row in held_now(speller, post)))))


def _until(speller: Speller, post: Any) -> str:
    return "; ".join(dict.fromkeys(filter(None, (row.until for row in held_now(speller, post)))))


MADE: Mapping[str, Callable[[Speller, Any], str | int | None]] = {
    "unit_code": _unit_code, "contract": _contract, "until": _until,
}  # fmt: skip
"""Columns of the workbook that say what no table of the window says."""
ABOUT = "≈"
"""The sign of an approximate figure, and the heading of its column."""
MAY_BE_EMPTY = ("code", "grade", "is_head", "holders", "contract", "until", "established:source", "note")
"""Columns that are not seen in an establishment list where no row has anything in them."""
NARROW = {"unit_code": 11, "grade": 11, "is_head": 8, "status": 13, "funded": 12, "code": 11}
WIDE = {"unit": 42, "title": 42, "holders": 24, "note": 30, "established:source": 40, "name": 28, "posts": 34}


@dataclass(frozen=True, slots=True)
class Part:
    """A column of a sheet: of a figure there are three, from (""), "to" where it is a range, and "about"."""

    id: str
    part: str
    heading: Message | str
    kind: str
    shown: bool = True
    width: int = 16
    column: Column | None = None
    made: Callable[[Speller, Any], str | int | None] | None = None
    """What the workbook alone says of a row."""

    @property
    def key(self) -> str:
        """What stands in the hidden row of keys."""
        return f"{self.id}>{self.part}" if self.part else self.id


def sheet_of(kind: str) -> Sheet:
    """The program's table that a kind of sheet shows."""
    return KINDS[kind].sheet


def columns_of(plan: Plan, kind: str) -> dict[str, Column]:
    """The columns that can be read back, by id; a name stands in one column, in the language of the workbook."""
    found = {column.id: column for column in sheet_of(kind).columns(plan)}
    if "note" in found:
        found["note"] = replace(found["note"], heading=say("Remarks"))
    if kind in STAFF_LISTS:
        found["title"] = words_column("title", say("Title"))
        return {id: replace(found[id], change=None) if id == "vacant" else found[id] for id in _known(found)}
    if kind == PEOPLE_LIST:
        found["name"] = words_column("name", say("Name of the person"))
    if kind in (HELD, NEEDED, RATED, TODO_LIST):
        found = {id: _told_apart(column) if column.table in APART else column for id, column in found.items()}
    if "level" in found:
        found["level"] = replace(found["level"], quantity=None, kind="level")
    return {id: found[id] for id in KINDS[kind].shown or found}


def _told_apart(column: Column) -> Column:
    """The name of a person, a post or an end such that no other is called so, if need be its code."""

    def plain(speller: Speller, row: Any) -> str:
        id = getattr(row, column.id) if hasattr(row, column.id) else row.unit or row.post
        speller.spellings(column.table)
        return speller.clear(column.table, id)

    return replace(column, plain=plain)


def _known(found: Mapping[str, Column]) -> Sequence[str]:
    wanted = dict.fromkeys((*SHOWN["establishment"], *HIDDEN))
    return [id for id in wanted if id in found and id not in PAY]


def parts_of(
    plan: Plan,
    kind: str,
    layout: Layout,
    has_pay: bool,
    ranges: Mapping[str, tuple[bool, bool]],
    empty: Collection[str] = (),
) -> list[Part]:
    """The columns of a sheet; `ranges` tells of each figure whether a row has a range, and “about”.

    Columns in which no row has anything (`empty`) are there and not seen.
    """
    columns = columns_of(plan, kind)
    if kind not in STAFF_LISTS:
        return [part for id in columns for part in _parts(columns, id, "establishment", True, ranges.get(id))]
    seen = SHOWN[layout]
    parts: list[Part] = []
    for id in (*seen, *(id for id in HIDDEN if id not in seen)):
        if id in PAY and not has_pay and layout != "t3":
            continue
        parts += _parts(columns, id, layout, id in seen and id not in empty, ranges.get(id))
    return parts


def _parts(
    columns: Mapping[str, Column], id: str, layout: Layout, shown: bool, ranges: tuple[bool, bool] | None
) -> list[Part]:
    column = columns.get(id)
    heading = column.heading if column is not None else DERIVED[id]
    if layout == "t3" and id in T3_HEADINGS:
        heading = T3_HEADINGS[id]
    width = NARROW.get(id) or WIDE.get(id) or 16
    kind = "figure" if is_figure(column, id) else column.kind if column is not None else "text"
    first = Part(id, "", heading, kind, shown, 13 if kind == "figure" else width, column)
    if kind != "figure":
        return [replace(first, made=MADE.get(id) if column is None else None)]
    has_range, has_about = ranges or (False, False)
    to = replace(first, part="to", heading=say("{heading}: to", heading=heading), shown=shown and has_range)
    about = replace(first, part="about", heading=ABOUT, shown=shown and has_about, width=5)
    return [first, to, about]


def is_figure(column: Column | None, id: str) -> bool:
    """Whether a column is a number that may be a range."""
    return id in DERIVED_FIGURES or (column is not None and column.quantity is not None)


def quantity_in(speller: Speller, column: Column, row: Any) -> Quantity | None:
    """The number of a row in a column of figures."""
    return column.quantity(speller, row) if column.quantity is not None else None
