"""Commands on what all scenarios of the plan share: its settings and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgplanner.text import say
from ui.commands.command import Command, Menu, Run, has_plan

if TYPE_CHECKING:
    from ui.window import MainWindow


def _list(name: str) -> Run:
    """Opens one of the lists of the plan."""

    def run(window: MainWindow) -> None:
        from ui.dialogs import plan_lists

        plan_lists.PlanListDialog(window.desk, getattr(plan_lists, name), window).open()

    return run


def _settings(window: MainWindow) -> None:
    from ui.dialogs.plan_settings import PlanSettingsDialog

    PlanSettingsDialog(window.desk, window).open()


def _page_templates(window: MainWindow) -> None:
    from ui.page_templates.dialog import PageTemplatesDialog

    PageTemplatesDialog(window.desk, window).open()


COMMANDS = (
    Command("sources", say("Sources…"), _list("SOURCES"), when=has_plan),
    Command("grades", say("Grades…"), _list("GRADES"), when=has_plan),
    Command("allowances", say("Allowances and contributions…"), _list("ALLOWANCES"), when=has_plan),
    Command("skills", say("Skills…"), _list("SKILLS"), when=has_plan),
    Command("criteria", say("Criteria of the appraisal…"), _list("CRITERIA"), when=has_plan),
    Command("page_templates", say("Page templates…"), _page_templates, when=has_plan),
    Command("plan_settings", say("Settings of the plan…"), _settings, when=has_plan),
)
MENU = Menu(
    say("Plan"),
    ("sources", "grades", "allowances", "skills", "criteria", "", "limits", "page_templates", "plan_settings"),
)
