"""What stands around the pages of a book: titles and totals in one language or two."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from orgplanner.analysis.totals import UnitTotals
from orgplanner.drawing.chart import Chart
from orgplanner.drawing.sheet import PaperOptions
from orgplanner.exporters.choices.options import ExportOptions, languages_of
from orgplanner.exporters.pages.sheets import sheet_options
from orgplanner.exporters.pages.totals import found_words
from orgplanner.model import Names, Plan


@dataclass(frozen=True, slots=True)
class BookWords:
    """Tells what the pages of a book of a scenario say, and keeps what their totals say in the second language."""

    plan: Plan
    scenario: str
    options: ExportOptions
    _also: dict[str, str] = field(default_factory=dict)

    def totals(self, found: UnitTotals, whole: bool) -> str:
        """Return totals as a line; nothing where the template wants none."""
        if self.options.template is not None and not self.options.template.totals:
            return ""
        first, *others = (
            found_words(self.plan, self.scenario, found, whole, language) for language in languages_of(self.options)
        )
        self._also.update((first, other) for other in others)
        return first

    def sheet(self, drawn: Chart) -> PaperOptions:
        """Return what stands around each page, with the names that may be titles in both languages."""
        sheet = sheet_options(self.plan, self.scenario, self.options, drawn)
        return replace(sheet, also=ChainMap(dict(sheet.also), dict(self._names(sheet.languages)), self._also))

    def _names(self, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield the names of units and posts in the first language with those in the second."""
        for name in self._rows() if len(languages) > 1 else ():
            first, second = self.plan.words(name, languages[0]), name.exactly(languages[1])
            if second and second != first:
                yield first, second

    def _rows(self) -> Iterator[Names]:
        for id in dict.fromkeys((self.options.against or self.scenario, self.scenario)):
            state = self.plan.states[id]
            yield from (unit.name for unit in state.units.values())
            yield from (post.title for post in state.posts.values()) if self.options.chart == "posts" else ()
