"""orgplanner export: a chart as a file, the staffing plan as a workbook, or the whole plan as JSON."""

from argparse import ArgumentParser, Namespace

from orgplanner.cli import export_words
from orgplanner.cli.export_checks import check
from orgplanner.cli.export_chosen import options_of, scenario_of
from orgplanner.cli.using import read, tell
from orgplanner.exporters import export
from orgplanner.text import say


def add_words(parser: ArgumentParser) -> None:
    """The words of this command."""
    export_words.add_words(parser)


def run(chosen: Namespace) -> int:
    """Writes the file in the format of its ending."""
    check(chosen)
    plan = read(chosen.plan)
    scenario = scenario_of(plan, chosen)
    report = export(plan, scenario.id, chosen.target, options_of(plan, scenario, chosen))
    tell(say("Wrote {file}.", file=str(chosen.target)))
    for note in report.notes:
        tell(note)
    return 0
