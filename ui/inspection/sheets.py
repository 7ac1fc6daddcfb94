"""What the inspector shows of a unit, a post, a person and so on: fields, figures and lists, in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orgplanner.text import Message, say
from ui.inspection.abilities import HELD_BY, NEEDED_BY, NEEDS_OF_POST, NEEDS_OF_UNIT, RATED_IN
from ui.inspection.listing import Listing
from ui.inspection.relations import DECIDED, DUTIES, LIMITS, LIMITS_OF_ALL, LINKS, PARTS_IN
from ui.inspection.staff import HELD, HOLDERS, POSTS
from ui.inspection.todos import TODOS, TODOS_OF_ALL


@dataclass(frozen=True, slots=True)
class Fields:
    """Columns of the table, edited under a heading."""

    heading: Message
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures that are counted, not typed."""


Part = Fields | Counted | Listing


@dataclass(frozen=True, slots=True)
class Sheet:
    """What things of one table are called, one and several, and the parts of the sheet about them."""

    one: Message
    several: Message
    parts: tuple[Part, ...]


TOP = say("")
ORIGIN = Fields(say("Origin"), ("basis", "source", "note"))
SHEETS: Mapping[str, Sheet] = {
    "units": Sheet(say("Unit"), say("Units selected: {count}"), (
        Fields(TOP, ("name", "kind", "code", "parent")), Counted(), POSTS, NEEDS_OF_UNIT, DUTIES, LINKS, LIMITS,
        TODOS,
        Fields(say("On the chart"), ("role", "arrangement", "columns", "colour")),
        Fields(say("Work"), ("mandate", "work", "place")), DECIDED, ORIGIN,
    )),
    "posts": Sheet(say("Post"), say("Posts selected: {count}"), (
        Fields(TOP, ("title", "unit", "code", "grade", "status", "is_head", "is_deputy")),
        Fields(say("Numbers"), ("established", "filled")), Counted(), HOLDERS, NEEDS_OF_POST, LINKS, TODOS,
        Fields(say("Work"), ("reports_to", "profession", "funded")), DECIDED, ORIGIN,
    )),
    "people": Sheet(say("Person"), say("People selected: {count}"), (
        Fields(TOP, ("name", "code", "contract", "pay")), HELD, RATED_IN,
        Fields(say("Background"), ("profession", "education", "languages")), ORIGIN,
    )),
    "skills": Sheet(say("Skill"), say("Skills selected: {count}"), (
        Fields(TOP, ("name", "kind", "scale", "levels")), NEEDED_BY, HELD_BY,
        Fields(say("Origin"), ("source", "note")),
    )),
    "functions": Sheet(say("Function"), say("Functions selected: {count}"), (
        Fields(TOP, ("name", "code", "kind", "legal_basis")), PARTS_IN, TODOS, DECIDED, ORIGIN,
    )),
    "links": Sheet(say("Link"), say("Links selected: {count}"), (
        Fields(TOP, ("kind", "origin", "target", "caption")), ORIGIN,
    )),
    "scenarios": Sheet(say("Scenario"), TOP, (
        Fields(TOP, ("name", "kind", "as_of")), Counted(), LIMITS_OF_ALL, TODOS_OF_ALL,
        Fields(say("Origin"), ("note",)),
    )),
}  # fmt: skip
"""The sheets by table."""
