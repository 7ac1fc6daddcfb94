"""Functions that more than one unit leads."""

from collections.abc import Iterable

from orgplanner.analysis.checks.finding import Case, Check, Subject
from orgplanner.text import Message, say


def find(case: Case) -> Iterable[tuple[Subject, Message, Message]]:
    """Functions with two leading units or more, each named."""
    state = case.state
    leaders: dict[str, dict[str, None]] = {}
    for row in state.responsibilities.values():
        if row.role == "leads" and row.unit in state.units:
            leaders.setdefault(row.function, {})[row.unit] = None
    for id, units in leaders.items():
        function = state.functions.get(id)
        if function is not None and len(units) > 1:
            leading = "; ".join(case.words(state.units[unit]) for unit in units)
            said = say(
                "“{name}” is led by {count} units: {units}.",
                name=case.words(function), count=len(units), units=leading,
            )  # fmt: skip
            yield case.subject(function), said, say("Let one lead; the others support it or are consulted.")


CHECK = Check(
    "led-twice",
    say("Same function led twice"),
    say("Where two units lead one function, their mandates overlap and nobody answers for it."),
    "warning",
    find,
)
