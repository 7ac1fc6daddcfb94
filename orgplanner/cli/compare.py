"""orgplanner compare: differences of two scenarios, ledger, staffing and skill gaps."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from orgplanner.analysis.compare import Comparison
from orgplanner.analysis.compare.tables import tables_of
from orgplanner.cli.compare_answer import compare_as_json
from orgplanner.cli.compare_matching import add_words as add_matching_words
from orgplanner.cli.compare_matching import compared, matching_as_json, matching_lines
from orgplanner.cli.compare_report import report_lines
from orgplanner.cli.using import WrongUse, answer, english, file_of, read, tell
from orgplanner.exporters.csv.writing import write_csv
from orgplanner.exporters.report import Report
from orgplanner.text import say


def _write_csv(found: Comparison, target: Path) -> Report:
    return write_csv(tables_of(found), target, heading=heading(found))


def _write_pdf(found: Comparison, target: Path) -> Report:
    from orgplanner.drawing.report.comparison import comparison_sections
    from orgplanner.exporters.tables.report_file import report_options, write_report

    options = report_options(found.plan, found.old, found.new)
    return write_report(list(comparison_sections(found)), options, target)


def _write_workbook(found: Comparison, target: Path) -> Report:
    from orgplanner.exporters import ExportOptions, export

    return export(found.plan, found.new, target, ExportOptions(against=found.old))


WRITERS: Mapping[str, Callable[[Comparison, Path], Report]] = MappingProxyType({
    ".xlsx": _write_workbook, ".csv": _write_csv, ".pdf": _write_pdf,
})  # fmt: skip
"""What a comparison can be written as, by the ending of the file."""


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument("plan", metavar="PLAN", type=file_of)
    parser.add_argument("--from", metavar="S", dest="old", required=True, help="the scenario before, by name or id")
    parser.add_argument("--to", metavar="S", dest="new", required=True, help="the scenario after, by name or id")
    add_matching_words(parser)
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument("-o", metavar="FILE", type=file_of, dest="target", help=_endings())


def run(chosen: Namespace) -> int:
    """Prints the comparison, or writes it to a file."""
    if chosen.target is not None:
        _check_ending(chosen.target)
    found, matched = compared(read(chosen.plan), chosen)
    report = Report()
    if chosen.target is not None:
        report = WRITERS[chosen.target.suffix.lower()](found, chosen.target)
    if chosen.json:
        more = {} if matched is None else {"to": matched.name, "matching": matching_as_json(matched)}
        answer({**compare_as_json(found), **more})
    elif chosen.target is not None:
        for note in (say("Wrote {file}.", file=str(chosen.target)), *report.notes):
            tell(note)
    else:
        tell(heading(found))
        for line in (*(matching_lines(matched) if matched is not None else ()), *report_lines(found)):
            tell(line)
    return 0


def heading(found: Comparison) -> str:
    """What is compared, in a line."""
    old, new = (english(found.plan, found.plan.scenarios[id]) for id in (found.old, found.new))
    return str(say("{old} compared with {new}", old=old, new=new))


def _check_ending(target: Path) -> None:
    ending = target.suffix.lower()
    if ending not in WRITERS:
        known = ", ".join(WRITERS)
        raise WrongUse(
            say("A comparison is not written as “{ending}”; there are: {known}.", ending=ending, known=known)
        )


def _endings() -> str:
    return f"the file to write; ends in {', '.join(WRITERS)}"
