"""What stands around charts and tables of a plan: from the plan, the page template and what is chosen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace

from orgplanner.analysis.audience.words import copy_line
from orgplanner.drawing.chart import Chart
from orgplanner.drawing.colouring.case import Entry
from orgplanner.drawing.dates import date_words, stated_words
from orgplanner.drawing.legend import legend_of
from orgplanner.drawing.sheet import Approver, PaperOptions
from orgplanner.drawing.sheet.also import joined
from orgplanner.exporters.choices.chart import chart_options
from orgplanner.exporters.choices.options import ExportOptions, languages_of
from orgplanner.exporters.logo.picture import logo_of
from orgplanner.exporters.pages.totals import told_totals, totals_figures
from orgplanner.model import NO_NAME, Names, PageTemplate, Plan
from orgplanner.text import render, say

Tell = Callable[[str], str]
"""Returns a text in a language."""
PLAIN = PageTemplate("", totals=False)
"""Of a sheet for which no template is chosen."""


def sheet_options(plan: Plan, scenario: str, options: ExportOptions, drawn: Chart) -> PaperOptions:
    """Return what stands around a chart: title, date, totals, legend, marks, and what the template says."""
    has_box = options.template is not None and options.template.totals and drawn.plot is None

    def footer(language: str) -> str:
        told = told_totals(plan, scenario, options, drawn, language, has_box)
        return joined(told, copy_line(plan, language))

    titles = dict(zip(languages_of(options), titles_of(plan, scenario, options), strict=True))
    sheet = _sheet(
        plan,
        options,
        titles.__getitem__,
        lambda language: _subtitle(plan, scenario, options, drawn, language),
        footer,
    )
    figures = tuple(totals_figures(plan, scenario, options)) if has_box else ()
    return replace(sheet, legend=_legend(plan, scenario, options, drawn), figures=figures)


def sheet_of_words(
    plan: Plan, options: ExportOptions, title: str = "", subtitle: str = "", footer: str = ""
) -> PaperOptions:
    """Return what stands around a page without a chart; no `title`: as chosen, of the template, or of the plan.

    A title or subtitle that is a name of the plan, its template or a scenario stands in the second language too.
    """
    template = options.template or PLAIN
    main = title or options.title or plan.words(template.title or plan.settings.title, options.language)
    known = (template.title, template.subtitle, plan.settings.title, *(row.name for row in plan.scenarios.values()))

    def told(words: str) -> Tell:
        names = next((each for each in known if each and plan.words(each, options.language) == words), NO_NAME)
        return lambda language: names.exactly(language) or words

    return _sheet(plan, options, told(main), told(subtitle), lambda _language: footer)


def _sheet(plan: Plan, options: ExportOptions, title: Tell, subtitle: Tell, footer: Tell) -> PaperOptions:
    template, languages = options.template or PLAIN, languages_of(options)

    def told(language: str) -> list[str]:
        day, mark = _day(options, language), _mark(plan, options, language)
        return [title(language), subtitle(language), footer(language), day, mark]

    main, second = told(languages[0]), told(languages[-1])
    words, also, mark, date = main[:3], dict(zip(main, second, strict=True)), main[4], main[3]
    return PaperOptions(
        paper=options.paper,
        landscape=options.landscape,
        title=words[0],
        subtitle=words[1],
        footer=words[2],
        date=date,
        classification=mark,
        approval=options.approval,
        language=options.language,
        languages=languages if len(languages) > 1 else (),
        also={one: other for one, other in also.items() if one and other and one != other},
        number=template.number,
        version=template.version,
        notes=_in(plan, template.notes, languages),
        logo=logo_of(template.logo) if template.logo else None,
        approver=_approver(plan, template, languages),
    )


def _named(plan: Plan, names: Names, options: ExportOptions, language: str) -> str:
    """Return a name in a language of the sheet; in that of the reader where it is not known in the other one."""
    return names.exactly(language) or plan.words(names, options.language)


def _in(plan: Plan, names: Names, languages: Sequence[str]) -> tuple[str, ...]:
    """Return a name in the languages that it is known in, the first as well as may be."""
    if not names:
        return ()
    return tuple(dict.fromkeys((plan.words(names, languages[0]), *filter(None, map(names.exactly, languages)))))


def _day(options: ExportOptions, language: str) -> str:
    """Return the date of a sheet: as chosen, that of the template, or today."""
    said = (options.template or PLAIN).date
    if said and options.date is None:
        return stated_words(said, language)
    return date_words(options.date or datetime.date.today(), language)


def _mark(plan: Plan, options: ExportOptions, language: str) -> str:
    """Return the mark of classification: as chosen, that of the template, or of the plan."""
    if options.classification is not None:
        return options.classification
    template = options.template or PLAIN
    return _named(plan, template.classification or plan.settings.classification, options, language)


def _approver(plan: Plan, template: PageTemplate, languages: Sequence[str]) -> Approver:
    day = template.approved
    return Approver(
        _in(plan, template.approval_heading, languages),
        _in(plan, template.approver_post, languages),
        _in(plan, template.approver, languages),
        tuple(stated_words(day, language) for language in languages) if day else (),
    )


def title_of(plan: Plan, scenario: str, options: ExportOptions) -> str:
    """Return the title of the first page: as chosen, else of the unit, the template, the plan, or the only root."""
    return titles_of(plan, scenario, options)[0]


def titles_of(plan: Plan, scenario: str, options: ExportOptions) -> tuple[str, ...]:
    """Return the title of the first page in the languages of the file."""
    languages = languages_of(options)
    if options.title is not None:
        return (options.title,) * len(languages)
    names = _title_names(plan, scenario, options)
    return tuple(_named(plan, names, options, language) for language in languages)


def _title_names(plan: Plan, scenario: str, options: ExportOptions) -> Names:
    for id in (scenario, options.against or scenario):
        if options.unit in plan.states[id].units:
            return plan.states[id].units[options.unit].name
    named, roots = (options.template or PLAIN).title or plan.settings.title, plan.states[scenario].children(None)
    return named or (roots[0].name if len(roots) == 1 else NO_NAME)


def _subtitle(plan: Plan, scenario: str, options: ExportOptions, drawn: Chart, language: str) -> str:
    """Return what a page is about: as chosen, or as the template says, else the scenario, or what of two."""
    if options.subtitle is not None:
        return options.subtitle
    own = _named(plan, (options.template or PLAIN).subtitle, options, language)
    if drawn.plot is None:
        return own or _named(plan, plan.scenarios[scenario].name, options, language)
    return joined(own, _stage(plan, scenario, options, drawn, language))


def _stage(plan: Plan, scenario: str, options: ExportOptions, drawn: Chart, language: str) -> str:
    """Return which of two scenarios a page shows, or both, and up to which wave."""
    assert drawn.plot is not None
    name = _named(plan, plan.scenarios[scenario].name, options, language)
    before = _named(plan, plan.scenarios[drawn.plot.stages.before].name, options, language)
    messages = {
        "before": say("Before: {scenario}", scenario=before),
        "after": say("After: {scenario}", scenario=name),
        "changes": say("Changes: {before} → {after}", before=before, after=name),
    }
    words = render(messages[drawn.stage], language)
    if options.wave is None or drawn.stage == "before":
        return words
    return joined(words, render(say("up to wave {number}", number=options.wave), language))


def _legend(plan: Plan, scenario: str, options: ExportOptions, drawn: Chart) -> tuple[Entry, ...]:
    return legend_of(plan, scenario, drawn, chart_options(options)) if options.legend else ()
