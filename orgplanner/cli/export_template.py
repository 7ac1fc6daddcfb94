"""Page template and languages of a file: what `--template`, `--language` and `--bilingual` say together."""

from argparse import Namespace
from dataclasses import replace

from orgplanner.cli.finding import language_of
from orgplanner.cli.using import WrongUse
from orgplanner.exporters import ExportOptions
from orgplanner.exporters.choices.page_templates import find_template, with_template
from orgplanner.model import Plan
from orgplanner.text import say

ON_PAGES = (".pdf", ".svg", ".png", ".html", ".pptx", ".docx")
"""Endings of files on which a template and two languages are seen."""


def check_template(chosen: Namespace) -> None:
    """Refuses a template, and two languages, for files that have no pages."""
    if chosen.target.suffix.lower() in ON_PAGES:
        return
    for said, word in ((chosen.template, "--template"), (chosen.bilingual, "--bilingual")):
        if said is not None:
            endings = ", ".join(ON_PAGES)
            raise WrongUse(say("{word} is for pages; give the file a name that ends in one of: {endings}.",
                               word=word, endings=endings))  # fmt: skip


def templated(base: ExportOptions, plan: Plan, chosen: Namespace) -> ExportOptions:
    """The options with what the template says that is asked for, of the plan, of the program or of a file."""
    return base if chosen.template is None else with_template(base, find_template(plan, chosen.template))


def with_languages(base: ExportOptions, plan: Plan, chosen: Namespace) -> ExportOptions:
    """The options in the languages that are asked for; one alone takes the place of two of a template."""
    one = None if chosen.language is None else language_of(plan, chosen.language)
    if chosen.bilingual is None:
        return base if one is None else replace(base, language=one, languages=())
    two = tuple(dict.fromkeys(language_of(plan, each) for each in chosen.bilingual))
    if len(two) != 2:
        raise WrongUse(say("--bilingual needs two languages, for example ru,kk."))
    if one is not None and one not in two:
        known = ", ".join(two)
        raise WrongUse(say("{language} is not one of the two languages: {known}.", language=one, known=known))
    ordered = tuple(sorted(two, key=lambda each: each != one)) if one is not None else two
    return replace(base, language=ordered[0], languages=ordered)
