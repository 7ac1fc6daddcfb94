"""orgplanner export: a chart as a file, the staffing plan as a workbook, or the whole plan as JSON."""

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from orgplanner.analysis.waves import waves
from orgplanner.analysis.workbook.columns import LAYOUTS
from orgplanner.cli.using import WrongUse, check_target, chosen_scenario, file_of, read, tell
from orgplanner.drawing.colouring import COLOURINGS, usual_against
from orgplanner.drawing.options import CONTENT
from orgplanner.errors import NotWritten
from orgplanner.exporters import EXPORTERS, ExportOptions, export
from orgplanner.exporters.export_options import Show
from orgplanner.exporters.plan_tables import TITLES
from orgplanner.exporters.viewing import find_view, viewed
from orgplanner.model import Plan, Scenario, Unit
from orgplanner.text import LANGUAGES, say

FIT = "fit"
PAPERS = ("A0", "A1", "A2", "A3", "A4", "A5", FIT)
DPI = (24, 1200)
SHOWN = ("before", "after", "changes")
CHARTS = (".pdf", ".svg", ".png", ".html", ".pptx", ".dot", ".drawio")
DRAWN = ("tree", "dot")
"""Layouts of a chart; the others are of the tables in a workbook."""
BREAKS = ("density", "level", "unit")
OVERLAP = (0, 50)
"""Millimetres."""
WHOLE = (".json", ".xlsx")
"""Endings of files that hold all scenarios where none is chosen."""


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("plan", metavar="PLAN", type=file_of)
    parser.add_argument("--scenario", metavar="S", help="by name or id; needed when the plan has several")
    parser.add_argument("--view", metavar="V", help="as in this saved view, by name or id; other words go first")
    parser.add_argument("-o", metavar="FILE", type=file_of, dest="target", required=True, help=_endings())
    parser.add_argument("--paper", metavar="A3", type=_paper, choices=PAPERS, help=", ".join(PAPERS))
    parser.add_argument("--landscape", action="store_true", help="paper on its side")
    parser.add_argument("--book", action="store_true", help="a PDF of several pages, with contents and index")
    parser.add_argument("--break-by", choices=BREAKS, help="where the pages of a book begin")
    parser.add_argument("--poster", action="store_true", help="a PDF of sheets to glue together, A4 or A3")
    parser.add_argument("--overlap", metavar="MM", type=float, help="how much two sheets of a poster both show")
    parser.add_argument("--fold-to-fit", action="store_true", help="fold branches where the paper is too small")
    parser.add_argument("--language", metavar="L", help=", ".join(LANGUAGES))
    parser.add_argument("--content", metavar="WORDS", type=_words, help=f"of {','.join(CONTENT)}; or none")
    parser.add_argument("--unit", metavar="U", help="only this unit and what is below it, by code, name or id")
    parser.add_argument("--chart", choices=("units", "posts", "both"), help="what a box is")
    parser.add_argument("--colour-by", choices=tuple(COLOURINGS), help="what the colours of the boxes stand for")
    parser.add_argument("--against", metavar="S", help="show changes from this scenario, by name or id")
    parser.add_argument("--show", choices=SHOWN, help="of two scenarios; a PDF has three pages without it")
    parser.add_argument("--wave", metavar="N", type=int, help="only what is decided up to this wave")
    parser.add_argument("--arrows", action="store_true", help="lead from old places to new ones")
    parser.add_argument("--layout", choices=(*DRAWN, *LAYOUTS), help=_layouts())
    parser.add_argument("--table", metavar="T", choices=tuple(TITLES), help=f"of a CSV file: {', '.join(TITLES)}")
    parser.add_argument("--dpi", metavar="N", type=float, default=ExportOptions().dpi, help="resolution of a PNG")


def run(chosen: Namespace) -> int:
    """Writes the file in the format of its ending."""
    _check(chosen)
    plan = read(chosen.plan)
    scenario = _scenario(plan, chosen)
    report = export(plan, scenario.id, chosen.target, options_of(plan, scenario, chosen))
    tell(say("Wrote {file}.", file=str(chosen.target)))
    for note in report.notes:
        tell(note)
    return 0


def options_of(plan: Plan, scenario: Scenario, chosen: Namespace) -> ExportOptions:
    """What the words say about the file; what they leave open is as in the saved view, if one is wanted."""
    base = ExportOptions()
    if chosen.view is not None:
        base = viewed(find_view(plan, chosen.view), base)
    paper = base.paper if chosen.paper is None else chosen.paper
    return replace(
        base,
        paper=paper,
        landscape=True if chosen.landscape else False if chosen.paper and not chosen.poster else base.landscape,
        language=base.language if chosen.language is None else language_of(plan, chosen.language),
        content=base.content if chosen.content is None else chosen.content,
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
        dpi=chosen.dpi,
        fold_to_fit=chosen.fold_to_fit,
        form="book" if chosen.book else "poster" if chosen.poster else base.form,
        break_by=chosen.break_by or base.break_by,
        overlap=base.overlap if chosen.overlap is None else chosen.overlap,
    )


def _shown(plan: Plan, scenario: Scenario, chosen: Namespace) -> Show:
    """What is drawn of two scenarios; the words for colours alone mean what they meant."""
    only_colours = chosen.against is None or chosen.colour_by == "change"
    if chosen.target.suffix.lower() not in CHARTS or (only_colours and not _wants_stage(chosen)):
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
    return "all" if chosen.target.suffix.lower() == ".pdf" else "changes"


def _wants_stage(chosen: Namespace) -> bool:
    """Whether any word asks for what only two scenarios on one chart have."""
    return chosen.show is not None or chosen.wave is not None or bool(chosen.arrows)


def _unit(plan: Plan, scenario: Scenario, chosen: Namespace) -> str:
    """The unit to start at; where two scenarios are shown it may be one that is only in the other."""
    try:
        return unit_of(plan, scenario, chosen.unit)
    except WrongUse:
        if chosen.against is None or not _shown(plan, scenario, chosen):
            raise
        return unit_of(plan, plan.find_scenario(chosen.against), chosen.unit)


def unit_of(plan: Plan, scenario: Scenario, wanted: str) -> str:
    """The id of the unit with this id, else code, else name in any language, capitals aside."""
    units = plan.states[scenario.id].units
    if wanted in units:
        return wanted
    called = wanted.casefold().strip()
    by_code = [unit.id for unit in units.values() if called and unit.code.casefold() == called]
    found = by_code or [unit.id for unit in units.values() if called in _names(unit)]
    if len(found) != 1:
        many = say("Several units are called “{code}”; say which by its id.", code=wanted)
        raise WrongUse(many if found else say("There is no unit “{code}” in this scenario.", code=wanted))
    return found[0]


def _names(unit: Unit) -> set[str]:
    return {words.casefold().strip() for _, words in unit.name.items}


def language_of(plan: Plan, wanted: str) -> str:
    """The code of a language of the program or of the plan, by its code or own name, capitals aside."""
    codes = {**LANGUAGES, **{code: LANGUAGES.get(code, code) for code in plan.settings.languages}}
    for code, called in codes.items():
        if wanted.casefold().strip() in (code.casefold(), called.casefold()):
            return code
    known = ", ".join(codes)
    raise WrongUse(say("There is no language “{language}”; there are: {known}.", language=wanted, known=known))


def _scenario(plan: Plan, chosen: Namespace) -> Scenario:
    if _is_whole(chosen) and plan.scenarios:
        return plan.ordered_scenarios()[-1 if chosen.target.suffix.lower() == ".xlsx" else 0]
    view = find_view(plan, chosen.view) if chosen.view is not None else None
    if view is not None and view.scenario is not None and chosen.scenario is None:
        return plan.scenarios[view.scenario]
    return chosen_scenario(plan, chosen.scenario)


def _is_whole(chosen: Namespace) -> bool:
    words = (chosen.scenario, chosen.view, chosen.against, chosen.unit)
    if chosen.target.suffix.lower() == ".json":
        return chosen.scenario is None
    return chosen.target.suffix.lower() in WHOLE and all(word is None for word in words)


def _check(chosen: Namespace) -> None:
    """Refuses what cannot be done before the plan is read."""
    if chosen.target.suffix.lower() not in EXPORTERS:
        raise WrongUse(say("{file} does not say a format; it ends in one of: {endings}.", file=str(chosen.target),
                           endings=", ".join(EXPORTERS)))  # fmt: skip
    is_table = chosen.target.suffix.lower() == ".xlsx"
    if chosen.layout is not None and is_table != (chosen.layout in LAYOUTS):
        known = ", ".join(LAYOUTS if is_table else DRAWN)
        sentence = say("This file has no layout “{layout}”; there are: {known}.", layout=chosen.layout, known=known)
        raise WrongUse(sentence)
    if _wants_stage(chosen) and chosen.target.suffix.lower() not in CHARTS:
        raise WrongUse(say("Stages are shown on charts only: {endings}.", endings=", ".join(CHARTS)))
    if chosen.book and chosen.target.suffix.lower() != ".pdf":
        raise WrongUse(say("A book is a PDF file: give it a name that ends in .pdf."))
    if chosen.break_by is not None and not chosen.book:
        raise WrongUse(say("--break-by says where the pages of a book begin; ask for a book with --book."))
    if chosen.book and chosen.fold_to_fit:
        raise WrongUse(say("A book shows all boxes; nothing is folded in it."))
    _check_poster(chosen)
    if not DPI[0] <= chosen.dpi <= DPI[1]:
        raise WrongUse(say("The resolution is from {least} to {most} dots per inch.", least=DPI[0], most=DPI[1]))
    if chosen.target.exists() and chosen.plan.exists() and chosen.target.samefile(chosen.plan):
        raise NotWritten(say("{file} is the plan itself and was left alone.", file=str(chosen.target)))
    check_target(chosen.target)


def _check_poster(chosen: Namespace) -> None:
    if not chosen.poster:
        if chosen.overlap is None:
            return
        words = say("--overlap says how much two sheets of a poster both show; ask for a poster with --poster.")
        raise WrongUse(words)
    if chosen.target.suffix.lower() != ".pdf":
        raise WrongUse(say("A poster is a PDF file: give it a name that ends in .pdf."))
    if chosen.book:
        raise WrongUse(say("A file is a book or a poster, not both: leave out --book or --poster."))
    if chosen.fold_to_fit:
        raise WrongUse(say("A poster shows all boxes; nothing is folded in it."))
    if chosen.paper == FIT:
        raise WrongUse(say("A poster is made of sheets of one size: choose A4 or A3 with --paper."))
    if chosen.overlap is not None and not OVERLAP[0] <= chosen.overlap <= OVERLAP[1]:
        least, most = OVERLAP
        raise WrongUse(say("The sheets of a poster overlap by {least} to {most} mm.", least=least, most=most))


def _words(text: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in text.casefold().split(",") if word.strip()) - {"none"}
    unknown = sorted(words - CONTENT.keys())
    if unknown:
        known = ", ".join(CONTENT)
        raise WrongUse(say("A box cannot show “{word}”; it shows: {known}.", word=unknown[0], known=known))
    return words


def _paper(text: str) -> str:
    name = text.strip()
    return FIT if name.casefold() == FIT else name.upper()


def _layouts() -> str:
    return f"of a chart: {', '.join(DRAWN)} (dot needs Graphviz); of a workbook: {', '.join(LAYOUTS)}"


def _endings() -> str:
    return f"the file to write; ends in {', '.join(EXPORTERS)}"
