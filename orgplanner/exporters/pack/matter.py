"""What a pack is made of: a scenario, the one that it is held against, and what is chosen for the file."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.grounds.ground import Ground, grounds_of
from orgplanner.drawing.dates import date_words
from orgplanner.drawing.paper import PAPERS, PaperOptions
from orgplanner.drawing.typeface import Typeface, bundled
from orgplanner.errors import RuleBroken
from orgplanner.exporters.export_options import PARTS, ExportOptions
from orgplanner.exporters.report_file import scenario_words
from orgplanner.model import Plan
from orgplanner.text import Message, render, say

USUAL_PAPER = "A4"


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
    approval: bool
    typeface: Typeface

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
    def languages(self) -> Sequence[str]:
        """The languages of headings: one, or two side by side."""
        return tuple(dict.fromkeys(self.options.languages)) or (self.language,)

    def say(self, message: Message) -> str:
        """A sentence in the language."""
        return render(message, self.language)

    def head(self, message: Message) -> str:
        """A heading, in two languages where both are wanted."""
        return " / ".join(dict.fromkeys(render(message, language) for language in self.languages))

    @property
    def title(self) -> str:
        """The title of the document."""
        if self.options.title is not None:
            return self.options.title
        return self.plan.words(self.plan.settings.title, self.language) or self.scenario_words(self.scenario)

    def scenario_words(self, scenario: str) -> str:
        """The name of a scenario with the day it holds for."""
        return scenario_words(self.plan, scenario, self.language)

    @property
    def day(self) -> datetime.date:
        """The day that stands on every page."""
        return self.options.date or datetime.date.today()

    def cover(self) -> PaperOptions:
        """What stands around the cover."""
        return replace(self.sheet(""), approval=self.approval)

    def marks(self) -> tuple[tuple[str, str], ...]:
        """The number and version of the document, each with its label."""
        return ()

    def sheet(self, title: str, subtitle: str = "") -> PaperOptions:
        """What stands around a page without a chart."""
        return PaperOptions(
            paper=self.options.paper, landscape=self.options.landscape, title=title, subtitle=subtitle,
            date=date_words(self.day, self.language), classification=self._mark, language=self.language,
        )  # fmt: skip

    @property
    def _mark(self) -> str:
        mark = self.options.classification
        return self.plan.words(self.plan.settings.classification, self.language) if mark is None else mark


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
    return Matter(plan, scenario, other, _plain(options, other), options.approval, bundled())


def _plain(options: ExportOptions, other: str | None) -> ExportOptions:
    """What is chosen, without what is only for one chart."""
    return replace(
        options, form="sheet", paper=options.paper if options.paper in PAPERS else USUAL_PAPER, against=other,
        folded=frozenset(), fold_to_fit=False, layout="tree", show="", wave=None, arrows=False, approval=False,
        colour_by="kind" if options.colour_by == "change" else options.colour_by,
    )  # fmt: skip
