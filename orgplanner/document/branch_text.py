"""A copied branch as text for the clipboard: JSON that is read as from a stranger, and lines for a spreadsheet."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from orgplanner.edits import Branch, branch_fault
from orgplanner.errors import RuleBroken
from orgplanner.exporters.csv.writing import harmless
from orgplanner.model import TABLES, Figure, Plan, Post, Row
from orgplanner.storage.encoding import encode_rows
from orgplanner.storage.rows import decode_columns
from orgplanner.text import render, say

FORMAT = "orgplanner-branch"
VERSION = 1
LONGEST = 100_000_000
"""Letters of a text that is read at all; a branch of 50,000 posts has about a fifth of it."""
MOST_ROWS = 500_000
_NOT_SOUND = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)
"""What reading a text that is not ours may raise."""
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def branch_text(branch: Branch) -> str:
    """The branch as two lines of JSON: what it is, and its rows column by column."""
    head = {"format": FORMAT, "version": VERSION, "plan": branch.plan, "scenario": branch.scenario}
    head |= {"tops": branch.tops, "holders": branch.holders, "cut": branch.cut}
    rows = {
        table: [list(cells) for cells in encode_rows(TABLES[table], found)] for table, found in branch.rows.items()
    }
    return f"{_WRITER.encode(head)}\n{_WRITER.encode(rows)}"


def read_branch(text: str) -> Branch:
    """The branch of a text; RuleBroken with a sentence when it is not one, or its rows are not sound."""
    if len(text) > LONGEST:
        raise RuleBroken(say("What was copied is too large to be pasted."))
    head = read_head(text)
    try:
        tables = json.loads(text.partition("\n")[2])
        rows = {table: tuple(_rows(table, cells)) for table, cells in tables.items()}
    except _NOT_SOUND:
        raise _not_ours() from None
    branch = replace(head, rows=rows)
    if branch_fault(branch):
        raise _not_ours()
    return branch


def read_head(text: str) -> Branch:
    """What is copied, without its rows: quick, however much it is."""
    try:
        data = json.loads(text[:LONGEST].partition("\n")[0])
        if data["format"] == FORMAT and data["version"] != VERSION:
            raise RuleBroken(
                say("This was copied in another version of OrgPlanner."), say("Copy it again in this version.")
            )
        if not _is_head(data):
            raise _not_ours()
        return Branch(data["plan"], data["scenario"], tuple(data["tops"]), {}, data["holders"], data["cut"])
    except _NOT_SOUND:
        raise _not_ours() from None


def _is_head(data: Any) -> bool:
    """Whether the first line is as this program writes it."""
    texts = [data["plan"], data["scenario"], *data["tops"]]
    sound = all(isinstance(text, str) for text in texts) and type(data["tops"]) is list
    return data["format"] == FORMAT and sound and type(data["holders"]) is int and type(data["cut"]) is bool


def _rows(table: str, cells: list[list[Any]]) -> Iterator[Row]:
    if not all(isinstance(each, list) for each in cells) or len({len(each) for each in cells}) > 1:
        raise ValueError("columns of different lengths")
    if cells and len(cells[0]) > MOST_ROWS:
        raise RuleBroken(say("What was copied is too large to be pasted."))
    values, faults = decode_columns(TABLES[table], cells)
    if any(faults):
        raise ValueError(f"rows of {table} are not sound")
    return map(TABLES[table], *values)


def _not_ours() -> RuleBroken:
    return RuleBroken(
        say("What is on the clipboard cannot be read as units and posts."), say("Copy them again in OrgPlanner.")
    )


def branch_lines(plan: Plan, branch: Branch, language: str = "en") -> str:
    """The branch for a spreadsheet: a line for each unit and post, fields apart by tabs, under headings."""
    titles = (say("Level"), say("Unit"), say("Code"), say("Post"), say("Grade"), say("Established"), say("Filled"))
    lines = [[render(title, language) for title in titles]]
    posts: dict[str | None, list[Post]] = {}
    for post in branch.of("posts"):
        posts.setdefault(post.unit, []).append(post)
    levels: dict[str, int] = {}
    for unit in branch.of("units"):
        levels[unit.id] = 1 if unit.id in branch.tops else levels.get(unit.parent, 0) + 1
        lines.append([str(levels[unit.id]), plan.words(unit.name, language), unit.code, "", "", "", ""])
        lines += [_post_line(plan, post, language) for post in posts.pop(unit.id, ())]
    lines += [_post_line(plan, post, language) for rest in posts.values() for post in rest]
    return "\n".join("\t".join(map(_cell, line)) for line in lines) + "\n"


def _post_line(plan: Plan, post: Post, language: str) -> list[str]:
    grade = plan.grades.get(post.grade or "")
    step = "" if grade is None else grade.code or plan.words(grade.name, language)
    numbers = [_number(post.established), _number(post.filled)]
    return ["", "", post.code, plan.words(post.title, language), step, *numbers]


def _number(figure: Figure) -> str:
    return "" if figure.quantity is None else str(figure.quantity)


def _cell(text: str) -> str:
    """One cell: no tabs or ends of lines of its own, and nothing that a spreadsheet would calculate."""
    return harmless(" ".join(text.split()))
