"""What fields and what may stand in them are called on the screen."""

from collections.abc import Mapping

from orgplanner.analysis.kind_words import ALLOWANCE_WORDS, TENURE_WORDS, UNIT_KIND_WORDS
from orgplanner.analysis.limit_words import MEASURED
from orgplanner.analysis.reviewing_words import DECISION_WORDS, STATES
from orgplanner.drawing.wording import LINK_KIND_WORDS
from orgplanner.edits.wording import field_words
from orgplanner.model.columns import Column
from orgplanner.text import Message, say
from ui.words import Words

BASIS: Mapping[str, Message] = {
    "": say("not stated"), "stated": say("stated"), "derived": say("derived"), "inferred": say("inferred"),
    "assumed": say("assumed"),
}  # fmt: skip
STATUSES: Mapping[str, Message] = {
    "established": say("established"), "frozen": say("frozen"), "proposed": say("proposed"),
}  # fmt: skip
RATERS: Mapping[str, Message] = {
    "": say("not stated"), "self": say("by themselves"),
    "manager": say("by their manager"), "test": say("by a test"),
}  # fmt: skip
PARTS: Mapping[str, Message] = {
    "leads": say("leads"), "supports": say("supports"), "is consulted": say("is consulted"),
}  # fmt: skip
BESIDE: Mapping[str, Message] = {
    "line": say("in the line"), "assistant": say("assistant body"), "advisory": say("advisory body"),
}  # fmt: skip
ARRANGEMENTS: Mapping[str, Message] = {
    "auto": say("Automatic"), "side": say("Side by side"), "stacked": say("Stacked"),
}  # fmt: skip
SCENARIO_KINDS: Mapping[str, Message] = {
    "current": say("current"), "proposed": say("proposed"), "reference": say("reference"),
}  # fmt: skip
SCALES: Mapping[str, Message | str] = {
    "0-5": say("0 to 5"), "CEFR": "A1–C2 (CEFR)", "EQF": "1–8 (EQF)", "own": say("levels of its own"),
}  # fmt: skip
BETTER: Mapping[str, Message] = {"more": say("the more the better"), "less": say("the less the better")}

DIRECTIONS: Mapping[str, Message] = {
    "auto": say("as chosen when printing"), "landscape": say("Landscape"), "portrait": say("Portrait"),
}  # fmt: skip

CHOICES: Mapping[tuple[str, str], Mapping[str, Message | str]] = {
    ("units", "kind"): UNIT_KIND_WORDS,
    ("units", "role"): BESIDE,
    ("units", "arrangement"): ARRANGEMENTS,
    ("posts", "status"): STATUSES,
    ("assignments", "kind"): TENURE_WORDS,
    ("ratings", "rater"): RATERS,
    ("responsibilities", "role"): PARTS,
    ("links", "kind"): LINK_KIND_WORDS,
    ("scenarios", "kind"): SCENARIO_KINDS,
    ("skills", "scale"): SCALES,
    ("limits", "measure"): MEASURED,
    ("limits", "kind"): {"": say("any kind"), **UNIT_KIND_WORDS},
    ("successions", "decision"): DECISION_WORDS,
    ("successions", "review"): STATES,
    ("allowances", "kind"): ALLOWANCE_WORDS,
    ("criteria", "better"): BETTER,
    ("page_templates", "direction"): DIRECTIONS,
}
"""The words for what may stand in a column of choices, by table and column."""

LABELS: Mapping[tuple[str, str], Message] = {
    ("units", "parent"): say("Below"),
    ("units", "role"): say("Place beside the line"),
    ("units", "work"): say("Kind of work"),
    ("posts", "unit"): say("Unit"),
    ("posts", "is_head"): say("Head of the unit"),
    ("posts", "is_deputy"): say("Deputy"),
    ("posts", "funded"): say("Funded"),
    ("people", "pay"): say("Pay per month"),
    ("grades", "pay"): say("Pay per month"),
    ("people", "contract"): say("Kind of contract"),
    ("assignments", "kind"): say("Kind of assignment"),
    ("requirements", "people"): say("For how many"),
    ("requirements", "essential"): say("Essential"),
    ("links", "origin"): say("From"),
    ("links", "target"): say("To"),
    ("responsibilities", "unit"): say("Unit"),
    ("responsibilities", "function"): say("Function"),
    ("skills", "levels"): say("Names of the levels, lowest first"),
    ("limits", "least"): say("At least"),
    ("limits", "most"): say("At most"),
    ("thresholds", "work"): say("Kind of work"),
    ("thresholds", "narrowest_span"): say("Fewest below one head"),
    ("thresholds", "widest_span"): say("Most below one head"),
    ("thresholds", "most_layers"): say("Most layers"),
    ("settings", "languages"): say("Languages, first choice first"),
    ("settings", "base_pay"): say("Base pay per month"),
    ("settings", "classification"): say("Classification mark"),
    ("settings", "rating_months"): say("Ratings are old after months"),
    ("grades", "coefficient"): say("Times the base pay"),
    ("allowances", "percent"): say("Per cent"),
    ("allowances", "grade"): say("Only for the grade"),
    ("criteria", "better"): say("A measured figure is better"),
    ("sources", "place"): say("Place in the document"),
    ("todos", "text"): say("What is to be settled"),
    ("todos", "place"): say("Where it was read"),
    ("todos", "value"): say("What stands there"),
    ("page_templates", "name"): say("Name of the template"),
    ("page_templates", "title"): say("Title of the document"),
    ("page_templates", "approval"): say("Approval block"),
    ("page_templates", "approval_heading"): say("Heading of the approval"),
    ("page_templates", "approver_post"): say("Post of who approves"),
    ("page_templates", "approver"): say("Name of who approves"),
    ("page_templates", "approved"): say("Date of approval"),
    ("page_templates", "number"): say("Number of the document"),
    ("page_templates", "date"): say("Date of the document"),
    ("page_templates", "classification"): say("Classification mark"),
    ("page_templates", "totals"): say("Totals box"),
    ("page_templates", "notes"): say("Notes on the page"),
}
"""Headings of columns that are clearer than the name of the field."""


def label_of(table: str, column: str) -> Message:
    """What a column of a table is called as a heading; `heading` says it with a capital."""
    return LABELS.get((table, column)) or field_words(column)


def heading(words: Words, message: Message | str) -> str:
    """Words as a heading: in the language of the window, with a capital."""
    text = words(message)
    return text[:1].upper() + text[1:]


def choices_of(table: str, column: Column) -> Mapping[str, Message | str]:
    """The words for what a column of choices may hold."""
    if column.choices and set(column.choices) == set(BASIS):
        return BASIS
    known = CHOICES.get((table, column.name), {})
    return {value: known.get(value, value) for value in column.choices}
