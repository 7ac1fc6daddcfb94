"""The page templates of a plan as a list: what each is called, its fields, and its edits."""

from __future__ import annotations

from collections.abc import Sequence

from orgplanner import edits
from orgplanner.model import ChangeSet, PageTemplate, Plan, Row, in_order, names
from orgplanner.text import LANGUAGES, render, say
from ui.dialogs.list_pane import PlanList

COLUMNS = (
    "name", "paper", "direction", "languages", "logo", "title", "subtitle", "number", "version", "date",
    "classification", "approval", "approval_heading", "approver_post", "approver", "approved", "legend", "totals",
    "notes",
)  # fmt: skip
OF_APPROVAL = ("approval_heading", "approver_post", "approver", "approved")
"""Fields that say nothing without an approval block."""


def _rows(plan: Plan, _: str) -> Sequence[Row]:
    return in_order(plan.page_templates.values())


def _called(plan: Plan, row: PageTemplate, language: str) -> tuple[str, str]:
    """The name, and below it paper, languages and whether somebody approves."""
    below = (
        row.paper if row.paper != "fit" else render(say("As large as the chart"), language),
        " + ".join(LANGUAGES.get(code, code) for code in row.languages),
        render(say("Approval block"), language) if row.approval else "",
    )
    return plan.words(row.name, language) or "–", " · ".join(filter(None, below))


def _add(plan: Plan, language: str, name: str, id: str) -> ChangeSet:
    return edits.take_page_template(plan, PageTemplate(id, names({language: name})), id=id)


TEMPLATES = PlanList(
    "page_templates", say("Page templates"),
    say("What stands on paper around charts and tables. Templates of the plan are saved with it; one that comes "
        "with the program is changed after it was added here."),
    COLUMNS, _rows, _called, say("Add a template"), say("New template"), _add, edits.delete_page_template,
    edits.reorder_page_template,
)  # fmt: skip
