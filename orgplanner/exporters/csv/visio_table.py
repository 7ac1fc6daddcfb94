"""The columns from which Visio draws an organisation chart: a row for each post, each naming the row above it.

Unique_ID, Name, Title, Department and Reports_To are the words that its wizard knows; the others become shape data.
A unit without a head has a row of its own, to which its posts report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from orgplanner.analysis.compare.table import Cell, Column, Table
from orgplanner.analysis.totals import Totals
from orgplanner.model import Plan, Post, Quantity, State, Unit
from orgplanner.model.rules import chain_faults
from orgplanner.text import Message, render, say

VISIO = "visio"
TITLE = say("Organisation chart for Visio")
HEADINGS = ("Unique_ID", "Name", "Title", "Department", "Reports_To", "Code", "Grade", "Established", "Filled")
"""The same in every language, as the wizard looks for them."""


def visio_table(plan: Plan, scenario: str, unit: str | None, language: str) -> Table:
    """The table of a scenario, or of a unit with all below it, in the order of a printed list; rings are cut."""
    state = plan.states[scenario]
    units = [row for row, _ in state.walk()] if unit is None else list(state.branch(unit))
    top, totals = _Tops(state, units), Totals(plan, scenario)
    cells = [row for each in units for row in _rows(plan, state, each, top, totals, language)]
    above = {str(row[0]): str(row[4]) or None for row in cells}
    cut = {id for id, _ in chain_faults(above)}
    whole = tuple((*row[:4], "", *row[5:]) if row[0] in cut else row for row in cells)
    return Table(VISIO, TITLE, tuple(Column(_as_is(word)) for word in HEADINGS), whole)


def _as_is(word: str) -> Message:
    return Message("{word}", (("word", word),))


class _Tops:
    """To which row whatever stands in a unit reports: its head, else the unit itself."""

    def __init__(self, state: State, units: list[Unit]) -> None:
        self.heads: Mapping[str, Post] = {
            row.id: head for row in units if (head := state.head_of(row.id)) is not None
        }
        self.ids = {row.id: self.heads[row.id].id if row.id in self.heads else row.id for row in units}
        self.posts = {post.id for row in units for post in state.posts_of(row.id)}

    def over(self, unit: Unit) -> str:
        """The row above a unit's head, or above its own row."""
        return self.ids.get(unit.parent or "", "")

    def of(self, post: Post, unit: Unit) -> str:
        """The row above a post."""
        if post.reports_to in self.posts:
            return post.reports_to or ""
        return self.over(unit) if self.ids[unit.id] == post.id else self.ids[unit.id]


def _rows(
    plan: Plan, state: State, unit: Unit, top: _Tops, totals: Totals, language: str
) -> Iterator[tuple[Cell, ...]]:
    name = plan.words(unit.name, language) or unit.code
    if unit.id not in top.heads:
        yield (unit.id, name, "", name, top.over(unit), unit.code, "", "", "")
    for post in state.posts_of(unit.id):
        filled = totals.filled_of_post(post)
        people = dict.fromkeys(row.person for row in totals.holders_of_post(post.id))
        holders = filter(None, (plan.words(plan.people[id].name, language) for id in people))
        grade = plan.grades.get(post.grade or "")
        yield (
            post.id, ", ".join(holders) or _vacant(filled, language), plan.words(post.title, language),
            name, top.of(post, unit), post.code, grade.code if grade is not None else "",
            str(post.established.quantity or ""), str(filled or ""),
        )  # fmt: skip


def _vacant(filled: Quantity | None, language: str) -> str:
    """What stands for a name where nobody is named: nothing unless it is known that nobody is there."""
    return render(say("Vacant"), language) if filled is not None and filled.high == 0 else ""
