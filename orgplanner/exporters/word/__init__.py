"""An order's attachment for Word: the changes in clauses, the staffing table, sources; a person goes on editing."""

from __future__ import annotations

from pathlib import Path

from orgplanner.analysis.compare import Comparison, compare
from orgplanner.analysis.evidence import assumption_table, source_table
from orgplanner.analysis.order import parts_of
from orgplanner.analysis.order.columns import MOST_UPRIGHT, columns_of
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.exporters.choices.options import ExportOptions
from orgplanner.exporters.progress import Progress
from orgplanner.exporters.report import Report
from orgplanner.exporters.scenarios import other_scenario
from orgplanner.exporters.target import replacing
from orgplanner.exporters.word.body import Body
from orgplanner.exporters.word.changes import write_changes, write_comparison
from orgplanner.exporters.word.cover import heads_of, write_cover
from orgplanner.exporters.word.frame import Paper, open_body
from orgplanner.exporters.word.listing import write_listing
from orgplanner.exporters.word.staffing import write_staffing
from orgplanner.model import Plan
from orgplanner.text import Message, say


def write_word(
    plan: Plan, scenario: str, target: Path, options: ExportOptions, progress: Progress | None = None
) -> Report:
    """Write changes and staffing tables of a scenario; raises NotWritten.

    The changes are those from `options.against`, else from the base; without another scenario, or of one unit only,
    there is no list of them.
    """
    found = _compared(plan, scenario, options)
    speller = Speller(plan, scenario, options.language)
    columns = columns_of(speller, people="people" in options.content)
    is_wide = len(columns) > MOST_UPRIGHT if options.landscape is None else options.landscape
    upright = Paper(options.paper, False)
    tables = Paper(options.paper, is_wide)
    done = 0
    whole = len(speller.state.posts) + len(speller.state.units) + 1

    def tick(rows: int) -> None:
        nonlocal done
        done += rows
        if progress is not None:
            progress(min(done, whole), whole)

    with replacing(target) as stream, open_body(stream, heads_of(plan, scenario, options), options) as write:
        body = Body(write, tick, upright)
        write_cover(body, plan, scenario, found, options)
        if found is not None:
            write_changes(body, found, options.language)
            body.section(upright)
            body.paper = Paper(options.paper, True)
            write_comparison(body, found, options.language)
            body.section(body.paper)
        body.paper = tables
        write_staffing(body, speller, columns, parts_of(speller.state, options.unit), options)
        body.section(tables)
        body.paper = upright
        write_listing(body, source_table(plan, options.language), options.language, (40, 22, 12, 26))
        assumed = assumption_table(plan, [speller], options.unit)
        write_listing(body, assumed, options.language, (14, 30, 14, 12, 12, 24))
        body.last_section(upright)
    return Report(notes=_notes(found, plan, scenario, options))


def _compared(plan: Plan, scenario: str, options: ExportOptions) -> Comparison | None:
    """The comparison that the changes are taken from."""
    old = other_scenario(plan, scenario, options)
    return None if old is None or options.unit is not None else compare(plan, old, scenario)


def _notes(found: Comparison | None, plan: Plan, scenario: str, options: ExportOptions) -> tuple[Message, ...]:
    if found is None and other_scenario(plan, scenario, options) is not None:
        return (say("Of one unit only the staffing tables are written, not the list of changes."),)
    return ()
