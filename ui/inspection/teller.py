"""A plan, a scenario and a language, and the words that all sheets of the inspector share."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgplanner.analysis.totals import Totals
from orgplanner.model import Figure, Names, Plan, State
from orgplanner.text import Message, render, shown
from ui.fields.wording import BASIS

NOTHING = "–"


@dataclass(slots=True)
class Teller:
    """Says rows of a plan in one language; totals None while being counted."""

    plan: Plan
    scenario: str
    language: str
    totals: Totals | None = None
    state: State = field(init=False)

    def __post_init__(self) -> None:
        self.state = self.plan.states[self.scenario]

    def __call__(self, message: Message | str) -> str:
        return render(message, self.language)

    def name(self, names: Names) -> str:
        return self.words(names) or NOTHING

    def words(self, names: Names) -> str:
        """The words in the language, or "" where there are none at all."""
        return shown(self.plan.words(names, self.language))

    def unit(self, id: str | None) -> str:
        """The name of a unit, post or function of this scenario or of any other."""
        for state in (self.state, *self.plan.states.values()):
            if id in state.units:
                return self.name(state.units[id].name)
            if id in state.posts:
                return self.name(state.posts[id].title)
            if id in state.functions:
                return self.name(state.functions[id].name)
        return NOTHING

    def source(self, id: str | None) -> str:
        """The document and the place in it, "" for none."""
        row = self.plan.sources.get(id or "")
        if row is None:
            return ""
        return ", ".join(filter(None, (self.words(row.title), row.place, row.date)))

    def grounds(self, basis: str, source: str | None) -> str:
        """Where something comes from: “inferred · World Bank …, para 33b”."""
        parts = (self(BASIS[basis]) if basis in BASIS and basis else "", self.source(source))
        return " · ".join(part for part in parts if part)

    def figure(self, figure: Figure) -> str:
        return NOTHING if figure.quantity is None else str(figure.quantity)
