"""The lists that all scenarios of a plan share: sources, grades, skills, percentages, criteria, thresholds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from orgplanner import edits
from orgplanner.analysis.kind_words import ALLOWANCE_WORDS
from orgplanner.analysis.shades import money_words
from orgplanner.analysis.sorts import sort_shown
from orgplanner.model import (
    Allowance,
    ChangeSet,
    Criterion,
    Grade,
    Plan,
    Row,
    Skill,
    Source,
    Threshold,
    Total,
    in_order,
    names,
    plain,
)
from orgplanner.text import render, say
from ui.desk import Desk
from ui.dialogs.list_pane import ListPane, PlanList
from ui.fields.wording import SCALES
from ui.plain import button_box, label


def _sources(plan: Plan, language: str) -> Sequence[Row]:
    return sorted(plan.sources.values(), key=lambda row: plan.words(row.title, language).casefold())


def _skills(plan: Plan, language: str) -> Sequence[Row]:
    return sorted(plan.skills.values(), key=lambda row: plan.words(row.name, language).casefold())


def _grades(plan: Plan, _: str) -> Sequence[Row]:
    return in_order(plan.grades.values())


def _allowances(plan: Plan, _: str) -> Sequence[Row]:
    return in_order(plan.allowances.values())


def _criteria(plan: Plan, _: str) -> Sequence[Row]:
    return in_order(plan.criteria.values())


def _thresholds(plan: Plan, _: str) -> Sequence[Row]:
    return sorted(plan.thresholds.values(), key=lambda row: row.work)


def _source_words(plan: Plan, row: Source, language: str) -> tuple[str, str]:
    return plan.words(row.title, language) or "–", " · ".join(filter(None, (row.place, row.date)))


def _skill_words(plan: Plan, row: Skill, language: str) -> tuple[str, str]:
    below = (sort_shown(row.kind, language), render(SCALES[row.scale], language))
    return plan.words(row.name, language) or "–", " · ".join(filter(None, below))


def _grade_words(plan: Plan, row: Grade, language: str) -> tuple[str, str]:
    below = [money_words(Total(row.pay.quantity))] if row.pay.quantity is not None else []
    if row.coefficient is not None:
        below.append(f"× {row.coefficient}")
    name = " ".join(filter(None, (row.code, plan.words(row.name, language))))
    return name or "–", " · ".join(below)


def _allowance_words(plan: Plan, row: Allowance, language: str) -> tuple[str, str]:
    grade = plan.grades.get(row.grade or "")
    below = (
        "?" if row.percent.quantity is None else f"{row.percent.quantity} %",
        render(ALLOWANCE_WORDS[row.kind], language),
        "" if grade is None else grade.code or plan.words(grade.name, language),
    )
    return plan.words(row.name, language) or "–", " · ".join(filter(None, below))


def _criterion_words(plan: Plan, row: Criterion, language: str) -> tuple[str, str]:
    said = render(say("weight {weight}", weight=plain(row.weight)), language)
    return plan.words(row.name, language) or "–", said


def _threshold_words(_: Plan, row: Threshold, language: str) -> tuple[str, str]:
    span = "–".join("…" if number is None else str(number) for number in (row.narrowest_span, row.widest_span))
    layers = "…" if row.most_layers is None else row.most_layers
    below = render(say("span {span}, layers {layers}", span=span, layers=layers), language)
    return row.work or render(say("Any kind of work"), language), below


def _add_source(plan: Plan, language: str, name: str, id: str) -> ChangeSet:
    return edits.add_source(plan, names({language: name}), id=id)


def _add_skill(plan: Plan, language: str, name: str, id: str) -> ChangeSet:
    return edits.add_skill(plan, names({language: name}), id=id)


def _add_grade(plan: Plan, language: str, name: str, id: str) -> ChangeSet:
    return edits.add_grade(plan, names({language: name}), id=id)


def _add_allowance(plan: Plan, language: str, name: str, id: str) -> ChangeSet:
    return edits.add_allowance(plan, names({language: name}), id=id)


def _add_criterion(plan: Plan, language: str, name: str, id: str) -> ChangeSet:
    return edits.add_criterion(plan, names({language: name}), id=id)


def _add_threshold(plan: Plan, _language: str, name: str, _id: str) -> ChangeSet:
    """Thresholds for any work where there are none, else for a kind of work that units have, else for a new one."""
    taken = {row.work for row in plan.thresholds.values()}
    used = sorted({unit.work for state in plan.states.values() for unit in state.units.values() if unit.work})
    new = (f"{name} {number}" if number > 1 else name for number in range(1, len(taken) + 2))
    work = next(work for work in ("", *used, *new) if work not in taken)
    return edits.set_threshold(plan, work)


SOURCES = PlanList(
    "sources", say("Sources"), say("Documents that figures and names come from. Every figure can name one."),
    ("title", "place", "date", "note"), _sources, _source_words, say("Add a source"), say("New document"),
    _add_source, edits.delete_source,
)  # fmt: skip
GRADES = PlanList(
    "grades", say("Grades"),
    say("From the highest to the lowest. Pay is a range of money per month, or a number of times the base pay."),
    ("code", "name", "pay", "coefficient"), _grades, _grade_words, say("Add a grade"), say("New grade"), _add_grade,
    edits.delete_grade, edits.reorder_grade,
)  # fmt: skip
ALLOWANCES = PlanList(
    "allowances", say("Allowances and contributions"),
    say("Per cent of base pay, in the order of the staffing table. Contributions of the employer are paid on base "
        "pay and allowances together."),
    ("name", "kind", "percent", "grade", "note"), _allowances, _allowance_words, say("Add a percentage"),
    say("New allowance"), _add_allowance, edits.delete_allowance, edits.reorder_allowance,
)  # fmt: skip
CRITERIA = PlanList(
    "criteria", say("Criteria of the appraisal"),
    say("What scenarios are appraised by. Each scenario is given a score from 0, worst, to 10, best, for each; "
        "scores count by weight."),
    ("name", "weight", "better", "note"), _criteria, _criterion_words, say("Add a criterion"),
    say("New criterion"), _add_criterion, edits.delete_criterion, edits.reorder_criterion,
)  # fmt: skip
SKILLS = PlanList(
    "skills", say("Skills"), say("What people are able to do, and the scale on which it is rated."),
    ("name", "kind", "scale", "levels", "source", "note"), _skills, _skill_words, say("Add a skill"),
    say("New skill"), _add_skill, edits.delete_skill,
)  # fmt: skip
THRESHOLDS = PlanList(
    "thresholds", say("Spans and layers"),
    say("How many may report to one head and how many layers there may be before the checks ask for a look."),
    ("work", "narrowest_span", "widest_span", "most_layers"), _thresholds, _threshold_words,
    say("Add a kind of work"), say("new kind of work"), _add_threshold, edits.delete_threshold,
)  # fmt: skip


class PlanListDialog(QDialog):
    """One of the lists; every change counts at once and can be undone, here too."""

    def __init__(self, desk: Desk, spec: PlanList, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, desk.session.document
        words = desk.words
        self.setWindowTitle(words(spec.title))
        self.resize(min(760, parent.width() - 40), min(520, parent.height() - 40))
        self.pane = ListPane(desk, spec)
        column = QVBoxLayout(self)
        column.addWidget(label(words(spec.explanation), "secondary", wrap=True))
        column.addWidget(self.pane, 1)
        finish(self, desk, column)

    def done(self, result: int) -> None:
        if self._desk.session.document is self._document:  # what was typed belongs to no other plan
            self.pane.leave()
        super().done(result)


def finish(dialog: QDialog, desk: Desk, column: QVBoxLayout) -> None:
    """Gives a dialog whose changes count at once its Close button, and undo and redo by their keys."""
    buttons = button_box(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    # Enter ends typing in a field, not the dialog
    buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    column.addWidget(buttons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    desk.session.document_changed.connect(dialog.reject)
    keys = QKeySequence.StandardKey
    for key, act in ((keys.Undo, desk.session.undo), (keys.Redo, desk.session.redo)):
        QShortcut(key, dialog, act)
