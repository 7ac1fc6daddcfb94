"""Which page template says what stands around charts and tables: one of the plan, or one that comes with it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker

from orgplanner.exporters.choices.page_templates import plan_templates, program_templates
from orgplanner.model import PageTemplate
from orgplanner.text import say, shown
from ui.desk import Desk
from ui.fields.box import Box

OF_PLAN, OF_PROGRAM = "plan", "program"


class TemplateBox(Box):
    """Follows the plan; what is chosen stays chosen as long as it is there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._templates: dict[str, PageTemplate] = {}
        self.setObjectName("template")
        self.refresh()

    @property
    def chosen(self) -> PageTemplate | None:
        """The template as it is now, None where none is chosen."""
        return self._templates.get(self.currentData() or "")

    def choose_own(self, id: str) -> None:
        """Chooses a template of the plan."""
        self.choose(f"{OF_PLAN}:{id}")

    def refresh(self) -> None:
        """Reads the templates of the plan again, and tells nobody."""
        plan, words, before = self._desk.session.plan, self._desk.words, self.currentData()
        own = plan_templates(plan) if plan is not None else ()
        with QSignalBlocker(self):
            self.clear()
            self._templates = {}
            self.addItem(words(say("No template")), "")
            self._add(OF_PLAN, own)
            self._add(OF_PROGRAM, program_templates())
            self.choose(before if before in self._templates else "")

    def _add(self, of: str, templates: tuple[PageTemplate, ...]) -> None:
        if templates:
            self.insertSeparator(self.count())
        known = {template_name(self._desk, each) for each in program_templates()} if of == OF_PLAN else set()
        for each in templates:
            name = template_name(self._desk, each)
            own = self._desk.words(say("{name} (of this plan)", name=name)) if name in known else name
            self._templates[f"{of}:{each.id}"] = each
            self.addItem(shown(own), f"{of}:{each.id}")


def template_name(desk: Desk, template: PageTemplate) -> str:
    """The name of a template in the language of the window, else in one that it has."""
    plan, language = desk.session.plan, desk.words.language
    return (plan.words(template.name, language) if plan is not None else template.name.best(language)) or "–"
