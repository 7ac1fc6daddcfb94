"""Takes proposals of a workbook into the plan, as one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from orgplanner.analysis.tables.reading import blank_row, read_cells, write_of
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.columns import TABLES, columns_of, sheet_of
from orgplanner.edits import Write, delete_rows, write_rows
from orgplanner.importers.workbook.by_edits import BY_EDITS, delete_by_edits, refusal, write_by_edits
from orgplanner.importers.workbook.proposal import Proposal
from orgplanner.model import SHARED, ChangeSet, Plan, gather
from orgplanner.text import Message, say


def take_changes(plan: Plan, _scenario: str, accepted: Sequence[Proposal], language: str) -> ChangeSet:
    """The proposals, of whatever scenarios, as one change set; RuleBroken when one may not be."""
    label = say("Take changes from a workbook ({count})", count=len(accepted))
    return gather(label, _steps(plan, accepted, language))


def _steps(plan: Plan, accepted: Sequence[Proposal], language: str) -> Iterator[ChangeSet]:
    """What is named comes before what names it, and goes after it."""
    written = [each for each in accepted if each.kind != "deleted"]
    deleted = [each for each in accepted if each.kind == "deleted"]
    for group in (*_groups(written), *reversed(_groups(deleted))):
        is_deleted = group[0].kind == "deleted"
        changes = _deleted(plan, group) if is_deleted else _written(plan, group, language)
        plan = plan.after(changes)
        yield changes


def _groups(proposals: Iterable[Proposal]) -> list[list[Proposal]]:
    """The proposals of each table of a scenario together, in the order in which rows name each other."""
    order = list(dict.fromkeys(TABLES.values()))
    groups: dict[tuple[int, str], list[Proposal]] = {}
    for each in proposals:
        groups.setdefault((order.index(each.table), each.scenario), []).append(each)
    return [groups[key] for key in sorted(groups)]


def _home(proposal: Proposal) -> str | None:
    return None if proposal.table in SHARED else proposal.scenario


def _deleted(plan: Plan, group: list[Proposal]) -> ChangeSet:
    if group[0].table in BY_EDITS:
        return delete_by_edits(plan, group[0].table, group[0].scenario, {each.row: each.name for each in group})
    return delete_rows(plan, _home(group[0]), group[0].table, [each.row for each in group])


def _written(plan: Plan, group: list[Proposal], language: str) -> ChangeSet:
    speller = Speller(plan, group[0].scenario, language)
    for each in ("units", "people", "grades", "sources"):
        speller.spellings(each)
    table, columns = group[0].table, tuple(columns_of(plan, group[0].sheet).values())
    typed: dict[str, dict[str, str]] = {}
    first: dict[str, Proposal] = {}
    for proposal in group:
        typed.setdefault(proposal.row, {}).update(proposal.texts)
        first.setdefault(proposal.row, proposal)
    writes, notes = [], list[Message]()
    for id, texts in typed.items():
        row, is_new = _row(speller, first[id])
        reading = read_cells(speller, columns, table, row, texts)
        notes += reading.faults.values()
        writes.append(write_of(row, reading, first[id].behind) if is_new else Write(id, reading.fields))
    refused: dict[str, Message] = {}
    if table in BY_EDITS:
        changes = write_by_edits(plan, table, group[0].scenario, writes, refused)
    else:
        changes = write_rows(plan, _home(group[0]), table, writes, refused)
    notes += (refusal(first[id].name, why) for id, why in refused.items())
    return ChangeSet(changes.label, changes.changes, (*changes.notes, *notes))


def _row(speller: Speller, proposal: Proposal) -> tuple[Any, bool]:
    """The row of the plan, else a new one as it begins."""
    row = speller.rows(proposal.table).get(proposal.row)
    if row is not None:
        return row, False
    return blank_row(speller, sheet_of(proposal.sheet), proposal.row), True
