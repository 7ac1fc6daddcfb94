"""How edits call rows and fields in labels, notes and refusals."""

from collections.abc import Collection, Iterable

from orgplanner.model import (
    Assignment,
    Link,
    Names,
    Plan,
    Rating,
    Requirement,
    Responsibility,
    Row,
    Score,
    State,
    Succession,
    Todo,
)
from orgplanner.text import LANGUAGES, Message, Worded, chained, say

MOST_LETTERS = 80
"""Of a text that stands for a name."""
NOUNS = {
    "settings": say("settings"),
    "thresholds": say("threshold"),
    "scenarios": say("scenario"),
    "sources": say("source"),
    "grades": say("grade"),
    "people": say("person"),
    "skills": say("skill"),
    "ratings": say("rating"),
    "views": say("view"),
    "allowances": say("allowance"),
    "criteria": say("criterion"),
    "scores": say("score"),
    "page_templates": say("page template"),
    "units": say("unit"),
    "posts": say("post"),
    "assignments": say("assignment"),
    "requirements": say("requirement"),
    "links": say("link"),
    "functions": say("function"),
    "responsibilities": say("responsibility"),
    "successions": say("succession"),
    "limits": say("limit"),
    "todos": say("to-do"),
}
"""What one row of a table is called, by table."""


def called(plan: Plan, row: Row, state: State | None = None, scenario: str | None = None) -> str:
    """A row in words: its name, title or caption, else its code, else what it joins, else its id.

    `state` has the rows around it; a decision of a scenario is called as what it is about is in its base.
    """
    for field in ("name", "title", "caption"):
        name = getattr(row, field, None)
        if isinstance(name, Names) and name:
            return worded(plan, name)
    return str(getattr(row, "code", "")) or _joined(plan, row, state, scenario) or row.id


def worded(plan: Plan, name: Names) -> str:
    """A name for a message, which says it in the language of its reader; by itself in the plan's first language."""
    return Worded(plan.words(name), {language: plan.words(name, language) for language in LANGUAGES})


def quoted(names: Iterable[str]) -> Message:
    """Several names in quotation marks, one after the other."""
    return chained(say("“{name}”", name=name) for name in names)


def _joined(plan: Plan, row: Row, state: State | None, scenario: str | None) -> str:
    """For a row that joins others and has no name of its own: the name of what it is about."""
    other: Row | None = None
    if isinstance(row, Todo):
        return row.text if len(row.text) <= MOST_LETTERS else f"{row.text[:MOST_LETTERS]}…"
    if isinstance(row, Assignment | Rating):
        other = plan.people.get(row.person)
    elif isinstance(row, Requirement):
        other = plan.skills.get(row.skill)
    elif isinstance(row, Score):
        other = plan.criteria.get(row.criterion)
    elif state is not None and isinstance(row, Responsibility):
        other = state.functions.get(row.function)
    elif state is not None and isinstance(row, Link):
        other = state.units.get(row.origin) or state.posts.get(row.origin)
    elif isinstance(row, Succession):
        other = subject_row(plan, row.subject, scenario)
    return "" if other is None else called(plan, other, state)


def subject_row(plan: Plan, subject: str, scenario: str | None = None) -> Row | None:
    """The unit, post or function with this id: in the base of a scenario, else in the first that has it."""
    of = plan.scenarios.get(scenario or "")
    base = plan.states.get(of.base or "") if of is not None else None
    states = [state for state in (base, *plan.states.values()) if state is not None]
    tables = (state.tables[table] for state in states for table in ("units", "posts", "functions"))
    return next((table[subject] for table in tables if subject in table), None)


def field_words(field: str) -> Message:
    """The name of a field of a row, as the catalogue translates it."""
    return Message(field.replace("_", " "))


def changed(name: str, fields: Collection[str]) -> Message:
    """What a step is called that changed one row: with its field where it is a single one."""
    if len(fields) != 1:
        return say("Change “{name}”", name=name)
    return say("Change “{name}”: {field}", name=name, field=field_words(next(iter(fields))))
