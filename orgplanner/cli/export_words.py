"""The words of `export`: what may be said, and single words as values."""

from argparse import ArgumentParser, BooleanOptionalAction
from collections.abc import Callable, Iterable

from orgplanner.analysis.workbook.columns import LAYOUTS
from orgplanner.cli.using import WrongUse, file_of
from orgplanner.drawing.colouring import COLOURINGS
from orgplanner.drawing.options import CONTENT
from orgplanner.drawing.paper import PAPERS
from orgplanner.errors import RuleBroken
from orgplanner.exporters import EXPORTERS, ExportOptions
from orgplanner.exporters.choices.options import PARTS, TABLES
from orgplanner.exporters.choices.page_range import pages_of
from orgplanner.exporters.choices.page_templates import program_templates
from orgplanner.exporters.csv.plan_tables import TITLES
from orgplanner.text import LANGUAGES, Message, say

FIT, ALL = "fit", "all"
_PAPERS = (*PAPERS, FIT)
SHOWN = ("before", "after", "changes")
DRAWN = ("tree", "dot")
"""Layouts of a chart; the others are of the tables in a workbook."""
BREAKS = ("density", "level", "unit")


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("plan", metavar="PLAN", type=file_of)
    parser.add_argument("--scenario", metavar="S", help="by name or id; needed when the plan has several")
    parser.add_argument("--view", metavar="V", help="as in this saved view, by name or id; other words go first")
    parser.add_argument("-o", metavar="FILE", type=file_of, dest="target", required=True, help=_endings())
    _add_chart(parser)
    _add_pages(parser)
    parser.add_argument("--table", metavar="T", choices=tuple(TITLES), help=f"of a CSV file: {', '.join(TITLES)}")
    parser.add_argument("--dpi", metavar="N", type=float, default=ExportOptions().dpi, help="resolution of a PNG")


def _add_chart(parser: ArgumentParser) -> None:
    parser.add_argument("--language", metavar="L", help=", ".join(LANGUAGES))
    parser.add_argument("--content", metavar="WORDS", type=_content, help=f"of {','.join(CONTENT)}; or none")
    parser.add_argument("--unit", metavar="U", help="only this unit and what is below it, by code, name or id")
    parser.add_argument("--chart", choices=("units", "posts", "both"), help="what a box is")
    parser.add_argument("--colour-by", choices=tuple(COLOURINGS), help="what the colours of the boxes stand for")
    parser.add_argument("--against", metavar="S", help="show changes from this scenario, by name or id")
    parser.add_argument("--show", choices=SHOWN, help="of two scenarios; a PDF has three pages without it")
    parser.add_argument("--wave", metavar="N", type=int, help="only what is decided up to this wave")
    parser.add_argument("--arrows", action="store_true", help="lead from old places to new ones")
    parser.add_argument("--layout", choices=(*DRAWN, *LAYOUTS), help=_layouts())


def _add_pages(parser: ArgumentParser) -> None:
    parser.add_argument("--paper", metavar="A3", type=_paper, choices=_PAPERS, help=", ".join(_PAPERS))
    parser.add_argument("--landscape", action="store_true", help="paper on its side")
    parser.add_argument("--book", action="store_true", help="a PDF of several pages, with contents and index")
    parser.add_argument("--break-by", choices=BREAKS, help="where the pages of a book begin")
    parser.add_argument("--poster", action="store_true", help="a PDF of sheets to glue together, A4 or A3")
    parser.add_argument("--overlap", metavar="MM", type=float, help="how much two sheets of a poster both show")
    tables = f"a PDF of tables: of {','.join(TABLES)}; or all"
    parser.add_argument("--tables", metavar="WORDS", type=_tables, help=tables)
    parser.add_argument("--pack", action="store_true", help="a proposal as one PDF: charts, tables, sources")
    parts = f"parts of a pack, of {','.join(PARTS)}; all without it"
    parser.add_argument("--parts", metavar="WORDS", type=_parts, help=parts)
    parser.add_argument("--fold-to-fit", action="store_true", help="fold branches where the paper is too small")
    template = f"what stands around charts and tables, of the plan, a .json file, or: {_templates()}"
    parser.add_argument("--template", metavar="T", help=template)
    parser.add_argument("--bilingual", metavar="ru,kk", type=_two, help="two languages side by side")
    parser.add_argument("--approval", action=BooleanOptionalAction, help="with the block of who approves, or not")
    parser.add_argument("--pages", metavar="2-5", type=_pages, default=(), help="only these pages of a PDF")


def _content(text: str) -> frozenset[str]:
    words = frozenset(word.strip() for word in text.casefold().split(",") if word.strip()) - {"none"}
    unknown = sorted(words - CONTENT.keys())
    if unknown:
        known = ", ".join(CONTENT)
        raise WrongUse(say("A box cannot show “{word}”; it shows: {known}.", word=unknown[0], known=known))
    return words


def _tables(text: str) -> tuple[str, ...]:
    return _some(text, TABLES, lambda word, known: say("There is no table “{table}”; there are: {known}.",
                                                       table=word, known=known))  # fmt: skip


def _parts(text: str) -> tuple[str, ...]:
    return _some(text, PARTS, lambda word, known: say("There is no part “{part}”; there are: {known}.",
                                                      part=word, known=known))  # fmt: skip


def _some(text: str, known: Iterable[str], fault: Callable[[str, str], Message]) -> tuple[str, ...]:
    """The words of a list, each once; none where all are wanted."""
    able = (*known, ALL)
    words = tuple(dict.fromkeys(word.strip() for word in text.casefold().split(",") if word.strip()))
    unknown = [word for word in words if word not in able]
    if unknown or not words:
        raise WrongUse(fault(unknown[0] if unknown else text, ", ".join(able)))
    return () if ALL in words else words


def _two(text: str) -> tuple[str, ...]:
    words = tuple(word.strip() for word in text.split(",") if word.strip())
    if len(words) != 2:
        raise WrongUse(say("--bilingual needs two languages, for example ru,kk."))
    return words


def _templates() -> str:
    return ", ".join(each.id for each in program_templates())


def _paper(text: str) -> str:
    name = text.strip()
    return FIT if name.casefold() == FIT else name.upper()


def _pages(text: str) -> tuple[int, ...]:
    try:
        return pages_of(text)
    except RuleBroken as problem:
        raise WrongUse(problem.message) from None


def _layouts() -> str:
    return f"of a chart: {', '.join(DRAWN)} (dot needs Graphviz); of a workbook: {', '.join(LAYOUTS)}"


def _endings() -> str:
    return f"the file to write; ends in {', '.join(EXPORTERS)}"
