"""Tables that only a workbook shows as tables: units, who holds what, grades and percentages on pay."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from orgplanner.analysis.kind_words import ALLOWANCE_WORDS, TENURE_WORDS, UNIT_KIND_WORDS
from orgplanner.analysis.tables.column import Column, Sheet
from orgplanner.analysis.tables.kinds import (
    choice_column,
    date_column,
    figure_column,
    is_blank,
    number_text,
    one_column,
    origin_columns,
    text_column,
    words_column,
)
from orgplanner.analysis.tables.spelling import UNPLACED, Speller
from orgplanner.analysis.totals import units_down
from orgplanner.errors import RuleBroken
from orgplanner.model import Allowance, Assignment, Grade, Plan, Quantity, Todo, Unit, in_order, read_exact
from orgplanner.text import LANGUAGES, Message, render, say

EVERY_GRADE = say("every grade")


def exact_column(field: str, heading: Message, blank: Decimal | None, **more: Any) -> Column:
    """A number that is no range; an empty cell is `blank`, and nothing typed is refused where that is None."""

    def quantity(_speller: Speller, row: Any) -> Quantity | None:
        number: Decimal | None = getattr(row, field)
        return None if number is None else Quantity(number, number)

    def change(_speller: Speller, _row: Any, typed: str) -> Mapping[str, Any]:
        number = read_exact("" if typed in ("–", "?") else typed)
        return {field: blank if number is None else number}

    def text(speller: Speller, row: Any) -> str:
        return number_text(quantity(speller, row))

    return Column(field, heading, text, change, "number", quantity, **more)


def _units(speller: Speller) -> list[Unit]:
    placed = list(units_down(speller.state))
    known = {row.id for row in placed}
    return placed + in_order(row for row in speller.state.units.values() if row.id not in known)


def _parent_column() -> Column:
    plain = one_column("parent", say("Below"), "units")

    def text(speller: Speller, row: Unit) -> str:
        return speller.say(UNPLACED) if row.unplaced else speller.clear("units", row.parent)

    def change(speller: Speller, row: Unit, typed: str) -> Mapping[str, Any]:
        if typed.strip().casefold() in {render(UNPLACED, language).casefold() for language in LANGUAGES}:
            return {"parent": None, "unplaced": True}
        parent = None if is_blank(typed, None) else speller.find("units", typed)
        if parent == row.id:
            raise RuleBroken(say("A unit cannot stand below itself."))
        return {"parent": parent, "unplaced": False}

    return Column("parent", plain.heading, text, change, "text", table="units")


def _unit_columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        text_column("code", say("Code")),
        words_column("name", say("Name")),
        _parent_column(),
        choice_column("kind", say("Kind"), UNIT_KIND_WORDS),
        text_column("work", say("Kind of work")),
        words_column("place", say("Place")),
        words_column("mandate", say("Mandate")),
        *origin_columns(),
    )


def _assignments(speller: Speller) -> list[Assignment]:
    def order(row: Assignment) -> tuple[str, str, str]:
        return (speller.label("people", row.person).casefold(), row.person, row.id)

    return sorted(speller.state.assignments.values(), key=order)


def _post_code(speller: Speller, row: Assignment) -> str:
    return getattr(speller.state.posts.get(row.post), "code", "")


def _assignment_columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        one_column("person", say("Person"), "people", blank=""),
        one_column("post", say("Post"), "posts", blank=""),
        Column("post_code", say("Code of the post"), _post_code),
        exact_column("share", say("Share, FTE"), Decimal(1)),
        choice_column("kind", say("Kind of assignment"), TENURE_WORDS),
        date_column("since", say("Since")),
        date_column("until", say("Until")),
        *origin_columns(),
    )


def _grades(speller: Speller) -> list[Grade]:
    return in_order(speller.plan.grades.values())


def _grade_columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        text_column("code", say("Code")),
        words_column("name", say("Name")),
        exact_column("coefficient", say("Coefficient"), None),
        figure_column("pay", say("Pay of its own")),
    )


def _allowances(speller: Speller) -> list[Allowance]:
    return in_order(speller.plan.allowances.values())


def _allowance_columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        words_column("name", say("Name")),
        choice_column("kind", say("Kind"), ALLOWANCE_WORDS),
        figure_column("percent", say("Per cent")),
        one_column("grade", say("Only for the grade"), "grades", empty=EVERY_GRADE),
        text_column("note", say("Note"), kind="long"),
    )


def _todos(speller: Speller) -> list[Todo]:
    return sorted(speller.state.todos.values(), key=lambda row: (row.place, row.text, row.id))


def _todo_columns(_plan: Plan) -> tuple[Column, ...]:
    return (
        one_column("subject", say("Unit or post"), "ends"),
        text_column("text", say("What is to be settled"), kind="long"),
        text_column("place", say("Where it was read")),
        text_column("value", say("What stands there")),
    )


def _todo_unit(speller: Speller, row: Todo) -> str:
    post = speller.state.posts.get(row.subject or "")
    return (post.unit if post is not None else row.subject) or ""


def _nothing(*_: Any) -> Mapping[str, Any]:
    return {}


UNITS = Sheet("units", say("Units"), "units", _units, _unit_columns, lambda _, row: row.id, _nothing)
ASSIGNMENTS = Sheet(
    "assignments", say("Who holds which post"), "assignments", _assignments, _assignment_columns,
    lambda speller, row: getattr(speller.state.posts.get(row.post), "unit", None) or "",
    lambda *_: {"person": "", "post": ""}, needed=("person", "post"),
)  # fmt: skip
GRADES = Sheet("grades", say("Grades and their pay"), "grades", _grades, _grade_columns, lambda *_: "", _nothing)
ALLOWANCES = Sheet(
    "allowances", say("Allowances and contributions"), "allowances", _allowances, _allowance_columns,
    lambda *_: "", _nothing,
)  # fmt: skip
TODOS = Sheet(
    "todos", say("To be settled"), "todos", _todos, _todo_columns, _todo_unit, lambda *_: {"subject": None},
    needed=("text",),
)  # fmt: skip
