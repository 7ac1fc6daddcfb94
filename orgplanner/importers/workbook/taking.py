"""Takes proposals of a workbook into the plan, as one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from orgplanner.analysis.tables.reading import blank_row, read_cells, write_of
from orgplanner.analysis.tables.spelling import Speller
from orgplanner.analysis.workbook.columns import columns_of, sheet_of
from orgplanner.edits import Write, delete_rows, write_rows
from orgplanner.importers.workbook.proposals import Proposal
from orgplanner.model import SHARED, ChangeSet, Plan, gather
from orgplanner.text import Message, say

REFUSED = say("“{name}”: {reason}")
"""The note about a row that breaks a rule and stays as it is."""


def take_changes(plan: Plan, _scenario: str, accepted: Sequence[Proposal], language: str) -> ChangeSet:
    """The proposals, of whatever scenarios, as one change set; RuleBroken when one may not be."""
    label = say("Take changes from a workbook ({count})", count=len(accepted))
    return gather(label, _steps(plan, accepted, language))


def _steps(plan: Plan, accepted: Sequence[Proposal], language: str) -> Iterator[ChangeSet]:
    """People come before the posts they are to hold, and go after these."""
    written = [each for each in accepted if each.kind != "deleted"]
    deleted = [each for each in accepted if each.kind == "deleted"]
    for group in (*_groups(written, first="people"), *_groups(deleted, first="posts")):
        changes = _written(plan, group, language) if group[0].kind != "deleted" else _deleted(plan, group)
        plan = plan.after(changes)
        yield changes


def _groups(proposals: Iterable[Proposal], first: str) -> list[list[Proposal]]:
    """The proposals of each table of a scenario together, one table before the others."""
    groups: dict[tuple[bool, str, str], list[Proposal]] = {}
    for each in proposals:
        groups.setdefault((each.table != first, each.table, each.scenario), []).append(each)
    return [groups[key] for key in sorted(groups)]


def _home(proposal: Proposal) -> str | None:
    return None if proposal.table in SHARED else proposal.scenario


def _deleted(plan: Plan, group: list[Proposal]) -> ChangeSet:
    return delete_rows(plan, _home(group[0]), group[0].table, [each.row for each in group])


def _written(plan: Plan, group: list[Proposal], language: str) -> ChangeSet:
    speller = Speller(plan, group[0].scenario, language)
    for each in ("units", "people", "grades", "sources"):
        speller.spellings(each)
    columns = tuple(columns_of(plan, group[0].sheet).values())
    typed: dict[str, dict[str, str]] = {}
    first: dict[str, Proposal] = {}
    for proposal in group:
        typed.setdefault(proposal.row, {}).update(proposal.texts)
        first.setdefault(proposal.row, proposal)
    writes, notes = [], list[Message]()
    for id, texts in typed.items():
        row, is_new = _row(speller, first[id])
        reading = read_cells(speller, columns, group[0].table, row, texts)
        notes += reading.faults.values()
        writes.append(write_of(row, reading, first[id].behind) if is_new else Write(id, reading.fields))
    refused: dict[str, Message] = {}
    changes = write_rows(plan, _home(group[0]), group[0].table, writes, refused)
    notes += (Message(REFUSED.template, (("name", first[id].name), ("reason", why))) for id, why in refused.items())
    return ChangeSet(changes.label, changes.changes, (*changes.notes, *notes))


def _row(speller: Speller, proposal: Proposal) -> tuple[Any, bool]:
    """The row of the plan, else a new one as it begins."""
    row = speller.rows(proposal.table).get(proposal.row)
    if row is not None:
        return row, False
    return blank_row(speller, sheet_of(proposal.sheet), proposal.row), True
