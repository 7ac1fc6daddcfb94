"""What the words of `export` cannot mean, said before the plan is read."""

from argparse import Namespace

from orgplanner.analysis.workbook.columns import LAYOUTS
from orgplanner.cli.export_forms import check_form, form_of
from orgplanner.cli.export_template import check_template
from orgplanner.cli.export_words import DRAWN
from orgplanner.cli.using import WrongUse, check_target
from orgplanner.errors import NotWritten
from orgplanner.exporters import EXPORTERS
from orgplanner.text import say

DPI = (24, 1200)
CHARTS = (".pdf", ".svg", ".png", ".html", ".pptx", ".dot", ".drawio")


def check(chosen: Namespace) -> None:
    """Refuses what cannot be done; WrongUse for the words, NotWritten for the file."""
    if ending_of(chosen) not in EXPORTERS:
        raise WrongUse(say("{file} does not say a format; it ends in one of: {endings}.", file=str(chosen.target),
                           endings=", ".join(EXPORTERS)))  # fmt: skip
    _check_layout(chosen)
    if wants_stage(chosen) and (ending_of(chosen) not in CHARTS or form_of(chosen) == "tables"):
        raise WrongUse(say("Stages are shown on charts only: {endings}.", endings=", ".join(CHARTS)))
    check_form(chosen)
    check_template(chosen)
    if chosen.pages and ending_of(chosen) != ".pdf":
        raise WrongUse(say("--pages says which pages a PDF file has: give it a name that ends in .pdf."))
    if not DPI[0] <= chosen.dpi <= DPI[1]:
        raise WrongUse(say("The resolution is from {least} to {most} dots per inch.", least=DPI[0], most=DPI[1]))
    if chosen.target.exists() and chosen.plan.exists() and chosen.target.samefile(chosen.plan):
        raise NotWritten(say("{file} is the plan itself and was left alone.", file=str(chosen.target)))
    check_target(chosen.target)


def ending_of(chosen: Namespace) -> str:
    """The ending of the file that is written, which says its format."""
    return str(chosen.target.suffix.lower())


def wants_stage(chosen: Namespace) -> bool:
    """Whether any word asks for what only two scenarios on one chart have."""
    return chosen.show is not None or chosen.wave is not None or bool(chosen.arrows)


def _check_layout(chosen: Namespace) -> None:
    is_table = ending_of(chosen) == ".xlsx"
    if chosen.layout is not None and is_table != (chosen.layout in LAYOUTS):
        known = ", ".join(LAYOUTS if is_table else DRAWN)
        sentence = say("This file has no layout “{layout}”; there are: {known}.", layout=chosen.layout, known=known)
        raise WrongUse(sentence)
