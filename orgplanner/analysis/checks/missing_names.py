"""Names that are missing in a language of the plan."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.model import Function, Names, Post, Scenario, Unit
from orgplanner.text import LANGUAGES, Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """The scenario, its units, posts and functions without words in a language of the settings."""
    state = case.state
    rows: list[Scenario | Unit | Post | Function] = [case.scenario, *state.units.values()]
    rows += [*state.posts.values(), *state.functions.values()]
    wanted = case.plan.settings.languages
    for row in rows:
        lacking = _lacking(row.title if isinstance(row, Post) else row.name, wanted)
        if lacking:
            said = say("“{name}” has no name in: {languages}.", name=case.words(row), languages=lacking)
            yield case.subject(row), said, say("Add the name, or take the language out of the settings.")


def _lacking(name: Names, wanted: Iterable[str]) -> str:
    has = set(name.languages)
    return ", ".join(LANGUAGES.get(code, code) for code in wanted if code not in has)


CHECK = Check(
    "missing-names",
    say("Name missing in a language"),
    say("A chart in a language of the plan would show this name in another language."),
    "note",
    find,
)
