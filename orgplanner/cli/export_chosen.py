"""What the words of `export` choose: the scenario, and all that a file can have."""

from argparse import Namespace
from dataclasses import replace

from orgplanner.analysis.waves import waves
from orgplanner.analysis.workbook.columns import LAYOUTS
from orgplanner.cli.export_checks import CHARTS, ending_of, wants_stage
from orgplanner.cli.export_forms import form_of
from orgplanner.cli.export_template import templated, with_languages
from orgplanner.cli.export_words import DRAWN
from orgplanner.cli.finding import unit_of
from orgplanner.cli.using import WrongUse, chosen_scenario
from orgplanner.drawing.colouring import usual_against
from orgplanner.exporters import ExportOptions
from orgplanner.exporters.choices.options import Show
from orgplanner.exporters.choices.views import find_view, viewed
from orgplanner.model import Plan, Scenario
from orgplanner.text import say

WHOLE = (".json", ".xlsx")
"""Endings of files that hold all scenarios where none is chosen."""


def scenario_of(plan: Plan, chosen: Namespace) -> Scenario:
    """The scenario that is written; of a file that holds all of them the first or last."""
    if _is_whole(chosen) and plan.scenarios:
        return plan.ordered_scenarios()[-1 if ending_of(chosen) == ".xlsx" else 0]
    view = find_view(plan, chosen.view) if chosen.view is not None else None
    if view is not None and view.scenario is not None and chosen.scenario is None:
        return plan.scenarios[view.scenario]
    return chosen_scenario(plan, chosen.scenario)


def _is_whole(chosen: Namespace) -> bool:
    words = (chosen.scenario, chosen.view, chosen.against, chosen.unit)
    if ending_of(chosen) == ".json":
        return chosen.scenario is None
    return ending_of(chosen) in WHOLE and all(word is None for word in words)


def options_of(plan: Plan, scenario: Scenario, chosen: Namespace) -> ExportOptions:
    """What the words say about the file; what they leave open is as in the template, else as in the saved view."""
    base = ExportOptions()
    if chosen.view is not None:
        base = viewed(find_view(plan, chosen.view), base)
    base = with_languages(templated(base, plan, chosen), plan, chosen)
    return _of_pages(_of_chart(plan, scenario, base, chosen), chosen)


def _of_chart(plan: Plan, scenario: Scenario, base: ExportOptions, chosen: Namespace) -> ExportOptions:
    return replace(
        base,
        content=_content(base, chosen),
        chart=chosen.chart or base.chart,
        colour_by=chosen.colour_by or base.colour_by,
        against=base.against if chosen.against is None else plan.find_scenario(chosen.against).id,
        show=_shown(plan, scenario, chosen),
        wave=chosen.wave,
        arrows=chosen.arrows,
        unit=None if chosen.unit is None else _unit(plan, scenario, chosen),
        layout=chosen.layout if chosen.layout in DRAWN else base.layout,
        table=chosen.layout if chosen.layout in LAYOUTS else base.table,
        everything=_is_whole(chosen),
        list=chosen.table or base.list,
        fold_to_fit=chosen.fold_to_fit,
    )


def _content(base: ExportOptions, chosen: Namespace) -> frozenset[str]:
    """What boxes show; tables name the holders of posts unless something else is said."""
    if chosen.content is not None:
        said: frozenset[str] = chosen.content
        return said
    return base.content | {"people"} if chosen.tables is not None else base.content


def _of_pages(base: ExportOptions, chosen: Namespace) -> ExportOptions:
    has_side = base.template is not None and base.template.direction != "auto"
    is_upright = chosen.paper and not chosen.poster and not chosen.pack and not has_side
    return replace(
        base,
        paper=base.paper if chosen.paper is None else chosen.paper,
        landscape=True if chosen.landscape else False if is_upright else base.landscape,
        approval=base.approval if chosen.approval is None else chosen.approval,
        dpi=chosen.dpi,
        form=form_of(chosen) or base.form,
        break_by=chosen.break_by or base.break_by,
        overlap=base.overlap if chosen.overlap is None else chosen.overlap,
        pages=chosen.pages,
        tables=chosen.tables or base.tables,
        parts=chosen.parts or base.parts,
    )


def _shown(plan: Plan, scenario: Scenario, chosen: Namespace) -> Show:
    """What is drawn of two scenarios; the words for colours alone mean what they meant."""
    only_colours = chosen.against is None or chosen.colour_by == "change"
    if ending_of(chosen) not in CHARTS or (only_colours and not wants_stage(chosen)):
        return ""
    other = usual_against(plan, scenario.id) if chosen.against is None else plan.find_scenario(chosen.against).id
    if other is None or other == scenario.id:
        raise WrongUse(say("Say with --against which other scenario changes are told from."))
    known = [wave for wave in waves(plan, other, scenario.id) if wave is not None]
    if chosen.wave is not None and chosen.wave not in known:
        listed = ", ".join(map(str, known)) or "–"
        raise WrongUse(say("There is no wave {number}; there are: {known}.", number=chosen.wave, known=listed))
    if chosen.show is not None:
        shown: Show = chosen.show
        return shown
    return "all" if ending_of(chosen) == ".pdf" else "changes"


def _unit(plan: Plan, scenario: Scenario, chosen: Namespace) -> str:
    """The unit to start at; where two scenarios are shown it may be one that is only in the other."""
    try:
        return unit_of(plan, scenario, chosen.unit)
    except WrongUse:
        if chosen.against is None or not _shown(plan, scenario, chosen):
            raise
        return unit_of(plan, plan.find_scenario(chosen.against), chosen.unit)
