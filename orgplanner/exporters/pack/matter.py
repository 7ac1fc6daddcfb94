"""What a pack is made of: a scenario, the one that it is held against, and what is chosen for the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgplanner.analysis.audience.words import copy_line
from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.grounds.ground import Ground, grounds_of
from orgplanner.drawing.paper import PAPERS
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.drawing.typeface import Typeface, bundled
from orgplanner.errors import RuleBroken
from orgplanner.exporters.choices.options import PARTS, ExportOptions, languages_of
from orgplanner.exporters.pages.sheets import sheet_of_words
from orgplanner.exporters.scenarios import scenario_words
from orgplanner.model import Plan
from orgplanner.text import Message, render, say

USUAL_PAPER = "A4"
Heads = tuple[str, ...]
"""A heading in one or two languages."""


def other_of(plan: Plan, scenario: str, against: str | None) -> str | None:
    """The scenario that one is held against: as chosen, else its base, else, of a proposal, a current one."""
    row = plan.scenarios[scenario]
    if against is not None:
        return against if against in plan.states and against != scenario else None
    if row.base in plan.states and row.base != scenario:
        return row.base
    others = (other.id for other in plan.ordered_scenarios() if other.kind == "current" and other.id != scenario)
    return None if row.kind == "current" else next(others, None)


@dataclass
class Matter:
    """A plan, a scenario of it and perhaps the `other` it is held against; `options` are those of all charts."""

    plan: Plan
    scenario: str
    other: str | None
    options: ExportOptions
    typeface: Typeface
    notes: tuple[Message, ...] = ()

    @cached_property
    def found(self) -> Comparison | None:
        """The comparison of both."""
        return None if self.other is None else compare(self.plan, self.other, self.scenario)

    @cached_property
    def grounds(self) -> Sequence[Ground]:
        """What is said in the scenarios, the older first, and what it rests on."""
        return grounds_of(self.plan, self.scenarios, self.language)

    @property
    def scenarios(self) -> tuple[str, ...]:
        """The scenario, behind the other one where there is one."""
        return (self.scenario,) if self.other is None else (self.other, self.scenario)

    @property
    def language(self) -> str:
        """The language of everything that is said once."""
        return self.options.language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of headings: one, or two side by side."""
        return languages_of(self.options)

    def say(self, message: Message) -> str:
        """A sentence in the language."""
        return render(message, self.language)

    def heads(self, message: Message) -> Heads:
        """A heading in its languages."""
        return tuple(render(message, language) for language in self.languages)

    def head(self, message: Message) -> str:
        """A heading in one line, in two languages where both are wanted."""
        return " / ".join(dict.fromkeys(self.heads(message)))

    @property
    def title(self) -> str:
        """The title of the document."""
        return self.titles[0]

    @cached_property
    def titles(self) -> Heads:
        """The title of the document in its languages."""
        template = self.options.template
        named = (template.title if template is not None else None) or self.plan.settings.title
        main = self.options.title or self.plan.words(named, self.language) or self.scenario_words(self.scenario)
        own = self.options.title is None
        return (main, *((named.exactly(each) if own else "") or main for each in self.languages[1:]))

    def scenario_words(self, scenario: str) -> str:
        """The name of a scenario with the day it holds for."""
        return scenario_words(self.plan, scenario, self.language)

    def sheet(self, heads: Heads, before: int = 1) -> PaperOptions:
        """What stands around a page without a chart, below a heading, behind so many other pages."""
        made = sheet_of_words(self.plan, self.options, heads[0], self.title, copy_line(self.plan, self.language))
        also = {**made.also, heads[0]: heads[-1], self.title: self.titles[-1]}
        return replace(made, also=also, approval=made.approval and before == 0)

    def bare_sheet(self) -> PaperOptions:
        """What stands around the cover, which has its title in its middle."""
        return replace(self.sheet(self.titles, 0), title="", subtitle="")


def matter_of(plan: Plan, scenario: str, options: ExportOptions) -> Matter:
    """What a pack is made of; raises RuleBroken, with a sentence, for what no pack can be made of."""
    plan.home(scenario)
    if options.unit is not None:
        raise RuleBroken(say("A proposal pack is of the whole organisation, not of one unit."))
    unknown = [part for part in options.parts if part not in PARTS]
    if unknown:
        known = ", ".join(PARTS)
        raise RuleBroken(say("There is no part “{part}”; there are: {known}.", part=unknown[0], known=known))
    other = other_of(plan, scenario, options.against)
    if other is not None and is_made_from(plan, other, scenario):
        notes = (_turned(plan, (scenario, other), options.language),)
        return Matter(plan, other, scenario, _plain(options, scenario), bundled(), notes)
    return Matter(plan, scenario, other, _plain(options, other), bundled())


def is_made_from(plan: Plan, scenario: str, origin: str) -> bool:
    """Whether a scenario is a copy of another one, or a copy of a copy of it."""
    seen = {scenario}
    base = plan.scenarios[scenario].base
    while base in plan.scenarios and base not in seen:
        if base == origin:
            return True
        seen.add(base)
        base = plan.scenarios[base].base
    return False


def _turned(plan: Plan, scenarios: tuple[str, str], language: str) -> Message:
    old, new = (plan.scenario_name(scenario, language) for scenario in scenarios)
    return say("“{new}” was made from “{old}”: the pack leads from “{old}” to “{new}”.", old=old, new=new)


def _plain(options: ExportOptions, other: str | None) -> ExportOptions:
    """What is chosen, without what is only for one chart."""
    return replace(
        options, form="sheet", paper=options.paper if options.paper in PAPERS else USUAL_PAPER, against=other,
        folded=frozenset(), fold_to_fit=False, layout="tree", show="", wave=None, arrows=False,
        colour_by="kind" if options.colour_by == "change" else options.colour_by,
    )  # fmt: skip
