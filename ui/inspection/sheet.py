"""The parts that a sheet of the inspector is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from orgplanner.analysis.totals import Totals
from orgplanner.model import Figure, Names, Plan, State
from orgplanner.text import LANGUAGES, Message, render, say

BASIS: dict[str, Message] = {
    "stated": say("stated"), "derived": say("derived"), "inferred": say("inferred"), "assumed": say("assumed"),
}  # fmt: skip
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Pair:
    """A line with a label; `language` makes it the name in that language, to be typed into.

    `hint` is where it comes from, `target` the id that a click leads to.
    """

    label: str
    value: str
    hint: str = ""
    target: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A row of a table: what its cells say, where it comes from, the id that it leads to."""

    words: tuple[str, ...]
    hint: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings; columns from `numbers` on are right-aligned."""

    headings: tuple[str, ...]
    rows: tuple[Cell, ...]
    numbers: int = 99


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a quiet one is of second rank."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The choice of how a chart places what is below a unit."""

    unit: str
    arrangement: str
    columns: int | None


Part = Pair | Table | Words | Arrangement


@dataclass(frozen=True, slots=True)
class Section:
    """Parts under a heading; the first of a sheet has none."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All about one thing: its kind and name, where it stands, and sections. `subject` is its id."""

    subject: str = ""
    kind: str = ""
    title: str = ""
    below: str = ""
    sections: tuple[Section, ...] = ()


@dataclass(slots=True)
class Teller:
    """A plan, a scenario and a language, and the words that all sheets share; totals None while being counted."""

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
        return self.plan.words(names, self.language) or NOTHING

    def words(self, names: Names) -> str:
        """The words in the language, or "" where there are none at all."""
        return self.plan.words(names, self.language)

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
        parts = (self(BASIS[basis]) if basis in BASIS else "", self.source(source))
        return " · ".join(part for part in parts if part)

    def figure(self, figure: Figure) -> str:
        return NOTHING if figure.quantity is None else str(figure.quantity)

    def figure_pair(self, label: Message, figure: Figure) -> Pair:
        """A line for a figure, with its basis behind the number and its source as hint."""
        basis = self(BASIS[figure.basis]) if figure.basis in BASIS else ""
        value = " · ".join(part for part in (self.figure(figure), basis) if part)
        return Pair(self(label), value, self.grounds(figure.basis, figure.source))

    def pair(self, label: Message, value: str, target: str = "") -> tuple[Pair, ...]:
        """A line, or none where there is nothing to say."""
        return (Pair(self(label), value, target=target),) if value else ()

    def names_by_language(self, names: Names) -> tuple[Pair, ...]:
        """The names in the languages of the plan, to be typed into."""
        codes = dict.fromkeys((*self.plan.settings.languages, *names.languages))
        labels = {code: self(say("Name, {language}", language=LANGUAGES.get(code, code))) for code in codes}
        return tuple(Pair(labels[code], names.exactly(code), language=code) for code in codes)


def section(heading: str, *parts: Part) -> tuple[Section, ...]:
    """A section, or none where it would be empty."""
    kept = tuple(part for part in parts if not isinstance(part, Table) or part.rows)
    return (Section(heading, kept),) if kept else ()
