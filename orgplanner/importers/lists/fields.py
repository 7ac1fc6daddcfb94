"""What a column of a list can mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from orgplanner.text import Message, say


@dataclass(frozen=True, slots=True)
class Field:
    """A meaning: its stable id, what people call it, what it is said of, and whether several columns may have
    it."""

    id: str
    words: Message
    of: str
    several: bool = False


ALL = (
    Field("id", say("Own number of the row"), "row"),
    Field("parent", say("Number or name of the row above"), "row", several=True),
    Field("path", say("Place in the tree (1.2.3, A/B/C)"), "row"),
    Field("level", say("Level in the tree"), "row"),
    Field("label", say("Name, indented by level"), "row", several=True),
    Field("also", say("Also reports to (list)"), "row", several=True),
    Field("children", say("Rows below this one (list)"), "row"),
    Field("row_kind", say("What the row is: unit, post or person"), "row"),
    Field("unit", say("Unit"), "unit", several=True),
    Field("unit_en", say("Unit, in English"), "unit"),
    Field("unit_ru", say("Unit, in Russian"), "unit"),
    Field("unit_kk", say("Unit, in Kazakh"), "unit"),
    Field("unit_code", say("Code of the unit"), "unit"),
    Field("unit_kind", say("Kind of unit"), "unit"),
    Field("unit_parent", say("Unit above (name or code)"), "unit"),
    Field("mandate", say("Mandate"), "unit"),
    Field("place", say("Place"), "unit"),
    Field("post_code", say("Code of the post"), "post"),
    Field("title", say("Post"), "post"),
    Field("title_en", say("Post, in English"), "post"),
    Field("title_ru", say("Post, in Russian"), "post"),
    Field("title_kk", say("Post, in Kazakh"), "post"),
    Field("grade", say("Grade"), "post"),
    Field("established", say("Established posts (FTE)"), "post"),
    Field("established_to", say("Established posts (FTE), to"), "post"),
    Field("established_about", say("Established posts: approximately (a sign)"), "post"),
    Field("unit_count", say("Posts in the unit that the heading names"), "post", several=True),
    Field("grade_count", say("Posts of the grade that the heading names"), "post", several=True),
    Field("filled", say("Filled posts (FTE)"), "post"),
    Field("filled_to", say("Filled posts (FTE), to"), "post"),
    Field("filled_about", say("Filled posts: approximately (a sign)"), "post"),
    Field("vacant", say("Vacant posts (FTE)"), "post"),
    Field("head", say("Head of the unit (yes or no)"), "post"),
    Field("deputy", say("Deputy head (yes or no)"), "post"),
    Field("status", say("Status of the post or row"), "post"),
    Field("reports_to", say("Superior post"), "post"),
    Field("pay_low", say("Pay of the grade, from"), "post"),
    Field("pay_high", say("Pay of the grade, to"), "post"),
    Field("profession", say("Profession"), "post"),
    Field("funded", say("Funded (yes or no)"), "post"),
    Field("person_code", say("Personnel number"), "person"),
    Field("person", say("Name of the person"), "person"),
    Field("last_name", say("Last name"), "person"),
    Field("first_name", say("First name"), "person"),
    Field("middle_name", say("Middle name"), "person"),
    Field("person_pay_low", say("Pay of the person, or from"), "person"),
    Field("person_pay_high", say("Pay of the person, to"), "person"),
    Field("share", say("Share of the post (FTE)"), "person"),
    Field("assignment_kind", say("Substantive, acting or temporary"), "person"),
    Field("since", say("In the post since"), "person"),
    Field("until", say("In the post until"), "person"),
    Field("left", say("Has left (yes or no, or the day)"), "person"),
    Field("education", say("Education"), "person"),
    Field("languages", say("Languages"), "person"),
    Field("contract", say("Contract"), "person"),
    Field("note", say("Note"), "row", several=True),
)
"""All meanings, in the order in which they are offered; a column without one is left out."""
FIELDS: Mapping[str, Field] = MappingProxyType({field.id: field for field in ALL})
