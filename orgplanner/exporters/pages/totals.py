"""The totals that stand on a sheet: in a line at its foot, or in a box of figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from orgplanner.analysis.compare import compare
from orgplanner.analysis.structure import layers
from orgplanner.analysis.totals import Totals, UnitTotals
from orgplanner.analysis.views.accounts import state_of
from orgplanner.drawing.chart import Chart
from orgplanner.drawing.dates import stated_message
from orgplanner.drawing.sheet import Figure
from orgplanner.drawing.sheet.also import joined
from orgplanner.exporters.choices.options import ExportOptions, languages_of
from orgplanner.model import Plan
from orgplanner.text import Message, render, say


def told_totals(
    plan: Plan, scenario: str, options: ExportOptions, drawn: Chart, language: str, has_box: bool
) -> str:
    """Return the totals of what a page shows; of changes, how the ones come from the others.

    Of what stands in the totals box only what else there is to say.
    """
    if options.template is not None and not options.template.totals:
        return ""
    if drawn.plot is None:
        return _totals_words(plan, scenario, options, language, has_box)
    shown = drawn.plot.scenario(drawn.stage, options.wave)
    steps = drawn.plot.stages
    if drawn.stage == "changes" and options.unit is None:
        return render(state_of(compare(steps.plan, steps.before, shown).established), language)
    is_there = options.unit is None or options.unit in steps.plan.states[shown].units
    return _totals_words(steps.plan, shown, options, language, False) if is_there else ""


def totals_words(plan: Plan, scenario: str, options: ExportOptions) -> str:
    """Return the line of totals at the foot of a page: of the scenario or of the unit that is drawn."""
    return _totals_words(plan, scenario, options, options.language, False)


def _totals_words(plan: Plan, scenario: str, options: ExportOptions, language: str, rest: bool) -> str:
    found, whole = _found(plan, scenario, options), options.unit is None
    if rest:
        return _joined(_besides(plan, scenario, found), language)
    return found_words(plan, scenario, found, whole, language)


def _found(plan: Plan, scenario: str, options: ExportOptions) -> UnitTotals:
    totals = Totals(plan, scenario)
    return totals.of_scenario() if options.unit is None else totals.of_unit(options.unit)


def found_words(plan: Plan, scenario: str, found: UnitTotals, whole: bool, language: str) -> str:
    """Return totals as a line; those of the `whole` scenario with its levels."""
    besides = list(_besides(plan, scenario, found))
    parts = [
        say("Established {number}", number=found.established.told),
        say("filled {number}", number=found.filled.told),
        say("vacant {number}", number=found.vacant.told),
        *besides[: bool(found.established.unknown)],
    ]
    if whole:
        parts.append(say("levels {number}", number=layers(plan.states[scenario])))
    return _joined([*parts, *besides[bool(found.established.unknown) :]], language)


def _besides(plan: Plan, scenario: str, found: UnitTotals) -> Iterator[Message]:
    """Yield what is said about totals: how many are unknown, and the day they hold for."""
    if found.established.unknown:
        yield say("number of posts unknown in {number} lines", number=found.established.unknown)
    if plan.scenarios[scenario].as_of:
        yield say("as of {date}", date=stated_message(plan.scenarios[scenario].as_of))


def _joined(parts: Iterable[Message], language: str) -> str:
    return joined(*(render(part, language) for part in parts))


def totals_figures(plan: Plan, scenario: str, options: ExportOptions) -> Iterator[Figure]:
    """Yield the cells of the totals box: of the scenario or of the unit that is drawn."""
    found = _found(plan, scenario, options)
    cells = [
        (found.established.told, say("established")),
        (found.filled.told, say("filled")),
        (found.vacant.told, say("vacant")),
    ]
    if options.unit is None:
        cells.append((str(layers(plan.states[scenario])), say("levels")))
    for figure, message in cells:
        yield Figure(figure, tuple(dict.fromkeys(render(message, each) for each in languages_of(options))))
